import { expect } from 'chai'
import { acts, invoiceByNumber, runUntil, withoutOrder } from '../../src/billing/index.ts'
import type { IsoDate } from '../../src/kernel/dates.ts'
import { perform } from '../../src/platform/acts/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { readerOf } from '../../src/platform/reader.ts'
import { freshDatabase, KINDS } from '../support/database.ts'
import { aCompany, clock, type Story } from './company.ts'

const day = (text: string) => text as IsoDate

for (const kind of KINDS) {
  describe(`purchase-order numbers on ${kind}`, () => {
    let database: Database
    let drop: () => Promise<void>
    beforeEach(async () => {
      ;({ database, drop } = await freshDatabase(kind))
    })
    afterEach(() => drop())

    const reader = () => readerOf(database, 'wexmere')
    const story = (told: Story) => aCompany(database, told)
    const run = (until: string) =>
      runUntil({ database, clock }, { company: 'wexmere', until: day(until), actor: 'test' })
    const record = async (command: { agreement: string; purchaseOrder: string }) => {
      const definition = acts.find(({ name }) => name === 'recordPurchaseOrder')!
      return (await perform({ database, clock }, definition, { company: 'wexmere', actor: 'test', command })).result
    }
    const refusal = (agreement: string): Promise<string> =>
      record({ agreement, purchaseOrder: 'PO-1' }).then(
        () => 'done',
        (error) => error.message,
      )
    const orderOn = async (number: string) => (await invoiceByNumber(reader(), number))?.purchase_order

    it('are printed on the invoices still to come, and leave those that are issued as they are', async () => {
      await story({ agreements: [{ ref: 'A-1', starts_on: '2026-04-01', invoice_schedule: 'termly' }] })
      await run('2026-08-31')
      expect(await record({ agreement: 'A-1', purchaseOrder: 'PO-77' })).to.deep.include({
        formerly: null,
        toCome: [
          { on: '2026-09-01', net: 280000 },
          { on: '2027-01-01', net: 280000 },
        ],
      })
      await run('2026-09-30')
      expect([await orderOn('INV-2026-0001'), await orderOn('INV-2026-0002')]).to.deep.equal([null, 'PO-77'])
      await record({ agreement: 'A-1', purchaseOrder: 'PO-78' })
      await run('2027-01-31')
      expect([await orderOn('INV-2026-0002'), await orderOn('INV-2027-0001')]).to.deep.equal(['PO-77', 'PO-78'])
    })

    it('come too late when everything is invoiced, and for what is not agreed', async () => {
      await story({
        agreements: [
          { ref: 'A-1', starts_on: '2026-04-01' },
          { ref: 'A-2', starts_on: '2026-04-01', status: 'draft' },
        ],
      })
      await run('2026-04-30')
      expect(await refusal('A-1')).to.match(/^Everything under agreement A-1 is invoiced/)
      expect(await refusal('A-2')).to.equal('Agreement A-2 is draft, and nothing is invoiced under it')
      expect(await refusal('A-9')).to.equal('There is no agreement “A-9” that you can see')
    })

    /** On 1 March 2027, before the year that begins on 1 April. */
    const CASES: [string, Story['agreements'], string[]][] = [
      ['a customer who gave one before', [{ ref: 'A-1', starts_on: '2026-04-01', purchase_order: 'PO-1' }], ['A-2']],
      ['a customer who never gives one', [{ ref: 'A-1', starts_on: '2026-04-01' }], []],
      ['the last day of two years', [{ ref: 'A-1', starts_on: '2025-03-01', purchase_order: 'PO-1' }], ['A-2']],
      ['a day earlier', [{ ref: 'A-1', starts_on: '2025-02-28', purchase_order: 'PO-1' }], []],
      [
        'another customer’s number',
        [{ ref: 'A-1', customer: 'northgate', starts_on: '2026-04-01', purchase_order: 'PO-1' }],
        [],
      ],
    ]
    for (const [name, before, found] of CASES) {
      it(`are asked for, or not: ${name}`, async () => {
        await story({ agreements: [...(before ?? []), { ref: 'A-2', starts_on: '2027-04-01' }] })
        await run('2027-03-01')
        const lacking = await withoutOrder(reader(), day('2027-03-01'))
        expect(lacking.map(({ agreement }) => agreement.ref)).to.deep.equal(found)
      })
    }

    it('are asked for within 60 days of the invoice, no earlier, and not once they are given', async () => {
      await story({
        agreements: [
          { ref: 'A-1', starts_on: '2026-04-01', purchase_order: 'PO-1' },
          { ref: 'A-2', starts_on: '2027-04-01' },
        ],
      })
      const lacking = async (on: string, customers?: string[]) =>
        (await withoutOrder(reader(), day(on), customers)).map(({ agreement, on: first }) => [agreement.ref, first])
      expect(await lacking('2027-01-30')).to.deep.equal([])
      expect(await lacking('2027-01-31')).to.deep.equal([['A-2', '2027-04-01']])
      expect(await lacking('2027-01-31', ['hartwell'])).to.have.length(1)
      expect(await lacking('2027-01-31', ['northgate'])).to.deep.equal([])
      await record({ agreement: 'A-2', purchaseOrder: 'PO-2' })
      expect(await lacking('2027-03-01')).to.deep.equal([])
    })
  })
}
