import { expect } from 'chai'
import { evaluate } from '../../../src/governance/index.ts'
import { date, type Instant } from '../../../src/kernel/dates.ts'
import { aBody, aSchool, factsOf, findingOf, office, type Sitter } from '../ground/facts.ts'

const school = (ref: string, phase: string, district: string, more: object = {}) =>
  aSchool(ref, { type: '1', phase, district, ...more })

describe('chairs of areas', () => {
  const SCHOOLS = [
    school('w', 'Primary', 'West'),
    school('e', 'Primary', 'East'),
    school('shut', 'Primary', 'West', { closedOn: date('2026-08-31') }),
  ]
  const chair = (offices: Sitter['offices'] = [], more: Partial<Sitter> = {}): Sitter => ({
    ref: 'c',
    seat: 'west-chair',
    body: 'west',
    category: 'chair',
    offices,
    ...more,
  })
  const facts = (sitters: Sitter[], more: object = {}) =>
    factsOf({
      sitters,
      organisations: SCHOOLS,
      bodies: [aBody('west', 'area_group', { name: 'West' })],
      company: { preset: 'school-led-system', articles: { areas: { value: ['West'], clause: 'Terms, 4' } } },
      ...more,
    })

  for (const [who, sitter, status] of [
    ['a head there', chair([office('w', 'head_teacher')]), 'pass'],
    ['an executive head there', chair([office('w', 'executive_head')]), 'pass'],
    ['an acting head there', chair([office('w', 'acting_head_teacher')]), 'pass'],
    ['a deputy there', chair([office('w', 'deputy_head')]), 'fail'],
    ['a head elsewhere', chair([office('e', 'head_teacher')]), 'fail'],
    ['a head of a school that has closed', chair([office('shut', 'head_teacher')]), 'fail'],
    ['a head until yesterday', chair([office('w', 'head_teacher', '2020-01-01', '2026-08-31')]), 'fail'],
    ['a head until today', chair([office('w', 'head_teacher', '2020-01-01', '2026-09-01')]), 'pass'],
    [
      'a head in a seat that is not the chair’s',
      chair([office('w', 'head_teacher')], { category: 'school_leader' }),
      'fail',
    ],
    [
      'a head whose term as chair has ended',
      chair([office('w', 'head_teacher')], { termEndsOn: '2026-08-31' }),
      'fail',
    ],
  ] as const)
    it(`may be ${who}: ${status}`, () =>
      expect(findingOf(facts([sitter]), 'body.area-chairs')).to.include({
        status,
        numerator: status === 'pass' ? 1 : 0,
        denominator: 1,
        source: 'Terms, 4',
      }))

  it('lapse with the headship, which the timeline sees coming', () => {
    const { findings, timeline } = evaluate(facts([chair([office('w', 'head_teacher', '2020-01-01', '2026-12-31')])]), {
      on: date('2026-11-22'),
      known: '2026-11-22T09:00:00Z' as Instant,
    })
    expect(findings.find(({ rule }) => rule === 'body.area-chairs')?.status).to.equal('warn')
    expect(timeline.find(({ rule }) => rule === 'body.area-chairs')).to.include({
      on: '2027-01-01',
      because: 'c is no longer head teacher of w',
      status: 'fail',
      numerator: 0,
    })
  })

  it('are missed on the day on which a chair of the group leaves', () => {
    const { timeline } = evaluate(facts([chair([office('w', 'head_teacher')], { termEndsOn: '2027-03-31' })]), {
      on: date('2026-11-22'),
      known: '2026-11-22T09:00:00Z' as Instant,
    })
    expect(timeline.find(({ rule }) => rule === 'body.area-chairs')).to.include({
      on: '2027-04-01',
      because: 'term of c in West ends',
      status: 'fail',
    })
  })

  it('are missed where the area has no group', () =>
    expect(findingOf(facts([], { bodies: [] }), 'body.area-chairs').explanation).to.equal(
      '0 of 1 areas have a chair who is a serving head there. Empty: chair of West, a serving head there.',
    ))
})

describe('seats that associations nominate', () => {
  const judgedWith = (sitter: Partial<Sitter>, day?: string) =>
    findingOf(
      factsOf({
        sitters: [{ ref: 'p-1', category: 'association', ...sitter }],
        organisations: [
          aSchool('heads', { kind: 'association', type: '', name: 'Heads’ Association' }),
          aSchool('diocese', { kind: 'diocese', type: '' }),
        ],
        company: { preset: 'school-led-system', articles: { associations: ['heads'] } },
      }),
      'body.association-seats',
      day,
    )

  for (const [how, sitter, status] of [
    ['by the seat', { seatNominatedBy: 'heads' }, 'pass'],
    ['by the appointment', { nominatedBy: 'heads' }, 'pass'],
    ['by name', { seatNominatedBy: 'heads’ association' }, 'pass'],
    ['by another, whatever the seat says', { seatNominatedBy: 'heads', nominatedBy: 'diocese' }, 'fail'],
    ['by nobody', {}, 'fail'],
    ['as an observer', { seatNominatedBy: 'heads', category: 'observer' }, 'fail'],
    ['to the last day of the term', { seatNominatedBy: 'heads', termEndsOn: '2026-09-01' }, 'pass'],
    ['to the day before', { seatNominatedBy: 'heads', termEndsOn: '2026-08-31' }, 'fail'],
  ] as [string, Partial<Sitter>, string][])
    it(`nominated ${how}: ${status}`, () => expect(judgedWith(sitter).status).to.equal(status))

  it('name who has nobody', () =>
    expect(judgedWith({}).explanation).to.equal(
      '0 of 1 associations have somebody in a seat that they nominate. Empty: nominee of Heads’ Association.',
    ))
})

describe('titled seats', () => {
  const judgedWith = (sitters: Sitter[], vacant: Sitter[] = [], day?: string) =>
    findingOf(
      factsOf({
        sitters,
        vacant,
        company: {
          preset: 'school-led-system',
          articles: { requiredSeats: { value: ['Director of Education'], clause: 'Terms, 2' } },
        },
      }),
      'body.required-seats',
      day,
    )
  const titled = (ref: string, more: Partial<Sitter> = {}): Sitter => ({ ref, title: 'Director of Education', ...more })

  for (const [what, sitters, vacant, status, denominator] of [
    ['somebody sits in it', [titled('p-1')], [], 'pass', 1],
    ['it is written in another case', [titled('p-1', { title: 'director of education ' })], [], 'pass', 1],
    ['nobody sits in it', [], [titled('v')], 'fail', 1],
    ['there is no such seat', [{ ref: 'p-1' }], [], 'fail', 1],
    ['it has another title', [titled('p-1', { title: 'Deputy Director of Education' })], [], 'fail', 1],
    ['it has no vote', [titled('p-1', { category: 'observer' })], [], 'pass', 1],
    ['one of two is empty', [titled('p-1')], [titled('v')], 'fail', 2],
    ['the term ended yesterday', [titled('p-1', { termEndsOn: '2026-08-31' })], [], 'fail', 1],
    ['the term ends today', [titled('p-1', { termEndsOn: '2026-09-01' })], [], 'pass', 1],
  ] as [string, Sitter[], Sitter[], string, number][])
    it(`where ${what}: ${status}`, () =>
      expect(judgedWith(sitters, vacant)).to.include({ status, denominator, source: 'Terms, 2' }))
})
