import { expect } from 'chai'
import fc from 'fast-check'
import { fromLondon, londonDate, longInstant } from '../../src/kernel/dates.ts'

describe('London time of an instant', () => {
  const table: [string, string, string][] = [
    ['2026-11-22T09:14:05.000Z', '2026-11-22', '22 November 2026 at 09:14'],
    ['2026-07-01T23:30:00.000Z', '2026-07-02', '2 July 2026 at 00:30'],
    ['2026-03-29T00:59:59.999Z', '2026-03-29', '29 March 2026 at 00:59'],
    ['2026-03-29T01:00:00.000Z', '2026-03-29', '29 March 2026 at 02:00'],
    ['2026-10-25T00:59:59.000Z', '2026-10-25', '25 October 2026 at 01:59'],
    ['2026-10-25T01:00:00.000Z', '2026-10-25', '25 October 2026 at 01:00'],
  ]
  for (const [instant, day, words] of table)
    it(`${instant} is ${words}`, () => {
      expect(londonDate(instant)).to.equal(day)
      expect(longInstant(instant)).to.equal(words)
    })

  it('is what the calendar of the machine says, at any moment', () => {
    const calendar = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/London',
      dateStyle: 'short',
      timeStyle: 'short',
    })
    const moment = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(moment, (at) => {
        const [day = '', time = ''] = calendar.format(at).split(' ')
        expect(londonDate(at.toISOString())).to.equal(day)
        expect(longInstant(at.toISOString()).slice(-5)).to.equal(time)
      }),
    )
  })

  it('is turned back into the instant', () =>
    expect(fromLondon('2026-07-02T00:30')).to.equal('2026-07-01T23:30:00.000Z'))
})
