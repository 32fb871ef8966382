import { expect } from 'chai'
import { type Divergence, listRules, readSimulation, simulate } from '../../../src/governance/index.ts'
import { date, type Instant } from '../../../src/kernel/dates.ts'
import { Refusal } from '../../../src/kernel/errors.ts'
import type { Finding } from '../../../src/kernel/finding.ts'
import { aSchool, boardOf, councillor, factsOf, type Sitter } from '../ground/facts.ts'

const KNOWN = '2026-09-01T09:00:00.000Z' as Instant
const on = date('2026-09-01')
const asked = { on, known: KNOWN }

type Short = Pick<Finding, 'status' | 'numerator' | 'denominator'>
const short = ({ status, numerator, denominator }: Short) =>
  denominator === null ? status : `${status} ${numerator}/${denominator}`
const line = ({ from, to, was, would }: Divergence) => `${from} to ${to}: ${short(was)}, ${short(would)}`
const ofCap = (all: Divergence[]) => all.filter(({ rule }) => rule === 'board.council-cap').map(line)

describe('articles that are only supposed', () => {
  for (const [cap, now, would] of [
    // 2 of 11 are 18.18 per cent: nothing to spare under 19, as 2 of 10 are a fifth.
    ['190/1000', 'warn 2/11', 'warn 2/11'],
    ['182/1000', 'warn 2/11', 'warn 2/11'],
    ['181/1000', 'warn 2/11', 'fail 2/11'],
    ['150/1000', 'warn 2/11', 'fail 2/11'],
    // Under a quarter 2 of 8 hold: three may leave.
    ['1/4', 'warn 2/11', 'pass 2/11'],
  ] as const)
    it(`a cap of ${cap}, on two of eleven: ${would}`, () => {
      const { rules, verdict } = simulate(boardOf(11, 2), { councilCap: cap }, asked)
      const rule = rules.find((one) => one.rule === 'board.council-cap')
      expect(rule && [short(rule.now), short(rule.simulated)]).to.deep.equal([now, would])
      expect(rule?.differs).to.equal(cap !== '190/1000')
      if (cap !== '190/1000') expect(rules[0]?.rule).to.equal('board.council-cap')
      // The board of the test has neither a chair nor a chief executive.
      expect(verdict).to.equal('fail')
    })

  it('say on which past and coming days a verdict would be another, and for how long', () => {
    const eleven = Array.from({ length: 11 }, (_, i): Sitter => ({ ref: `p-${i + 1}` }))
    const facts = factsOf({
      sitters: [
        { ref: 'c-1', category: 'council', offices: [councillor()] },
        ...eleven.slice(1),
        { ref: 'p-1', ceasedOn: '2025-12-31' },
        { ref: 'c-2', category: 'council', offices: [councillor()], appointedOn: '2025-03-01' },
        { ref: 'p-12', appointedOn: '2026-02-01' },
        { ref: 'p-13', appointedOn: '2026-03-01' },
        { ref: 'p-14', appointedOn: '2026-04-01', termEndsOn: '2027-03-31' },
        { ref: 'p-15', appointedOn: '2026-05-01', termEndsOn: '2027-08-31' },
      ],
    })
    const { past, coming } = simulate(facts, { councilCap: '150/1000' }, asked)
    // 2 of 13 are 15.38 per cent, of 12 16.67, of 14 14.29; under 15 per cent two need fourteen, under 19 eleven.
    expect(ofCap(past)).to.deep.equal([
      '2025-03-01 to 2025-12-31: pass 2/13, fail 2/13',
      '2026-01-01 to 2026-01-31: pass 2/12, fail 2/12',
      '2026-02-01 to 2026-02-28: pass 2/13, fail 2/13',
      '2026-03-01 to 2026-03-31: pass 2/14, warn 2/14',
    ])
    // Sixteen from May 2026; fifteen from April 2027; fourteen from September 2027.
    expect(ofCap(coming)).to.deep.equal(['2027-09-01 to 2031-09-01: pass 2/14, warn 2/14'])
  })

  it('begin with the incorporation where somebody was appointed before it', () => {
    const facts = boardOf(11, 2, { company: { incorporatedOn: '2025-01-01' } })
    expect(ofCap(simulate(facts, { councilCap: '150/1000' }, asked).past)).to.deep.equal([
      '2025-01-01 to 2026-09-01: warn 2/11, fail 2/11',
    ])
  })

  it('count the staff of schools whom the council employs, where that is supposed', () => {
    const facts = factsOf({
      organisations: [aSchool('s-1', { type: '1' })],
      sitters: [
        ...[1, 2].map((n): Sitter => ({ ref: `c-${n}`, category: 'council', offices: [councillor()] })),
        {
          ref: 'h-1',
          offices: [{ organisation: 's-1', office: 'head_teacher', from: date('2020-09-01') }],
        },
        ...Array.from({ length: 10 }, (_, i): Sitter => ({ ref: `p-${i + 1}` })),
      ],
    })
    const { rules } = simulate(facts, { countCouncilEmployedHeads: 'count' }, asked)
    expect(
      rules.filter(({ differs }) => differs).map(({ rule, now, simulated }) => [rule, short(now), short(simulated)]),
    ).to.deep.equal([
      ['board.council-cap', 'pass 2/13', 'fail 3/13'],
      ['board.law-20', 'pass 2/13', 'fail 3/13'],
      ['board.votes-law-20', 'pass 2/13', 'fail 3/13'],
    ])
  })

  it('take the place of what each version says, and keep its clause', () => {
    const facts = boardOf(10, 0, {
      company: {
        articles: [
          { from: '2024-01-01', minimumDirectors: { value: 10, clause: '18.1' } },
          { from: '2026-01-01', minimumDirectors: { value: 12, clause: '19.1' }, maximumDirectors: 14 },
        ],
      },
    })
    const { rules, past } = simulate(facts, { minimumDirectors: 11 }, asked)
    const rule = rules.find((one) => one.rule === 'board.minimum')
    expect(rule?.simulated).to.include({ denominator: 11, source: 'Articles, 19.1' })
    expect(rules.find((one) => one.rule === 'board.maximum')?.simulated.denominator).to.equal(14)
    // Before 2026 ten were enough with nothing to spare; since then both ask for more than sit.
    expect(past.map((one) => `${one.rule} ${line(one)}`)).to.deep.equal([
      'board.minimum 2024-09-01 to 2025-12-31: warn 10/10, fail 10/11',
    ])
  })

  it('let directors hold over: the days on which seats would have been filled are found too', () => {
    const facts = factsOf({
      sitters: Array.from(
        { length: 11 },
        (_, i): Sitter => ({
          ref: `p-${i + 1}`,
          ...(i === 0 ? { termEndsOn: '2025-08-31' } : {}),
        }),
      ),
    })
    const { past } = simulate(facts, { holdingOver: true }, asked)
    expect(past.filter(({ rule }) => rule === 'board.minimum').map(line)).to.deep.equal([
      '2025-09-01 to 2026-09-01: fail 10/11, warn 11/11',
    ])
  })

  for (const [supposed, articles, pointer] of [
    [{ minimumDirectors: 20, maximumDirectors: 10 }, {}, '/simulate/maximumDirectors'],
    [{ minimumDirectors: 20 }, { maximumDirectors: 20 }, undefined],
    [{ minimumDirectors: 21 }, { maximumDirectors: 20 }, '/simulate/minimumDirectors'],
    // What only an earlier version contradicts is judged by each day's own.
    [{ minimumDirectors: 15 }, [{ maximumDirectors: 12 }, { from: '2026-01-01' }], undefined],
  ] as [object, object | object[], string | undefined][])
    it(`contradict themselves, or do not: ${JSON.stringify([supposed, articles])}`, () => {
      const facts = factsOf({ sitters: [{ ref: 'x' }], company: { articles } })
      let found: string | undefined
      try {
        simulate(facts, readSimulation(supposed), asked)
      } catch (error) {
        if (!(error instanceof Refusal) || error.fault.kind !== 'invalid') throw error
        found = error.fault.fields[0]?.pointer
      }
      expect(found).to.equal(pointer)
    })

  for (const [written, pointers] of [
    [
      { councilCap: '15%', minimumDirektors: 9, paymentDays: -1 },
      ['/simulate/minimumDirektors', '/simulate/councilCap', '/simulate/paymentDays'],
    ],
    [{}, ['/simulate']],
    [[], ['/simulate']],
    ['councilCap', ['/simulate']],
    [null, ['/simulate']],
  ] as const)
    it(`are refused with every error at once: ${JSON.stringify(written)}`, () => {
      let found: string[] = []
      try {
        readSimulation(written)
      } catch (error) {
        found = (error as { fault: { fields: { pointer: string }[] } }).fault.fields.map(({ pointer }) => pointer)
      }
      expect(found).to.deep.equal(pointers)
    })
})

describe('the list of rules', () => {
  it('says what each asks here, with its number, its clause and its source', () => {
    const facts = boardOf(11, 2, { company: { articles: { councilCap: { value: '195/1000', clause: '20.3' } } } })
    const { rules } = listRules(facts, asked)
    expect(rules.find(({ rule }) => rule === 'board.council-cap')).to.deep.equal({
      rule: 'board.council-cap',
      title: 'Council cap',
      asks: 'Directors who are nominated by the council or associated with it shall not at any time make up more than 19.5 per cent of the directors in office.',
      limit: 'at most 195/1000',
      article: 'councilCap',
      number: 'At most 19.5% of the directors in office',
      clause: 'Articles, 20.3',
      source: 'Articles, 20.3',
      status: 'warn',
      headroom: 0,
    })
    expect(rules.find(({ rule }) => rule === 'board.law-20')).to.include({
      article: null,
      number: null,
      clause: null,
      source: 'Local Government and Housing Act 1989, s.69(1)(b)',
    })
  })
})
