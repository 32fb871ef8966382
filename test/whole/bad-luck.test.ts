import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'chai'
import { listInvoices } from '../../src/billing/index.ts'
import { features } from '../../src/features.ts'
import { ledgerDigest } from '../../src/ledger/index.ts'
import { type Database, openDatabase } from '../../src/platform/database/index.ts'
import { type Reader, readerOf } from '../../src/platform/reader.ts'
import { verifyCompany } from '../../src/verify.ts'
import { aCompany } from '../billing/company.ts'
import { endOf, schoolco, started } from '../support/command-line.ts'
import { addressed, freshDatabase } from '../support/database.ts'
import { script } from '../support/program.ts'
import { post, tokenFor, urlOf } from '../support/served.ts'
import { wexmere } from '../support/wexmere.ts'

const UNTIL = '2027-03-31'
const run = (folder: string) => ['run', 'wexmere', '--until', UNTIL, '--data', folder, '--json']
const invoicesOf = async (reader: Reader) =>
  (await listInvoices(reader, {})).map(({ number, contract, date, gross, entry }) =>
    [number, contract, date, gross, entry].join(' '),
  )
/** Shorter than any act, and long enough to leave the processor and the write lock to whoever is watched. */
const breathe = () => wait(2)
const actsOf = async ({ db, company }: Reader): Promise<number> =>
  (await db('chain').where({ company }).first('number')).number

describe('bad luck', () => {
  it('a run that is killed five times, each time further on, ends as one that was never disturbed', async () => {
    const [killed, spared] = [await wexmere('imported'), await wexmere('imported')]
    try {
      expect((await schoolco(...run(spared.folder))).code).to.equal(0)
      const all = await actsOf(spared.reader)
      const reached: number[] = []
      for (let kill = 1; kill <= 5; kill += 1) {
        const before = await actsOf(killed.reader)
        const child = started(run(killed.folder), { stdio: 'ignore' })
        const ended = once(child, 'exit')
        // The second and fourth die when an act of theirs is kept, the others as soon as they write: in the middle of an act.
        if (kill % 2 === 1) await underWay(killed.file)
        else while (child.exitCode === null && (await actsOf(killed.reader)) === before) await breathe()
        child.kill('SIGKILL')
        expect(await ended).to.deep.equal([null, 'SIGKILL'])
        reached.push(await actsOf(killed.reader))
      }
      expect(reached.some((acts) => acts > (reached[0] as number) && acts < all)).to.equal(true)
      const last = await schoolco(...run(killed.folder))
      expect(last.code, last.err).to.equal(0)
      expect(JSON.parse(last.out).failures).to.deep.equal([])
      expect(await invoicesOf(killed.reader)).to.deep.equal(await invoicesOf(spared.reader))
      expect(await ledgerDigest(killed.reader)).to.equal(await ledgerDigest(spared.reader))
      expect((await verifyCompany(features, killed.reader)).ok).to.equal(true)
      const again = JSON.parse((await schoolco(...run(killed.folder))).out)
      expect(again).to.deep.include({ invoices: [], recognised: '0.00' })
    } finally {
      await killed.drop()
      await spared.drop()
    }
  })

  it('so does one on PostgreSQL', async () => {
    const { database, config, drop } = await freshDatabase('postgres')
    try {
      const agreements = Array.from({ length: 40 }, (_, i) => ({
        ref: `A-${100 + i}`,
        customer: ['hartwell', 'northgate', 'southgate'][i % 3] as string,
        starts_on: '2026-04-01',
        invoice_schedule: 'monthly',
      }))
      for (const company of ['killed', 'spared']) await aCompany(database, { agreements }, company)
      const [killed, spared] = [readerOf(database, 'killed'), readerOf(database, 'spared')]
      const env = { ...process.env, ...addressed(config, 'doomed') }
      const running = (company: string) => started(['run', company, '--until', UNTIL, '--json'], { env })
      const whole = await endOf(running('spared'))
      expect(whole.code, whole.err).to.equal(0)
      const before = await actsOf(killed)
      // Both die in the middle of an act: one in its first, the other when it has kept two.
      for (const kept of [0, 2]) {
        const first = await actsOf(killed)
        const child = running('killed')
        const ended = once(child, 'exit')
        while (child.exitCode === null && (await actsOf(killed)) < first + kept) await breathe()
        while (child.exitCode === null && !(await writing(database, 'doomed'))) await breathe()
        child.kill('SIGKILL')
        expect(await ended).to.deep.equal([null, 'SIGKILL'])
      }
      const last = await endOf(running('killed'))
      expect(last.code, last.err).to.equal(0)
      expect(await actsOf(killed)).to.be.above(before + 2)
      expect(JSON.parse(last.out).failures).to.deep.equal([])
      expect(await invoicesOf(killed)).to.have.length(480)
      expect(await invoicesOf(killed)).to.deep.equal(await invoicesOf(spared))
      expect(await ledgerDigest(killed)).to.equal(await ledgerDigest(spared))
      expect((await verifyCompany(features, killed)).ok).to.equal(true)
    } finally {
      await drop()
    }
  })

  it('two programs that write the same file at once wait for each other, and nothing is lost', async () => {
    const copy = await wexmere('imported')
    try {
      const before = await actsOf(copy.reader)
      const children = ['left', 'right'].map((name) => {
        const child = spawn(process.execPath, [script('test/whole/post-many'), copy.file, name, '60'], {
          stdio: ['ignore', 'ignore', 'pipe'],
        })
        let told = ''
        child.stderr.on('data', (part) => {
          told += part
        })
        return once(child, 'close').then(([code]) => [code, told])
      })
      expect(await Promise.all(children)).to.deep.equal([
        [0, ''],
        [0, ''],
      ])
      expect(await actsOf(copy.reader)).to.equal(before + 120)
      const entries = await copy.database
        .reader('entry')
        .where({ company: 'wexmere', date: '2026-11-20' })
        .select('memo')
      const memos = entries.map(({ memo }) => memo as string).filter((memo) => /^(left|right) /.test(memo))
      expect(new Set(memos).size).to.equal(120)
      expect((await verifyCompany(features, copy.reader)).ok).to.equal(true)
    } finally {
      await copy.drop()
    }
  })

  it('of entries posted eight at a time by a program that is killed, none that it called done is lost or doubled', async () => {
    const copy = await wexmere('imported')
    try {
      const done = new Set<string>()
      const memos = (): Promise<string[]> =>
        copy.database.reader('entry').where('company', 'wexmere').where('memo', 'like', 'again %').pluck('memo')
      // Each time from the beginning, under the same keys, and further on; the last is left alone.
      for (const until of [30, 60, 90, undefined]) {
        const args = [script('test/whole/post-many'), copy.file, 'again', '120', '8']
        const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
        const ended = once(child, 'close')
        let told = 0
        for await (const line of createInterface(child.stdout)) {
          done.add(line)
          told += 1
          if (told === until) child.kill('SIGKILL')
        }
        expect(await ended).to.deep.equal(until ? [null, 'SIGKILL'] : [0, null])
        expect(await memos()).to.include.members([...done])
      }
      const all = Array.from({ length: 120 }, (_, i) => `again ${i + 1}`)
      expect(await memos()).to.have.members(all)
      expect([...done]).to.have.members(all)
      expect((await verifyCompany(features, copy.reader)).ok).to.equal(true)
    } finally {
      await copy.drop()
    }
  })

  it('the same request sent twice at once over HTTP is done once', async () => {
    const copy = await wexmere('imported')
    try {
      const token = await tokenFor(copy.database)
      const server = started(['serve', '--port', '0', '--json', '--data', copy.folder], {
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      const exit = once(server, 'exit')
      const url = await urlOf(server)
      const paid = { date: '2026-11-20', payer: 'alder-lane', amount: '12.34', reference: 'twice' }
      const send = () => post(`${url}/api/v1/companies/wexmere/receipts`, token, paid, 'the-same-key')
      const answers = await Promise.all([send(), send(), send()])
      for (const { status } of answers) expect(status).to.be.oneOf([201, 409])
      expect(answers.some(({ status }) => status === 201)).to.equal(true)
      const [row] = await copy.database
        .reader('receipt')
        .where({ company: 'wexmere', reference: 'twice' })
        .count({ n: '*' })
      expect(Number(row?.n)).to.equal(1)
      server.kill('SIGTERM')
      expect(await exit).to.deep.equal([0, null])
    } finally {
      await copy.drop()
    }
  })
})

/** Returns once somebody else is writing: then the write lock cannot be had at once. */
const underWay = async (file: string): Promise<void> => {
  const other = await openDatabase({ kind: 'sqlite', file })
  try {
    await other.writer.raw('PRAGMA busy_timeout = 0')
    for (;;) {
      try {
        await other.writer.transaction(async () => undefined)
      } catch {
        return
      }
      await breathe()
    }
  } finally {
    await other.close()
  }
}

/** Is the program of a name in the middle of a transaction that has written something? */
const writing = async ({ reader }: Database, program: string): Promise<boolean> =>
  (await reader('pg_stat_activity').where('application_name', program).whereNotNull('backend_xid')).length > 0
