import { expect } from 'chai'
import { agedDebtors, invoiceByNumber, receiptsWithStanding } from '../../src/billing/index.ts'
import { KINDS } from '../support/database.ts'
import { billingOn, day } from './ground.ts'

for (const kind of KINDS) {
  describe(`billing on ${kind}`, () => {
    const { database, reader, story, run, refusal, receive } = billingOn(kind)

    describe('a receipt', () => {
      it('settles the invoice that it names, by number or as the Nth of its agreement', async () => {
        await story({ agreements: [{ ref: 'A-1', starts_on: '2026-04-01', invoice_schedule: 'termly' }] })
        await run('2026-09-01')
        expect(await receive('3360.00', { invoice: 'A-1/2', date: '2026-09-20' })).to.deep.include({
          receipt: 'R-2026-0001',
          settled: [{ invoice: 'INV-2026-0002', amount: '3360.00' }],
          unallocated: '0.00',
        })
        expect(await receive('1000.00', { invoice: 'INV-2026-0001' })).to.deep.include({ receipt: 'R-2026-0002' })
        expect((await invoiceByNumber(reader(), 'INV-2026-0001'))?.open).to.equal(236_000)
        expect(
          await refusal('recordReceipt', { date: '2026-06-15', payer: 'hartwell', amount: '1.00', invoice: 'A-1/3' }),
        ).to.equal('A-1 has 2 of them by then, so there is no “A-1/3”')
      })

      it('without an invoice settles the oldest, and what is over waits for the next', async () => {
        await story({ agreements: [{ ref: 'A-1', starts_on: '2026-04-01', invoice_schedule: 'termly' }] })
        await run('2026-06-01')
        expect(await receive('5000.00')).to.deep.include({
          settled: [{ invoice: 'INV-2026-0001', amount: '3360.00' }],
          unallocated: '1640.00',
        })
        expect((await agedDebtors(reader(), day('2026-08-31'))).totals).to.include({
          unallocated: '-1640.00',
          total: '-1640.00',
        })
        await run('2026-09-01')
        expect((await agedDebtors(reader(), day('2026-09-01'))).rows).to.deep.equal([
          {
            customer: 'hartwell',
            name: 'Hartwell Primary School',
            current: '1720.00',
            days30: '0.00',
            days60: '0.00',
            days90: '0.00',
            unallocated: '0.00',
            total: '1720.00',
          },
        ])
      })

      it('of a school of a trust settles that school’s invoices only; of the trust, the oldest of any', async () => {
        await story({
          agreements: [
            { ref: 'A-1', customer: 'northgate', starts_on: '2026-04-01' },
            { ref: 'A-2', customer: 'southgate', starts_on: '2026-04-01' },
          ],
        })
        await run('2026-06-01')
        expect(await receive('10080.00', { payer: 'southgate' })).to.deep.include({
          settled: [{ invoice: 'INV-2026-0002', amount: '10080.00' }],
        })
        expect(await receive('10080.00', { payer: 'alder' })).to.deep.include({
          settled: [{ invoice: 'INV-2026-0001', amount: '10080.00' }],
        })
      })

      it('is numbered after the last of its own series, whatever else is called nearly so', async () => {
        await story({ agreements: [] })
        await receive('1.00', { ref: 'r-2026-0041' })
        expect(await receive('1.00')).to.include({ receipt: 'R-2026-0001' })
        await receive('1.00', { ref: 'R-2026-0051' })
        expect(await receive('1.00')).to.include({ receipt: 'R-2026-0052' })
      })

      it('that waits has its turn by its day and its ref, in whatever language the server sorts', async () => {
        await story({ agreements: [{ ref: 'A-1', starts_on: '2026-04-01', invoice_schedule: 'termly' }] })
        if (kind === 'postgres')
          await database().writer.raw('alter table receipt alter column ref type text collate "en-x-icu"')
        await receive('1000.00', { ref: 'a' })
        await receive('3000.00', { ref: 'B' })
        await run('2026-06-01')
        const standing = await receiptsWithStanding(reader(), { on: day('2026-06-30') })
        expect(standing.map(({ receipt, waiting }) => `${receipt.ref} ${waiting}`)).to.deep.equal(['B 0', 'a 64000'])
      })

      it('beyond the invoice that it names waits for the next of the payer, as money does that names none', async () => {
        await story({ agreements: [{ ref: 'A-1', starts_on: '2026-04-01', invoice_schedule: 'termly' }] })
        await run('2026-06-01')
        expect(await receive('3400.00', { invoice: 'INV-2026-0001' })).to.include({ unallocated: '40.00' })
        expect((await agedDebtors(reader(), day('2026-08-31'))).totals).to.include({ unallocated: '-40.00' })
        await run('2026-09-01')
        expect((await agedDebtors(reader(), day('2026-09-01'))).totals).to.include({
          current: '3320.00',
          unallocated: '0.00',
          total: '3320.00',
        })
      })

      it('beyond the invoice that it names settles what else the payer owes, and says so', async () => {
        await story({ agreements: [{ ref: 'A-1', starts_on: '2026-04-01', invoice_schedule: 'termly' }] })
        await run('2026-09-01')
        expect(await receive('7000.00', { invoice: 'A-1/2', date: '2026-09-20' })).to.deep.include({
          settled: [
            { invoice: 'INV-2026-0002', amount: '3360.00' },
            { invoice: 'INV-2026-0001', amount: '3360.00' },
          ],
          unallocated: '280.00',
          notices: [
            {
              notice: 'more-than-left-to-pay',
              explanation:
                '£3,360.00 was left to pay of INV-2026-0002. What is over, £3,640.00, settles INV-2026-0001; £280.00 of it waits for the next invoice of Hartwell Primary School.',
            },
          ],
        })
      })

      it('that names an invoice which takes no more, or another payer’s, is recorded, and says so', async () => {
        await story({
          agreements: [
            { ref: 'A-1', starts_on: '2026-04-01', invoice_schedule: 'termly' },
            { ref: 'A-2', customer: 'northgate', starts_on: '2026-04-01' },
          ],
        })
        await run('2026-06-01')
        const said = async (amount: string, more: object) => {
          const { notices } = (await receive(amount, more)) as { notices: { notice: string; explanation: string }[] }
          return notices.map(({ notice, explanation }) => `${notice}: ${explanation}`)
        }
        const waits = 'waits for the next invoice of Hartwell Primary School.'
        expect(await said('3400.00', { invoice: 'INV-2026-0001' })).to.deep.equal([
          `more-than-left-to-pay: £3,360.00 was left to pay of INV-2026-0001. What is over, £40.00, ${waits}`,
        ])
        expect(await said('12.00', { invoice: 'A-1/1' })).to.deep.equal([
          `nothing-left-to-pay: Nothing was left to pay of INV-2026-0001. This money, £12.00, ${waits}`,
        ])
        expect(await said('12.00', { invoice: 'INV-2026-0002' })).to.deep.equal([
          'invoice-of-another: INV-2026-0002 is for The Alder Trust to pay, not for Hartwell Primary School. Check that the invoice is the right one.',
        ])
        expect(await said('12.00', { payer: 'northgate', invoice: 'INV-2026-0002' })).to.deep.equal([])
        expect(await said('12.00', { payer: 'alder', invoice: 'INV-2026-0002' })).to.deep.equal([])
        expect(await said('12.00', {})).to.deep.equal([])
      })
    })
  })
}
