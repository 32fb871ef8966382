import { expect } from 'chai'
import { evaluate, lastDayOf } from '../../../src/governance/index.ts'
import { date, type Instant } from '../../../src/kernel/dates.ts'
import { aSchool, factsOf, findingOf, office, type Sitter } from '../ground/facts.ts'

const ORGANISATIONS = [
  aSchool('school', { type: '1' }),
  aSchool('diocese', { kind: 'diocese', type: '', name: 'Diocese of Wexmere' }),
  aSchool('county', { kind: 'council', type: '' }),
]
const seated = (sitter: Partial<Sitter>) =>
  factsOf({
    sitters: [{ ref: 'p-1', category: 'ex_officio', title: 'Director', ...sitter }],
    organisations: ORGANISATIONS,
    company: { preset: 'school-led-system', articles: { requiredSeats: ['Director'] } },
  })
const lastDay = (sitter: Partial<Sitter>) => {
  const facts = seated(sitter)
  return lastDayOf(facts, facts.appointments[0] as (typeof facts.appointments)[number])
}
const END = '2026-11-30'
const officer = (to?: string, from = '2020-01-01') => office('council', 'council_officer', from, to)
const governor = (to?: string) => office('school', 'governor', '2020-01-01', to)

describe('a seat that follows the office', () => {
  for (const [what, sitter, last] of [
    ['the only office held', { offices: [officer(END)] }, END],
    ['an office that has no end', { offices: [officer()] }, null],
    ['no office that is known', { offices: [] }, null],
    ['an office that ended before the appointment', { offices: [officer('2024-08-31')] }, null],
    [
      'the last of two held',
      { offices: [governor('2026-10-31'), office('school', 'teacher', '2020-01-01', END)] },
      END,
    ],
    ['those of a council before others', { offices: [officer(END), governor()] }, END],
    [
      'those of a council that is another',
      { offices: [office('county', 'councillor', '2020-01-01', END), governor()] },
      END,
    ],
    [
      'those at the nominating organisation first',
      { seatNominatedBy: 'diocese', offices: [office('diocese', 'diocesan_officer', '2020-01-01', END), officer()] },
      END,
    ],
    [
      'those at the organisation that the appointment names',
      {
        seatNominatedBy: 'council',
        nominatedBy: 'Diocese of Wexmere',
        offices: [office('diocese', 'diocesan_officer', '2020-01-01', END), officer()],
      },
      END,
    ],
    [
      'others, where the nominating organisation has none',
      { seatNominatedBy: 'diocese', offices: [officer(END)] },
      END,
    ],
    [
      'the one that the qualification names',
      { qualification: 'governor', seatNominatedBy: 'council', offices: [officer(), governor(END)] },
      END,
    ],
    [
      'the one at the organisation that the qualification names',
      {
        qualification: 'councillor: county',
        offices: [office('county', 'councillor', '2020-01-01', END), office('council', 'councillor')],
      },
      END,
    ],
    [
      'no other than that one, where the sitter is not known to hold it',
      { qualification: 'council_officer', offices: [governor(END)] },
      null,
    ],
    [
      'what it can, where the qualification is in free words',
      { qualification: 'Follows the office', offices: [officer(END)] },
      END,
    ],
    [
      'an office taken up after the appointment',
      { qualification: 'council_officer', offices: [officer(END, '2025-01-01')] },
      END,
    ],
    ['an office that goes on without a gap', { offices: [officer('2026-05-11'), officer(END, '2026-05-12')] }, END],
    ['an office until the gap in it', { offices: [officer(END), officer(undefined, '2026-12-02')] }, END],
    ['the office to the end of the term', { termEndsOn: '2026-10-31', offices: [officer(END)] }, '2026-10-31'],
    ['the office until the sitter leaves', { ceasedOn: '2026-10-31', offices: [officer(END)] }, '2026-10-31'],
    ['nothing in another seat', { category: 'council', offices: [officer(END)] }, null],
  ] as [string, Partial<Sitter>, string | null][])
    it(`follows ${what}`, () => expect(lastDay(sitter)).to.equal(last))

  it('is empty on the day after, for every rule, and the timeline says why', () => {
    const facts = seated({ offices: [officer(END)] })
    for (const [day, count] of [
      [END, 1],
      ['2026-12-01', 0],
    ] as const) {
      expect(findingOf(facts, 'body.required-seats', day).numerator).to.equal(count)
      expect(evaluate(facts, { on: date(day), known: '2026-11-22T09:00:00Z' as Instant }).inOffice).to.equal(count)
    }
    const { timeline } = evaluate(facts, { on: date('2026-11-22'), known: '2026-11-22T09:00:00Z' as Instant })
    expect(timeline.find(({ rule }) => rule === 'body.required-seats')).to.include({
      on: '2026-12-01',
      because: 'p-1 is no longer council officer of council',
      status: 'fail',
    })
  })

  it('names a school office that ends as the cause of what the board loses by it', () => {
    const facts = factsOf({
      sitters: [{ ref: 'p-1', category: 'ex_officio', offices: [office('school', 'head_teacher', '2020-01-01', END)] }],
      organisations: ORGANISATIONS,
      company: { preset: 'school-led-system', articles: { minimumDirectors: 1 } },
    })
    const { timeline } = evaluate(facts, { on: date('2026-11-22'), known: '2026-11-22T09:00:00Z' as Instant })
    expect(timeline.find(({ rule, status }) => rule === 'board.minimum' && status === 'fail')).to.include({
      on: '2026-12-01',
      because: 'p-1 is no longer head teacher of school',
    })
  })
})
