import { expect } from 'chai'
import {
  acts,
  agedDebtors,
  billingChecks,
  deferredIncome,
  invoiceByNumber,
  listInvoices,
  reads,
  runUntil,
  settlingInstead,
} from '../../src/billing/index.ts'
import { acts as commissioningActs } from '../../src/commissioning/index.ts'
import type { IsoDate } from '../../src/kernel/dates.ts'
import { money, pence } from '../../src/kernel/money.ts'
import { balancesOn, acts as ledgerActs, ledgerChecks, post } from '../../src/ledger/index.ts'
import { perform, record } from '../../src/platform/acts/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { readerOf } from '../../src/platform/reader.ts'
import { acts as tradingActs } from '../../src/trading/index.ts'
import { freshDatabase, KINDS } from '../support/database.ts'
import { aCompany, clock, type Story } from './company.ts'

const day = (text: string) => text as IsoDate

for (const kind of KINDS) {
  describe(`billing on ${kind}`, () => {
    let database: Database
    let drop: () => Promise<void>
    beforeEach(async () => {
      ;({ database, drop } = await freshDatabase(kind))
    })
    afterEach(async () => {
      const reader = readerOf(database, 'wexmere')
      for (const check of [...(await billingChecks(reader)), ...(await ledgerChecks(reader))]) {
        expect(check.failures, check.check).to.deep.equal([])
      }
      await drop()
    })

    const reader = () => readerOf(database, 'wexmere')
    const story = (told: Story) => aCompany(database, told)
    const run = (until: string) =>
      runUntil({ database, clock }, { company: 'wexmere', until: day(until), actor: 'test' })
    const act = async (name: string, command: object) => {
      const definition = [...acts, ...tradingActs, ...commissioningActs, ...ledgerActs.map(settlingInstead)].find(
        (each) => each.name === name,
      )!
      return (await perform({ database, clock }, definition, { company: 'wexmere', actor: 'test', command })).result
    }
    const refusal = (name: string, command: object): Promise<string> =>
      act(name, command).then(
        () => 'done',
        (error) => error.message,
      )
    /** Balances by account, debits positive. */
    const books = async (on: string) =>
      Object.fromEntries(
        (await balancesOn(reader(), day(on)))
          .filter(({ debit, credit }) => debit !== credit)
          .map(({ account, debit, credit }) => [account, money(debit - credit)]),
      )

    const invoiced = (result: Awaited<ReturnType<typeof run>>) =>
      result.invoices.map(({ number, agreement, date, net }) => `${number} ${agreement} ${date} ${net}`)

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
        const shown = await runUntil({ database, clock }, { ...request, dryRun: true })
        expect(await listInvoices(reader(), {})).to.deep.equal([])
        expect(await runUntil({ database, clock }, request)).to.deep.equal(shown)
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

    describe('a credit note', () => {
      const until = async (articles?: Record<string, unknown>) => {
        await story({ agreements: [{ ref: 'A-1', starts_on: '2026-04-01' }], ...(articles ? { articles } : {}) })
        await run('2026-12-31')
      }
      const closure = {
        invoice: 'INV-2026-0001',
        date: '2026-12-31',
        reason: 'The school closed',
        endsOn: '2026-12-31',
      }

      const creditedSpan = async (number: string) =>
        (await invoiceByNumber(reader(), number))?.lines.map(({ starts_on, ends_on }) => [starts_on, ends_on])[0]

      it('for 90 of 365 days of 8,400.00 is 2,071.23 and its VAT, from what was deferred', async () => {
        await until()
        expect(await act('issueCreditNote', closure)).to.include({
          number: 'CRN-2026-0001',
          net: '2071.23',
          vat: '414.25',
          gross: '2485.48',
          leftToCredit: '0.00',
        })
        expect(await creditedSpan('CRN-2026-0001')).to.deep.equal(['2027-01-01', '2027-03-31'])
        expect(await books('2026-12-31')).to.deep.equal({ '1100': '7594.52', '2300': '-1265.75', '4110': '-6328.77' })
        await run('2027-03-31')
        expect(await books('2027-03-31')).to.include({ '4110': '-6328.77' })
      })

      it('is worked out of the price to the part of a penny, as that was priced', async () => {
        // 1,000.00 × 0.123445 is 123.445 for twelve months, of which six are 61.7225; of 123.45 they would be 61.725.
        await story({
          agreements: [{ ref: 'A-1', starts_on: '2026-04-01', service: 'MONTHS', quantity: '0.123445' }],
        })
        await run('2026-09-30')
        const ended = { ...closure, date: '2026-09-30', endsOn: '2026-09-30' }
        expect(await act('issueCreditNote', ended)).to.include({ net: '61.72' })
      })

      it('is worked out also where rate and quantity have as many decimals as they can', async () => {
        // 41.666667 × 12.345678 is 514.403254115226 for twelve months, of which six are 257.2016.
        await story({
          agreements: [{ ref: 'A-1', starts_on: '2026-04-01', service: 'HOURS', quantity: '12.345678' }],
        })
        expect((await run('2026-09-30')).failures).to.deep.equal([])
        const ended = { ...closure, date: '2026-09-30', endsOn: '2026-09-30' }
        expect(await act('issueCreditNote', ended)).to.include({ net: '257.20' })
      })

      it('for an end that is brought forward comes to what it would have been at once', async () => {
        await story({ agreements: [{ ref: 'A-1', starts_on: '2026-04-01' }] })
        await run('2026-11-30')
        const credit = (endsOn: string) =>
          act('issueCreditNote', { invoice: 'INV-2026-0001', date: '2026-11-30', reason: 'The school closed', endsOn })
        // 90 of 365 days of 8,400.00 are 2,071.23; 121 of them are 2,784.66.
        expect(await credit('2026-12-31')).to.include({ net: '2071.23' })
        expect(await credit('2026-11-30')).to.include({ net: '713.43' })
        expect(await creditedSpan('CRN-2026-0001')).to.deep.equal(['2027-01-01', '2027-03-31'])
        expect(await creditedSpan('CRN-2026-0002')).to.deep.equal(['2026-12-01', '2026-12-31'])
      })

      it('after the agreement was ended gives back from its end or from an earlier day, and not from a later one', async () => {
        await until()
        await act('cancelAgreement', { agreement: 'A-1', endsOn: '2026-12-31', reason: 'The school closes' })
        await run('2027-01-31')
        const credit = (endsOn: string) => ({ ...closure, date: '2027-01-31', endsOn })
        expect(await refusal('issueCreditNote', credit('2027-01-01'))).to.equal(
          'A-1 has ended on 31 December 2026 already. Give that day or an earlier one',
        )
        expect(await act('issueCreditNote', credit('2026-11-30'))).to.include({ net: '2784.66' })
        expect(await creditedSpan('CRN-2027-0001')).to.deep.equal(['2026-12-01', '2027-03-31'])
      })

      it('rounds VAT down where the articles say so', async () => {
        await until({ vatRounding: 'down' })
        expect(await act('issueCreditNote', closure)).to.include({ vat: '414.24', gross: '2485.47' })
      })

      it('comes to the same after the agreement was ended first', async () => {
        await until()
        const deferred = async (on: string) => {
          const { rows, totals } = await deferredIncome(reader(), day(on))
          expect(`-${totals.deferred}`).to.equal((await books(on))['2400'])
          return rows.map(({ to, net, invoiced, recognised }) => [to, net, invoiced, recognised])
        }
        expect(await deferred('2026-12-31')).to.deep.equal([['2027-03-31', '8400.00', '8400.00', '6328.77']])
        await act('cancelAgreement', { agreement: 'A-1', endsOn: '2026-12-31', reason: 'The school closes' })
        expect(await deferred('2026-12-31')).to.deep.equal([['2026-12-31', '6328.77', '8400.00', '6328.77']])
        await run('2027-02-28')
        expect(await deferred('2027-02-28')).to.deep.equal([['2026-12-31', '6328.77', '8400.00', '6328.77']])
        expect(await books('2027-02-28')).to.include({ '2400': '-2071.23', '4110': '-6328.77' })
        expect(await act('issueCreditNote', { ...closure, date: '2027-02-28' })).to.include({ net: '2071.23' })
        expect(await books('2027-02-28')).to.not.have.any.keys('2400', '1300')
      })

      it('that comes late takes income back that was recognised too early', async () => {
        await until()
        await run('2027-02-28')
        await act('issueCreditNote', { ...closure, date: '2027-02-28' })
        expect(await books('2027-02-28')).to.deep.equal({ '1100': '7594.52', '2300': '-1265.75', '4110': '-6328.77' })
        expect((await run('2027-03-31')).recognised).to.equal('0.00')
      })

      it('for stated lines lowers the price; the last one takes what is left of the VAT', async () => {
        await until()
        const credit = (net: string) =>
          act('issueCreditNote', {
            invoice: 'INV-2026-0001',
            date: '2026-12-31',
            reason: 'Goodwill',
            lines: [{ line: 1, net }],
          })
        expect(await credit('33.33')).to.include({ number: 'CRN-2026-0001', vat: '6.67' })
        expect(await creditedSpan('CRN-2026-0001')).to.deep.equal(['2026-04-01', '2027-03-31'])
        expect(await credit('33.33')).to.include({ number: 'CRN-2026-0002', vat: '6.67' })
        expect(await credit('8333.34')).to.include({ vat: '1666.66', gross: '10000.00' })
        expect(await books('2026-12-31')).to.deep.equal({})
        await run('2027-03-31')
        expect(await books('2027-03-31')).to.deep.equal({})
      })

      it('beyond its invoice, of nothing, or in both ways is refused', async () => {
        await until()
        const base = { invoice: 'INV-2026-0001', date: '2026-12-31', reason: 'Goodwill' }
        expect(await refusal('issueCreditNote', { ...base, lines: [{ line: 1, net: '8400.01' }] })).to.equal(
          'Only £8,400.00 of line 1 of INV-2026-0001 is left to credit',
        )
        expect(await refusal('issueCreditNote', { ...base, lines: [{ line: 2, net: '1.00' }] })).to.equal(
          'INV-2026-0001 has no line 2',
        )
        expect(await refusal('issueCreditNote', base)).to.contain('Give either the last day')
        expect(await refusal('issueCreditNote', { ...base, invoice: 'INV-2026-0009', endsOn: '2026-12-31' })).to.equal(
          'There is no invoice “INV-2026-0009”',
        )
        expect(await refusal('issueCreditNote', { ...base, endsOn: '2027-03-31' })).to.contain(
          'Nothing is left to give back',
        )
      })

      it('leaves no instalment that the reduced price does not hold', async () => {
        await story({ agreements: [{ ref: 'A-1', starts_on: '2026-04-01', invoice_schedule: 'termly' }] })
        await run('2026-09-30')
        const end = { ...closure, date: '2026-09-30', endsOn: '2026-05-31' }
        expect(await act('issueCreditNote', { ...end, invoice: 'INV-2026-0002' })).to.include({
          net: '2800.00',
          leftToCredit: '1396.16',
        })
        expect(await act('issueCreditNote', { ...end, invoice: 'INV-2026-0001' })).to.include({
          net: '1396.16',
          leftToCredit: '0.00',
        })
        expect(invoiced(await run('2027-03-31'))).to.deep.equal([])
        expect(await books('2027-03-31')).to.include({ '4110': '-1403.84', '1100': '1684.61' })
      })
    })

    describe('a receipt', () => {
      const receive = (amount: string, more: object = {}) =>
        act('recordReceipt', { date: '2026-06-15', payer: 'hartwell', amount, ...more })

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
          expect(first?.receipts.map(({ receipt, date, amount }) => [receipt, date, amount])).to.deep.equal([
            ['R-2026-0001', '2026-06-15', 336_000],
            ['R-2026-0001', '2026-06-20', -336_000],
            ['R-2026-0002', '2026-06-25', 336_000],
          ])
          expect(await totals('2026-06-26')).to.include({ unallocated: '0.00', total: '0.00' })
          expect(await totals('2026-06-27')).to.include({ unallocated: '-3360.00', total: '-3360.00' })
          await run('2026-09-01')
          const second = await invoiceByNumber(reader(), 'INV-2026-0002')
          expect(second?.receipts).to.deep.equal([{ receipt: 'R-2026-0001', date: '2026-09-01', amount: 336_000 }])
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
        await record({ database, clock }, given, async (tx) => {
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
