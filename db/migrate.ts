import type { Knex } from 'knex'
import { invalid } from '../src/kernel/errors.ts'
import { type Database, unusable } from '../src/platform/database/index.ts'
import { migrations } from './migrations/index.ts'

/** The same migrations on both databases, from an explicit list, so that a compiled copy knows them by the same names. */
export const migrationSource: Knex.MigrationSource<string> = {
  getMigrations: async () => Object.keys(migrations),
  getMigrationName: (name) => name,
  getMigration: async (name) => migrations[name] as Knex.Migration,
}

const config = { migrationSource, tableName: 'migration' }

/** Brings the tables up to date. Refuses, saying what to do, where the database cannot be reached or is none. */
export const migrate = async (database: Database): Promise<void> => {
  try {
    const applied = await appliedIn(database)
    const newer = applied.find((name) => !(name in migrations))
    if (newer !== undefined)
      throw invalid(
        `A newer version of schoolco has used this database (${newer}). Install that version, or name another with --data`,
      )
    // Nobody has to wait until somebody else has written in order to find that there is nothing to do.
    if (applied.length === 0) await refuseOtherLetters(database)
    if (!isAll(applied)) await database.writer.transaction((db) => bringUpToDate(database, db))
  } catch (error) {
    throw unusable(error) ?? error
  }
}

const appliedIn = async ({ reader }: Database): Promise<string[]> =>
  (await reader.schema.hasTable(config.tableName)) ? reader(config.tableName).pluck('name') : []

const isAll = (applied: readonly string[]): boolean => Object.keys(migrations).every((name) => applied.includes(name))

/** Names have letters that an older encoding of PostgreSQL lacks, which would be found out by whoever has one. */
const refuseOtherLetters = async ({ kind, reader }: Database): Promise<void> => {
  if (kind !== 'postgres') return
  const { rows } = await reader.raw('show server_encoding')
  const [{ server_encoding: encoding }] = rows
  if (encoding !== 'UTF8')
    throw invalid(
      `The PostgreSQL database in DATABASE_URL keeps text as ${encoding}, which does not have every letter. Make another, CREATE DATABASE name ENCODING 'UTF8' TEMPLATE template0, and name that`,
    )
}

/** Any number: of the locks on PostgreSQL that have one, this is the one for migrating. */
const MIGRATING = 5_061_989

/**
 * Of programs that start on an empty database at the same moment, one makes the tables and the others wait: knex makes those in
 * which it notes what it did before it takes its own lock, without looking whether somebody else just makes them.
 */
const bringUpToDate = async ({ kind }: Database, db: Knex.Transaction): Promise<void> => {
  if (kind === 'postgres') await db.raw('select pg_advisory_xact_lock(?)', [MIGRATING])
  await db.migrate.latest(config)
}

/** Is every migration of this version applied? */
export const isMigrated = async (database: Database): Promise<boolean> => isAll(await appliedIn(database))
