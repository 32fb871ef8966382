import type { Knex } from 'knex'

/** SQL for a value as JSON, from SQL for the value: both databases write a text as JSON.stringify does. */
export const jsonText = (db: Knex, value: string): string =>
  db.client.config.client === 'pg' ? `to_json(${value})::text` : `json_quote(${value})`
