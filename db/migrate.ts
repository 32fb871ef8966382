import type { Knex } from 'knex'
import { type Database, unusable } from '../src/platform/database/index.ts'
import { migrations } from './migrations/index.ts'

/** The same migrations on both databases, from an explicit list, so that a compiled copy knows them by the same names. */
export const migrationSource: Knex.MigrationSource<string> = {
  getMigrations: async () => Object.keys(migrations),
  getMigrationName: (name) => name,
  getMigration: async (name) => migrations[name] as Knex.Migration,
}

/** Brings the tables up to date. Refuses, saying what to do, where the database cannot be reached or is none. */
export const migrate = async (database: Database): Promise<void> => {
  try {
    await database.writer.migrate.latest({ migrationSource, tableName: 'migration' })
  } catch (error) {
    throw unusable(error) ?? error
  }
}

/** Is every migration of this version applied? */
export const isMigrated = async (database: Database): Promise<boolean> => {
  const [, pending] = (await database.reader.migrate.list({ migrationSource, tableName: 'migration' })) as [
    unknown[],
    unknown[],
  ]
  return pending.length === 0
}
