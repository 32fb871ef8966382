import { expect } from 'chai'
import { deferredIncome, invoiceByNumber } from '../../src/billing/index.ts'
import { KINDS } from '../support/database.ts'
import { billingOn, day } from './ground.ts'

for (const kind of KINDS) {
  describe(`billing on ${kind}`, () => {
    const { reader, story, run, act, refusal, books, invoiced } = billingOn(kind)

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
  })
}
