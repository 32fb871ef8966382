import { expect } from 'chai'
import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { PRORATIONS } from '../../src/catalogue/index.ts'
import { addDays, date, daysBetween, type IsoDate } from '../../src/kernel/dates.ts'
import { type Pence, pence } from '../../src/kernel/money.ts'
import { partOfYear, priceOrder, serviceYear } from '../../src/trading/index.ts'
import { aPrice, terms, withPupils } from './builders.ts'

const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays(date('2024-01-01'), days))
const year = fc.constantFrom('april', 'september', 'any' as const)
const method = fc.constantFrom(...PRORATIONS)
const amount = fc.integer({ min: 0, max: 5_000_000 }).map(pence)
const within = (from: IsoDate, to: IsoDate, share: number) => addDays(from, Math.floor(daysBetween(from, to) * share))

const priced = (limits: { minimum: Pence | null; maximum: Pence | null }, rate: string, pupils: number) => {
  const price = aPrice({ model: 'per_pupil', rate: new Decimal(rate), ...limits })
  const buyer = withPupils(pupils)
  return priceOrder(terms([price]), { buyer, service: 'advice', on: date('2026-04-01'), from: date('2026-04-01') })
    .netPence
}

describe('prices of any size', () => {
  it('a part of a year is never more than the whole, and by days two parts together are the whole', () => {
    fc.assert(
      fc.property(year, day, method, fc.double({ min: 0, max: 1, noNaN: true }), (sla, start, by, share) => {
        const whole = serviceYear(sla, start)
        const cut = within(whole.from, whole.to, share)
        const first = partOfYear(by, whole, { from: whole.from, to: cut })
        expect(first.share).to.be.at.most(first.of)
        if (by !== 'days' || cut === whole.to) return
        const rest = partOfYear(by, whole, { from: addDays(cut, 1), to: whole.to })
        expect(first.share + rest.share).to.equal(whole.to === addDays(whole.from, 365) ? 366 : 365)
      }),
    )
  })

  it('more pupils never cost less, and the price stays between its limits', () => {
    const rate = fc.integer({ min: 0, max: 99_999 }).map((thousandths) => (thousandths / 1000).toFixed(3))
    const pupils = fc.integer({ min: 0, max: 3000 })
    fc.assert(
      fc.property(rate, pupils, pupils, amount, amount, (each, a, b, c, d) => {
        const limits = { minimum: Math.min(c, d) as Pence, maximum: Math.max(c, d) as Pence }
        const fewer = priced(limits, each, Math.min(a, b))
        const more = priced(limits, each, Math.max(a, b))
        expect(fewer).to.be.at.most(more)
        expect(fewer).to.be.at.least(limits.minimum)
        expect(more).to.be.at.most(limits.maximum)
      }),
    )
  })

  it('starting later never costs more', () => {
    fc.assert(
      fc.property(amount, day, day, method, (flat, a, b, proration) => {
        const [from, later] = a < b ? [a, b] : [b, a]
        const to = serviceYear('april', from).to
        fc.pre(later <= to)
        const facts = terms([aPrice({ flat, proration, from: date('2000-01-01') })])
        const net = (start: IsoDate) =>
          priceOrder(facts, { buyer: withPupils(1), service: 'advice', on: start, from: start, to }).netPence
        expect(net(later)).to.be.at.most(net(from))
      }),
    )
  })
})
