import { expect } from 'chai'
import { breachesOf } from '../../../src/governance/index.ts'
import { causeOfAll, causeWords } from '../../../src/governance/judging/breaches/causes.ts'
import type { Change } from '../../../src/governance/judging/changes/change.ts'
import { evaluate } from '../../../src/governance/judging/check.ts'
import type { BoardFacts } from '../../../src/governance/types.ts'
import { date, type Instant, type IsoDate } from '../../../src/kernel/dates.ts'
import { aBody, aMember, aSchool, councillor, factsOf, ON, office, type Sitter } from '../ground/facts.ts'

const on = '2027-09-01' as IsoDate
const ends = (who: string): Change => ({
  on,
  because: `term of ${who} ends`,
  concerns: 'board',
  who,
  several: 'the terms of … end',
})
const other = (because: string): Change => ({ on, because, concerns: 'board' })
const people = ['p-1', 'p-2', 'p-3', 'p-4']

describe('the causes of a day', () => {
  const cases: [what: string, changes: Change[], because: string][] = [
    ['one', [ends('p-1')], 'term of p-1 ends'],
    ['two of one kind', people.slice(0, 2).map(ends), 'the terms of p-1 and p-2 end'],
    ['three of one kind', people.slice(0, 3).map(ends), 'the terms of p-1, p-2 and p-3 end'],
    ['four of one kind', people.map(ends), 'the terms of p-1 and 3 others end'],
    ['one person in two seats', [ends('p-1'), ends('p-1')], 'term of p-1 ends'],
    ['two kinds', [ends('p-1'), other('p-5 leaves'), ends('p-2')], 'the terms of p-1 and p-2 end; p-5 leaves'],
    ['four kinds', ['a', 'b', 'c', 'd'].map(other), 'a; b; c; d'],
    ['five kinds', ['a', 'b', 'c', 'd', 'e'].map(other), 'a; b; c; and 2 other changes'],
  ]
  for (const [what, changes, because] of cases)
    it(`are named once each, or counted: ${what}`, () => expect(causeWords(changes)).to.equal(because))
})

const DAY = '2027-01-01'
const EVE = '2026-12-31'
const directors = (count: number, more: Partial<Sitter> = {}, name = 'p'): Sitter[] =>
  Array.from({ length: count }, (_, i) => ({ ref: `${name}-${i + 1}`, ...more }))
/** Counts as a former councillor up to the eve of the day. */
const former = (ref: string): Sitter => ({ ref, offices: [councillor('2018-05-10', '2022-12-31')] })
const asking = (minimum: number, from?: string) => ({
  articles: [{ minimumDirectors: 11 }, ...(from ? [{ from, minimumDirectors: minimum }] : [])],
})
const leaving = (count: number) => directors(count, { ceasedOn: EVE }, 'leaver')

const becauseOn = (facts: BoardFacts, rule: string, day = DAY): string[] =>
  evaluate(facts, { on: ON, known: '2026-09-01T09:00:00.000Z' as Instant })
    .timeline.filter((one) => one.on === day && one.rule === rule)
    .map(({ status, because }) => `${status}: ${because}`)

describe('what breaks or mends a rule on a day on which much changes', () => {
  const cases: [what: string, facts: BoardFacts, rule: string, because: string][] = [
    [
      'articles that ask for more directors, and not a councillor who ceases to count',
      factsOf({ sitters: [former('c-1'), ...directors(10)], company: asking(12, DAY) }),
      'board.minimum',
      `fail: articles of 1 January 2027 come into force`,
    ],
    [
      'who ceases to count, and not the articles that ask for more directors',
      factsOf({ sitters: [former('c-1'), ...directors(4)], company: asking(12, DAY) }),
      'board.law-20',
      'pass: c-1 no longer counts as a former councillor of council',
    ],
    [
      'who leaves, and not who is renewed nor who becomes a governor',
      factsOf({
        sitters: [
          { ref: 'same', seat: 's-1', termEndsOn: EVE },
          { ref: 'same', seat: 's-1', appointedOn: DAY },
          { ref: 'p-0', offices: [office('elm', 'governor', DAY)] },
          ...leaving(1),
          ...directors(8),
        ],
        organisations: [aSchool('elm')],
      }),
      'board.minimum',
      'fail: leaver-1 leaves',
    ],
    [
      'each of two without whom there would be enough',
      factsOf({ sitters: [...leaving(2), ...directors(10)] }),
      'board.minimum',
      'fail: leaver-1 and leaver-2 leave',
    ],
    [
      'two who are too many together',
      factsOf({ sitters: [...leaving(2), ...directors(9)] }),
      'board.minimum',
      'fail: leaver-1 and leaver-2 leave',
    ],
    [
      'the chair alone, of all whose terms end',
      factsOf({
        sitters: [{ ref: 'chair', category: 'chair', termEndsOn: EVE }, ...directors(11, { termEndsOn: EVE })],
      }),
      'board.chair',
      'fail: term of chair ends',
    ],
    [
      'the school that closes, and not the one that joins a trust on the same day',
      factsOf({
        sitters: directors(11),
        organisations: [aSchool('elm', { closedOn: date(EVE) }), aSchool('ash', { closedOn: date('2030-08-31') })],
        members: [aMember('elm'), aMember('ash')],
        groupings: [{ organisation: 'ash', trust: 'big', from: date(DAY) }],
      }),
      'members.eligible',
      'fail: elm has closed',
    ],
  ]
  for (const [what, facts, rule, because] of cases)
    it(`is ${what}`, () => expect(becauseOn(facts, rule)).to.deep.equal([because]))

  it('is told where it is still to come', () => {
    const facts = factsOf({ sitters: [former('c-1'), ...directors(10)], company: asking(12, DAY) })
    const { findings } = evaluate(facts, { on: ON, known: '2026-09-01T09:00:00.000Z' as Instant })
    expect(findings.find(({ rule }) => rule === 'board.minimum')?.explanation).to.include(
      'From 1 January 2027 it does not hold, at 11 of 12: articles of 1 January 2027 come into force.',
    )
  })
})

describe('the breach with which a body begins', () => {
  const project = (more: object) =>
    factsOf({
      company: { legalForm: 'unincorporated', preset: 'strategic-partnership', incorporatedOn: undefined },
      sitters: [
        { ref: 'p-1', appointedOn: '2025-09-01', offices: [office('council', 'council_officer', '2025-09-01')] },
      ],
      ...more,
    })
  const opened = (facts: BoardFacts) =>
    breachesOf(facts, ON).map(({ rule, from, because }) => `${rule} ${from}: ${because}`)

  it('is dated with it, and not with a member of what is no company', () => {
    const board = { ...aBody('board', 'board', { name: 'Board', parent: null }), from: date('2025-04-01') }
    const facts = project({
      organisations: [aSchool('elm')],
      members: [aMember('elm', { admittedOn: date('2025-05-01') })],
    })
    expect(opened({ ...facts, bodies: [board] })).to.include('board.chair 2025-04-01: Board begins')
  })

  it('is that of who is appointed, whatever office begins on the same day', () =>
    expect(opened(project({}))).to.include('body.agreement 2025-09-01: p-1 is appointed'))
})

describe('the causes of several rules on one day', () => {
  it('are said once, where one is among those of another', () => {
    const sitters: Sitter[] = [
      { ref: 'chair', category: 'chair', termEndsOn: EVE },
      ...directors(10, { termEndsOn: EVE }),
      { ref: 'ceo', category: 'chief_executive' },
    ]
    const facts = factsOf({ sitters })
    const rules = ['board.chair', 'board.minimum']
    expect(causeOfAll(facts, 'board', date(DAY), rules.slice(0, 1))).to.equal('term of chair ends')
    expect(causeOfAll(facts, 'board', date(DAY), rules)).to.equal('the terms of chair and 10 others end')
    expect(causeOfAll(facts, 'board', date('2027-01-02'), rules.slice(0, 1))).to.equal('')
  })
})
