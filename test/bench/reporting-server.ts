import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.ts'
import { serve } from '../../src/main.ts'
import { writePdf } from '../../src/reporting/writers/pdf.ts'
import { reportOf } from './paper-table.ts'

/** The product as it is served, which makes one report of two hundred pages after the other. */
const report = reportOf(200)
const data = mkdtempSync(join(tmpdir(), 'schoolco-bench-'))
const { url, stopped } = await serve(readConfig(process.env, { data, port: 0 }))
console.log(JSON.stringify({ url }))
let stopping = false
stopped.then(() => {
  stopping = true
})
while (!stopping) await writePdf(report)
rmSync(data, { recursive: true })
