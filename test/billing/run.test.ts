import { expect } from 'chai'
import { agedDebtors, deferredIncome, invoiceByNumber, listInvoices, runUntil } from '../../src/billing/index.ts'
import { KINDS } from '../support/database.ts'
import { clock } from './company.ts'
import { billingOn, day } from './ground.ts'

for (const kind of KINDS) {
  describe(`billing on ${kind}`, () => {
    const { database, reader, story, run, act, books, invoiced } = billingOn(kind)

    describe('a run', () => {
      it('invoices 8,400.00 upfront with its VAT, and recognises it by day', async () => {
        await story({ agreements: [{ ref: 'A-1', starts_on: '2026-04-01' }] })
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

      it('does everything once, however often it is called and in whatever steps', async () => {
        await story({
          agreements: [
            { ref: 'A-1', starts_on: '2026-04-01', invoice_schedule: 'termly' },
            { ref: 'A-2', starts_on: '2026-09-01', service: 'MONTHS', invoice_schedule: 'monthly' },
          ],
        })
        const steps = [
          await run('2026-04-01'),
          await run('2026-09-15'),
          await run('2026-09-15'),
          await run('2027-08-31'),
        ]
        expect(steps.flatMap(invoiced).slice(0, 4)).to.deep.equal([
          'INV-2026-0001 A-1 2026-04-01 2800.00',
          'INV-2026-0002 A-1 2026-09-01 2800.00',
          'INV-2026-0003 A-2 2026-09-01 83.33',
          'INV-2026-0004 A-2 2026-10-01 83.33',
        ])
        expect(invoiced(steps[2]!)).to.deep.equal([])
        expect(steps[2]).to.include({ recognised: '0.00' })
        const again = await run('2027-08-31')
        expect(again).to.deep.include({ invoices: [], recognised: '0.00', reminders: [], termsEnded: [] })
        expect(await books('2027-08-31')).to.include({ '4110': '-8400.00', '4150': '-1000.00' })
        expect(await books('2027-08-31')).to.not.have.any.keys('2400', '1300')
      })

      it('numbers each calendar year on its own, from 1', async () => {
        await story({ agreements: [{ ref: 'A-1', starts_on: '2026-04-01', invoice_schedule: 'termly' }] })
        expect(invoiced(await run('2027-01-01')).map((line) => line.slice(0, 13))).to.deep.equal([
          'INV-2026-0001',
          'INV-2026-0002',
          'INV-2027-0001',
        ])
      })

      it('invoices the trust of an academy, for the attention of the school', async () => {
        await story({
          agreements: [{ ref: 'A-1', customer: 'northgate', starts_on: '2026-04-01', purchase_order: 'PO-77' }],
        })
        await run('2026-04-01')
        const invoice = await invoiceByNumber(reader(), 'INV-2026-0001')
        expect(invoice).to.include({
          supplier_name: 'Wexmere Learning Partnership Limited',
          supplier_address: '4 Tannery Row, Wexmere WX1 4TR',
          supplier_vat_number: 'GB123456789',
          customer: 'alder',
          customer_name: 'The Alder Trust',
          customer_address: '3 Church Road, Wexmere, WX1 3CC',
          school_name: 'Northgate Academy',
          school_urn: '199002',
          purchase_order: 'PO-77',
          tax_point: '2026-04-01',
        })
        expect(invoice?.lines[0]).to.include({
          description: 'School improvement partner',
          starts_on: '2026-04-01',
          ends_on: '2027-03-31',
          quantity: '1',
          rate: 840_000,
          vat_rate: '20',
        })
      })

      it('prices places by their number, exempt from VAT, and earns them in the month of the course', async () => {
        await story({
          agreements: [
            { ref: 'A-1', service: 'COURSE', quantity: '3', starts_on: '2026-10-14', ends_on: '2026-10-14' },
          ],
        })
        await run('2026-10-31')
        const invoice = await invoiceByNumber(reader(), 'INV-2026-0001')
        expect(invoice?.lines[0]).to.include({ quantity: '3', rate: 9_500, net: 28_500, vat: 0, vat_code: 'exempt' })
        expect(await books('2026-10-30')).to.deep.equal({ '1100': '285.00', '2400': '-285.00' })
        expect(await books('2026-10-31')).to.deep.equal({ '1100': '285.00', '4130': '-285.00' })
      })

      it('owes the provider what an agent hands on', async () => {
        await story({ agreements: [{ ref: 'A-1', service: 'BROKER', starts_on: '2026-10-01', ends_on: '2026-10-31' }] })
        await run('2026-10-31')
        expect(await books('2026-10-31')).to.deep.equal({
          '1100': '1200.00',
          '2100': '-850.00',
          '2300': '-200.00',
          '4110': '-150.00',
        })
      })

      it('splits 1,200.00 over two financial years', async () => {
        await story({
          agreements: [
            {
              ref: 'A-1',
              customer: 'northgate',
              service: 'MONTHS',
              starts_on: '2026-09-01',
              invoice_schedule: 'split_financial_year',
            },
          ],
        })
        expect(invoiced(await run('2027-04-01'))).to.deep.equal([
          'INV-2026-0001 A-1 2026-09-01 700.00',
          'INV-2027-0001 A-1 2027-04-01 500.00',
        ])
      })

      it('lets only accepted agreements through, and tells of those without a price', async () => {
        await story({
          agreements: [
            { ref: 'A-1', starts_on: '2026-04-01', status: 'draft' },
            { ref: 'A-2', starts_on: '2026-04-01', service: 'COURSE', customer: 'hartwell', quantity: '2' },
            { ref: 'A-3', starts_on: '2010-04-01' },
          ],
        })
        const result = await run('2026-04-30')
        expect(result.invoices.map(({ agreement }) => agreement)).to.deep.equal(['A-2'])
        expect(result.failures.map(({ ref }) => ref)).to.deep.equal(['A-3'])
      })

      it('leaves what falls in a closed month, names it, and does the rest', async () => {
        await story({
          agreements: [
            { ref: 'A-1', starts_on: '2026-04-01' },
            { ref: 'A-2', starts_on: '2026-05-01', service: 'MONTHS' },
          ],
        })
        await act('closePeriod', { period: '2026-04' })
        const result = await run('2026-05-31')
        expect(result.invoices.map(({ agreement }) => agreement)).to.deep.equal(['A-2'])
        expect(result.failures.map(({ ref, message }) => `${ref}: ${message.split('. ')[0]}`)).to.deep.equal([
          'A-1: An invoice falls on 1 April 2026',
          'A-1: Income falls on 30 April 2026',
        ])
        expect(await books('2026-05-31')).to.deep.include({ '1300': '713.43', '4110': '-713.43' })
      })

      it('comes to the same at every month end when a closed month is opened again and caught up', async () => {
        await story({ agreements: [{ ref: 'A-1', starts_on: '2026-08-15', invoice_schedule: 'monthly' }] })
        await act('closePeriod', { period: '2026-08' })
        await run('2026-10-31')
        const accrued = async (on: string) => {
          const { '1300': standing, '2400': deferred } = await books(on)
          return [standing, deferred]
        }
        expect(await accrued('2026-10-31')).to.deep.equal([undefined, '-101.92'])
        await act('reopenPeriod', { period: '2026-08', reason: 'August was closed too early' })
        await run('2026-10-31')
        expect(await accrued('2026-08-31')).to.deep.equal(['391.23', undefined])
        expect(await accrued('2026-09-30')).to.deep.equal(['328.76', undefined])
        expect(await accrued('2026-10-31')).to.deep.equal(['289.31', undefined])
      })

      it('tells once of what has become overdue', async () => {
        await story({ agreements: [{ ref: 'A-1', starts_on: '2026-04-01' }] })
        expect((await run('2026-05-01')).reminders).to.deep.equal([])
        expect((await run('2026-05-02')).reminders).to.deep.equal([
          { number: 'INV-2026-0001', agreement: 'A-1', customer: 'hartwell', dueOn: '2026-05-01', open: '10080.00' },
        ])
        expect((await run('2026-05-03')).reminders).to.deep.equal([])
      })

      it('tells once of terms that have ended, on the day after their last', async () => {
        await story({
          appointments: [
            { ref: 'a-1', term_ends_on: '2026-06-30' },
            { ref: 'a-2', term_ends_on: '2026-06-30', ceased_on: '2025-12-31', seat: 's-2' },
          ],
        })
        expect((await run('2026-06-30')).termsEnded).to.deep.equal([])
        expect((await run('2026-07-01')).termsEnded).to.deep.equal(['a-1'])
        expect((await run('2026-07-02')).termsEnded).to.deep.equal([])
      })

      it('shows in a dry run what it would do, and does nothing', async () => {
        await story({ agreements: [{ ref: 'A-1', starts_on: '2026-04-01' }] })
        const request = { company: 'wexmere', until: day('2026-04-30'), actor: 'test' }
        const shown = await runUntil({ database: database(), clock }, { ...request, dryRun: true })
        expect(await listInvoices(reader(), {})).to.deep.equal([])
        expect(await runUntil({ database: database(), clock }, request)).to.deep.equal(shown)
      })

      it('run by two at once issues each invoice once', async () => {
        const agreements = Array.from({ length: 12 }, (_, i) => ({ ref: `A-${i + 10}`, starts_on: '2026-04-01' }))
        await story({ agreements })
        const results = await Promise.all([run('2026-06-30'), run('2026-06-30')])
        expect(results.flatMap(({ failures }) => failures)).to.deep.equal([])
        expect(results.flatMap(({ invoices }) => invoices)).to.have.length(12)
        expect(await listInvoices(reader(), {})).to.have.length(12)
      })
    })

    describe('a commission', () => {
      it('by quarter is earned by month, accrued, and cleared by its invoice to the council', async () => {
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
        await run('2026-05-31')
        expect(await books('2026-05-31')).to.deep.equal({ '1300': '200.00', '4000': '-200.00' })
        expect(invoiced(await run('2026-06-30'))).to.deep.equal(['INV-2026-0001 C-1 2026-06-30 300.00'])
        expect(await books('2026-06-30')).to.deep.equal({ '1110': '360.00', '2300': '-60.00', '4000': '-300.00' })
      })

      it('without an end goes on from year to year', async () => {
        await story({
          commissions: [{ ref: 'C-1', starts_on: '2025-04-01', annual_value: '1000.00', schedule: 'monthly' }],
        })
        await run('2025-06-30')
        await run('2027-03-31')
        expect(await books('2027-03-31')).to.include({ '1110': '2400.08', '2300': '-400.08', '4000': '-2000.00' })
      })

      it('of two years that is paid year by year is deferred within a year', async () => {
        const commission = { ref: 'C-1', annual_value: '12000.00', schedule: 'upfront' }
        await story({ commissions: [{ ...commission, starts_on: '2026-04-01', ends_on: '2028-03-31' }] })
        await run('2026-09-30')
        const [row] = (await deferredIncome(reader(), day('2026-09-30'))).rows
        // The second year's 12,000.00 are not invoiced yet: what is deferred is the first year's rest, earned by 31 March 2027.
        expect(row).to.include({ net: '24000.00', invoiced: '12000.00', recognised: '6000.00' })
        expect(row).to.include({ deferred: '6000.00', dueWithinOneYear: '6000.00' })
      })

      it('that is ended early has its new price in the list of deferred income at once', async () => {
        const commission = { ref: 'C-1', annual_value: '12000.00', schedule: 'upfront' }
        await story({ commissions: [{ ...commission, starts_on: '2026-04-01', ends_on: '2027-03-31' }] })
        await run('2026-09-30')
        const row = async () =>
          (await deferredIncome(reader(), day('2026-09-30'))).rows.map(({ to, net, recognised, deferred }) =>
            [to, net, recognised, deferred].join(' '),
          )
        expect(await row()).to.deep.equal(['2027-03-31 12000.00 6000.00 6000.00'])
        await act('recordCommission', {
          ref: 'C-1',
          startsOn: '2026-04-01',
          endsOn: '2026-12-31',
          annualValue: '12000.00',
          schedule: 'upfront',
        })
        // Nine of twelve months; what was invoiced for the rest stays on 2400 until it is credited.
        expect(await row()).to.deep.equal(['2026-12-31 9000.00 6000.00 6000.00'])
        expect((await books('2026-09-30'))['2400']).to.equal('-6000.00')
      })

      it('that is a grant is a claim outside VAT, deferred while conditions stand', async () => {
        const grant = {
          starts_on: '2026-04-01',
          ends_on: '2027-03-31',
          annual_value: '1000.00',
          schedule: 'upfront',
          basis: 'grant',
        }
        await story({
          commissions: [
            { ...grant, ref: 'G-1' },
            { ...grant, ref: 'G-2', conditions: 'Ten schools take part' },
          ],
        })
        await run('2026-06-30')
        expect(await books('2026-06-30')).to.deep.equal({ '1110': '2000.00', '2410': '-1000.00', '4200': '-1000.00' })
      })
    })

    it('ages debts by the day on which they were due', async () => {
      await story({ agreements: [{ ref: 'A-1', starts_on: '2026-04-01' }] })
      await run('2026-04-30')
      const bandOn = async (on: string) => {
        const [row] = (await agedDebtors(reader(), day(on))).rows
        return Object.entries(row ?? {}).find(([column, amount]) => column !== 'customer' && amount === '10080.00')?.[0]
      }
      const bands = await Promise.all(
        ['05-01', '05-02', '05-31', '06-01', '06-30', '07-01'].map((end) => bandOn(`2026-${end}`)),
      )
      expect(bands).to.deep.equal(['current', 'days30', 'days30', 'days60', 'days60', 'days90'])
    })

    it('shows what is deferred and accrued by agreement, tied to the ledger', async () => {
      await story({
        agreements: [
          { ref: 'A-1', starts_on: '2026-04-01' },
          { ref: 'A-2', starts_on: '2026-04-10', service: 'MONTHS', invoice_schedule: 'monthly' },
        ],
      })
      await run('2026-04-30')
      const { rows, totals } = await deferredIncome(reader(), day('2026-04-30'))
      expect(rows.map((row) => [row.agreement, row.invoiced, row.recognised, row.deferred, row.accrued])).to.deep.equal(
        [
          ['A-1', '8400.00', '690.41', '7709.59', '0.00'],
          ['A-2', '0.00', '76.92', '0.00', '76.92'],
        ],
      )
      expect(await books('2026-04-30')).to.include({ '2400': `-${totals.deferred}`, '1300': totals.accrued })
    })
  })
}
