import { expect } from 'chai'
import { date } from '../../../src/kernel/dates.ts'
import { aSchool, factsOf, findingOf, office, type Sitter } from '../ground/facts.ts'

/** So many schools of which so many are academies, and so many leaders of whom so many lead academies. */
const area = (schools: number, academies: number) =>
  Array.from({ length: schools }, (_, i) => aSchool(`s-${i + 1}`, { type: i < academies ? '34' : '1' }))
const leaders = (seats: number, ofAcademies: number, academies: number): Sitter[] =>
  Array.from({ length: seats }, (_, i) => ({
    ref: `p-${i + 1}`,
    offices: [office(i < ofAcademies ? 's-1' : `s-${academies + 1}`, 'head_teacher')],
  }))
const company = (toleranceSeats: number) => ({
  preset: 'strategic-partnership',
  articles: { onePerGroup: false, sectorBalance: { value: { toleranceSeats }, clause: '3.3' } },
})
const balance = (given: object, tolerance = 1, day?: string) =>
  findingOf(factsOf({ company: company(tolerance), ...given }), 'body.sector-balance', day)

describe('the balance of sectors', () => {
  for (const [seats, ofAcademies, schools, academies, tolerance, status] of [
    [8, 4, 20, 10, 1, 'pass'], // 80 and 80
    [8, 5, 20, 10, 1, 'pass'], // 100 and 80 differ by 20, which is not above 20
    [8, 6, 20, 10, 1, 'fail'], // 120 and 80
    [8, 3, 20, 10, 1, 'pass'],
    [8, 2, 20, 10, 1, 'fail'], // 40 and 80
    [8, 2, 20, 10, 2, 'pass'],
    [10, 4, 21, 10, 1, 'pass'], // 84 and 100
    [10, 3, 21, 10, 1, 'fail'], // 63 and 100
    [9, 5, 18, 8, 1, 'pass'], // 90 and 72 differ by 18
    [9, 5, 18, 7, 1, 'fail'], // 90 and 63
    [4, 2, 20, 10, 0, 'pass'],
    [4, 1, 20, 10, 0, 'fail'],
    [1, 1, 20, 1, 1, 'pass'],
  ] as const)
    it(`of ${seats} seats, ${ofAcademies} of academies, where ${academies} of ${schools} schools are, within ${tolerance}: ${status}`, () =>
      expect(
        balance(
          { sitters: leaders(seats, ofAcademies, academies), organisations: area(schools, academies) },
          tolerance,
        ),
      ).to.include({
        status,
        numerator: ofAcademies,
        denominator: seats,
        headroom: null,
        source: 'Terms of reference, 3.3',
      }))

  it('says the multiplication that decides, and who has too many', () =>
    expect(balance({ sitters: leaders(8, 6, 10), organisations: area(20, 10) }).explanation).to.equal(
      'Leaders of academies hold 6 of 8 seats of school leaders (75.00%), and 10 of 20 open state-funded schools are academies (50.00%): 6 × 20 and 8 × 10 differ by 40, and 1 × 20 is 20. Leaders of academies hold too many.',
    ))

  it('looks at seats of school leaders only, and at no observers', () => {
    const others: Sitter[] = [
      { ref: 'g', category: 'governor', offices: [office('s-1', 'governor')] },
      { ref: 'c', category: 'chair', offices: [office('s-1', 'head_teacher')] },
      { ref: 'o', category: 'observer', offices: [office('s-1', 'head_teacher')] },
    ]
    expect(balance({ sitters: [...leaders(4, 2, 10), ...others], organisations: area(20, 10) })).to.include({
      numerator: 2,
      denominator: 4,
    })
  })

  it('counts the chief executive of a trust as its academies’', () =>
    expect(
      balance({
        sitters: [{ ref: 'p-1', offices: [office('t', 'trust_chief_executive')] }],
        organisations: [aSchool('t', { kind: 'trust', type: '' }), aSchool('s', { trust: 't' })],
      }).numerator,
    ).to.equal(1))

  for (const [what, school, counted] of [
    ['that is closed', { closedOn: date('2026-08-31') }, 1],
    ['that is open, but proposed to close', { status: 'open-proposed-to-close' as const }, 2],
    ['that is only proposed', { status: 'proposed-to-open' as const }, 1],
    ['of another authority', { laCode: '971' }, 1],
    ['that is independent', { type: '11' }, 1],
    ['that is a pupil referral unit', { type: '14' }, 2],
  ] as const)
    it(`${counted === 1 ? 'leaves out' : 'counts'} a school ${what}`, () =>
      expect(
        balance({
          sitters: leaders(1, 1, 1),
          organisations: [...area(1, 1), aSchool('other', { type: '1', ...school })],
        }).explanation,
      ).to.contain(`of ${counted} open state-funded school`))

  it('moves with a conversion, from its day on', () => {
    const converting = [
      ...area(6, 3),
      aSchool('old', { type: '1', closedOn: date('2026-12-31') }),
      aSchool('new', { type: '34', openedOn: date('2027-01-01') }),
    ]
    const given = { sitters: leaders(7, 2, 3), organisations: converting }
    expect(balance(given, 1, '2026-12-31').status).to.equal('pass') // 14 and 21 differ by 7
    expect(balance(given, 1, '2027-01-01').status).to.equal('fail') // 14 and 28
  })

  it('is not asked of an empty board, nor where the articles want none', () => {
    expect(balance({ organisations: area(4, 2) }).status).to.equal('not-applicable')
    expect(findingOf(factsOf({}), 'body.sector-balance').status).to.equal('not-applicable')
  })
})
