import { createRequire } from 'node:module'
import type { Knex } from 'knex'
import { KeptStatements, type Statement } from './kept-statements.ts'
import { READS } from './reads.ts'

const load = createRequire(import.meta.url)
type AnyTransaction = new (...parts: unknown[]) => { rollback(connection: unknown, error: unknown): Promise<unknown> }
const Sqlite = load('knex/lib/dialects/sqlite3/index.js') as new (...parts: unknown[]) => Dialect
const SqliteTransaction: AnyTransaction = load('knex/lib/dialects/sqlite3/execution/sqlite-transaction.js')

interface Dialect {
  driver: { Statement: new (connection: object, sql: string, done: (error: Error | null) => void) => Statement }
  _query(connection: object, asked: Asked): Promise<Asked>
  destroyRawConnection(connection: object): Promise<unknown>
}

/** A statement as knex hands it to the driver, and its answer as knex wants it back. */
interface Asked {
  sql: string
  bindings: unknown
  /** How it was asked for: `select`, `first`, `insert`, or `raw` for what is no query. */
  method: string
  returning?: unknown
  response?: unknown
  context?: unknown
}

/**
 * knex begins every SQLite transaction with a plain BEGIN. A transaction that reads first and then writes then fails at once
 * beside a second writer, whatever the busy timeout: it cannot wait for a lock while it holds an old snapshot. So those that
 * mean to write take the write lock when they begin.
 */
class ImmediateTransaction extends SqliteTransaction {
  begin(connection: unknown): Promise<unknown> {
    const { readOnly, query } = this as unknown as Begun
    return query.call(this, connection, readOnly ? 'BEGIN;' : 'BEGIN IMMEDIATE;')
  }

  /** Where the disk was full SQLite has undone everything by itself: then this makes something to undo, or knex would tell of that instead. */
  override async rollback(connection: unknown, error: unknown): Promise<unknown> {
    const { trxClient } = this as unknown as Begun
    if (UNDOES_BY_ITSELF.test(String((error as { code?: unknown } | undefined)?.code)))
      await trxClient.query(connection, 'SAVEPOINT undone').catch(() => undefined)
    return super.rollback(connection, error)
  }
}

const UNDOES_BY_ITSELF = /^SQLITE_(FULL|IOERR|NOMEM)/

interface Begun {
  readOnly: boolean | undefined
  trxClient: { query(connection: unknown, sql: string): Promise<unknown> }
  query(connection: unknown, sql: string): Promise<unknown>
}

const CHANGES = new Set(['insert', 'update', 'del', 'counter'])

/** Of what is no query to knex, what comes again with every act. */
const OF_EVERY_ACT = /^(BEGIN IMMEDIATE;|COMMIT;|insert into )/

/** A list of many values is as long as they are many, and seldom comes again. */
const LONGEST = 10_000

/** By connection, not by client: knex makes a client of its own for each transaction. */
const statements = new WeakMap<object, KeptStatements>()

const statementsOf = (connection: object, { Statement }: Dialect['driver']): KeptStatements => {
  const kept = statements.get(connection)
  if (kept) return kept
  const made = new KeptStatements((sql, done) => new Statement(connection, sql, done))
  statements.set(connection, made)
  return made
}

export class ImmediateSqlite extends Sqlite {
  transaction(container: unknown, config: unknown, outer: unknown): Knex.Transaction {
    return new ImmediateTransaction(this, container, config, outer) as unknown as Knex.Transaction
  }

  override async _query(connection: object, asked: Asked): Promise<Asked> {
    const { sql, method, bindings, returning } = asked
    if (sql.length > LONGEST || !(READS.has(method) || CHANGES.has(method) || OF_EVERY_ACT.test(sql)))
      return super._query(connection, asked)
    const how = CHANGES.has(method) && !returning ? 'run' : 'all'
    const { rows, ...changed } = await statementsOf(connection, this.driver).ask(how, sql, bindings)
    asked.response = rows
    asked.context = changed
    return asked
  }

  override destroyRawConnection(connection: object): Promise<unknown> {
    statements.get(connection)?.close()
    return super.destroyRawConnection(connection)
  }
}
