import { expect } from 'chai'
import { nextOfYear } from '../../src/kernel/refs.ts'

const refs = (text: string) => text.split(' ').flatMap((ref) => (ref ? [{ ref }] : []))

describe('the ref of the next resolution', () => {
  const TABLE: [taken: string, day: string, next: string, why: string][] = [
    ['', '2026-11-30', 'r-1', 'nobody has counted yet'],
    ['r-1 r-2', '2026-11-30', 'r-3', 'they are counted without a year'],
    ['R-2026-08 R-2026-09', '2026-12-31', 'R-2026-10', 'the last day of the year'],
    ['R-2026-08 R-2026-09', '2027-01-01', 'R-2027-01', 'the first day of the next'],
    ['R-2026-09 R-2025-11', '2026-11-30', 'R-2026-10', 'the number of another year does not count'],
    ['R-2026-99', '2026-11-30', 'R-2026-100', 'more than its digits hold'],
    ['2026/7 2026/8', '2026-11-30', '2026/9', 'without a letter, and with another sign'],
    ['R-2026-02 r-2', '2026-11-30', 'R-2026-03', 'one among them was counted otherwise'],
    ['R-2026-02 R-2026-03a', '2026-11-30', 'R-2026-04', 'an addition belongs to its number'],
    ['board-19991-4', '2026-11-30', 'r-2', 'what looks like a year is none'],
  ]
  for (const [taken, day, next, why] of TABLE) {
    it(`after ${taken || 'none'} is ${next}: ${why}`, () => expect(nextOfYear('r', day, refs(taken))).to.equal(next))
  }
})
