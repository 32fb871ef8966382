/** What sqlite3 calls a statement: SQL that is compiled once and run with other values each time. */
export interface Statement {
  all(values: unknown, done: Done): void
  run(values: unknown, done: Done): void
  finalize(): void
}
type Done = (this: Changed, error: Error | null, rows?: unknown) => void
interface Changed {
  lastID?: number
  changes?: number
}

type Prepare = (sql: string, done: (error: Error | null) => void) => Statement

const MOST = 100

/**
 * The statements of one connection, compiled when they are first run and kept for the next time; the one unused for longest
 * goes first. Compiling is a trip of its own to the threads of libuv, and for a small read takes longer than the reading.
 * SQLite compiles a kept statement anew by itself when the tables have changed.
 */
export class KeptStatements {
  private readonly kept = new Map<string, Statement>()
  private readonly prepare: Prepare

  constructor(prepare: Prepare) {
    this.prepare = prepare
  }

  /** The rows of a statement (`all`), or what it changed (`run`). */
  ask(how: 'all' | 'run', sql: string, values: unknown): Promise<Changed & { rows: unknown }> {
    return new Promise((resolve, reject) => {
      const failed = (error: Error) => {
        this.forget(sql)
        reject(error)
      }
      const statement = this.kept.get(sql) ?? this.prepare(sql, (error) => error && failed(error))
      this.keep(sql, statement)
      statement[how](values, function (error, rows) {
        if (error) failed(error)
        // A copy, because the statement says anew what it changed each time it is run.
        else resolve({ rows, ...(how === 'run' ? { lastID: this.lastID ?? 0, changes: this.changes ?? 0 } : {}) })
      })
    })
  }

  /** A connection closes only when none of its statements is left. */
  close(): void {
    for (const sql of [...this.kept.keys()]) this.forget(sql)
  }

  private keep(sql: string, statement: Statement): void {
    this.kept.delete(sql)
    this.kept.set(sql, statement)
    const [oldest] = this.kept.keys()
    if (this.kept.size > MOST && oldest !== undefined) this.forget(oldest)
  }

  /** One that failed is not trusted again. What waits for it to be free is still run. */
  private forget(sql: string): void {
    this.kept.get(sql)?.finalize()
    this.kept.delete(sql)
  }
}
