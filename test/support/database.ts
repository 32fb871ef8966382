import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import knex from 'knex'
import { type Database, type DatabaseConfig, migrate, openDatabase } from '../../src/platform/database/index.ts'
import { postgresUrl } from './postgres.ts'

export type Kind = Database['kind']
export const KINDS: Kind[] = ['sqlite', 'postgres']

/** A fresh, migrated database of either kind, and what takes it away again. */
export const freshDatabase = async (
  kind: Kind,
): Promise<{ database: Database; config: DatabaseConfig; drop(): Promise<void> }> => {
  if (kind === 'sqlite') {
    const folder = mkdtempSync(join(tmpdir(), 'schoolco-test-'))
    const config: DatabaseConfig = { kind, file: join(folder, 'schoolco.db') }
    const database = await openDatabase(config)
    await migrate(database)
    return {
      database,
      config,
      drop: async () => {
        await database.close()
        rmSync(folder, { recursive: true, force: true })
      },
    }
  }
  const url = await postgresUrl()
  const schema = `t${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  const admin = knex({ client: 'pg', connection: url, pool: { min: 0, max: 1 } })
  await admin.raw('create schema ??', [schema])
  const config: DatabaseConfig = { kind, url, schema }
  const database = await openDatabase(config)
  await migrate(database)
  return {
    database,
    config,
    drop: async () => {
      await database.close()
      await admin.raw('drop schema ?? cascade', [schema])
      await admin.destroy()
    },
  }
}

/** How a process of its own is told of a database of PostgreSQL, and the name that it gives itself there. */
export const addressed = (config: DatabaseConfig, program: string): { DATABASE_URL: string; LOG_LEVEL: string } => {
  if (config.kind !== 'postgres') throw new Error('a file of SQLite is told of by --data')
  const address = new URL(config.url)
  address.searchParams.set('options', `-c search_path=${config.schema}`)
  address.searchParams.set('application_name', program)
  return { DATABASE_URL: address.href, LOG_LEVEL: 'silent' }
}
