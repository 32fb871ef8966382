import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Knex } from 'knex'
import { migrate } from '../../db/migrate.ts'
import { type IsoDate, systemClock } from '../../src/kernel/dates.ts'
import { pence } from '../../src/kernel/money.ts'
import { type NewEntry, postAll, postJournal } from '../../src/ledger/index.ts'
import { type ActDeps, perform, record } from '../../src/platform/acts/index.ts'
import { type Database, type DatabaseConfig, openDatabase } from '../../src/platform/database/index.ts'
import { durablePostgres } from '../support/postgres.ts'
import { openBare } from './bare/ground.ts'
import { COMPANY, foundCompany, saying } from './books.ts'
import { atLeast, type Bench, type Result } from './goal.ts'
import { interleaved, rate } from './measure.ts'

const MILLISECONDS = 2000
const ROUNDS = 5

/** Entries posted durably through an act, with all that belongs to it, against the bare two inserts in a transaction. */
export const posting: Bench = async ({ folder }) => [...(await onSqlite(folder)), ...(await onPostgres())]

const onSqlite = async (folder: string): Promise<Result[]> => {
  const place = mkdtempSync(join(folder, 'posting-'))
  const ours = await founded({ kind: 'sqlite', file: join(place, 'schoolco.db') })
  const bare = openBare(join(place, 'bare.db'))
  await createBareTables(bare)
  const took = await interleaved(ROUNDS, {
    ours: () => rate(8, MILLISECONDS, oneByAct(ours)),
    bare: () => rate(8, MILLISECONDS, oneBare(bare)),
    hundreds: async () => 100 * (await rate(1, MILLISECONDS, hundredByAct(ours))),
  })
  await Promise.all([ours.close(), bare.destroy()])
  rmSync(place, { recursive: true })
  return [
    atLeast('entries posted through an act by 8 callers, to two bare inserts', took.ours / took.bare, 0.5),
    atLeast('entries posted a hundred an act, to one an act', took.hundreds / took.ours, 5),
  ]
}

const onPostgres = async (): Promise<Result[]> => {
  const { default: knex } = await import('knex')
  const url = await durablePostgres()
  const admin = knex({ client: 'pg', connection: url, pool: { min: 0, max: 1 } })
  for (const schema of ['ours', 'bare'])
    await admin.raw(`drop schema if exists ${schema} cascade; create schema ${schema}`)
  const ours = await founded({ kind: 'postgres', url, schema: 'ours' })
  const bare = knex({ client: 'pg', connection: url, searchPath: ['bare'], pool: { min: 0, max: 12 } })
  await createBareTables(bare)
  const took = await interleaved(ROUNDS, {
    ours: () => rate(32, MILLISECONDS, oneByAct(ours)),
    bare: () => rate(32, MILLISECONDS, oneBare(bare)),
  })
  await Promise.all([ours.close(), bare.destroy(), admin.destroy()])
  return [
    atLeast(
      'entries posted through an act by 32 callers on PostgreSQL, to two bare inserts',
      took.ours / took.bare,
      0.6,
    ),
  ]
}

const founded = async (config: DatabaseConfig): Promise<Database> => {
  const database = await openDatabase(config)
  await migrate(database)
  await foundCompany(database)
  return database
}

const deps = (database: Database): ActDeps => ({ database, clock: systemClock })

const oneByAct = (database: Database) => () =>
  perform(deps(database), postJournal, { company: COMPANY, actor: 'bench', command: COMMAND })

const COMMAND = {
  date: '2026-11-20',
  memo: 'Insurance for the year',
  lines: [
    { account: '6120', debit: '1000.00' },
    { account: '1320', debit: '200.00' },
    { account: '1200', credit: '1200.00' },
  ],
}

/** A hundred of the same, so that it is the batch that is measured and not another kind of entry. */
const HUNDRED: readonly NewEntry[] = Array.from({ length: 100 }, () => ({
  date: COMMAND.date as IsoDate,
  memo: COMMAND.memo,
  source: 'journal',
  lines: [
    { account: '6120', debit: pence(100_000) },
    { account: '1320', debit: pence(20_000) },
    { account: '1200', credit: pence(120_000) },
  ],
}))

const hundredByAct = (database: Database) => () =>
  record(deps(database), saying('postEntries'), (tx) => postAll(tx, HUNDRED))

/** Two narrow tables with two indexes: the least that an entry of three lines can be kept in. */
const createBareTables = async (db: Knex): Promise<void> => {
  await db.schema.createTable('entry', (table) => {
    table.increments('number')
    table.text('date')
    table.text('memo')
  })
  await db.schema.createTable('posting', (table) => {
    table.increments('id')
    table.integer('entry')
    table.text('account')
    table.text('date')
    table.bigInteger('debit')
    table.bigInteger('credit')
    table.index(['entry'])
    table.index(['account', 'date'])
  })
}

const oneBare = (db: Knex) => () =>
  db.transaction(async (tx) => {
    const [entry] = await tx('entry').insert({ date: COMMAND.date, memo: COMMAND.memo }).returning('number')
    await tx('posting').insert([
      { entry: entry?.number, account: '6120', date: COMMAND.date, debit: 100_000, credit: 0 },
      { entry: entry?.number, account: '1320', date: COMMAND.date, debit: 20_000, credit: 0 },
      { entry: entry?.number, account: '1200', date: COMMAND.date, debit: 0, credit: 120_000 },
    ])
  })
