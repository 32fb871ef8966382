import { expect } from 'chai'
import { removalNotices } from '../../../src/governance/decisions/removal.ts'
import { outcomeOf, type Resolution, seats } from '../../../src/governance/index.ts'
import { date } from '../../../src/kernel/dates.ts'
import { KINDS } from '../../support/database.ts'
import { companiesOn } from '../ground/companies.ts'
import { type Ground, refusal } from '../ground/company.ts'
import { aCompany, aMember } from '../ground/facts.ts'

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

describe('a resolution that removes a director or the auditor', () => {
  for (const [kind, text, said] of [
    [
      'written_ordinary',
      'That Ann Lee be removed as a director',
      /^No director and no auditor can be removed by a written/,
    ],
    [
      'ordinary',
      'That Ann Lee be removed from the board',
      /reached the company by 26 August 2026, 28 clear days before/,
    ],
    ['ordinary', 'The removal of the auditor from office', /special notice/],
    ['board', 'That Ann Lee be removed as director', /^It is the members who remove/],
    ['board', 'That Ann Lee be removed as chair of the board', undefined],
    ['written_ordinary', 'That Ann Lee be appointed a director', undefined],
  ] as const)
    it(`${kind}, “${text}”: ${said ? 'told what it takes' : 'nothing is said'}`, () => {
      const told = (company: object) =>
        removalNotices(aCompany(company), { body: 'board', kind, text, passedOn: date('2026-09-24') })
      expect(told({})).to.have.length(said ? 1 : 0)
      if (said) expect(told({})[0]?.explanation).to.match(said)
      expect(told({ legalForm: 'unincorporated' })).to.deep.equal([])
    })
})

for (const kind of KINDS)
  describe(`votes that are more than there can be, on ${kind}`, () => {
    const companies = companiesOn(kind)
    let ground: Ground
    before(async () => {
      ground = await companies.company()
      await ground.add([
        [
          seats,
          [
            { ref: 'double', body: 'finance', category: 'governor', votes: 2 },
            { ref: 'watching', body: 'finance', category: 'observer', votes: 0 },
          ],
        ],
      ])
      for (const [person, seat] of [
        ['p-1', 'fin-1'],
        ['p-2', 'double'],
        ['p-3', 'watching'],
      ])
        await ground.act('appointDirector', { person, seat, appointedOn: '2026-03-01', termEndsOn: '2026-08-31' })
    })

    const pass = (more: object) =>
      ground.act(
        'passResolution',
        { kind: 'board', text: 'That it be so', votesAgainst: 0, abstentions: 0, ...more },
        { dryRun: true },
      )

    it('a day on which nobody can have voted yet is told of, as is what a removal takes', async () => {
      const text = 'That p-1 be removed as a director'
      const { result } = await pass({ body: 'board', text, passedOn: '2026-09-02', votesFor: 0 })
      const { notices } = result as { notices: { notice: string }[] }
      expect(notices.map(({ notice }) => notice)).to.deep.equal(['still-to-come', 'removal'])
    })

    it('is refused with how many there were, on what day, and the clause', async () => {
      const fault = await refusal(
        pass({ body: 'board', passedOn: '2026-08-31', votesFor: 8, votesAgainst: 2, abstentions: 1 }),
      )
      expect(fault.fields).to.deep.equal([
        {
          pointer: '/votesFor',
          detail:
            '11 votes are given, and the 10 people in office in “Board of directors” had 10 on 31 August 2026, each the votes of the seat (Articles, 13.1). Check the numbers and the day; the chair’s casting vote is given apart (castingVote)',
        },
      ])
    })

    for (const [what, command, taken] of [
      [
        'all ten of the board',
        { body: 'board', passedOn: '2026-08-31', votesFor: 8, votesAgainst: 1, abstentions: 1 },
        true,
      ],
      [
        'a casting vote besides',
        { body: 'board', passedOn: '2026-08-31', votesFor: 5, votesAgainst: 5, castingVote: 'for' },
        true,
      ],
      [
        'three of a committee, one seat of which has two',
        { body: 'finance', passedOn: '2026-08-31', votesFor: 3 },
        true,
      ],
      ['four of it: who watches has none', { body: 'finance', passedOn: '2026-08-31', votesFor: 4 }, false],
      [
        'the day after all terms, when nobody is on record',
        { body: 'finance', passedOn: '2026-09-01', votesFor: 9 },
        true,
      ],
    ] as const)
      it(`${what}: ${taken ? 'taken' : 'refused'}`, async () => {
        if (taken) expect((await pass(command)).dryRun).to.equal(true)
        else expect((await refusal(pass(command))).fields?.map(({ pointer }) => pointer)).to.deep.equal(['/votesFor'])
      })
  })
