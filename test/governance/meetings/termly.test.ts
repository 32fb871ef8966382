import { expect } from 'chai'
import {
  type BoardFacts,
  type Body,
  type Meeting,
  schoolTerms,
  termlyNotices,
  termMeetings,
  termsRunningOut,
} from '../../../src/governance/index.ts'
import { date } from '../../../src/kernel/dates.ts'
import { aBody, aMeeting, factsOf } from '../ground/facts.ts'

const west = aBody('west', 'area_group', { name: 'West' })
const LED = { preset: 'school-led-system', legalForm: 'unincorporated', companyNumber: null, incorporatedOn: null }

const met = (day: string, more: Partial<Meeting> = {}) => aMeeting(day, { body: 'west', ...more })
const planned = (day: string) => met(day, { status: 'planned' })
const systemOf = (meetings: Meeting[], { body = west, articles = {} }: { body?: Body; articles?: object } = {}) =>
  factsOf({ bodies: [body], meetings, company: { ...LED, articles } })
const states = (facts: BoardFacts, on: string) =>
  termMeetings(facts, facts.bodies[1] as Body, date(on)).map(({ state }) => state)

describe('the terms of a school year', () => {
  for (const [day, from, to, name] of [
    ['2026-08-31', '2026-04-01', '2026-08-31', 'summer term 2026'],
    ['2026-09-01', '2026-09-01', '2026-12-31', 'autumn term 2026'],
    ['2026-12-31', '2026-09-01', '2026-12-31', 'autumn term 2026'],
    ['2027-01-01', '2027-01-01', '2027-03-31', 'spring term 2027'],
    ['2027-03-31', '2027-01-01', '2027-03-31', 'spring term 2027'],
    ['2027-04-01', '2027-04-01', '2027-08-31', 'summer term 2027'],
  ] as const)
    it(`${day} is in the ${name}`, () => {
      expect(schoolTerms(date(day)).filter((term) => term.from <= day && day <= term.to)).to.deep.equal([
        { name, from, to },
      ])
    })
})

describe('a group that is to meet in every term', () => {
  for (const [what, meetings, on, expected] of [
    [
      'has met, and the others are planned',
      [met('2026-11-04'), planned('2027-03-04'), planned('2027-06-08')],
      '2026-11-22',
      ['met', 'planned', 'planned'],
    ],
    [
      'met on the last day of a term, which is no meeting of the next',
      [met('2026-12-31')],
      '2027-01-15',
      ['met', 'open', 'open'],
    ],
    [
      'met on the first day of a term, which is no meeting of the one before',
      [met('2027-01-01')],
      '2027-01-15',
      ['missed', 'met', 'open'],
    ],
    ['has the last day of the term left', [], '2026-12-31', ['open', 'open', 'open']],
    ['has let the term go by', [], '2027-01-01', ['missed', 'open', 'open']],
    ['called its meeting off', [met('2026-11-04', { status: 'cancelled' })], '2027-01-01', ['missed', 'open', 'open']],
    ['had no quorum', [met('2026-11-04', { status: 'inquorate' })], '2027-01-01', ['missed', 'open', 'open']],
    ['has not said what became of its meeting', [planned('2026-11-04')], '2027-01-01', ['planned', 'open', 'open']],
    ['met later than the day that is asked about', [met('2026-11-04')], '2026-10-01', ['planned', 'open', 'open']],
  ] as [string, Meeting[], string, string[]][])
    it(what, () => expect(states(systemOf(meetings), on)).to.deep.equal(expected))

  it('is asked of the terms throughout which it is there', () => {
    const begun = { ...west, from: date('2026-09-02') }
    expect(states(systemOf([], { body: begun }), '2026-11-22')).to.deep.equal(['open', 'open'])
    const ended = { ...west, to: date('2027-03-30') }
    expect(states(systemOf([], { body: ended }), '2026-11-22')).to.deep.equal(['open'])
    expect(states(systemOf([], { body: { ...west, from: date('2026-09-01') } }), '2026-11-22')).to.have.length(3)
  })

  it('is asked by the articles, of the kinds of body that they name', () => {
    expect(states(systemOf([], { body: { ...west, kind: 'partnership' } }), '2026-11-22')).to.deep.equal([])
    expect(states(systemOf([], { articles: { termlyMeetings: [] } }), '2026-11-22')).to.deep.equal([])
    expect(termlyNotices(factsOf({ bodies: [west] }), date('2026-11-22'))).to.deep.equal([])
  })

  it('is spoken of beside the findings, with the clause', () => {
    const [notice] = termlyNotices(systemOf([met('2026-11-04'), planned('2027-03-04')]), date('2027-04-01'))
    expect(notice).to.deep.equal({
      notice: 'termly-meetings',
      body: 'west',
      status: 'warn',
      explanation:
        'West: autumn term 2026, met on 4 November 2026; spring term 2027, planned for 4 March 2027, and what became of it is not recorded; summer term 2027, no meeting planned before it ends on 31 August 2027.',
      source: 'Terms of reference, 4.3',
    })
    expect(termlyNotices(systemOf([]), date('2027-04-01'))[0]?.status).to.equal('fail')
  })

  for (const [on, expected] of [
    ['2026-11-18', []],
    ['2026-11-19', ['autumn term 2026']],
    ['2026-12-31', ['autumn term 2026']],
    ['2027-01-01', []],
  ] as const)
    it(`needs a date on ${on}: ${expected.length}`, () => {
      expect(termsRunningOut(systemOf([]), date(on)).map(({ term }) => term.name)).to.deep.equal(expected)
      expect(termsRunningOut(systemOf([planned('2026-12-20')]), date(on))).to.deep.equal([])
    })
})
