import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect } from 'chai'
import { listInvoices, runUntil } from '../../src/billing/index.ts'
import type { IsoDate } from '../../src/kernel/dates.ts'
import { ledgerDigest } from '../../src/ledger/index.ts'
import { readerOf } from '../../src/platform/reader.ts'
import { freshDatabase, KINDS } from '../support/database.ts'
import { script } from '../support/program.ts'
import { aCompany, clock } from './company.ts'

const until = '2027-03-31' as IsoDate
const story = {
  agreements: Array.from({ length: 40 }, (_, i) => ({
    ref: `A-${100 + i}`,
    customer: ['hartwell', 'northgate', 'southgate'][i % 3] as string,
    starts_on: '2026-04-01',
    invoice_schedule: 'monthly',
  })),
}

for (const kind of KINDS) {
  describe(`a run that is killed, on ${kind}`, () => {
    it('leaves nothing twice and nothing missing when it is run again', async () => {
      const { database, config, drop } = await freshDatabase(kind)
      try {
        await aCompany(database, story, 'killed')
        await aCompany(database, story, 'spared')
        for (const dieIn of ['2', '3']) {
          const args = [script('test/billing/run-and-die'), JSON.stringify(config), 'killed', until, dieIn]
          const child = spawn(process.execPath, args, { stdio: 'ignore' })
          const [, signal] = await once(child, 'exit')
          expect(signal).to.equal('SIGKILL')
        }
        const between = await listInvoices(readerOf(database, 'killed'), {})
        expect(between.length).to.be.within(1, 479)

        for (const company of ['killed', 'spared']) {
          const result = await runUntil({ database, clock }, { company, until, actor: 'test' })
          expect(result.failures).to.deep.equal([])
        }
        const numbers = async (company: string) =>
          (await listInvoices(readerOf(database, company), {})).map(({ number, contract, date, gross, entry }) =>
            [number, contract, date, gross, entry].join(' '),
          )
        expect(await numbers('killed')).to.have.length(480)
        expect(await numbers('killed')).to.deep.equal(await numbers('spared'))
        expect(await ledgerDigest(readerOf(database, 'killed'))).to.equal(
          await ledgerDigest(readerOf(database, 'spared')),
        )
      } finally {
        await drop()
      }
    })
  })
}
