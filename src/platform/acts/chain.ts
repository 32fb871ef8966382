import { type Check, type CheckFailure, checkOf } from '../../kernel/check.ts'
import { INSTALLATION, type Reader, type Row } from '../reader.ts'
import { type ActRow, hashOfAct } from './act-record.ts'
import { digestsOf, particularsHash } from './digest.ts'

/** [table, id, digest], as an act's record lists what it wrote. */
type Listing = [string, string, string]

const PAGE = 2000

/** What the chain of a company, or of the installation, says: is it whole, and which digest does it expect of each row? */
export interface Chain {
  head: string
  heads: Set<string>
  expected: Map<string, Map<string, string>>
  check: Check
}

/** Reads the chain from its beginning, deriving every hash again. The last listing of a row is what is expected of it. */
export const readChain = async (reader: Reader): Promise<Chain> => {
  const failures: CheckFailure[] = []
  const expected = new Map<string, Map<string, string>>()
  const heads = new Set<string>()
  let [number, hash] = [0, '']
  for await (const row of actsInOrder(reader)) {
    const failed = (message: string) => failures.push({ table: 'act', id: String(row.number), message })
    if (row.number !== number + 1) failed(`act ${number + 1} is missing before act ${row.number}`)
    if (row.previous !== hash) failed(`act ${row.number} does not follow on from the act before it`)
    if (hashOfAct(row) !== row.hash) failed(`act ${row.number} (${row.name}) was altered after it was recorded`)
    for (const [table, id, digest] of listings(row, failed)) {
      if (!expected.has(table)) expected.set(table, new Map())
      expected.get(table)?.set(id, digest)
    }
    ;[number, hash] = [row.number, row.hash]
    heads.add(row.hash)
  }
  const head = await reader.db('chain').where({ company: reader.company }).first('number', 'hash')
  if ((head?.number ?? 0) !== number || (head?.hash ?? '') !== hash) {
    const message = head
      ? `the chain should end with act ${head.number} and ends with act ${number}: its end was cut off or added to`
      : `nothing says where the chain ends; its last act is ${number}`
    failures.push({ table: 'chain', id: reader.company, message })
  }
  return { head: hash, heads, expected, check: checkOf('chain.unbroken', heads.size, failures) }
}

/** Every company that something was recorded of, also one whose own row was taken away since. */
export const chainedCompanies = async (reader: Reader): Promise<string[]> => {
  const rows: { company: string }[] = await reader
    .db('act')
    .whereNot('company', INSTALLATION)
    .distinct('company')
    .orderBy('company')
  return rows.map(({ company }) => company)
}

async function* actsInOrder(reader: Reader): AsyncGenerator<ActRow & { hash: string }> {
  let after = 0
  for (;;) {
    const rows: (ActRow & { hash: string })[] = await reader
      .db('act')
      .where({ company: reader.company })
      .andWhere('number', '>', after)
      .orderBy('number')
      .limit(50)
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last.number
  }
}

const listings = (row: ActRow, failed: (message: string) => void): Listing[] => {
  try {
    return JSON.parse(row.writes) as Listing[]
  } catch {
    failed(`what act ${row.number} wrote cannot be read any more`)
    return []
  }
}

/**
 * Compares every row of every table in the chain with the digest that its last act left of it. What is expected is used up: of
 * millions of rows there is no second list.
 */
export const checkRows = async (reader: Reader, chain: Chain): Promise<Check> => {
  const failures: CheckFailure[] = []
  let counted = 0
  const tables = new Set([...(await chainedTables(reader)), ...chain.expected.keys()])
  for (const table of [...tables].sort()) {
    const expected = chain.expected.get(table) ?? new Map<string, string>()
    for await (const rows of pagesOf(reader, table)) {
      counted += rows.length
      for (const [i, digest] of digestsOf(rows).entries()) {
        const row = rows[i] as Row
        const id = String(row.id)
        const message = faultOf(row, digest, expected.get(id))
        expected.delete(id)
        if (message) failures.push({ table, id, ...entryOf(table, row), message })
      }
    }
    for (const id of expected.keys())
      failures.push({ table, id, message: 'this row was recorded and is no longer there' })
  }
  return checkOf('chain.rows-match', counted, failures)
}

const faultOf = (row: Row, digest: string, expected: string | undefined): string | undefined => {
  if (expected === undefined) return 'no act recorded this row: it was added behind the record'
  if (digest !== expected) return 'this row is not as it was recorded'
  if (typeof row.particulars !== 'string') return undefined
  return particularsHash(String(row.particulars_salt), row.particulars) === row.particulars_hash
    ? undefined
    : 'the particulars of this row are not as they were recorded'
}

const entryOf = (table: string, row: Row): { entry?: string } => {
  if (table === 'entry') return { entry: String(row.number ?? row.id) }
  return row.entry === null || row.entry === undefined ? {} : { entry: String(row.entry) }
}

async function* pagesOf(reader: Reader, table: string): AsyncGenerator<Row[]> {
  const pageAfter = async (id: string): Promise<Row[]> =>
    reader.db(table).where({ company: reader.company }).andWhere('id', '>', id).orderBy('id').limit(PAGE)
  let next = pageAfter('')
  for (;;) {
    const rows = await next
    const last = rows.at(-1)
    if (!last) return
    // The next page is read while this one is looked at.
    next = pageAfter(String(last.id))
    yield rows
  }
}

/** Every table whose rows say by which act they were recorded is in the chain; nobody keeps a list that could be forgotten. */
export const chainedTables = async (reader: Reader): Promise<string[]> => {
  const sqlite = reader.db.client.config.client !== 'pg'
  const found: { name: string }[] = sqlite
    ? await reader.db.raw(
        `select m.name as name from sqlite_master m join pragma_table_info(m.name) c on c.name = 'recorded_act' where m.type = 'table'`,
      )
    : (
        await reader.db.raw(
          `select table_name as name from information_schema.columns where column_name = 'recorded_act' and table_schema = current_schema()`,
        )
      ).rows
  return found.map(({ name }) => name).sort()
}
