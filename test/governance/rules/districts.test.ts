import { expect } from 'chai'
import { date } from '../../../src/kernel/dates.ts'
import { aBody, aSchool, factsOf, findingOf, office, type Sitter } from '../ground/facts.ts'

const school = (ref: string, phase: string, district: string, more: object = {}) =>
  aSchool(ref, { type: '1', phase, district, ...more })

describe('districts', () => {
  const SCHOOLS = [
    school('n-primary', 'Primary', 'North'),
    school('n-secondary', 'Secondary', 'North'),
    school('s-primary', 'Primary', 'South'),
    school('s-nursery', 'Nursery', 'South'),
    school('e-through', 'All-through', 'East'),
    school('e-primary', 'Primary', 'East'),
  ]
  const head = (ref: string, at: string): Sitter => ({ ref, offices: [office(at, 'head_teacher')] })
  const inGroup = (ref: string, body: string, more: Partial<Sitter> = {}): Sitter => ({
    ref,
    seat: `${body}-1`,
    body,
    ...more,
  })
  const judgedOf = (districts: string[], sitters: Sitter[], more: object = {}, day?: string) =>
    findingOf(
      factsOf({
        sitters,
        organisations: SCHOOLS,
        bodies: [
          aBody('north', 'district_group', { name: 'North' }),
          aBody('south', 'district_group', { name: 'South ' }),
          aBody('east', 'district_group', { name: 'EAST' }),
        ],
        company: { preset: 'district-partnership', articles: { districts: { value: districts, clause: '14.2' } } },
        ...more,
      }),
      'body.districts',
      day,
    )

  for (const [what, districts, sitters, numerator, explanation] of [
    [
      'a group and both heads',
      ['North'],
      [inGroup('g', 'north'), head('p', 'n-primary'), head('s', 'n-secondary')],
      1,
      'Strategy group of North: Person g, primary head of North: Person p and secondary head of North: Person s.',
    ],
    ['no group', ['North'], [head('p', 'n-primary'), head('s', 'n-secondary')], 0, 'Empty: strategy group of North.'],
    [
      'a group with an observer only',
      ['North'],
      [inGroup('g', 'north', { category: 'observer' }), head('p', 'n-primary'), head('s', 'n-secondary')],
      0,
      'Empty: strategy group of North.',
    ],
    [
      'no secondary head',
      ['North'],
      [inGroup('g', 'north'), head('p', 'n-primary')],
      0,
      'Empty: secondary head of North.',
    ],
    [
      'a deputy for a head',
      ['North'],
      [inGroup('g', 'north'), head('p', 'n-primary'), { ref: 's', offices: [office('n-secondary', 'deputy_head')] }],
      0,
      'Empty: secondary head of North.',
    ],
    [
      'the head of another district',
      ['North'],
      [inGroup('g', 'north'), head('p', 's-primary'), head('s', 'n-secondary')],
      0,
      'Empty: primary head of North.',
    ],
    [
      'no secondary school',
      ['South'],
      [inGroup('g', 'south'), head('p', 's-primary')],
      1,
      'Strategy group of South: Person g and primary head of South: Person p.',
    ],
    [
      'an all-through head for either phase',
      ['east'],
      [inGroup('g', 'east'), head('p', 'e-primary'), head('s', 'e-through')],
      1,
      'secondary head of east: Person s.',
    ],
    [
      'an all-through head for both phases',
      ['East'],
      [inGroup('g', 'east'), head('s', 'e-through')],
      0,
      'Empty: secondary head of East.',
    ],
    [
      'one of two in order',
      ['North', 'South'],
      [inGroup('g', 'south'), head('p', 's-primary')],
      1,
      'Empty: strategy group of North; primary head of North; secondary head of North.',
    ],
  ] as [string, string[], Sitter[], number, string][])
    it(`with ${what}: ${numerator} of ${districts.length} in order`, () => {
      const finding = judgedOf(districts, sitters)
      expect(finding).to.include({
        status: numerator === districts.length ? 'pass' : 'fail',
        numerator,
        denominator: districts.length,
        source: 'Articles, 14.2',
      })
      expect(finding.explanation).to.contain(explanation)
    })

  it('want as many heads as the articles say', () => {
    const one = [inGroup('g', 'south'), head('p', 's-primary')]
    const two = {
      company: {
        preset: 'district-partnership',
        articles: { districts: ['South'], districtSeats: { primary: 2, secondary: 0 } },
      },
    }
    expect(judgedOf(['South'], one, two).explanation).to.contain('Empty: primary head of South.')
    expect(judgedOf(['South'], [...one, { ...head('q', 's-primary') }], two).status).to.equal('pass')
  })

  it('want no head of a phase from the day after its last school there closes', () => {
    const closing = {
      organisations: [
        school('p-1', 'Primary', 'North'),
        school('s-1', 'Secondary', 'North', { closedOn: date('2026-08-31') }),
      ],
    }
    const sitters = [inGroup('g', 'north'), head('p', 'p-1')]
    expect(judgedOf(['North'], sitters, closing, '2026-08-31').status).to.equal('fail')
    expect(judgedOf(['North'], sitters, closing, '2026-09-01').status).to.equal('pass')
  })

  it('lose their group with the last who sits in it, or with its own last day', () => {
    const heads = [head('p', 'n-primary'), head('s', 'n-secondary')]
    const leaving = [...heads, inGroup('g', 'north', { ceasedOn: '2026-08-31' })]
    const ended = { bodies: [aBody('north', 'district_group', { name: 'North', to: date('2026-08-31') })] }
    for (const [sitters, more] of [
      [leaving, {}],
      [[...heads, inGroup('g', 'north')], ended],
    ] as const) {
      expect(judgedOf(['North'], [...sitters], more, '2026-08-31').status).to.equal('pass')
      expect(judgedOf(['North'], [...sitters], more, '2026-09-01').status).to.equal('fail')
    }
  })

  it('are not asked for where the articles name none', () => expect(judgedOf([], []).status).to.equal('not-applicable'))
})
