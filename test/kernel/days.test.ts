import { expect } from 'chai'
import fc from 'fast-check'
import { addDays, daysBetween, type IsoDate, isDate } from '../../src/kernel/dates.ts'

describe('the day some days on', () => {
  const TABLE: [day: string, days: number, then: string][] = [
    ['2026-02-27', 1, '2026-02-28'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2028-02-29', 1, '2028-03-01'],
    ['2026-04-29', 1, '2026-04-30'],
    ['2026-04-30', 1, '2026-05-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2027-01-01', -1, '2026-12-31'],
    ['2026-03-02', -1, '2026-03-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-11-10', -1, '2026-11-09'],
    ['2026-11-09', 1, '2026-11-10'],
    ['2026-11-30', 0, '2026-11-30'],
    ['2026-01-15', 365, '2027-01-15'],
  ]
  for (const [day, days, then] of TABLE)
    it(`${day} and ${days} is ${then}`, () => expect(addDays(day as IsoDate, days)).to.equal(then))

  it('is a day that exists, just as far away, and leads back', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, fc.integer({ min: -800, max: 800 }), (date, days) => {
        const from = date.toISOString().slice(0, 10) as IsoDate
        const then = addDays(from, days)
        expect(isDate(then)).to.equal(true)
        expect(daysBetween(from, then)).to.equal(days)
        expect(addDays(then, -days)).to.equal(from)
      }),
    )
  })
})
