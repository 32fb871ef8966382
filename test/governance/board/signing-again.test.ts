import { expect } from 'chai'
import { type BoardFacts, evaluate, type Signature, simulate } from '../../../src/governance/index.ts'
import { date, type Instant } from '../../../src/kernel/dates.ts'
import { factsOf, findingOf, type Sitter } from '../ground/facts.ts'

const known = '2026-09-01T09:00:00.000Z' as Instant

/** Who is out of order under body.agreement on each of some days. */
type Days = readonly (readonly [day: string, people: readonly string[]])[]

describe('whoever signs a second version', () => {
  const first = { agreedOn: '2025-09-10', agreementVersion: '2025' }
  const again = (person: string, signedOn: string, version: string | null = '2026', body = 'board'): Signature => ({
    ref: `s-${person}-${signedOn}`,
    person,
    body,
    version,
    signedOn: date(signedOn),
  })
  const factsWith = (signatures: Signature[], sitters: Sitter[]): BoardFacts =>
    factsOf({ sitters, signatures, company: { preset: 'strategic-partnership', legalForm: undefined } })
  const two = [
    { ref: 'a', ...first },
    { ref: 'b', ...first },
  ]

  for (const [what, signatures, sitters, days] of [
    [
      'has signed the first until then, and the second from then on; the others sign again',
      [again('a', '2026-03-02'), again('b', '2026-04-01')],
      two,
      [
        ['2025-09-09', ['a', 'b']],
        ['2025-09-10', []],
        ['2025-09-11', []],
        ['2026-03-01', []],
        ['2026-03-02', ['b']],
        ['2026-03-03', ['b']],
        ['2026-03-31', ['b']],
        ['2026-04-01', []],
        ['2026-04-02', []],
        ['2027-04-01', []],
      ],
    ],
    [
      'brings no old version back by signing that once more',
      [again('a', '2026-03-02'), again('b', '2026-04-01', '2025')],
      two,
      [
        ['2026-03-01', []],
        ['2026-03-02', ['b']],
        ['2026-04-01', ['b']],
      ],
    ],
    [
      'needs no third signature where the next term begins, nor where it began before the second',
      [again('a', '2026-03-02'), again('b', '2026-03-02')],
      [
        { ref: 'a', seat: 's', ...first, appointedOn: '2024-09-01', termEndsOn: '2026-08-31' },
        { ref: 'a', seat: 's', appointedOn: '2026-09-01', termEndsOn: '2028-08-31' },
        { ref: 'b', ...first },
      ],
      [
        ['2026-03-02', []],
        ['2026-08-31', []],
        ['2026-09-01', []],
      ],
    ],
    [
      'may sign before taking office, and counts from the first day there',
      [again('c', '2026-03-02', '2025')],
      [...two, { ref: 'c', appointedOn: '2026-05-01' }],
      [
        ['2026-03-02', []],
        ['2026-04-30', []],
        ['2026-05-01', []],
      ],
    ],
    [
      'has signed nothing by signing the agreement of another body',
      [again('b', '2025-09-10', '2025', 'finance')],
      [{ ref: 'a', ...first }, { ref: 'b' }],
      [
        ['2025-09-09', ['a', 'b']],
        ['2025-09-10', ['b']],
      ],
    ],
    [
      'is taken to have signed the current one where the version is not known',
      [again('a', '2026-03-02'), again('b', '2026-03-05', null)],
      two,
      [
        ['2026-03-04', ['b']],
        ['2026-03-05', []],
      ],
    ],
  ] as [string, Signature[], Sitter[], Days][])
    it(what, () => {
      const facts = factsWith(signatures, sitters)
      for (const [day, people] of days)
        expect(findingOf(facts, 'body.agreement', day).people, day).to.deep.equal(people)
    })

  const facts = factsWith([again('a', '2026-03-02'), again('b', '2026-04-01')], two)

  it('is in the timeline on each day on which somebody signs', () => {
    const { timeline } = evaluate(facts, { on: date('2025-09-09'), known })
    expect(
      timeline.filter(({ rule }) => rule === 'body.agreement').map(({ on, because, status }) => [on, because, status]),
    ).to.deep.equal([
      ['2025-09-10', 'from 2 March 2026 it does not hold: a signs the agreement', 'warn'],
      ['2026-03-02', 'a signs the agreement', 'fail'],
      ['2026-04-01', 'b signs the agreement', 'pass'],
    ])
  })

  it('is in what a simulation says of any day, now and as it would be', () => {
    for (const [day, people] of [
      ['2026-03-01', []],
      ['2026-03-02', ['b']],
      ['2026-04-01', []],
    ] as Days) {
      const { past, rules } = simulate(facts, { minimumDirectors: 3 }, { on: date(day), known })
      const found = rules.find(({ rule }) => rule === 'body.agreement')
      expect([found?.now.people, found?.simulated.people], day).to.deep.equal([people, people])
      expect(past.filter(({ rule }) => rule === 'body.agreement')).to.deep.equal([])
    }
  })
})
