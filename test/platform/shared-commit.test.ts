import { expect } from 'chai'
import { features } from '../../src/features.ts'
import { type Instant, systemClock } from '../../src/kernel/dates.ts'
import { conflict } from '../../src/kernel/errors.ts'
import { Choice, DateText, Fields, Text } from '../../src/kernel/fields.ts'
import { schema } from '../../src/kernel/schema.ts'
import { postJournal } from '../../src/ledger/index.ts'
import { type ActRequest, defineAct, type Outcome, perform, record, recordAlso } from '../../src/platform/acts/act.ts'
import { type Database, type DatabaseConfig, openDatabase } from '../../src/platform/database/index.ts'
import { INSTALLATION, known, readerOf } from '../../src/platform/reader.ts'
import { verifyCompany } from '../../src/verify.ts'
import { COMPANY, foundCompany } from '../bench/books.ts'
import { freshDatabase, KINDS } from '../support/database.ts'
import { act } from '../support/wexmere.ts'

const ENDS = [
  'well',
  'unread',
  'in two chains',
  'refused first',
  'refused',
  'refused in two chains',
  'refused when read',
  'by a fault of ours',
] as const
type End = (typeof ENDS)[number]

/** Adopts articles, looks how many there are, and ends as it is told to. */
const adopt = defineAct({
  name: 'adopt',
  title: 'Adopt articles',
  permission: 'board:write',
  path: '/articles',
  body: schema(Fields({ from: DateText('first day'), end: Choice('end', ENDS) })),
  example: { from: '2020-01-01', end: 'well' },
  run: async (tx, { from, end }) => {
    if (end === 'refused first') throw conflict('test', 'refused first')
    await tx.insert('articles', [{ from, resolution: null, overrides: '{}' }])
    if (end.endsWith('in two chains')) {
      await recordAlso(tx, INSTALLATION, { name: 'note', kept: {} }, async () => undefined)
      if (end !== 'in two chains') throw conflict('test', end)
      return { seen: 0 }
    }
    if (end === 'refused') throw conflict('test', 'refused')
    if (end === 'unread') return { seen: 0 }
    const seen = (await known(tx, 'articles')).length
    if (end === 'refused when read') throw conflict('test', 'refused when read')
    if (end === 'by a fault of ours') throw new Error('a fault of ours')
    return { seen }
  },
})

const entryOf = (n: number) => ({
  date: '2026-11-20',
  memo: `Entry ${n}`,
  lines: [
    { account: '6120', debit: `${n}.00` },
    { account: '1200', credit: `${n}.00` },
  ],
})

const sum = (rows: { debit: number }[]) => rows.reduce((total, row) => total + row.debit, 0)

for (const kind of KINDS) {
  describe(`acts that wait at the same time on ${kind}`, () => {
    let database: Database
    let config: DatabaseConfig
    let drop: () => Promise<void>
    let year = 1900
    before(async () => {
      ;({ database, config, drop } = await freshDatabase(kind))
    })
    after(() => drop())

    const clock = () => '2026-11-22T09:00:00.000Z' as Instant
    const nextDay = () => `${year++}-01-01`
    const found = (company: string) =>
      record(
        { database, clock },
        { company, actor: 'test', command: {}, kept: {}, name: 'found', founds: true },
        async () => undefined,
      )
    const adoptAt = (company: string, end: End, more: Partial<ActRequest> = {}, from = nextDay()) =>
      perform({ database, clock }, adopt, { company, actor: 'test', command: { from, end }, ...more })
    /** The number of the act, or why there is none. */
    const told = (outcome: Promise<Outcome>): Promise<number | string | null> =>
      outcome.then(
        ({ act: number }) => number,
        (error) => error.message,
      )
    const kept = async (company: string): Promise<number> =>
      (await known(readerOf(database, company), 'articles')).length
    const isWhole = async (company: string): Promise<boolean> =>
      (await verifyCompany(features, readerOf(database, company))).ok

    it('wait for the disk together, and each sees what those before it did', async () => {
      await found('alpha')
      let commits = 0
      const count = ({ sql }: { sql: string }) => {
        if (/^commit/i.test(sql)) commits += 1
      }
      database.writer.on('query', count)
      const outcomes = await Promise.all(Array.from({ length: 20 }, () => adoptAt('alpha', 'well')))
      database.writer.removeListener('query', count)
      expect(commits).to.be.within(1, 19)
      expect(outcomes.map((outcome) => outcome.act)).to.deep.equal(Array.from({ length: 20 }, (_, i) => i + 2))
      expect(outcomes.map(({ result }) => (result as { seen: number }).seen)).to.deep.equal(
        Array.from({ length: 20 }, (_, i) => i + 1),
      )
      expect(await isWhole('alpha')).to.equal(true)
    })

    for (const [end, message] of [
      ['refused first', 'refused first'],
      ['refused', 'refused'],
      ['refused in two chains', 'refused in two chains'],
      ['refused when read', 'refused when read'],
      ['by a fault of ours', 'a fault of ours'],
    ] as const) {
      it(`keep what they did when one among them ends ${end}`, async () => {
        const company = end.replaceAll(' ', '-')
        await found(company)
        const ends: End[] = ['unread', 'well', 'in two chains', end, 'in two chains', end, 'unread']
        const answers = await Promise.all(ends.map((each) => told(adoptAt(company, each))))
        expect(answers).to.deep.equal([2, 3, 4, message, 5, message, 6])
        expect(await kept(company)).to.equal(5)
        expect(await isWhole(company)).to.equal(true)
      })
    }

    it('keep what they did when the database refuses one, and it alone is told', async () => {
      await found('beta')
      const [one, two] = [nextDay(), nextDay()]
      const answers = await Promise.all([
        told(adoptAt('beta', 'unread', {}, one)),
        told(adoptAt('beta', 'unread', {}, one)),
        told(adoptAt('beta', 'unread', {}, two)),
      ])
      const duplicate = 'This is recorded already. Look at what is there before you record it again'
      expect(answers).to.deep.equal([2, duplicate, 3])
      expect(await told(adoptAt('beta', 'unread', { dryRun: true }, two))).to.equal(duplicate)
      expect(await isWhole('beta')).to.equal(true)
    })

    it('keep nothing of the dry runs among them', async () => {
      await found('gamma')
      const answers = await Promise.all(
        [false, true, false, true, true].map((dryRun) => told(adoptAt('gamma', 'well', { dryRun }))),
      )
      expect(answers.filter((number) => number !== null)).to.deep.equal([2, 3])
      expect(answers.map((number) => number === null)).to.deep.equal([false, true, false, true, true])
      expect(await kept('gamma')).to.equal(2)
      expect(await isWhole('gamma')).to.equal(true)
    })

    it('are each done once under their key, and answer it again', async () => {
      await found('delta')
      const [one, two] = [nextDay(), nextDay()]
      const sent = [
        ['k1', one],
        ['k2', two],
        ['k1', one],
      ] as const
      const send = () => sent.map(([key, from]) => adoptAt('delta', 'well', { key }, from))
      const [first, second, again] = send()
      expect(
        await Promise.all([first, second, again].map((outcome) => told(outcome as Promise<Outcome>))),
      ).to.deep.equal([2, 3, 'A request with this idempotency key is still running. Ask again in a moment'])
      expect(await adoptAt('delta', 'well', { key: 'k1' }, one)).to.deep.equal(await first)
      expect(await adoptAt('delta', 'well', { key: 'k2' }, two)).to.deep.equal(await second)
      expect(await told(adoptAt('delta', 'well', { key: 'k2' }, one))).to.match(/used before with another request/)
      expect(await kept('delta')).to.equal(2)
    })

    it('of a company that is not there are each told so', async () => {
      const answers = await Promise.all([1, 2].map(() => told(adoptAt('nobody', 'well'))))
      expect(answers).to.have.length(2)
      for (const answer of answers) expect(answer).to.contain('There is no company “nobody” here')
    })

    it('add a user each to the installation’s chain, but for one that is refused', async () => {
      await found('epsilon')
      const grant = (email: string, to: string) =>
        told(act({ database, clock }, 'epsilon', 'grantRole', { email, role: 'administrator', from: '2026-11-01', to }))
      const answers = await Promise.all([
        grant('ada@example.org', '2027-03-31'),
        grant('ben@example.org', '2026-10-01'),
        grant('cyd@example.org', '2027-03-31'),
      ])
      expect(answers.map((answer) => typeof answer)).to.deep.equal(['number', 'string', 'number'])
      const users = await database.reader('sign_in').orderBy('email').pluck('email')
      expect(users).to.deep.equal(['ada@example.org', 'cyd@example.org'])
      expect(await isWhole('epsilon')).to.equal(true)
    })

    it('two hundred entries by two processes have numbers without a gap, and their sums are kept', async () => {
      await foundCompany(database)
      const other = await openDatabase(config)
      try {
        const post = (n: number) =>
          perform({ database: n % 2 ? database : other, clock: systemClock }, postJournal, {
            company: COMPANY,
            actor: 'test',
            command: entryOf(n),
          })
        const outcomes = await Promise.all(Array.from({ length: 200 }, (_, i) => post(i + 1)))
        expect(new Set(outcomes.map((outcome) => outcome.act)).size).to.equal(200)
        const numbers = await database.reader('entry').where({ company: COMPANY }).orderBy('number').pluck('number')
        expect(numbers).to.deep.equal(Array.from({ length: 200 }, (_, i) => i + 1))
        expect(sum(await database.reader('balance').where({ company: COMPANY, account: '6120' }))).to.equal(2_010_000)
        expect(await isWhole(COMPANY)).to.equal(true)
      } finally {
        await other.close()
      }
    })

    it('find a month closed that was closed just before them', async () => {
      await found('zeta')
      const deps = { database, clock: systemClock }
      const posted = (date: string) => told(act(deps, 'zeta', 'postJournal', { ...entryOf(1), date }))
      const answers = await Promise.all([
        posted('2026-01-31'),
        told(act(deps, 'zeta', 'closePeriod', { period: '2026-01' })),
        posted('2026-01-31'),
        posted('2026-02-01'),
      ])
      expect(answers.map((answer) => typeof answer)).to.deep.equal(['number', 'number', 'string', 'number'])
      expect(answers[2]).to.match(/2026-01|January/)
    })
  })
}

describe('acts that wait at the same time on a server that lets them down', () => {
  let database: Database
  let drop: () => Promise<void>
  before(async () => {
    ;({ database, drop } = await freshDatabase('postgres'))
  })
  after(() => drop())

  /** Tells the server something beside the act's own work. */
  const tell = defineAct({
    name: 'tell',
    title: 'Tell the server',
    permission: 'board:write',
    path: '/statements',
    body: schema(Fields({ statement: Text('statement') })),
    example: { statement: 'select 1' },
    run: async (tx, { statement }) => {
      await tx.db.raw(statement)
    },
  })

  /** One such act between two others: their numbers, or why there is none; and how many articles are kept. */
  const between = async (company: string, statement: string) => {
    const deps = { database, clock: systemClock }
    const request = { company, actor: 'test' }
    const setUp = { ...request, command: {}, kept: {}, name: 'found', founds: true }
    await record(deps, setUp, async () => undefined)
    const adopted = (from: string) => perform(deps, adopt, { ...request, command: { from, end: 'unread' } })
    const answers = await Promise.allSettled([
      adopted('2020-01-01'),
      perform(deps, tell, { ...request, command: { statement } }),
      adopted('2021-01-01'),
    ])
    const reader = readerOf(database, company)
    expect((await verifyCompany(features, reader)).ok).to.equal(true)
    return {
      acts: answers.map((answer) => (answer.status === 'fulfilled' ? answer.value.act : 'failed')),
      kept: (await known(reader, 'articles')).length,
    }
  }

  it('are done again, each alone, where the connection was lost before the commit', async () => {
    expect(await between('alpha', 'select pg_terminate_backend(pg_backend_pid())')).to.deep.equal({
      acts: [2, 'failed', 3],
      kept: 2,
    })
  })

  it('are not done again where it was the commit that failed, because it may have been kept', async () => {
    await database.writer.raw('create table fussy (n integer unique deferrable initially deferred)')
    expect(await between('beta', 'insert into fussy values (1), (1)')).to.deep.equal({
      acts: ['failed', 'failed', 'failed'],
      kept: 0,
    })
  })
})

describe('what waits to be written', () => {
  it('can be kept back because nothing but its own name leads to a table', async () => {
    const { database, drop } = await freshDatabase('sqlite')
    const hidden = await database.reader('sqlite_master').whereIn('type', ['view', 'trigger']).pluck('name')
    const led = await database.reader.raw(
      `select m.name from sqlite_master m join pragma_foreign_key_list(m.name) where m.type = 'table'`,
    )
    await drop()
    expect([hidden, led]).to.deep.equal([[], []])
  })
})
