import { expect } from 'chai'
import { breachesOf, lastInFirst, shareSteps, waysToCure } from '../../src/governance/index.ts'
import { date } from '../../src/kernel/dates.ts'
import { councillor, factsOf, findingOf, ON, type Sitter } from './facts.ts'

const schools: Sitter[] = Array.from({ length: 8 }, (_, i) => ({ ref: `p-${i + 1}` }))
const facts = factsOf({
  sitters: [
    { ref: 'c-1', category: 'council', offices: [councillor()] },
    { ref: 'c-2', category: 'council', offices: [councillor()], appointedOn: '2025-03-01' },
    ...schools,
    { ref: 'q-1', ceasedOn: '2025-10-31' },
    { ref: 'q-2', seat: 'q-2', appointedOn: '2026-02-01', termEndsOn: '2027-01-31' },
  ],
})
const law = () => breachesOf(facts, ON).filter(({ rule }) => rule === 'board.law-20')

describe('breaches', () => {
  it('begin and end with the facts, and name what broke and what mended them', () =>
    expect(law().map(({ ref, state, because, to, cure }) => ({ ref, state, because, to, cure }))).to.deep.equal([
      { ref: 'board.law-20.2027-02-01', state: 'coming', because: 'term of q-2 ends', to: null, cure: null },
      {
        ref: 'board.law-20.2025-11-01',
        state: 'closed',
        because: 'q-1 leaves',
        to: '2026-01-31',
        cure: 'q-2 is appointed',
      },
    ]))

  it('are open while nothing has mended them', () => {
    const [open] = breachesOf(facts, date('2025-12-01')).filter(({ rule }) => rule === 'board.law-20')
    expect(open).to.include({ state: 'open', to: '2026-01-31' })
    expect(open?.finding).to.include({ numerator: 2, denominator: 10 })
  })

  it('tell who was appointed last, and what would mend them', () => {
    const day = date('2025-12-01')
    const finding = findingOf(facts, 'board.law-20', day)
    expect(lastInFirst(facts, finding, day).map(({ person }) => person)).to.deep.equal(['c-2', 'c-1'])
    expect(waysToCure(facts, finding, day)).to.deep.equal([
      { text: '1 of those counted leaves', result: '1 of 9, 11.11%' },
      { text: '1 director who does not count joins', result: '2 of 11, 18.18%' },
    ])
  })
})

describe('the share over time', () => {
  it('has a step for each day on which the fraction changes', () =>
    expect(
      shareSteps(facts, 'board.council-cap', date('2025-10-01'), date('2028-01-01')).map(({ on, counted, all }) => [
        on,
        counted,
        all,
      ]),
    ).to.deep.equal([
      ['2025-10-01', 2, 11],
      ['2025-11-01', 2, 10],
      ['2026-02-01', 2, 11],
      ['2027-02-01', 2, 10],
    ]))
})
