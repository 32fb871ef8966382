import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { loadCompany } from '../company/index.ts'
import { invalid } from '../kernel/errors.ts'
import { journalText } from '../ledger/index.ts'
import { exportJson, exportPack } from '../pack/index.ts'
import type { Reader } from '../platform/reader.ts'
import { writeCsv } from '../reporting/writers/csv.ts'
import { opened } from './opened.ts'
import { type Call, needed } from './terminal/call.ts'
import { HOLDS } from './terminal/exit-codes.ts'
import { answer, writing } from './terminal/output.ts'

/** `export COMPANY --format hledger|csv|json --out DIR` */
export const exportCommand = ([company = '']: string[], call: Call): Promise<number> =>
  opened(call, async (open) => {
    const format = needed(call, 'format', 'csv')
    const folder = needed(call, 'out', 'books')
    const write = WRITERS[format]
    if (!write) throw invalid(`--format must be one of ${Object.keys(WRITERS).join(', ')}`, '/format')
    const reader = open.reader(company)
    await loadCompany(reader)
    const files = await writing(() => {
      mkdirSync(folder, { recursive: true })
      return write(reader, folder)
    })
    answer(call.json, { company, format, files }, () => files.join('\n'))
    return HOLDS
  })

const WRITERS: Record<string, (reader: Reader, folder: string) => Promise<string[]>> = {
  hledger: async (reader, folder) => {
    const file = join(folder, `${reader.company}.journal`)
    await pipeline(Readable.from(journalText(reader)), createWriteStream(file))
    return [file]
  },
  csv: async (reader, folder) => {
    const { company, sheets } = await exportPack(reader)
    const written = sheets.filter((sheet) => sheet.rows.length > 0)
    writeFileSync(join(folder, 'company.json'), `${JSON.stringify(company, null, 2)}\n`)
    for (const { file, columns, rows } of written) writeFileSync(join(folder, file), writeCsv(columns, rows))
    return ['company.json', ...written.map(({ file }) => file)].map((file) => join(folder, file))
  },
  json: async (reader, folder) => {
    const file = join(folder, `${reader.company}.json`)
    writeFileSync(file, await exportJson(reader))
    return [file]
  },
}
