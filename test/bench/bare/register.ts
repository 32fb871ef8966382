import { createReadStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse'
import iconv from 'iconv-lite'
import { openBare } from './ground.ts'

/** The least that an import can be: decode, csv-parse as a stream of arrays, and inserts in chunks of a hundred in one transaction. */
const [file = '', folder = ''] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
const db = openBare(join(folder, 'schoolco.db'))
await db.schema.createTable('establishment', (table) => {
  for (const column of ['urn', 'la_code', 'name', 'type', 'status', 'postcode', 'facts']) table.text(column)
  table.primary(['urn'])
})
const rows = createReadStream(file)
  .pipe(iconv.decodeStream('win1252'))
  .pipe(parse({ from_line: 2 }))
await db.transaction(async (tx) => {
  let chunk: object[] = []
  for await (const [urn, laCode, , , name, type, , , , status, ...rest] of rows as AsyncIterable<string[]>) {
    chunk.push({ urn, la_code: laCode, name, type, status, postcode: rest[12], facts: JSON.stringify(rest) })
    if (chunk.length < 100) continue
    await tx('establishment').insert(chunk)
    chunk = []
  }
  if (chunk.length > 0) await tx('establishment').insert(chunk)
})
await db.destroy()
