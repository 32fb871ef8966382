import { expect } from 'chai'
import { councilVotesAt, type Meeting, roomAt, scaled } from '../../../src/governance/index.ts'
import { aMeeting, councillor, factsOf, type Sitter } from '../ground/facts.ts'

/** So many councillors and others at a meeting of the board, of whom some stayed away. */
const votesAt = (
  council: number,
  others: number,
  { articles = {}, away = 0, status = 'held' as Meeting['status'], sitters = [] as Sitter[] } = {},
) => {
  const people: Sitter[] = [
    ...Array.from(
      { length: council },
      (_, i): Sitter => ({ ref: `c-${i}`, category: 'council', offices: [councillor()] }),
    ),
    ...Array.from({ length: others + away }, (_, i): Sitter => ({ ref: `p-${i}` })),
    ...sitters,
  ]
  const meeting = aMeeting('2026-09-24', { status })
  const facts = factsOf({
    sitters: people,
    meetings: [meeting],
    marks: people.map(({ ref }) => ({
      meeting: meeting.ref,
      person: ref,
      mark: ref.startsWith('p-') && Number(ref.slice(2)) >= others ? 'apologies' : 'attended',
      substitute: null,
    })),
    company: { articles: { councilCap: '190/1000', ...articles } },
  })
  return councilVotesAt(facts, meeting, roomAt(facts, meeting))
}

describe('the council’s votes at a meeting', () => {
  for (const [council, others, share, status] of [
    [2, 6, '2 of 8 votes present are associated with the council (25.00%)', 'warn'],
    [2, 8, '(20.00%). That is above the cap of 19% and not below the law’s 20%', 'warn'],
    [2, 9, '2 of 11 votes present are associated with the council (18.18%)', 'pass'],
    [4, 17, '(19.05%). That is above the cap of 19%.', 'warn'],
    [4, 18, '(18.18%)', 'pass'],
    [1, 4, '1 of 5 votes present is associated with the council (20.00%)', 'warn'],
    [0, 5, 'None of the 5 votes present is associated', 'pass'],
    [1, 0, '1 of 1 vote present is associated with the council (100.00%)', 'warn'],
  ] as const)
    it(`${council} of ${council + others}: ${status}`, () => {
      const found = votesAt(council, others)
      expect(found?.status).to.equal(status)
      expect(found?.explanation).to.include(share)
      expect(found?.scaling).to.equal(null)
    })

  it('counts who is there, and before a meeting who is expected', () => {
    expect(votesAt(2, 6, { away: 3 })).to.include({ associated: 2, present: 8 })
    expect(votesAt(2, 6, { away: 3, status: 'planned' })).to.include({ associated: 2, present: 8 })
    expect(votesAt(2, 6, { status: 'planned' })?.explanation).to.include('2 of 8 votes expected')
  })

  it('counts votes, not heads, and nobody without one', () => {
    const sitters: Sitter[] = [
      { ref: 'n-1', votes: 3 },
      { ref: 'o-1', category: 'observer' },
      { ref: 'n-2', votes: 0 },
    ]
    expect(votesAt(1, 3, { sitters })).to.include({ associated: 1, present: 7 })
  })

  it('says nothing where the articles do not watch, and none where there is no cap to scale to', () => {
    expect(votesAt(2, 6, { articles: { councilVotesAtMeetings: 'not_watched' } })).to.equal(undefined)
    const uncapped = votesAt(2, 6, { articles: { councilVotesAtMeetings: 'scaled', councilCap: null } })
    expect(uncapped?.scaling).to.equal(null)
    expect(uncapped?.explanation).to.include('set no cap')
  })

  it('scales to the cap where the articles say so, and only what is above it', () => {
    const articles = { councilVotesAtMeetings: 'scaled' }
    expect(votesAt(2, 6, { articles })?.scaling).to.deep.equal({ weight: '0.7037', associated: '1.407', all: '7.407' })
    expect(votesAt(2, 9, { articles })?.scaling).to.equal(null)
  })

  // Worked by hand: w = c × m / (k × (1 − c)).
  for (const [associated, others, cap, weight, together, all] of [
    [2, 6, [190, 1000], '0.7037', '1.407', '7.407'],
    [2, 8, [190, 1000], '0.9383', '1.877', '9.877'],
    [2, 9, [190, 1000], '1.0000', '2.000', '11.000'],
    [3, 4, [199, 1000], '0.3313', '0.994', '4.994'],
    [1, 0, [190, 1000], '0.0000', '0.000', '0.000'],
    [0, 6, [190, 1000], '1.0000', '0.000', '6.000'],
    [2, 6, [0, 1], '0.0000', '0.000', '6.000'],
    [2, 6, [1, 1], '1.0000', '2.000', '8.000'],
  ] as const)
    it(`${associated} beside ${others} under ${cap[0]}/${cap[1]} weigh ${weight} each`, () =>
      expect(scaled(associated, others, cap)).to.deep.equal({ weight, associated: together, all }))
})
