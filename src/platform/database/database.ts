import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import knex, { type Knex } from 'knex'
import { unusable } from './errors.ts'
import { ImmediateSqlite } from './sqlite.ts'

/** Where the data is: a file of SQLite, or a PostgreSQL server. */
export type DatabaseConfig = { kind: 'sqlite'; file: string } | { kind: 'postgres'; url: string; schema?: string }

export interface Database {
  kind: 'sqlite' | 'postgres'
  /** Transactions that change something run here; on SQLite it is one connection. */
  writer: Knex
  /** Reads outside transactions; on SQLite a few read-only connections. */
  reader: Knex
  close(): Promise<void>
}

interface Connection {
  exec(sql: string, done: (error: Error | null) => void): void
}

const PATIENCE_MILLISECONDS = 15_000
const LONGEST_LOG_BYTES = 64 * 1024 * 1024

/**
 * What would undo a statement of many rows stays in memory; SQLite would make a file for each such statement. While one reads for
 * long, such as `verify`, all that is written stands in the log; when it can begin anew it gives back what it does not need.
 */
const sqlitePool = (readOnly: boolean) => ({
  min: 0,
  max: readOnly ? 4 : 1,
  afterCreate: (connection: Connection, done: (error: Error | null) => void) =>
    connection.exec(
      `PRAGMA busy_timeout = ${PATIENCE_MILLISECONDS}; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; ${
        readOnly
          ? 'PRAGMA query_only = ON;'
          : `PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = ${LONGEST_LOG_BYTES};`
      }`,
      (error) => (error || readOnly ? done(error) : writeAhead(connection, done, Date.now() + PATIENCE_MILLISECONDS)),
    ),
})

/** Of a file that is new: SQLite waits for every lock but the one for this, where another program is just at it too. */
const writeAhead = (connection: Connection, done: (error: Error | null) => void, until: number): void =>
  connection.exec('PRAGMA journal_mode = WAL', (error) => {
    const isTaken = (error as { code?: string } | null)?.code === 'SQLITE_BUSY'
    if (isTaken && Date.now() < until) setTimeout(() => writeAhead(connection, done, until), 10)
    else done(error)
  })

/** A connection that cannot be had is told to whoever asked for it, and one that broke off unused is replaced. */
const TOLD_ELSEWHERE = /^(Acquire connection error|Connection Error): /

/**
 * What knex has to say goes to standard error; standard output is the command's own. Once the database is being closed it says
 * nothing: a read that still waits for a connection beside one that failed is cut off then, and its caller has heard why.
 */
const logUntilClosed = () => {
  let closing = false
  const say = (message: unknown) => {
    if (!closing && !TOLD_ELSEWHERE.test(String(message))) process.stderr.write(`${String(message)}\n`)
  }
  const log: Knex.Logger = { warn: say, error: say, deprecate: say, debug: say }
  const close = async (...pools: Knex[]) => {
    closing = true
    for (const pool of pools) await pool.destroy()
  }
  return { log, close }
}

const openSqlite = (file: string): Database => {
  try {
    // Names, addresses and dates of birth will be in it: it is for the user who makes it, and for nobody else of the machine.
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  } catch (error) {
    throw unusable(error) ?? error
  }
  const { log, close } = logUntilClosed()
  const open = (readOnly: boolean) =>
    knex({
      client: ImmediateSqlite as unknown as typeof Knex.Client,
      connection: { filename: file },
      useNullAsDefault: true,
      log,
      pool: sqlitePool(readOnly),
    })
  const writer = open(false)
  const reader = open(true)
  return {
    kind: 'sqlite',
    writer,
    reader,
    close: () => close(reader, writer),
  }
}

const openPostgres = async (url: string, schema?: string): Promise<Database> => {
  const { default: pg } = await import('pg')
  // Sums of bigint arrive as NUMERIC, counts as INT8; both are whole numbers here, and one too large must not pass quietly.
  const whole = (text: string) => {
    const number = Number(text)
    if (!Number.isSafeInteger(number)) throw new RangeError(`${text} from the database is not a safe whole number`)
    return number
  }
  pg.types.setTypeParser(pg.types.builtins.INT8, whole)
  pg.types.setTypeParser(pg.types.builtins.NUMERIC, whole)
  const { log, close } = logUntilClosed()
  const both = knex({
    client: 'pg',
    // Read by pg itself: knex would take an address that it cannot read for the name of a file, and ask at the usual port.
    connection: { connectionString: url },
    pool: { min: 0, max: 12 },
    log,
    ...(schema ? { searchPath: [schema] } : {}),
  })
  return { kind: 'postgres', writer: both, reader: both, close: () => close(both) }
}

/** Opens the database; `migrate`, in `db`, brings its tables up to date. */
export const openDatabase = async (config: DatabaseConfig): Promise<Database> =>
  config.kind === 'sqlite' ? openSqlite(config.file) : openPostgres(config.url, config.schema)

/** Reads that must agree with each other: what is recorded while they last they do not see. */
export const unchanging = <T>({ kind, reader }: Database, read: (db: Knex) => Promise<T>): Promise<T> =>
  // SQLite has one level, which is this.
  reader.transaction(read, { readOnly: true, ...(kind === 'postgres' ? { isolationLevel: 'repeatable read' } : {}) })

/**
 * After many rows came at once: PostgreSQL plans by what it last counted of a table, which it does by itself only minutes later.
 * SQLite plans without counting.
 */
export const countAnew = async ({ kind, writer }: Database, tables: readonly string[]): Promise<void> => {
  if (kind === 'postgres') await writer.raw(`ANALYZE ${tables.map(() => '??').join(', ')}`, [...tables])
}
