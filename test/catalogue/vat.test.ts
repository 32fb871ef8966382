import { expect } from 'chai'
import fc from 'fast-check'
import { VAT_CODES, type VatCode, vatOf, vatRateOn } from '../../src/catalogue/index.ts'
import { date } from '../../src/kernel/dates.ts'
import { type Pence, pence } from '../../src/kernel/money.ts'

const TODAY = date('2026-11-22')
const lines = (...nets: number[]) => nets.map((net) => ({ net: pence(net), vatCode: 'standard' as VatCode }))

describe('VAT of a document', () => {
  // VAT Notice 700, 17.5: the four lines of the domain's example are 23.998 together.
  it('is worked out once on the sum of the lines: 24.00 to the nearest penny, 23.99 rounded down', () => {
    const four = lines(3333, 3333, 3334, 1999)
    // Shares of 2399p: 666.38, 666.38, 666.58 and 399.67; the two pennies left go to the last two.
    expect(vatOf(four, TODAY, 'nearest')).to.deep.equal({ vat: [667, 666, 667, 400], total: 2400 })
    expect(vatOf(four, TODAY, 'down')).to.deep.equal({ vat: [666, 666, 667, 400], total: 2399 })
  })

  it('gives odd pennies to the largest remainder, among equals to the earlier line', () => {
    // 3 × 3p at 20 % are 1.8p: 2p, and each line's exact share is 0.667p.
    expect(vatOf(lines(3, 3, 3), TODAY, 'nearest')).to.deep.equal({ vat: [1, 1, 0], total: 2 })
  })

  it('is worked out for each rate apart', () => {
    const mixed = (['standard', 'exempt', 'reduced', 'standard', 'zero', 'outside_scope'] as const).map((vatCode) => ({
      net: pence(1002),
      vatCode,
    }))
    // 2,004p at 20 % are 400.8p; 1,002p at 5 % are 50.1p.
    expect(vatOf(mixed, TODAY, 'nearest')).to.deep.equal({ vat: [201, 0, 50, 200, 0, 0], total: 451 })
    expect(vatOf(mixed, TODAY, 'down')).to.deep.equal({ vat: [200, 0, 50, 200, 0, 0], total: 450 })
  })

  it('half a penny goes up', () => {
    expect(vatOf(lines(1250 + 2), TODAY, 'nearest').total).to.equal(250) // 250.4
    expect(vatOf([{ net: pence(10), vatCode: 'reduced' }], TODAY, 'nearest').total).to.equal(1) // 0.5
    expect(vatOf([{ net: pence(10), vatCode: 'reduced' }], TODAY, 'down').total).to.equal(0)
  })

  const rounding = fc.constantFrom('nearest', 'down' as const)
  const net = fc.nat(10_000_000).map((amount) => amount as Pence)

  it('lines of any rates add up to the document', () => {
    const line = fc.record({ net, vatCode: fc.constantFrom(...VAT_CODES) })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), rounding, (given, method) => {
        const { vat, total } = vatOf(given, TODAY, method)
        expect(vat.reduce((a, b) => a + b, 0)).to.equal(total)
      }),
    )
  })

  it('no line is a whole penny from its share of the document’s VAT', () => {
    fc.assert(
      fc.property(fc.array(net, { minLength: 1, maxLength: 20 }), rounding, (nets, method) => {
        const whole = nets.reduce((a, b) => a + b, 0)
        fc.pre(whole > 0)
        const { vat, total } = vatOf(lines(...nets), TODAY, method)
        // |vat − total × net / whole| < 1, in whole numbers.
        for (const [i, each] of nets.entries()) {
          expect(Math.abs((vat[i] ?? 0) * whole - total * each)).to.be.below(whole)
        }
      }),
    )
  })
})

describe('rates of VAT', () => {
  for (const [day, percent] of [
    ['2008-11-30', '17.5'],
    ['2008-12-01', '15'],
    ['2009-12-31', '15'],
    ['2010-01-01', '17.5'],
    ['2011-01-03', '17.5'],
    ['2011-01-04', '20'],
    ['2026-11-22', '20'],
  ] as const) {
    it(`standard on ${day}: ${percent} %`, () => expect(vatRateOn('standard', date(day)).percent).to.equal(percent))
  }
})
