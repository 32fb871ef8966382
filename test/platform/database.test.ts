import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import type { Knex } from 'knex'
import sqlite3 from 'sqlite3'
import { migrate } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import { Refusal } from '../../src/kernel/errors.ts'
import { unusable, withoutDatabase } from '../../src/platform/database/errors.ts'
import { type Database, type DatabaseConfig, openDatabase } from '../../src/platform/database/index.ts'
import { copyOf, freshDatabase, KINDS, migrated } from '../support/database.ts'
import { postgresUrl } from '../support/postgres.ts'

/** What knex complains of on standard error while something runs is kept off the list of tests. */
const quietly = async <T>(work: () => Promise<T>): Promise<{ result: T; said: string[] }> => {
  const said: string[] = []
  const { write } = process.stderr
  process.stderr.write = (text: string | Uint8Array) => said.push(String(text)) > 0
  try {
    return { result: await work(), said }
  } finally {
    process.stderr.write = write
  }
}

describe('a database that cannot be used', () => {
  const refusalOf = async (config: DatabaseConfig): Promise<unknown> => {
    const database = await openDatabase(config).catch((error) => error)
    if (database instanceof Refusal) return database.message
    const { result, said } = await quietly(() =>
      migrate(database).then(
        () => 'used',
        (error) => (error instanceof Refusal ? error.message : error),
      ),
    )
    await database.close()
    return said.length > 0 ? said : result
  }

  it('is told with what to do: a file that is none', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'schoolco-unusable-'))
    const file = join(folder, 'schoolco.db')
    writeFileSync(file, 'Dear secretary, please find the accounts of the year attached to this letter.')
    expect(await refusalOf({ kind: 'sqlite', file })).to.match(/is not an SQLite database.*another folder with --data/)
    rmSync(folder, { recursive: true })
  })

  it('is told with what to do: a data folder that is none, and a database that may not be written', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'schoolco-unusable-'))
    const file = join(folder, 'schoolco.db')
    writeFileSync(file, 'no folder')
    const below = join(file, 'data', 'schoolco.db')
    expect(await refusalOf({ kind: 'sqlite', file: below })).to.match(/The data folder is a file.*another with --data/)
    for (const code of ['EACCES', 'SQLITE_READONLY', 'SQLITE_CANTOPEN']) {
      expect(unusable({ code })?.message, code).to.match(/^This user may not write in the data folder/)
    }
    rmSync(folder, { recursive: true })
  })

  it('is told with what to do: one that a newer version has used', async () => {
    const { database, config, drop } = await freshDatabase('sqlite')
    await database.writer('migration').insert({ name: '9999-of-next-year', batch: 2 })
    expect(await refusalOf(config)).to.match(/newer version.*\(9999-of-next-year\)\. Install that version/)
    await drop()
  })

  it('is told with what to do: no server, and a server without that database', async () => {
    const url = 'postgres://schoolco@127.0.0.1:1/schoolco'
    expect(await refusalOf({ kind: 'postgres', url })).to.match(/No PostgreSQL server answers.*correct the address/)
    const nowhere = new URL(await postgresUrl())
    nowhere.pathname = '/nowhere'
    expect(await refusalOf({ kind: 'postgres', url: nowhere.href })).to.match(/has no database of the name/)
  })

  it('is told with what to do: a server that does not encrypt, and a user who is not let in or may not make tables', async () => {
    const url = new URL(await postgresUrl())
    // Nobody may make tables among those of the server itself.
    expect(await refusalOf({ kind: 'postgres', url: url.href, schema: 'pg_catalog' })).to.match(
      /may not make tables in that database\. Make it the owner/,
    )
    url.searchParams.set('sslmode', 'verify-full')
    expect(await refusalOf({ kind: 'postgres', url: url.href })).to.match(
      /does not encrypt, and sslmode .* Take it out/,
    )
    const said = 'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string'
    expect(unusable(new Error(said))?.message).to.match(/does not take the user and password/)
    const entry = Object.assign(new Error('no pg_hba.conf entry for host "::1", no encryption'), { code: '28000' })
    expect(unusable(entry)?.message).to.match(
      /does not let this user in: no pg_hba.conf entry .* no encryption\. Correct/,
    )
  })

  it('is told with what to do: one on PostgreSQL in which some letters cannot be kept', async function () {
    const { database, config, drop } = await freshDatabase('postgres')
    // On a server of somebody else this may be nobody who can make a database: that is said, and in CI it is a failure.
    const { rows } = await database.writer.raw(
      'select rolcreatedb or rolsuper as may from pg_roles where rolname = current_user',
    )
    if (!rows[0].may) {
      await drop()
      if (process.env.CI) throw new Error('the user in DATABASE_URL may not make a database')
      console.log('      not run: the user in DATABASE_URL may not make a database')
      this.skip()
    }
    const narrow = new URL(config.kind === 'postgres' ? config.url : '')
    narrow.pathname = `/latin${process.pid}`
    const name = narrow.pathname.slice(1)
    await database.writer.raw("create database ?? encoding 'LATIN1' locale 'C' template template0", [name])
    expect(await refusalOf({ kind: 'postgres', url: narrow.href })).to.match(/text as LATIN1.*ENCODING 'UTF8'/)
    await database.writer.raw('drop database ??', [name])
    await drop()
  })
})

for (const kind of KINDS)
  describe(`programs that start at once on an empty database on ${kind}`, () => {
    it('make its tables once, and leave nothing locked', async () => {
      const { database, config, drop } = await freshDatabase(kind)
      const empty = await emptied(database, config)
      const programs = [await openDatabase(empty), await openDatabase(empty)]
      try {
        await Promise.all(programs.map(migrate))
        const [{ reader }] = programs as [Database, Database]
        expect(await reader('migration').orderBy('name').pluck('name')).to.deep.equal(Object.keys(migrations).sort())
        expect(await reader('migration_lock').pluck('is_locked')).to.deep.equal([0])
      } finally {
        for (const program of programs) await program.close()
        if (kind === 'postgres') await database.writer.raw('drop schema nothing_yet cascade')
        await drop()
      }
    })
  })

it('a program that starts while another makes the file ready waits for it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'schoolco-new-'))
  const file = join(folder, 'schoolco.db')
  const other = new sqlite3.Database(file)
  const run = (sql: string) =>
    new Promise<void>((resolve, reject) => other.exec(sql, (error) => (error ? reject(error) : resolve())))
  await run('CREATE TABLE noted (text TEXT); BEGIN IMMEDIATE')
  const database = await openDatabase({ kind: 'sqlite', file })
  const write = database.writer('noted').insert({ text: 'there' })
  const written = write.then(
    () => 'written',
    (error) => error.code,
  )
  // As long as it takes to ask, and to be told that it cannot be had.
  for (let asked = 0; asked < 20; asked += 1) await database.reader('noted').select()
  await run('COMMIT')
  expect(await written).to.equal('written')
  await database.close()
  await new Promise<void>((resolve) => other.close(() => resolve()))
  rmSync(folder, { recursive: true })
})

it('the log of what was written beside a long read gives its room back', async () => {
  const { database, folder, drop } = await copyOf(await migrated())
  const { writer, reader } = database
  const log = () => statSync(join(folder, 'schoolco.db-wal')).size
  const write = () => writer('secret').insert({ name: 'one', value: 'x' }).onConflict('name').merge()
  await reader.transaction(
    async (reading) => {
      await reading('secret').select()
      await writer.raw("INSERT INTO secret (name, value) VALUES ('long', zeroblob(80000000))")
      expect(log()).to.be.above(80_000_000)
    },
    { readOnly: true },
  )
  // What was written reaches the database, and the next to write begins the log anew.
  await writer.raw('PRAGMA wal_checkpoint')
  await write()
  expect(log()).to.be.at.most(64 * 1024 * 1024)
  await drop()
})

it('a data folder that is made is for its own user alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'schoolco-own-'))
  const data = join(folder, 'data')
  const database = await openDatabase({ kind: 'sqlite', file: join(data, 'schoolco.db') })
  await database.close()
  expect(statSync(data).mode & 0o077).to.equal(0)
  rmSync(folder, { recursive: true })
})

/** Beside a database, one in which nothing was made yet. */
const emptied = async ({ writer }: Database, config: DatabaseConfig): Promise<DatabaseConfig> => {
  if (config.kind === 'sqlite') return { ...config, file: `${config.file}.empty` }
  await writer.raw('create schema nothing_yet')
  return { ...config, schema: 'nothing_yet' }
}

for (const kind of KINDS)
  it(`a database on ${kind} that may only be read is what is told of, and is no fault of ours`, async () => {
    const { database, drop } = await freshDatabase(kind)
    const error = await database.writer
      .transaction(async (db) => {
        await db.raw(kind === 'sqlite' ? 'PRAGMA query_only = ON' : 'set transaction read only')
        await db('secret').insert({ name: 'session', value: 'x' })
      })
      .catch((failed) => failed)
    expect(withoutDatabase(error)?.message).to.match(/only (be )?read.*so this was not recorded/)
    await drop()
  })

it('a PostgreSQL server that allows little time is what is told of: for a lock, and for a statement', async () => {
  const { database, drop } = await freshDatabase('postgres')
  const { writer } = database
  const toldOf = (db: Knex.Transaction, setting: string, sql: string) =>
    db
      .raw(`set local ${setting} = 1`)
      .then(() => db.raw(sql))
      .catch((error) => withoutDatabase(error)?.message)
  const told = await writer.transaction(async (holding) => {
    await holding.raw('lock table secret')
    return writer.transaction((db) => toldOf(db, 'lock_timeout', 'lock table secret'))
  })
  expect(told).to.match(/^Another program wrote to the database all the while, so this was not recorded/)
  const many = 'select count(*) from generate_series(1, 100000000)'
  expect(await writer.transaction((db) => toldOf(db, 'statement_timeout', many))).to.match(
    /\(statement_timeout\).*more time/,
  )
  await drop()
})

describe('a disk that is full', () => {
  it('is what is told of, and once there is room everything goes on', async () => {
    const { database, drop } = await freshDatabase('sqlite')
    const { writer } = database
    const write = () =>
      writer.transaction(async (db) => {
        await db.raw('CREATE TABLE filled (text TEXT)')
        await db('filled').insert({ text: 'x'.repeat(100_000) })
      })
    await writer.raw('PRAGMA max_page_count = 1')
    const error = await write().catch((failed) => failed)
    expect(withoutDatabase(error)?.message).to.match(/No room is left on the disk.*Make room, and do it again/)
    await writer.raw('PRAGMA max_page_count = 4294967294')
    await write()
    await drop()
  })
})

describe('closing the database', () => {
  it('cuts off what still waits for a connection, and says nothing of it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'schoolco-closing-'))
    const database = await openDatabase({ kind: 'sqlite', file: join(folder, 'schoolco.db') })
    await database.writer.raw('CREATE TABLE noted (text TEXT)')
    const { said } = await quietly(async () => {
      const reads = Array.from({ length: 20 }, () => database.reader('noted').select())
      const ended = Promise.allSettled(reads)
      await database.close()
      const outcomes = (await ended).map(({ status }) => status)
      expect(outcomes).to.include('rejected')
    })
    rmSync(folder, { recursive: true })
    expect(said).to.deep.equal([])
  })
})
