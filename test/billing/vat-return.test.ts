import { expect } from 'chai'
import { acts, runUntil, vatReturn } from '../../src/billing/index.ts'
import type { IsoDate } from '../../src/kernel/dates.ts'
import { postJournal } from '../../src/ledger/index.ts'
import { perform } from '../../src/platform/acts/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { readerOf } from '../../src/platform/reader.ts'
import { freshDatabase, KINDS } from '../support/database.ts'
import { aCompany, clock } from './company.ts'

const company = 'wexmere'
const quarter = ['2026-04-01', '2026-06-30'] as [IsoDate, IsoDate]
type Written = [account: string, debit: string, credit: string, vatCode?: string]

for (const kind of KINDS) {
  describe(`a VAT return on ${kind}`, () => {
    let database: Database
    let drop: () => Promise<void>
    before(async () => {
      ;({ database, drop } = await freshDatabase(kind))
      await aCompany(database, {
        agreements: [
          { ref: 'A-1', starts_on: '2026-04-01' },
          { ref: 'A-2', starts_on: '2026-05-04', service: 'COURSE', quantity: '3' },
        ],
        commissions: [
          {
            ref: 'G-1',
            starts_on: '2026-04-01',
            ends_on: '2027-03-31',
            annual_value: '1000.00',
            schedule: 'upfront',
            basis: 'grant',
          },
        ],
      })
      await runUntil({ database, clock }, { company, until: '2026-06-30' as IsoDate, actor: 'test' })
      const credit = { invoice: 'INV-2026-0001', date: '2026-06-30', reason: 'Goodwill' }
      await act('issueCreditNote', { ...credit, lines: [{ line: 1, net: '400.50' }] })
    })
    after(() => drop())

    const act = (name: string, command: object) => {
      const definition = [...acts, postJournal].find((each) => each.name === name)!
      return perform({ database, clock }, definition, { company, actor: 'test', command })
    }
    const journal = (date: string, ...lines: Written[]) =>
      act('postJournal', {
        date,
        memo: 'An entry',
        lines: lines.map(([account, debit, credit, vatCode]) => ({
          account,
          ...(debit ? { debit } : { credit }),
          ...(vatCode ? { vatCode } : {}),
        })),
      })
    const boxes = async ([from, to] = quarter) =>
      (await vatReturn(readerOf(database, company), from, to)).rows.map(({ amount }) => amount)

    it('has the VAT of invoices less that of credit notes, exempt sales and no grants, in whole pounds', async () => {
      // 8,400.00 less 400.50 at 20 %, and three places at 95.00 that are exempt: 8,284.50 of sales.
      const expected = ['1599.90', '0.00', '1599.90', '0.00', '1599.90', '8284.00', '0.00', '0.00', '0.00']
      expect(await boxes()).to.deep.equal(expected)
    })

    it('takes purchases and their VAT from the journal, and leaves out what settles the return before', async () => {
      await journal('2026-05-10', ['6120', '250.00', '', 'standard'], ['1320', '50.00', ''], ['1200', '', '300.00'])
      await journal('2026-05-11', ['6000', '900.00', ''], ['1200', '', '900.00'])
      await journal('2026-05-12', ['2300', '700.00', ''], ['1320', '', '100.00'], ['2310', '', '600.00'])
      await journal('2026-05-13', ['1200', '12.00', ''], ['4300', '', '10.00', 'standard'], ['2300', '', '2.00'])
      const expected = ['1601.90', '0.00', '1601.90', '50.00', '1551.90', '8294.00', '250.00', '0.00', '0.00']
      expect(await boxes()).to.deep.equal(expected)
    })

    it('of days without either has nothing', async () =>
      expect(new Set(await boxes(['2026-07-01', '2026-09-30'] as [IsoDate, IsoDate]))).to.deep.equal(new Set(['0.00'])))
  })
}
