import { expect } from 'chai'
import type { Seat } from '../../../src/governance/index.ts'
import { termEndOf } from '../../../src/governance/seats/terms.ts'
import { date } from '../../../src/kernel/dates.ts'
import { factsOf, type Sitter } from '../ground/facts.ts'

/** A seat of three years, and who held it before. */
const seated = (replacementServes: 'remainder' | 'fresh' | undefined, ...before: Partial<Sitter>[]) => {
  const sitters = before.map((one, i): Sitter => ({ ref: `p-${i}`, seat: 'chair', category: 'chair', ...one }))
  const facts = factsOf({ sitters, company: replacementServes ? { articles: { replacementServes } } : {} })
  const [seat] = factsOf({ sitters: [{ ref: 'p', seat: 'chair', category: 'chair' }] }).seats
  return { facts, seat: { ...(seat as Seat), termYears: 3 } }
}

describe('the term of who fills a seat', () => {
  const term = { appointedOn: '2024-09-01', termEndsOn: '2027-08-31' }
  const left = { ...term, ceasedOn: '2026-03-31' }
  const fresh = '2029-04-30'
  for (const [name, article, before, appointedOn, ends] of [
    ['nobody before', 'remainder', [], '2026-05-01', fresh],
    ['the articles silent', undefined, [left], '2026-05-01', fresh],
    ['a fresh term', 'fresh', [left], '2026-05-01', fresh],
    ['the remainder', 'remainder', [left], '2026-05-01', '2027-08-31'],
    ['the day after leaving', 'remainder', [left], '2026-04-01', '2027-08-31'],
    ['the last day of the old term', 'remainder', [left], '2027-08-31', '2027-08-31'],
    ['the day after the old term', 'remainder', [left], '2027-09-01', '2030-08-31'],
    ['who served to the last day', 'remainder', [{ ...term, ceasedOn: '2027-08-31' }], '2027-09-01', '2030-08-31'],
    ['who left a day before it', 'remainder', [{ ...term, ceasedOn: '2027-08-30' }], '2027-08-31', '2027-08-31'],
    ['a seat held without an end', 'remainder', [{ ...left, termEndsOn: undefined }], '2026-05-01', fresh],
    [
      'a replacement who also left',
      'remainder',
      [
        { ...left, ceasedOn: '2025-01-31' },
        { ...left, appointedOn: '2025-03-01' },
      ],
      '2026-05-01',
      '2027-08-31',
    ],
    [
      'an earlier term that was cut short',
      'remainder',
      [
        { ...left, ceasedOn: '2025-01-31' },
        { ...term, appointedOn: '2025-03-01', termEndsOn: '2026-04-30', ceasedOn: '2026-04-30' },
      ],
      '2026-05-01',
      fresh,
    ],
  ] as const) {
    it(`${name}: ends on ${ends}`, () => {
      const { facts, seat } = seated(article, ...(before as readonly Partial<Sitter>[]))
      expect(termEndOf(facts, seat, date(appointedOn))).to.equal(ends)
    })
  }
})
