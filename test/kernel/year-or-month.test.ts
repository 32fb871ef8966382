import { expect } from 'chai'
import { date } from '../../src/kernel/dates.ts'
import { asFarAsKnown, firstDayWithin, isYearOrMonth, lastDayWithin } from '../../src/kernel/year-or-month.ts'

describe('a date of which only the year or the month is known', () => {
  for (const [known, first, last, words] of [
    ['2015', '2015-01-01', '2015-12-31', '2015'],
    ['2015-09', '2015-09-01', '2015-09-30', 'September 2015'],
    ['2016-02', '2016-02-01', '2016-02-29', 'February 2016'],
    ['2015-12', '2015-12-01', '2015-12-31', 'December 2015'],
  ] as const)
    it(`${known} is from ${first} to ${last}, and reads ${words}`, () => {
      expect([firstDayWithin(known), lastDayWithin(known)]).to.deep.equal([first, last])
      expect(asFarAsKnown(date(first), known)).to.equal(words)
    })

  it('is no other text', () =>
    expect(['15', '2015-13', '2015-00', '2015-9', '2015-09-01', 'about 2015'].map(isYearOrMonth)).to.not.include(true))

  it('and a whole date reads as one', () => expect(asFarAsKnown(date('2015-09-01'), null)).to.equal('1 September 2015'))
})
