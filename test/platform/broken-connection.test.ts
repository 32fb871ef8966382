import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { expect } from 'chai'
import { systemClock } from '../../src/kernel/dates.ts'
import { postJournal } from '../../src/ledger/index.ts'
import { perform } from '../../src/platform/acts/index.ts'
import { type Database, openDatabase, withoutDatabase } from '../../src/platform/database/index.ts'
import { COMPANY, foundCompany } from '../bench/books.ts'
import { freshDatabase } from '../support/database.ts'

/** Stands between the product and its server, and breaks a connection off where the answer to some statement would pass. */
const breakingOffAt = async (url: string, statement: string) => {
  const { hostname, port } = new URL(url)
  const between = createServer((client) => {
    let asked = false
    const server = connect(Number(port), hostname)
    client.on('data', (part) => {
      asked ||= part.includes(statement)
      server.write(part)
    })
    server.on('data', (part) => (asked ? client.destroy() : client.write(part)))
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const)
      one.on('close', () => other.destroy()).on('error', () => other.destroy())
  }).listen(0, '127.0.0.1')
  await once(between, 'listening')
  const address = new URL(url)
  address.hostname = '127.0.0.1'
  address.port = String((between.address() as AddressInfo).port)
  return { url: address.href, close: () => between.close() }
}

const command = {
  date: '2026-11-20',
  memo: 'Paper',
  lines: [
    { account: '6120', debit: '12.00' },
    { account: '1200', credit: '12.00' },
  ],
}
const post = (database: Database) =>
  perform({ database, clock: systemClock }, postJournal, { company: COMPANY, actor: 'test', command, key: 'paper' })

describe('a connection to PostgreSQL that breaks off', () => {
  const brokenAt = async (statement: string) => {
    const { database, config, drop } = await freshDatabase('postgres')
    if (config.kind !== 'postgres') throw new Error('this is about PostgreSQL')
    await foundCompany(database)
    const between = await breakingOffAt(config.url, statement)
    const beyond = await openDatabase({ ...config, url: between.url })
    try {
      const error = await post(beyond).catch((thrown) => thrown)
      const entries = () => database.reader('entry').where({ company: COMPANY, memo: 'Paper' })
      const kept = (await entries()).length
      await post(database)
      expect(await entries()).to.have.length(1)
      return { told: withoutDatabase(error)?.message, kept }
    } finally {
      await beyond.close()
      between.close()
      await drop()
    }
  }

  it('before anything is kept has done nothing, and says so', async () => {
    const { told, kept } = await brokenAt('insert into "act"')
    expect(told).to.match(/^The PostgreSQL server does not answer just now, so this was not done/)
    expect(kept).to.equal(0)
  })

  it('when the server has kept it, and has not said so yet, does not say that nothing was done', async () => {
    const { told, kept } = await brokenAt('COMMIT')
    expect(told).to.match(/^The connection .* broke off while this was being kept: it was recorded, or it was not/)
    expect(kept).to.equal(1)
  })
})
