import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Knex } from 'knex'
import { READS } from '../database/index.ts'
import { noCompany, type Row } from '../reader.ts'
import { insertions, type Write } from './insertions.ts'

/** Where a chain ends: its last act, that act's hash, and the number of the company's last journal entry. */
export interface Head {
  number: number
  hash: string
  entries: number
}

/**
 * What a transaction has written and its database has not been told yet. What the acts of one commit add to a table is then
 * one statement. Nobody can notice: the database is told before any read that names one of the tables, before any statement
 * that is no plain read, and before the commit. That holds because no view, trigger or foreign key leads from one table to
 * another, and it is seen to where knex hands a statement to the connection, so that nothing passes by it.
 */
export interface Draft {
  db: Knex.Transaction
  insert(table: string, rows: readonly Row[]): Promise<void>
  /** Adds amounts to the sums that a table keeps under a key; a sum that is not there yet begins. */
  add(table: string, key: readonly string[], rows: readonly Row[]): Promise<void>
  /** What was read once from tables in which nothing was written since. The chain's lock keeps others from writing there. */
  remembered<T>(name: string, tables: readonly string[], read: () => Promise<T>): Promise<T>
  /** The end of a company's chain, locked until the commit: acts of other processes wait. */
  head(company: string, begins: boolean): Promise<Head>
  moveHead(company: string, head: Head): void
  /** Tells the database everything. */
  tell(): Promise<void>
  /** Until nothing is under way: a transaction must not end while a part is still being told. */
  settled(): Promise<void>
  /** Returns what takes back all that is written from here on; it answers false when the database knows some of it. */
  mark(): () => boolean
}

/**
 * So many rows do not wait: the database writes them while the act makes the next ones. A part is told only when the one
 * before it is written, so that a large act needs the memory of a small one.
 */
const ENOUGH_ROWS = 250

const ASIDE = { aside: true }

/** A statement before which the database need not be told anything. */
export const aside = <Q extends Knex.QueryBuilder | Knex.Raw>(query: Q): Q => query.queryContext(ASIDE) as Q

export const draftOf = (db: Knex.Transaction): Draft => {
  let writes: Write[] = []
  let rowsWaiting = 0
  let heads = new Map<string, Head>()
  const headsTold = new Map<string, Head>()
  const memory = new Map<string, { tables: readonly string[]; value: Promise<unknown> }>()
  let changes = 0
  let telling = Promise.resolve()

  const moved = () => [...heads].filter(([company, head]) => headsTold.get(company) !== head)
  const waits = (sql: string): boolean => {
    const named = new Set(sql.match(/\w+/g))
    return writes.some(({ table }) => named.has(table)) || (named.has('chain') && moved().length > 0)
  }
  const tellNow = async (): Promise<void> => {
    const told = writes
    const ends = moved()
    if (told.length + ends.length === 0) return
    writes = []
    rowsWaiting = 0
    changes += 1
    for (const statement of insertions(db, told)) await aside(statement)
    for (const [company, head] of ends) {
      await aside(db('chain').where({ company }).update(head))
      headsTold.set(company, head)
    }
  }
  const tell = (): Promise<void> => {
    telling = telling.then(tellNow)
    return telling
  }
  const wait = async (write: Write): Promise<void> => {
    writes.push(write)
    for (const [name, { tables }] of memory) if (tables.includes(write.table)) memory.delete(name)
    rowsWaiting += write.rows.length
    if (rowsWaiting < ENOUGH_ROWS) return
    await telling
    // What goes wrong is thrown where the next part is told, or at the end.
    tell().catch(() => {})
    // By then the statement is with the driver, and what comes next does not hold it up.
    await nextTurn()
  }
  beforeEach(db, async (sql, reads) => {
    await telling
    if (reads && !waits(sql)) return
    await tell()
    if (reads) return
    changes += 1
    memory.clear()
  })

  return {
    db,
    tell,
    settled: () => telling.catch(() => {}),
    insert: (table, rows) => wait({ table, rows }),
    add: (table, key, rows) => wait({ table, key, rows }),
    remembered: (name, tables, read) => {
      const value = memory.get(name)?.value ?? read()
      memory.set(name, { tables, value })
      return value as ReturnType<typeof read>
    },
    head: async (company, begins) => {
      const head = heads.get(company) ?? (await lockedHead(db, company, begins))
      if (!heads.has(company)) headsTold.set(company, head)
      heads.set(company, head)
      return head
    },
    moveHead: (company, head) => {
      heads.set(company, head)
    },
    mark: () => {
      const before = { changes, rowsWaiting, writes: writes.length, heads: new Map(heads) }
      return () => {
        if (changes !== before.changes) return false
        writes.length = before.writes
        rowsWaiting = before.rowsWaiting
        heads = before.heads
        return true
      }
    },
  }
}

const lockedHead = async (db: Knex.Transaction, company: string, begins: boolean): Promise<Head> => {
  const locked = () => aside(db('chain').where({ company }).forUpdate().first('number', 'hash', 'entries'))
  const head = await locked()
  if (head) return head
  if (!begins) throw noCompany(company)
  await db('chain').insert({ company, number: 0, hash: '', entries: 0 }).onConflict('company').ignore()
  return locked()
}

interface Statement {
  sql: string
  method?: string
  queryContext?: unknown
}
type Query = (connection: unknown, statement: string | Statement) => Promise<unknown>

/** Does something before each statement of a transaction but those said aside, and its own begin, commit and rollback. */
const beforeEach = (db: Knex.Transaction, before: (sql: string, reads: boolean) => Promise<void>): void => {
  const client = db.client as { query: Query }
  const query = client.query
  client.query = async (connection, statement) => {
    if (typeof statement !== 'string' && statement.queryContext !== ASIDE)
      await before(statement.sql, READS.has(statement.method ?? ''))
    return query.call(client, connection, statement)
  }
}
