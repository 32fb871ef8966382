import { createRequire } from 'node:module'
import type { Knex } from 'knex'

const load = createRequire(import.meta.url)
type AnyClass = new (...parts: unknown[]) => object
const Sqlite: AnyClass = load('knex/lib/dialects/sqlite3/index.js')
const SqliteTransaction: AnyClass = load('knex/lib/dialects/sqlite3/execution/sqlite-transaction.js')

/**
 * knex begins every SQLite transaction with a plain BEGIN. A transaction that reads first and then writes then fails at once
 * beside a second writer, whatever the busy timeout: it cannot wait for a lock while it holds an old snapshot. Transactions
 * here all mean to write, so they take the write lock when they begin.
 */
class ImmediateTransaction extends SqliteTransaction {
  begin(connection: unknown): Promise<unknown> {
    return (this as unknown as { query(c: unknown, sql: string): Promise<unknown> }).query(
      connection,
      'BEGIN IMMEDIATE;',
    )
  }
}

export class ImmediateSqlite extends Sqlite {
  transaction(container: unknown, config: unknown, outer: unknown): Knex.Transaction {
    return new ImmediateTransaction(this, container, config, outer) as unknown as Knex.Transaction
  }
}
