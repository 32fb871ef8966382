import { expect } from 'chai'
import { agedDebtors, invoiceByNumber, reads } from '../../src/billing/index.ts'
import { money, pence } from '../../src/kernel/money.ts'
import { post } from '../../src/ledger/index.ts'
import { record } from '../../src/platform/acts/index.ts'
import { KINDS } from '../support/database.ts'
import { clock } from './company.ts'
import { billingOn, day } from './ground.ts'

for (const kind of KINDS) {
  describe(`billing on ${kind}`, () => {
    const { database, reader, story, run, act, refusal, books, receive } = billingOn(kind)

    describe('a receipt', () => {
      describe('that is taken back', () => {
        const given = async (amount: string, more: object = {}) =>
          ((await receive(amount, more)) as { entry: number }).entry
        const reverse = (entry: number, date: string) =>
          act('reverseEntry', { entry, date, reason: 'Not honoured' }) as Promise<{ entry: number }>
        const totals = async (on: string) => {
          const { current, days30, days90, unallocated, total } = (await agedDebtors(reader(), day(on))).totals
          return { current, days30, days90, unallocated, total }
        }

        it('opens from that day on what it had settled, which other money can settle', async () => {
          await story({ agreements: [{ ref: 'A-1', starts_on: '2026-04-01', invoice_schedule: 'termly' }] })
          await run('2026-06-01')
          const entry = await given('3360.00')
          await reverse(entry, '2026-06-20')
          const openOn = async (on: string) => (await invoiceByNumber(reader(), 'INV-2026-0001', day(on)))?.open
          expect([await openOn('2026-06-19'), await openOn('2026-06-20')]).to.deep.equal([0, 336_000])
          const nothing = { current: '0.00', days30: '0.00', days90: '0.00', unallocated: '0.00' }
          expect(await totals('2026-06-19')).to.deep.equal({ ...nothing, total: '0.00' })
          expect(await totals('2026-07-01')).to.deep.equal({ ...nothing, days90: '3360.00', total: '3360.00' })
          expect(await receive('3360.00', { date: '2026-06-25' })).to.deep.include({
            settled: [{ invoice: 'INV-2026-0001', amount: '3360.00' }],
          })
          expect(await totals('2026-07-01')).to.deep.equal({ ...nothing, total: '0.00' })
        })

        describe('after it had moved from one account of debtors to the other', () => {
          const debtors = async (on: string) => {
            const { '1100': trade = '0.00', '1110': council = '0.00' } = await books(on)
            return [trade, council]
          }
          const openOf = async (number: string) => money((await invoiceByNumber(reader(), number))?.open ?? 0)

          it('leaves on each what is owed there: of the council, for what it bought as a customer', async () => {
            await story({ agreements: [{ ref: 'A-1', customer: 'council', starts_on: '2026-06-01' }] })
            // 8,400.00 by 304 of 365 days, with VAT, is owed on 1100; what the council pays stands on 1110.
            const entry = await given('9000.00', { payer: 'council', date: '2026-05-15' })
            await run('2026-06-30')
            expect([await debtors('2026-06-30'), await openOf('INV-2026-0001')]).to.deep.equal([
              ['0.00', '-604.61'],
              '0.00',
            ])
            expect(await refusal('reverseEntry', { entry, date: '2026-05-31', reason: 'Not honoured' })).to.equal(
              `Money of entry ${entry} was moved on 1 June 2026 by entry 4, which is taken back with it. Use that date or a later one`,
            )
            expect(await refusal('reverseEntry', { entry: 4, date: '2026-07-02', reason: 'Wrong' })).to.equal(
              'Entry 4 was made by receipt R-2026-0001. It goes with the receipt: reverse the entry that brought the money',
            )
            expect(await reverse(entry, '2026-07-02')).to.deep.include({ reverses: entry, alsoReverses: [4] })
            expect(await debtors('2026-07-01')).to.deep.equal(['0.00', '-604.61'])
            expect([await debtors('2026-07-02'), await openOf('INV-2026-0001')]).to.deep.equal([
              ['8395.39', '0.00'],
              '8395.39',
            ])
          })

          it('leaves on each what is owed there: of a school, for what it commissioned; also when done again', async () => {
            const commission = { payer: 'hartwell', starts_on: '2026-04-01', ends_on: '2027-03-31' }
            await story({
              commissions: [{ ref: 'C-1', ...commission, annual_value: '1200.00', schedule: 'quarterly' }],
            })
            // 300.00 a quarter and VAT is owed on 1110; what a school pays stands on 1100.
            const entry = await given('700.00')
            await run('2026-06-30')
            expect(await debtors('2026-06-30')).to.deep.equal(['-340.00', '0.00'])
            const back = await reverse(entry, '2026-07-02')
            expect([await debtors('2026-07-02'), await openOf('INV-2026-0001')]).to.deep.equal([
              ['0.00', '360.00'],
              '360.00',
            ])
            const again = await reverse(back.entry, '2026-07-03')
            expect(await debtors('2026-07-03')).to.deep.equal(['-340.00', '0.00'])
            await run('2026-09-30')
            expect(await debtors('2026-09-30')).to.deep.equal(['0.00', '20.00'])
            expect(await reverse(again.entry, '2026-10-01'))
              .to.have.property('alsoReverses')
              .with.lengthOf(1)
            expect(await debtors('2026-10-01')).to.deep.equal(['0.00', '720.00'])
            expect([await openOf('INV-2026-0001'), await openOf('INV-2026-0002')]).to.deep.equal(['360.00', '360.00'])
            expect((await agedDebtors(reader(), day('2026-10-01'))).totals).to.include({
              unallocated: '0.00',
              total: '720.00',
            })
          })
        })

        it('lets money that waits settle at once what is open again, from the day of the reversal on', async () => {
          await story({ agreements: [{ ref: 'A-1', starts_on: '2026-04-01', invoice_schedule: 'termly' }] })
          await run('2026-04-30')
          const entry = await given('3360.00', { date: '2026-05-02' })
          await given('3360.00', { date: '2026-05-10' })
          expect((await totals('2026-06-19')).unallocated).to.equal('-3360.00')
          const settled = [{ receipt: 'R-2026-0002', invoice: 'INV-2026-0001', amount: '3360.00' }]
          expect(await reverse(entry, '2026-06-20')).to.deep.include({ settled })
          const standing = async (on: string) => [
            (await invoiceByNumber(reader(), 'INV-2026-0001', day(on)))?.open,
            (await totals(on)).unallocated,
            (await books(on))['1100'] ?? '0.00',
          ]
          expect(await standing('2026-05-15')).to.deep.equal([0, '-3360.00', '-3360.00'])
          expect(await standing('2026-06-20')).to.deep.equal([0, '0.00', '0.00'])
          const { reminders } = await run('2026-07-01')
          expect(reminders).to.deep.equal([])
        })

        it('waits again for what is open where that was a mistake', async () => {
          await story({ agreements: [{ ref: 'A-1', starts_on: '2026-04-01', invoice_schedule: 'termly' }] })
          await run('2026-06-01')
          const { entry } = await reverse(await given('5000.00'), '2026-06-20')
          await run('2026-09-01')
          const settled = [{ receipt: 'R-2026-0001', invoice: 'INV-2026-0002', amount: '1640.00' }]
          expect(await reverse(entry, '2026-09-02')).to.deep.include({ settled })
          expect((await totals('2026-09-02')).total).to.equal('1720.00')
        })

        it('waits where other money had settled its invoice before that was a mistake, and stands at no invoice twice', async () => {
          await story({ agreements: [{ ref: 'A-1', starts_on: '2026-04-01', invoice_schedule: 'termly' }] })
          await run('2026-06-01')
          const { entry } = await reverse(await given('3360.00'), '2026-06-20')
          await given('3360.00', { date: '2026-06-25' })
          const over = [{ receipt: 'R-2026-0001', invoice: 'INV-2026-0001', amount: '3360.00' }]
          expect(await reverse(entry, '2026-06-27')).to.deep.include({ settled: [], over })
          const first = await invoiceByNumber(reader(), 'INV-2026-0001')
          expect([first?.open, first?.status]).to.deep.equal([0, 'paid'])
          expect(
            first?.receipts.map(({ receipt, date, amount, takenBack }) => [receipt, date, amount, takenBack]),
          ).to.deep.equal([
            ['R-2026-0001', '2026-06-15', 336_000, false],
            ['R-2026-0001', '2026-06-20', -336_000, true],
            ['R-2026-0002', '2026-06-25', 336_000, false],
          ])
          expect(await totals('2026-06-26')).to.include({ unallocated: '0.00', total: '0.00' })
          expect(await totals('2026-06-27')).to.include({ unallocated: '-3360.00', total: '-3360.00' })
          await run('2026-09-01')
          const second = await invoiceByNumber(reader(), 'INV-2026-0002')
          expect(second?.receipts).to.deep.equal([
            { receipt: 'R-2026-0001', date: '2026-09-01', amount: 336_000, takenBack: false },
          ])
          expect(await totals('2026-09-01')).to.include({ current: '0.00', unallocated: '0.00', total: '0.00' })
        })

        it('waits for no invoice', async () => {
          await story({ agreements: [{ ref: 'A-1', starts_on: '2026-04-01', invoice_schedule: 'termly' }] })
          await run('2026-06-01')
          await reverse(await given('5000.00'), '2026-06-20')
          await run('2026-09-01')
          expect((await invoiceByNumber(reader(), 'INV-2026-0002'))?.open).to.equal(336_000)
          const first = await invoiceByNumber(reader(), 'INV-2026-0001')
          expect(first?.receipts.map(({ amount }) => amount)).to.deep.equal([336_000, -336_000])
          expect(await totals('2026-09-01')).to.include({ current: '3360.00', days90: '3360.00', unallocated: '0.00' })
        })

        it('counts again where that was a mistake', async () => {
          await story({ agreements: [{ ref: 'A-1', starts_on: '2026-04-01', invoice_schedule: 'termly' }] })
          await run('2026-06-01')
          const { entry } = await reverse(await given('5000.00'), '2026-06-20')
          await reverse(entry, '2026-06-22')
          const standing = async (on: string) => [
            (await invoiceByNumber(reader(), 'INV-2026-0001', day(on)))?.open,
            (await totals(on)).unallocated,
          ]
          const listed = async (on: string) => {
            const read = reads.find(({ name }) => name === 'listReceipts')!
            const answer = await read.run({ reader: reader(), query: {}, on: day(on) } as never)
            return (answer as { items: { takenBackBy: number | null }[] }).items.map(({ takenBackBy }) => takenBackBy)
          }
          expect([await listed('2026-06-21'), await listed('2026-06-22')]).to.deep.equal([[entry], [null]])
          expect(await standing('2026-06-15')).to.deep.equal([0, '-1640.00'])
          expect(await standing('2026-06-21')).to.deep.equal([336_000, '0.00'])
          expect(await standing('2026-06-22')).to.deep.equal([0, '-1640.00'])
          await run('2026-09-01')
          expect((await invoiceByNumber(reader(), 'INV-2026-0002'))?.open).to.equal(172_000)
        })
      })

      describe('of an invoice that is credited after it was paid', () => {
        const credit = (invoice: string, date: string, net: string) =>
          act('issueCreditNote', { invoice, date, reason: 'Agreed', lines: [{ line: 1, net }] })

        it('waits for the next invoice, or settles another at once', async () => {
          await story({
            agreements: [
              { ref: 'A-1', starts_on: '2026-04-01', invoice_schedule: 'termly' },
              { ref: 'A-2', starts_on: '2026-05-01', service: 'MONTHS' },
            ],
          })
          await run('2026-04-30')
          await receive('3360.00', { date: '2026-04-30' })
          const over = [{ receipt: 'R-2026-0001', invoice: 'INV-2026-0001', amount: '120.00' }]
          expect(await credit('INV-2026-0001', '2026-05-04', '100.00')).to.deep.include({ over, settled: [] })
          expect((await agedDebtors(reader(), day('2026-05-04'))).totals).to.include({ unallocated: '-120.00' })
          await run('2026-05-31')
          // 1,000.00 for twelve months, with VAT, less the 120.00 that came too much.
          expect((await invoiceByNumber(reader(), 'INV-2026-0002'))?.open).to.equal(108_000)
          expect(await credit('INV-2026-0001', '2026-06-04', '50.00')).to.deep.include({
            over: [{ receipt: 'R-2026-0001', invoice: 'INV-2026-0001', amount: '60.00' }],
            settled: [{ receipt: 'R-2026-0001', invoice: 'INV-2026-0002', amount: '60.00' }],
          })
          const { receipts, open } = (await invoiceByNumber(reader(), 'INV-2026-0002'))!
          expect([open, receipts.map(({ date, amount }) => [date, amount])]).to.deep.equal([
            102_000,
            [
              ['2026-05-04', 12_000],
              ['2026-06-04', 6_000],
            ],
          ])
          expect((await agedDebtors(reader(), day('2026-06-04'))).totals).to.include({ total: '1020.00' })
        })

        it('goes back to the account on which it waits', async () => {
          await story({
            agreements: [{ ref: 'A-1', customer: 'council', starts_on: '2026-06-01' }],
            commissions: [
              {
                ref: 'C-1',
                starts_on: '2026-07-01',
                ends_on: '2027-03-31',
                annual_value: '1200.00',
                schedule: 'monthly',
              },
            ],
          })
          await run('2026-06-30')
          // 8,400.00 by 304 of 365 days, with VAT, is owed on 1100; what the council pays stands on 1110.
          await receive('8395.39', { payer: 'council', invoice: 'A-1/1' })
          await credit('INV-2026-0001', '2026-07-06', '100.00')
          const { '1100': trade = '0.00', '1110': council = '0.00' } = await books('2026-07-06')
          expect([trade, council]).to.deep.equal(['0.00', '-120.00'])
          await run('2026-07-31')
          const after = await books('2026-07-31')
          expect(after).to.not.have.any.keys('1100', '1110')
        })
      })

      it('that waits since a month that is closed moves to the account of its invoice in the first that is open', async () => {
        const monthly = { annual_value: '1200.00', schedule: 'monthly' }
        await story({
          agreements: [{ ref: 'A-1', customer: 'council', starts_on: '2026-06-01' }],
          commissions: [{ ref: 'C-1', starts_on: '2026-07-01', ends_on: '2027-03-31', ...monthly }],
        })
        await run('2026-06-30')
        // As it was recorded when money that named an invoice settled no other.
        const given = { name: 'recordReceipt', company: 'wexmere', actor: 'test', command: null, kept: null }
        await record({ database: database(), clock }, given, async (tx) => {
          const customer = 'council'
          const lines = [
            { account: '1200', debit: pence(14_000), customer },
            { account: '1110', credit: pence(14_000), customer },
          ]
          const money = { date: day('2026-06-15'), memo: 'Received', source: 'receipt', sourceRef: 'R-1' } as const
          const { number } = await post(tx, { ...money, lines })
          const receipt = { ref: 'R-1', payer: customer, invoice: 'INV-2026-0001', reference: null, amount: 14_000 }
          const stands = { date: money.date, customer, debtor_account: '1110', entry: number }
          await tx.insert('receipt', [{ ...receipt, ...stands }])
        })
        await act('closePeriod', { period: '2026-06' })
        await run('2026-07-31')
        expect((await invoiceByNumber(reader(), 'INV-2026-0001'))?.open).to.equal(839_539 - 14_000)
        expect(await books('2026-06-30')).to.include({ '1100': '8395.39', '1110': '-140.00' })
        expect(await books('2026-07-31')).to.include({ '1100': '8255.39', '1110': '120.00' })
      })

      it('of the council stands on the council’s account', async () => {
        await story({
          commissions: [
            {
              ref: 'C-1',
              starts_on: '2026-04-01',
              ends_on: '2027-03-31',
              annual_value: '1200.00',
              schedule: 'quarterly',
            },
          ],
        })
        await receive('360.00', { payer: 'council', date: '2026-05-15' })
        expect(await books('2026-05-31')).to.deep.equal({ '1110': '-360.00', '1200': '360.00' })
        await run('2026-06-30')
        expect(await books('2026-06-30')).to.not.have.property('1110')
        expect((await invoiceByNumber(reader(), 'INV-2026-0001'))?.open).to.equal(0)
      })
    })
  })
}
