import type { Knex } from 'knex'

/** Somebody who alters rows can also take away the index that stands in the way. */
export const dropUniqueIndexes = async (db: Knex, tables: string[]): Promise<void> => {
  const indexes = db.client.config.client === 'pg' ? await uniqueOnPostgres(db) : await uniqueOnSqlite(db)
  for (const { name, table, constraint } of indexes) {
    if (!tables.includes(table) || name.endsWith('_pk')) continue
    await (constraint ? db.raw('alter table ?? drop constraint ??', [table, name]) : db.raw('drop index ??', [name]))
  }
}

interface Index {
  name: string
  table: string
  constraint: string | null
}

const uniqueOnSqlite = (db: Knex): Promise<Index[]> =>
  db.raw(`select name, tbl_name as "table" from sqlite_master where type = 'index' and sql like 'create unique%'`)

const uniqueOnPostgres = async (db: Knex): Promise<Index[]> =>
  (
    await db.raw(
      `select i.indexname as name, i.tablename as table, c.conname as constraint from pg_indexes i
       left join pg_constraint c on c.conname = i.indexname and c.connamespace = current_schema()::regnamespace
       where i.schemaname = current_schema() and i.indexdef like 'CREATE UNIQUE%'`,
    )
  ).rows
