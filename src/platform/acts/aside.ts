import type { Knex } from 'knex'
import { READS } from '../database/index.ts'

const ASIDE = { aside: true }

/** A statement before which the database need not be told anything. */
export const aside = <Q extends Knex.QueryBuilder | Knex.Raw>(query: Q): Q => query.queryContext(ASIDE) as Q

interface Statement {
  sql: string
  method?: string
  queryContext?: unknown
}
type Query = (connection: unknown, statement: string | Statement) => Promise<unknown>

/** Does something before each statement of a transaction but those said aside, and its own begin, commit and rollback. */
export const beforeStatements = (
  db: Knex.Transaction,
  before: (sql: string, reads: boolean) => Promise<void>,
): void => {
  const client = db.client as { query: Query }
  const query = client.query
  client.query = async (connection, statement) => {
    if (typeof statement !== 'string' && statement.queryContext !== ASIDE)
      await before(statement.sql, READS.has(statement.method ?? ''))
    return query.call(client, connection, statement)
  }
}
