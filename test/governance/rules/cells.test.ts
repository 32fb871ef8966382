import { expect } from 'chai'
import { evaluate } from '../../../src/governance/index.ts'
import { date, type Instant } from '../../../src/kernel/dates.ts'
import { aSchool, factsOf, findingOf, office, type Sitter } from '../ground/facts.ts'

const SCHOOLS = [
  aSchool('community', { type: '1', phase: 'Secondary' }),
  aSchool('aided', { type: '2', phase: 'Secondary' }),
  aSchool('controlled', { type: '3', phase: 'Primary' }),
  aSchool('foundation', { type: '5', phase: 'Secondary' }),
  aSchool('academy', { type: '34', phase: 'Secondary' }),
  aSchool('free', { type: '35', phase: 'Primary' }),
  aSchool('primary', { type: '1', phase: 'Primary' }),
  aSchool('special', { type: '7', phase: 'Not applicable' }),
  aSchool('special-academy', { type: '44', phase: 'Not applicable' }),
  aSchool('middle', { type: '1', phase: 'Middle deemed secondary' }),
  aSchool('through', { type: '34', phase: 'All-through' }),
  aSchool('through-2', { type: '34', phase: 'All-through' }),
  aSchool('shut', { type: '1', phase: 'Secondary', closedOn: date('2026-08-31') }),
  aSchool('in-federation', { type: '1', phase: 'Secondary', federation: 'federation' }),
  aSchool('federation', { kind: 'federation', type: '' }),
]
const cell = (phase: string, sector: string, role = 'head_teacher') => ({ phase, sector, role })
const cellsOf = (cells: object[], sitters: Sitter[], more: object = {}) =>
  factsOf({
    sitters,
    organisations: SCHOOLS,
    company: { preset: 'learning-partnership', articles: { cells: { value: cells, clause: '16.2' } } },
    ...more,
  })
const judgedOn = (cells: object[], sitters: Sitter[], day?: string) =>
  findingOf(cellsOf(cells, sitters), 'body.cells', day)
const head = (ref: string, school: string): Sitter => ({ ref, offices: [office(school, 'head_teacher')] })

describe('a required cell', () => {
  for (const [phase, sector, role, school, held, filled] of [
    ['Secondary', 'community', 'head_teacher', 'community', 'head_teacher', true],
    ['Secondary', 'community', 'head_teacher', 'primary', 'head_teacher', false],
    ['Secondary', 'community', 'head_teacher', 'aided', 'head_teacher', false],
    ['Secondary', 'community', 'head_teacher', 'foundation', 'head_teacher', false],
    ['Secondary', 'community', 'head_teacher', 'community', 'deputy_head', false],
    ['Secondary', 'community', 'head_teacher', 'community', 'executive_head', true],
    ['Secondary', 'community', 'head_teacher', 'community', 'acting_head_teacher', true],
    ['Secondary', 'community', 'executive_head', 'community', 'head_teacher', false],
    ['Secondary', 'community', 'governor', 'community', 'governor', true],
    ['Secondary', 'community', 'governor', 'community', 'chair_of_governors', true],
    ['Secondary', 'community', 'governor', 'community', 'parent_governor', true],
    ['Secondary', 'community', 'governor', 'community', 'head_teacher', false],
    ['Secondary', 'community', 'chair_of_governors', 'community', 'governor', false],
    ['Secondary', 'maintained', 'head_teacher', 'aided', 'head_teacher', true],
    ['Secondary', 'maintained', 'head_teacher', 'foundation', 'head_teacher', true],
    ['Secondary', 'maintained', 'head_teacher', 'academy', 'head_teacher', false],
    ['Secondary', 'voluntary', 'head_teacher', 'aided', 'head_teacher', true],
    ['Primary', 'voluntary', 'head_teacher', 'controlled', 'head_teacher', true],
    ['Secondary', 'voluntary', 'head_teacher', 'foundation', 'head_teacher', false],
    ['Secondary', 'academy', 'head_teacher', 'academy', 'head_teacher', true],
    ['Primary', 'academy', 'head_teacher', 'free', 'head_teacher', true],
    ['Secondary', 'academy', 'head_teacher', 'community', 'head_teacher', false],
    ['Secondary', 'any', 'head_teacher', 'academy', 'head_teacher', true],
    ['Secondary', 'any', 'head_teacher', 'primary', 'head_teacher', false],
    ['secondary', 'any', 'head_teacher', 'community', 'head_teacher', true],
    ['Not applicable', 'special', 'head_teacher', 'special', 'head_teacher', true],
    ['Secondary', 'special', 'head_teacher', 'special-academy', 'head_teacher', true],
    ['Secondary', 'special', 'head_teacher', 'community', 'head_teacher', false],
    ['Secondary', 'any', 'head_teacher', 'middle', 'head_teacher', true],
    ['Primary', 'any', 'head_teacher', 'middle', 'head_teacher', false],
    ['Primary', 'any', 'head_teacher', 'through', 'head_teacher', true],
    ['Secondary', 'any', 'head_teacher', 'through', 'head_teacher', true],
    ['Nursery', 'any', 'head_teacher', 'through', 'head_teacher', false],
    ['Secondary', 'community', 'head_teacher', 'federation', 'executive_head', true],
    ['Secondary', 'academy', 'head_teacher', 'federation', 'executive_head', false],
  ] as const)
    it(`(${phase}, ${sector}, ${role}) is ${filled ? 'filled' : 'not filled'} by ${held} of ${school}`, () =>
      expect(
        judgedOn([cell(phase, sector, role)], [{ ref: 'p-1', offices: [office(school, held)] }]).numerator,
      ).to.equal(filled ? 1 : 0))

  it('is named in words while it is empty, with the clause', () =>
    expect(
      judgedOn(
        [cell('Secondary', 'community'), cell('Secondary', 'community', 'governor')],
        [head('p-1', 'community')],
      ),
    ).to.deep.include({
      status: 'fail',
      numerator: 1,
      denominator: 2,
      headroom: null,
      explanation: '1 of 2 required cells are filled. Empty: governor of a community secondary school.',
      source: 'Articles, 16.2',
    }))

  it('says who fills it', () =>
    expect(judgedOn([cell('Secondary', 'academy')], [head('p-1', 'academy')])).to.deep.include({
      status: 'pass',
      explanation: '1 of 1 required cells are filled. Head teacher of a secondary academy: Person p-1.',
    }))

  it('is filled by somebody who has the office until the last day of it, at a school until its last day', () => {
    const until: Sitter = { ref: 'p-1', offices: [office('community', 'head_teacher', '2020-01-01', '2026-08-31')] }
    for (const sitter of [until, head('p-1', 'shut')]) {
      expect(judgedOn([cell('Secondary', 'community')], [sitter], '2026-08-31').status).to.equal('pass')
      expect(judgedOn([cell('Secondary', 'community')], [sitter], '2026-09-01').status).to.equal('fail')
    }
  })

  it('is not filled by an observer', () =>
    expect(
      judgedOn([cell('Secondary', 'community')], [{ ...head('p-1', 'community'), category: 'observer' }]).numerator,
    ).to.equal(0))

  for (const [what, cells, sitters, filled] of [
    ['one head of an all-through school in both phases', ['Primary', 'Secondary'], ['through'], 1],
    ['two heads of all-through schools in one phase each', ['Primary', 'Secondary'], ['through', 'through-2'], 2],
    ['an all-through head who gives way to a primary one', ['Primary', 'Secondary'], ['through', 'primary'], 2],
    ['an all-through head who gives way to a secondary one', ['Primary', 'Secondary'], ['academy', 'through'], 2],
    ['one head in two cells of the same kind', ['Secondary', 'Secondary'], ['academy'], 1],
    ['two heads in two cells of the same kind', ['Secondary', 'Secondary'], ['academy', 'academy'], 2],
  ] as const)
    it(`sees ${what}: ${filled} of ${cells.length}`, () =>
      expect(
        judgedOn(
          cells.map((phase) => cell(phase, 'any')),
          sitters.map((school, i) => head(`p-${i + 1}`, school)),
        ).numerator,
      ).to.equal(filled))

  it('lets an all-through school stand for one phase only, whoever sits from it', () => {
    const sitters = [head('p-1', 'through'), { ref: 'p-2', offices: [office('through', 'governor')] }]
    const filled = (phase: string) =>
      judgedOn([cell('Secondary', 'any'), cell(phase, 'any', 'governor')], sitters).numerator
    expect(filled('Secondary')).to.equal(2)
    expect(filled('Primary')).to.equal(1)
  })

  it('is filled by somebody who holds two offices once', () =>
    expect(
      judgedOn(
        [cell('Secondary', 'community'), cell('Secondary', 'academy', 'governor')],
        [{ ref: 'p-1', offices: [office('community', 'head_teacher'), office('academy', 'governor')] }],
      ).numerator,
    ).to.equal(1))

  it('is not asked for where the articles require none', () =>
    expect(judgedOn([], [head('p-1', 'community')]).status).to.equal('not-applicable'))

  it('falls empty on the day of a conversion that is known, and is warned of before', () => {
    const sitters: Sitter[] = [
      {
        ref: 'p-1',
        offices: [
          office('old', 'head_teacher', '2020-01-01', '2026-12-31'),
          office('new', 'head_teacher', '2027-01-01'),
        ],
      },
    ]
    const facts = cellsOf([cell('Secondary', 'community')], sitters, {
      organisations: [
        aSchool('old', { type: '1', phase: 'Secondary', closedOn: date('2026-12-31') }),
        aSchool('new', { type: '34', phase: 'Secondary', openedOn: date('2027-01-01') }),
      ],
    })
    const { findings, timeline } = evaluate(facts, { on: date('2026-11-22'), known: '2026-11-22T09:00:00Z' as Instant })
    const finding = findings.find(({ rule }) => rule === 'body.cells')
    expect(finding?.status).to.equal('warn')
    expect(finding?.explanation).to.contain('From 1 January 2027 it does not hold, at 0 of 1')
    expect(timeline.filter(({ rule }) => rule === 'body.cells')).to.deep.equal([
      {
        on: '2027-01-01',
        because: 'p-1 is no longer head teacher of old; old has closed',
        rule: 'body.cells',
        status: 'fail',
        numerator: 0,
        denominator: 1,
      },
    ])
  })

  it('falls empty when its head retires, though somebody else’s term ends on the same day', () => {
    const retiring = { ref: 'p-1', offices: [office('community', 'head_teacher', '2020-01-01', '2026-12-31')] }
    const facts = cellsOf([cell('Secondary', 'community')], [retiring])
    expect(findingOf(facts, 'body.cells', '2026-12-31').status).to.equal('pass')
    expect(findingOf(facts, 'body.cells', '2027-01-01').status).to.equal('fail')
  })
})
