import { type Check, type CheckFailure, checkOf } from '../../kernel/check.ts'
import { INSTALLATION, type Reader, type Row } from '../reader.ts'
import { type Chain, recordedRows } from './chain.ts'
import { digestOf, digestsOf, particularsHold } from './digest.ts'
import { GROUPS, groupOf, Tally } from './tally.ts'
import { writtenRows } from './written-rows.ts'

/** So many rows are remembered at a time, however many were altered. */
const AT_ONCE = 400_000

/**
 * Compares every row of every table in the chain with what the acts recorded of it. The first look compares sums; where those
 * of some rows differ, a second look at these finds which they are, and what their last act left of each.
 */
export const checkRows = async (reader: Reader, chain: Chain, atOnce = AT_ONCE): Promise<Check> => {
  const suspects: Suspect[] = []
  let counted = 0
  const tables = new Set([...(await chainedTables(reader)), ...chain.recorded.keys()])
  for (const table of [...tables].sort()) {
    const [row] = await reader.db(table).where({ company: reader.company }).count({ count: '*' })
    const count = Number(row?.count)
    if (count === 0 && !chain.recorded.has(table)) continue
    counted += count
    const recorded = chain.recorded.get(table) ?? new Tally()
    const found = await tallied(reader, table)
    const groups = found ? Tally.differing(recorded, found) : [...Array(GROUPS).keys()]
    suspects.push(...groups.map((group) => ({ table, group, rows: recorded.count / GROUPS })))
  }
  const failures: CheckFailure[] = []
  for (const some of rounds(suspects, atOnce)) failures.push(...(await differing(reader, some)))
  return checkOf('chain.rows-match', counted, failures)
}

/** A group of a table, with about how many rows. */
interface Suspect {
  table: string
  group: number
  rows: number
}

/** The digests that the acts must have recorded if the rows are as they were: of a superseded row, two. */
const tallied = async (reader: Reader, table: string): Promise<Tally | undefined> => {
  const tally = new Tally()
  try {
    for await (const rows of writtenRows(reader, table))
      for (const { id, content, earlier, particulars } of rows) {
        if (particulars && !particularsHold(particulars)) continue
        tally.add(id, digestOf(content))
        if (earlier !== undefined) tally.add(id, digestOf(earlier))
      }
    return tally
  } catch {
    // Some value is of no kind that the product writes: all rows are looked at again. What else went wrong goes wrong there too.
    return undefined
  }
}

const rounds = (suspects: readonly Suspect[], atOnce: number): Suspect[][] => {
  const found: Suspect[][] = []
  // The first begins a round whatever its size: of a table in which nothing was recorded it has none.
  let rows = Number.POSITIVE_INFINITY
  for (const suspect of suspects) {
    if (rows + suspect.rows > atOnce) {
      found.push([])
      rows = 0
    }
    found.at(-1)?.push(suspect)
    rows += suspect.rows
  }
  return found
}

/** The rows of some groups that are not as their last act left them. */
const differing = async (reader: Reader, suspects: readonly Suspect[]): Promise<CheckFailure[]> => {
  const failures: CheckFailure[] = []
  const groups = new Map<string, Set<number>>()
  for (const { table, group } of suspects) groups.set(table, (groups.get(table) ?? new Set()).add(group))
  const expected = new Map<string, Map<string, string>>([...groups.keys()].map((table) => [table, new Map()]))
  for await (const [table, id, digest] of recordedRows(reader))
    if (groups.get(table)?.has(groupOf(id))) expected.get(table)?.set(id, digest)
  for (const [table, rows] of expected) {
    const isSuspect = (id: string) => groups.get(table)?.has(groupOf(id)) === true
    for await (const page of rowsOf(reader, table, isSuspect))
      for (const [i, digest] of digestsOf(page).entries()) {
        const row = page[i] as Row
        const id = String(row.id)
        const message = faultOf(row, digest, rows.get(id))
        rows.delete(id)
        if (message) failures.push({ table, id, ...entryOf(table, row), message })
      }
    for (const id of rows.keys()) failures.push({ table, id, message: 'this row was recorded and is no longer there' })
  }
  return failures
}

const faultOf = (row: Row, digest: string, expected: string | undefined): string | undefined => {
  if (expected === undefined) return 'no act recorded this row: it was added behind the record'
  if (digest !== expected) return 'this row is not as it was recorded'
  return particularsHold(row) ? undefined : 'the particulars of this row are not as they were recorded'
}

const entryOf = (table: string, row: Row): { entry?: string } => {
  if (table === 'entry') return { entry: String(row.number ?? row.id) }
  return row.entry === null || row.entry === undefined ? {} : { entry: String(row.entry) }
}

const PAGE = 2000

/** Rows by their keys: of those that are not asked for, the key alone is read. */
async function* rowsOf({ db, company }: Reader, table: string, wanted: (id: string) => boolean): AsyncGenerator<Row[]> {
  const idsAfter = async (last?: string): Promise<string[]> => {
    const query = db(table).where({ company }).orderBy('id').limit(PAGE)
    return (last === undefined ? query : query.andWhere('id', '>', last)).pluck('id')
  }
  for (let ids = await idsAfter(); ids.length > 0; ids = await idsAfter(ids.at(-1))) {
    const some = ids.filter((id) => wanted(String(id)))
    if (some.length > 0) yield db(table).where({ company }).whereIn('id', some).orderBy('id')
  }
}

/** Every table whose rows say by which act they were recorded is in the chain; nobody keeps a list that could be forgotten. */
export const chainedTables = (reader: Reader): Promise<string[]> => tablesWith(reader, 'recorded_act')

/**
 * Every company that some row names: also one of which nothing else is left, or that never was. Keys begin with the company, so each
 * is found in one step.
 */
export const namedCompanies = async (reader: Reader): Promise<string[]> => {
  const found = new Set<string>()
  for (const table of await tablesWith(reader, 'company')) {
    const lowest = async (after?: string): Promise<unknown> => {
      const query = reader.db(table).min({ company: 'company' })
      const [row] = await (after === undefined ? query : query.where('company', '>', after))
      return row?.company
    }
    for (let next = await lowest(); typeof next === 'string'; next = await lowest(next)) found.add(next)
  }
  found.delete(INSTALLATION)
  return [...found].sort()
}

const tablesWith = async (reader: Reader, column: string): Promise<string[]> => {
  const sqlite = reader.db.client.config.client !== 'pg'
  const found: { name: string }[] = sqlite
    ? await reader.db.raw(
        `select m.name as name from sqlite_master m join pragma_table_info(m.name) c on c.name = ? where m.type = 'table'`,
        [column],
      )
    : (
        await reader.db.raw(
          `select table_name as name from information_schema.columns where column_name = ? and table_schema = current_schema()`,
          [column],
        )
      ).rows
  return found.map(({ name }) => name).sort()
}
