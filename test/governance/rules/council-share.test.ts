import { expect } from 'chai'
import fc from 'fast-check'
import {
  fewestLeavers,
  keepsTo,
  type Line,
  mostAllowed,
  roomToMove,
  smallestWhole,
} from '../../../src/governance/index.ts'
import { boardOf, findingOf } from '../ground/facts.ts'

const LAW: Line = { share: [1, 5], strict: true }
const CAP_19: Line = { share: [190, 1000], strict: false }
const CAP_199: Line = { share: [199, 1000], strict: false }

/** The boundary table: most associated directors on a board of n, by the law, by a cap of 19% and by one of 19.9%. */
const TABLE = [
  [5, 0, 0, 0],
  ...[6, 7, 8, 9, 10].map((n) => [n, 1, 1, 1]),
  ...[11, 12, 13, 14, 15].map((n) => [n, 2, 2, 2]),
  ...[16, 17, 18, 19, 20].map((n) => [n, 3, 3, 3]),
  [21, 4, 3, 4],
  ...[22, 23, 24, 25].map((n) => [n, 4, 4, 4]),
  [26, 5, 4, 5],
] as [number, number, number, number][]

const holds = (rule: string, all: number, council: number, cap = '190/1000') =>
  findingOf(boardOf(all, council, { company: { articles: { councilCap: cap } } }), rule).status !== 'fail'

describe('the council’s share of the board', () => {
  for (const [n, law, cap19, cap199] of TABLE) {
    it(`of ${n} directors the law allows ${law}, a cap of 19% ${cap19}, one of 19.9% ${cap199}, and not one more`, () => {
      for (const [rule, most, cap] of [
        ['board.law-20', law, '190/1000'],
        ['board.votes-law-20', law, '190/1000'],
        ['board.council-cap', cap19, '190/1000'],
        ['board.council-cap', cap199, '199/1000'],
      ] as const) {
        expect(holds(rule, n, most, cap), `${rule}: ${most} of ${n}`).to.equal(true)
        expect(holds(rule, n, most + 1, cap), `${rule}: ${most + 1} of ${n}`).to.equal(false)
      }
    })
  }

  for (const [council, byLaw, byCap] of [
    [1, 6, 6],
    [2, 11, 11],
    [3, 16, 16],
    [4, 21, 22],
    [5, 26, 27],
  ] as const)
    it(`needs ${byLaw} directors for ${council} of the council under the law, ${byCap} under a cap of 19%`, () => {
      expect(smallestWhole(council, LAW)).to.equal(byLaw)
      expect(smallestWhole(council, CAP_19)).to.equal(byCap)
    })

  for (const [council, all, others] of [
    [2, 11, 0],
    [2, 12, 1],
    [2, 15, 4],
    [3, 16, 0],
    [2, 10, -1],
    [3, 12, -4],
    [4, 21, 0],
  ] as const)
    it(`at ${council} of ${all} leaves room for ${others} others to go`, () => {
      expect(findingOf(boardOf(all, council), 'board.law-20').headroom).to.equal(others)
    })

  it('warns where nobody else may leave, and says what would follow', () => {
    const finding = findingOf(boardOf(11, 2), 'board.law-20')
    expect(finding).to.include({ status: 'warn', numerator: 2, denominator: 11, limit: 'below 1/5', headroom: 0 })
    expect(finding.people).to.deep.equal(['c-1', 'c-2'])
    expect(finding.explanation)
      .to.include('2 of 11 directors are associated with the council (18.18%): 5 × 2 = 10, which is less than 11')
      .and.include('if one other director leaves, it is 2 of 10 (20.00%)')
  })

  it('says how many must leave or join where the line is crossed', () => {
    expect(findingOf(boardOf(12, 3), 'board.law-20').explanation).to.include(
      'It is in order again when 1 of those counted leaves, or 4 directors who do not count join',
    )
  })

  it('of an empty board is no share at all', () => {
    for (const rule of ['board.law-20', 'board.votes-law-20', 'board.council-cap'])
      expect(findingOf(boardOf(0, 0), rule).status, rule).to.equal('not-applicable')
  })

  it('has no headroom to speak of where nobody is counted', () =>
    expect(findingOf(boardOf(11, 0), 'board.law-20')).to.include({ status: 'pass', headroom: null, numerator: 0 }))
})

describe('the arithmetic of a line', () => {
  const lines = fc.constantFrom(LAW, CAP_19, CAP_199)
  const wholes = fc.integer({ min: 1, max: 500 })

  it('allows the most that keep to it: ceil(n/5) − 1 under the law, floor(190n/1000) under the cap', () =>
    fc.assert(
      fc.property(wholes, (n) => {
        expect(mostAllowed(n, LAW)).to.equal(Math.ceil(n / 5) - 1)
        expect(mostAllowed(n, CAP_19)).to.equal(Math.floor((190 * n) / 1000))
      }),
    ))

  it('keeps to a line up to its most, and not with one more', () =>
    fc.assert(
      fc.property(lines, wholes, (line, n) => {
        const most = mostAllowed(n, line)
        expect(keepsTo(most, n, line)).to.equal(true)
        expect(keepsTo(most + 1, n, line)).to.equal(false)
      }),
    ))

  it('has room for exactly so many to leave, and wants exactly so many to join', () =>
    fc.assert(
      fc.property(lines, wholes, fc.integer({ min: 1, max: 100 }), (line, n, k) => {
        fc.pre(k <= n)
        const room = roomToMove(k, n, line) as number
        expect(keepsTo(k, n - room, line)).to.equal(true)
        if (n - room - 1 >= k) expect(keepsTo(k, n - room - 1, line)).to.equal(false)
      }),
    ))

  it('is mended by the fewest leavers, and not by one fewer', () =>
    fc.assert(
      fc.property(lines, wholes, fc.integer({ min: 0, max: 100 }), (line, n, k) => {
        fc.pre(k <= n)
        const fewest = fewestLeavers(k, n, line)
        expect(keepsTo(k - fewest, n - fewest, line)).to.equal(true)
        if (fewest > 0) expect(keepsTo(k - fewest + 1, n - fewest + 1, line)).to.equal(false)
      }),
    ))
})
