import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import knex from 'knex'
import { migrate } from '../../db/migrate.ts'
import { type Database, type DatabaseConfig, openDatabase } from '../../src/platform/database/index.ts'
import { postgresUrl } from './postgres.ts'
import { SCRATCH } from './scratch.ts'

export type Kind = Database['kind']
export const KINDS: Kind[] = ['sqlite', 'postgres']

/** A file of SQLite that is made once a process, to be copied: with what another has, or empty, and something more. */
export const madeOnce = (fill: (database: Database) => Promise<void>, from?: () => Promise<string>) => {
  const make = async (): Promise<string> => {
    const file = join(mkdtempSync(join(kept(), 'made-')), 'schoolco.db')
    if (from) copyFileSync(await from(), file)
    const database = await openDatabase({ kind: 'sqlite', file })
    await fill(database)
    await database.close()
    return file
  }
  let made: Promise<string> | undefined
  return (): Promise<string> => {
    made ??= make()
    return made
  }
}

/** Taken away when the process ends. */
const kept = (): string => {
  if (!folderOfProcess) {
    const folder = mkdtempSync(join(SCRATCH, 'schoolco-made-'))
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
    folderOfProcess = folder
  }
  return folderOfProcess
}
let folderOfProcess: string | undefined

export const migrated = madeOnce(migrate)

/** A database over a copy of a file of SQLite, in a data folder of its own, and what takes it away again. */
export const copyOf = async (file: string) => {
  const folder = mkdtempSync(join(SCRATCH, 'schoolco-test-'))
  const config: DatabaseConfig = { kind: 'sqlite', file: join(folder, 'schoolco.db') }
  copyFileSync(file, config.file)
  const database = await openDatabase(config)
  const drop = async () => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { folder, database, config, drop }
}

/** A fresh, migrated database of either kind, and what takes it away again. */
export const freshDatabase = async (
  kind: Kind,
): Promise<{ database: Database; config: DatabaseConfig; drop(): Promise<void> }> => {
  if (kind === 'sqlite') return copyOf(await migrated())
  const url = await postgresUrl()
  return process.env.DATABASE_URL ? schemaOf(url) : copyOn(url)
}

const newName = () => `t${process.pid}_${Math.random().toString(36).slice(2, 10)}`

const adminOf = (url: string) => knex({ client: 'pg', connection: url, pool: { min: 0, max: 1 } })

/** On a server that others use too: a schema, for which nobody needs the right to make databases. */
const schemaOf = async (url: string) => {
  const schema = newName()
  const admin = adminOf(url)
  await admin.raw('create schema ??', [schema])
  const config: DatabaseConfig = { kind: 'postgres', url, schema }
  const database = await openDatabase(config)
  await migrate(database)
  const drop = async () => {
    await database.close()
    await admin.raw('drop schema ?? cascade', [schema])
    await admin.destroy()
  }
  return { database, config, drop }
}

const at = (url: string, name: string): DatabaseConfig => {
  const address = new URL(url)
  address.pathname = `/${name}`
  return { kind: 'postgres', url: address.href }
}

const TEMPLATE = 'migrated'

const makeTemplate = async (url: string): Promise<void> => {
  const admin = adminOf(url)
  await admin.raw('create database ??', [TEMPLATE])
  await admin.destroy()
  const database = await openDatabase(at(url, TEMPLATE))
  await migrate(database)
  await database.close()
}

let template: Promise<void> | undefined

/** On the server of the tests: a copy of a database that is migrated once a process. */
const copyOn = async (url: string) => {
  template ??= makeTemplate(url)
  await template
  const name = newName()
  const admin = adminOf(url)
  await admin.raw('create database ?? template ?? strategy file_copy', [name, TEMPLATE])
  const config = at(url, name)
  const database = await openDatabase(config)
  const drop = async () => {
    await database.close()
    await admin.raw('drop database ?? with (force)', [name])
    await admin.destroy()
  }
  return { database, config, drop }
}

/** How a process of its own is told of a database of PostgreSQL, and the name that it gives itself there. */
export const addressed = (config: DatabaseConfig, program: string): { DATABASE_URL: string; LOG_LEVEL: string } => {
  if (config.kind !== 'postgres') throw new Error('a file of SQLite is told of by --data')
  const address = new URL(config.url)
  if (config.schema) address.searchParams.set('options', `-c search_path=${config.schema}`)
  address.searchParams.set('application_name', program)
  return { DATABASE_URL: address.href, LOG_LEVEL: 'silent' }
}
