import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Knex } from 'knex'
import type { Row } from '../reader.ts'
import { aside, beforeStatements } from './aside.ts'
import { type Head, headsOf } from './heads.ts'
import { insertions, type Write } from './insertions.ts'

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

export const draftOf = (db: Knex.Transaction): Draft => {
  const memory = readsRemembered()
  const heads = headsOf(db)
  let writes: Write[] = []
  let rowsWaiting = 0
  let changes = 0
  let telling = Promise.resolve()

  const waits = (sql: string): boolean => {
    const named = new Set(sql.match(/\w+/g))
    return writes.some(({ table }) => named.has(table)) || (named.has('chain') && heads.moved().length > 0)
  }
  const tellNow = async (): Promise<void> => {
    const told = writes
    const moved = heads.moved()
    if (told.length + moved.length === 0) return
    writes = []
    rowsWaiting = 0
    changes += 1
    for (const statement of insertions(db, told)) await aside(statement)
    await heads.tell(moved)
  }
  const tell = (): Promise<void> => {
    telling = telling.then(tellNow)
    return telling
  }
  const wait = async (write: Write): Promise<void> => {
    writes.push(write)
    memory.forget(write.table)
    rowsWaiting += write.rows.length
    if (rowsWaiting < ENOUGH_ROWS) return
    await telling
    // What goes wrong is thrown where the next part is told, or at the end.
    tell().catch(() => {})
    // By then the statement is with the driver, and what comes next does not hold it up.
    await nextTurn()
  }
  const mark = () => {
    const before = { changes, rowsWaiting, writes: writes.length }
    const moveBack = heads.mark()
    return () => {
      if (changes !== before.changes) return false
      writes.length = before.writes
      rowsWaiting = before.rowsWaiting
      moveBack()
      return true
    }
  }
  beforeStatements(db, async (sql, reads) => {
    await telling
    if (reads && !waits(sql)) return
    await tell()
    if (reads) return
    changes += 1
    memory.forgetAll()
  })

  return {
    db,
    tell,
    settled: () => telling.catch(() => {}),
    insert: (table, rows) => wait({ table, rows }),
    add: (table, key, rows) => wait({ table, key, rows }),
    remembered: memory.read,
    head: heads.locked,
    moveHead: heads.move,
    mark,
  }
}

/** What was read once, until something is written in one of the tables that it was read from. */
const readsRemembered = () => {
  const kept = new Map<string, { tables: readonly string[]; value: Promise<unknown> }>()
  return {
    read: <T>(name: string, tables: readonly string[], read: () => Promise<T>): Promise<T> => {
      const value = kept.get(name)?.value ?? read()
      kept.set(name, { tables, value })
      return value as Promise<T>
    },
    forget: (table: string): void => {
      for (const [name, { tables }] of kept) if (tables.includes(table)) kept.delete(name)
    },
    forgetAll: () => kept.clear(),
  }
}
