import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setImmediate as breathe } from 'node:timers/promises'
import { expect } from 'chai'
import { listInvoices } from '../../src/billing/index.ts'
import { features } from '../../src/features.ts'
import { addDays, londonDate, systemClock } from '../../src/kernel/dates.ts'
import { ledgerDigest } from '../../src/ledger/index.ts'
import { openDatabase } from '../../src/platform/database.ts'
import type { Reader } from '../../src/platform/reader.ts'
import { verifyCompany } from '../../src/verify.ts'
import { schoolco, started } from '../support/command-line.ts'
import { act, wexmere } from '../support/wexmere.ts'

const UNTIL = '2027-03-31'
const run = (folder: string) => ['run', 'wexmere', '--until', UNTIL, '--data', folder, '--json']
const invoicesOf = async (reader: Reader) =>
  (await listInvoices(reader, {})).map(({ number, contract, date, gross, entry }) =>
    [number, contract, date, gross, entry].join(' '),
  )
const actsOf = async ({ db }: Reader): Promise<number> =>
  (await db('chain').where({ company: 'wexmere' }).first('number')).number

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

  it('two programs that write the same file at once wait for each other, and nothing is lost', async () => {
    const copy = await wexmere('imported')
    try {
      const script = join(import.meta.dirname, 'post-many.ts')
      const before = await actsOf(copy.reader)
      const children = ['left', 'right'].map((name) => {
        const child = spawn(process.execPath, ['--import', 'tsx', script, copy.file, name, '60'], {
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
      const script = join(import.meta.dirname, 'post-many.ts')
      const done = new Set<string>()
      const memos = (): Promise<string[]> =>
        copy.database.reader('entry').where('company', 'wexmere').where('memo', 'like', 'again %').pluck('memo')
      // Each time from the beginning, under the same keys, and further on; the last is left alone.
      for (const until of [30, 60, 90, undefined]) {
        const args = ['--import', 'tsx', script, copy.file, 'again', '120', '8']
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

  it('a server that is told to stop finishes the request under way, then stops', async () => {
    const copy = await wexmere('imported')
    try {
      const token = await tokenFor(copy)
      const server = started(['serve', '--port', '0', '--json', '--data', copy.folder], {
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      const exit = once(server, 'exit')
      const url = await urlOf(server)
      const answer = post(`${url}/api/v1/companies/wexmere/runs`, token, { until: UNTIL })
      await underWay(copy.file)
      server.kill('SIGTERM')
      const { status, body } = await answer
      expect(status, body).to.equal(201)
      expect(JSON.parse(body).result.invoices.length).to.be.above(0)
      expect(await exit).to.deep.equal([0, null])
      expect((await verifyCompany(features, copy.reader)).ok).to.equal(true)
      const [row] = await copy.database.reader('act').where({ company: 'wexmere', name: 'runDue' }).count({ n: '*' })
      expect(Number(row?.n)).to.be.above(0)
    } finally {
      await copy.drop()
    }
  })

  it('the same request sent twice at once over HTTP is done once', async () => {
    const copy = await wexmere('imported')
    try {
      const token = await tokenFor(copy)
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

/** A token for a server that runs by the clock of this machine. */
const tokenFor = async ({ database }: Awaited<ReturnType<typeof wexmere>>): Promise<string> => {
  const expiresOn = addDays(londonDate(systemClock()), 30)
  const command = { name: 'books', role: 'finance', expiresOn }
  const issued = await act({ database, clock: systemClock }, 'wexmere', 'issueToken', command)
  return (issued.result as { token: string }).token
}

/** Waits for the line in which the server says where it is. */
const urlOf = async (server: ReturnType<typeof started>): Promise<string> => {
  let told = ''
  for await (const part of server.stdout ?? []) {
    told += part
    const url = /http:\/\/[\d.:a-z]+/.exec(told)?.[0]
    if (url) return url
  }
  throw new Error(`the server did not start: ${told}`)
}

const post = (url: string, token: string, command: object, key?: string): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    const headers = {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      ...(key ? { 'Idempotency-Key': key } : {}),
    }
    const sent = request(url, { method: 'POST', headers }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (part) => {
        body += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    sent.on('error', reject)
    sent.end(JSON.stringify(command))
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
