import { expect } from 'chai'
import { outcomeOf, type Resolution } from '../../src/governance/index.ts'
import { date } from '../../src/kernel/dates.ts'
import { aMember } from './facts.ts'

/** 57 members with one vote each, one of whom was admitted after the resolutions were circulated. */
const members = Array.from({ length: 58 }, (_, i) =>
  aMember(`s-${i}`, i === 57 ? { admittedOn: date('2026-09-02') } : {}),
)
const counted = (more: Partial<Resolution>, chairHasCastingVote = true) =>
  outcomeOf(
    {
      ref: 'r-1',
      body: 'board',
      meeting: null,
      kind: 'ordinary',
      text: 'That it be so',
      passedOn: date('2026-09-20'),
      votesFor: 0,
      votesAgainst: 0,
      abstentions: 0,
      circulatedOn: null,
      castingVote: null,
      ...more,
    },
    { members, chairHasCastingVote },
  )
const carried = (...asked: Parameters<typeof counted>) => counted(...asked).carried

describe('a resolution', () => {
  for (const [what, resolution, passes] of [
    ['ordinary, more for than against', { votesFor: 11, votesAgainst: 10 }, true],
    ['ordinary, tied', { votesFor: 10, votesAgainst: 10 }, false],
    ['ordinary, tied, with the casting vote for it', { votesFor: 10, votesAgainst: 10, castingVote: 'for' }, true],
    [
      'ordinary, tied, with the casting vote against it',
      { votesFor: 10, votesAgainst: 10, castingVote: 'against' },
      false,
    ],
    ['ordinary, lost, whatever the casting vote', { votesFor: 9, votesAgainst: 10, castingVote: 'for' }, false],
    ['ordinary, where abstentions do not count', { votesFor: 2, votesAgainst: 1, abstentions: 40 }, true],
    ['ordinary, where nobody voted', {}, false],
    ['special, three quarters of those cast', { kind: 'special', votesFor: 30, votesAgainst: 10 }, true],
    ['special, one vote short', { kind: 'special', votesFor: 29, votesAgainst: 10 }, false],
    [
      'special, tied, has no casting vote',
      { kind: 'special', votesFor: 10, votesAgainst: 10, castingVote: 'for' },
      false,
    ],
    ['written, 29 of 57', { kind: 'written_ordinary', votesFor: 29, circulatedOn: date('2026-09-01') }, true],
    ['written, 28 of 57', { kind: 'written_ordinary', votesFor: 28, circulatedOn: date('2026-09-01') }, false],
    [
      'written, 29 of 58 once another has joined',
      { kind: 'written_ordinary', votesFor: 29, circulatedOn: date('2026-09-02') },
      false,
    ],
    ['written special, 43 of 57', { kind: 'written_special', votesFor: 43, circulatedOn: date('2026-09-01') }, true],
    ['written special, 42 of 57', { kind: 'written_special', votesFor: 42, circulatedOn: date('2026-09-01') }, false],
    [
      'written, on the 28th day beginning with circulation',
      { kind: 'written_ordinary', votesFor: 57, circulatedOn: date('2026-09-01'), passedOn: date('2026-09-28') },
      true,
    ],
    [
      'written, a day after it has lapsed',
      { kind: 'written_ordinary', votesFor: 57, circulatedOn: date('2026-09-01'), passedOn: date('2026-09-29') },
      false,
    ],
    ['of the board without a count', { kind: 'board', votesFor: null, votesAgainst: null }, true],
    ['of the members without a count', { votesFor: null, votesAgainst: null }, false],
  ] as [string, Partial<Resolution>, boolean][])
    it(`${what}: ${passes ? 'carried' : 'lost'}`, () => expect(carried(resolution)).to.equal(passes))

  it('of the board is not counted under the Act, which asks for a majority of the members alone', () => {
    expect(counted({ kind: 'board', votesFor: 2, votesAgainst: 1 }).source).to.equal('the majority rule of the board')
    expect(counted({ votesFor: 2, votesAgainst: 1 }).source).to.equal('Companies Act 2006, s.282')
  })

  it('has no casting vote where the articles give none', () =>
    expect(carried({ votesFor: 10, votesAgainst: 10, castingVote: 'for' }, false)).to.equal(false))
})
