import { expect } from 'chai'
import { acts, runUntil } from '../../src/billing/index.ts'
import type { IsoDate } from '../../src/kernel/dates.ts'
import { money } from '../../src/kernel/money.ts'
import { balancesOn } from '../../src/ledger/index.ts'
import { perform } from '../../src/platform/act.ts'
import type { Database } from '../../src/platform/database.ts'
import { readerOf } from '../../src/platform/reader.ts'
import { freshDatabase, KINDS } from '../support/database.ts'
import { aCompany } from './company.ts'

for (const kind of KINDS) {
  describe(`a run on ${kind}`, () => {
    let database: Database
    let drop: () => Promise<void>
    beforeEach(async () => {
      ;({ database, drop } = await freshDatabase(kind))
    })
    afterEach(() => drop())

    const run = (until: string) =>
      runUntil({ database, clock: clockOf }, { company: 'wexmere', until: until as IsoDate, actor: 'test' })
    const clockOf = () => '2027-04-30T09:00:00.000Z' as never
    const act = (name: string, command: unknown) =>
      perform({ database, clock: clockOf }, acts.find((each) => each.name === name)!, {
        company: 'wexmere',
        actor: 'test',
        command,
      })
    const books = async (on: string) =>
      Object.fromEntries(
        (await balancesOn(readerOf(database, 'wexmere'), on as IsoDate))
          .filter(({ debit, credit }) => debit !== credit)
          .map(({ account, debit, credit }) => [account, money(debit - credit)]),
      )

    it('invoices 8,400.00 upfront with its VAT, and recognises it by day', async () => {
      await aCompany(database, { agreements: [{ ref: 'A-1', starts_on: '2026-04-01' }] })
      const result = await run('2026-08-31')
      expect(result.invoices).to.deep.equal([
        {
          number: 'INV-2026-0001',
          agreement: 'A-1',
          customer: 'hartwell',
          date: '2026-04-01',
          dueOn: '2026-05-01',
          net: '8400.00',
          vat: '1680.00',
          gross: '10080.00',
        },
      ])
      expect(result.recognised).to.equal('3521.10')
      expect(result.failures).to.deep.equal([])
      expect(await books('2026-08-31')).to.deep.equal({
        '1100': '10080.00',
        '2300': '-1680.00',
        '2400': '-4878.90',
        '4110': '-3521.10',
      })
    })
  })
}
