import { join } from 'node:path'
import { openBare } from './ground.ts'

/** Every entry and posting of the books of the folder named, read in pages by their keys, and nothing done with them. */
const [folder = ''] = process.argv.slice(2)
const PAGE = 2000
const db = openBare(join(folder, 'schoolco.db'))
for (const table of ['entry', 'posting']) {
  let last = ''
  for (let read = PAGE; read === PAGE; ) {
    const rows = await db(table).where({ company: 'bench' }).andWhere('id', '>', last).orderBy('id').limit(PAGE)
    read = rows.length
    last = rows.at(-1)?.id ?? last
  }
}
await db.destroy()
