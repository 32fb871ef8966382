import { expect } from 'chai'
import type { Organisation } from '../../../src/directory/index.ts'
import {
  conflictsOf,
  counted,
  type Election,
  electionFaults,
  type Nomination,
  rollOf,
  type Seat,
} from '../../../src/governance/index.ts'
import { date } from '../../../src/kernel/dates.ts'
import { aMember, aSchool, factsOf, office } from '../ground/facts.ts'

const stood = (ref: string, votes: number | null, more: Partial<Nomination> = {}): Nomination => ({
  ref,
  body: 'board',
  seat: 'head',
  person: ref,
  kind: 'self',
  advertisedOn: date('2026-04-20'),
  closesOn: date('2026-05-15'),
  receivedOn: date('2026-05-10'),
  outcome: null,
  decidedOn: null,
  election: 'vote',
  votes,
  lot: null,
  ...more,
})

describe('the count of an election', () => {
  const table: [string, Nomination[], number, string[], string[]][] = [
    ['goes to the most votes', [stood('a', 2), stood('b', 3)], 1, ['b'], []],
    ['needs no majority', [stood('a', 2), stood('b', 2), stood('c', 3)], 1, ['c'], []],
    ['elects nobody among equals before the lot', [stood('a', 2), stood('b', 2)], 1, [], ['a', 'b']],
    [
      'elects whom the lot favours',
      [stood('a', 2, { lot: 'lost' }), stood('b', 2, { lot: 'won' })],
      1,
      ['b'],
      ['b', 'a'],
    ],
    ['fills two places', [stood('a', 1), stood('b', 3), stood('c', 2)], 2, ['b', 'c'], []],
    ['has no tie where both equals have a place', [stood('a', 2), stood('b', 2), stood('c', 1)], 2, ['a', 'b'], []],
    [
      'has one where the last place lies between them',
      [stood('a', 3), stood('b', 1), stood('c', 1)],
      2,
      ['a'],
      ['b', 'c'],
    ],
    ['fills places as far as there are candidates', [stood('a', 1)], 2, ['a'], []],
    ['is a tie where nobody voted', [stood('a', 0), stood('b', 0)], 1, [], ['a', 'b']],
  ]
  for (const [name, nominations, places, winners, tied] of table) {
    it(name, () => {
      const count = counted(nominations, places, 0)
      expect([count.winners, count.tied].map((some) => some.map(({ ref }) => ref))).to.deep.equal([winners, tied])
    })
  }

  it('counts spoiled papers as papers, and as no votes', () => {
    const { valid, papers } = counted([stood('a', 2), stood('b', 1)], 1, 2)
    expect([valid, papers]).to.deep.equal([3, 5])
  })
})

const SEAT = { body: 'board', category: 'school_leader', nominatedBy: 'North', title: 'North, primary head' } as const
const ON = { district: null, phase: null, rollOn: date('2026-05-29') }
const primary = (ref: string, more: Partial<Organisation> = {}) =>
  aSchool(ref, { phase: 'Primary', type: '1', district: 'North', ...more })

const SCHOOLS: Organisation[] = [
  primary('a'),
  primary('b', { phase: 'Secondary' }),
  primary('c', { district: 'South' }),
  primary('d', { type: '34', trust: 'quay' }),
  primary('e', { type: '34', trust: 'quay' }),
  primary('f', { phase: 'All-through' }),
  primary('g', { type: '7', phase: 'Not applicable' }),
  primary('h', { status: 'closed', closedOn: date('2026-05-28') }),
  { ref: 'quay', kind: 'trust', name: 'Quay Trust' },
]
const members = ['a', 'b', 'c', 'quay', 'f', 'g', 'h', 'council'].map((ref) => aMember(ref))

const roll = (seat: Partial<Seat> = {}, more: object = {}, election: Partial<Election> = {}) =>
  rollOf(
    factsOf({
      organisations: SCHOOLS,
      members,
      company: { preset: 'district-partnership', articles: { districts: ['North', 'South'] } },
      ...more,
    }),
    { ...SEAT, ...seat },
    { ...ON, ...election },
  ).map(({ organisation }) => organisation)

const perMember = {
  company: {
    preset: 'district-partnership',
    articles: { districts: ['North', 'South'], electionVotes: 'per_member' },
  },
}

describe('the roll of an election', () => {
  const joined = (day: string) => ({
    members: [...members.filter(({ organisation }) => organisation !== 'a'), aMember('a', { admittedOn: date(day) })],
  })
  const left = (day: string) => ({
    members: [...members.filter(({ organisation }) => organisation !== 'a'), aMember('a', { ceasedOn: date(day) })],
  })
  const table: [string, string[], string[]][] = [
    ['is of the members’ schools of the district and phase, each of a trust’s', roll(), ['a', 'd', 'e', 'f']],
    ['gives a trust one vote where the articles say so', roll({}, perMember), ['quay', 'a', 'f']],
    [
      'follows the body that bears the district’s name',
      roll({ nominatedBy: null, body: 'north' }, northGroup()),
      ['a', 'd', 'e', 'f'],
    ],
    ['is of the other phase', roll({ title: 'Secondary head' }), ['b', 'f']],
    ['is of special schools', roll({ title: 'Special schools’ head', nominatedBy: null }), ['g']],
    [
      'gives a school one vote that is a member itself and through its trust',
      roll({}, { members: [...members, aMember('d')] }),
      ['a', 'd', 'e', 'f'],
    ],
    [
      'gives the trust and the school a vote each where each member has one',
      roll({}, { ...perMember, members: [...members, aMember('d')] }),
      ['quay', 'd', 'a', 'f'],
    ],
    [
      'is of both phases where the seat names both',
      roll({ title: 'Primary or secondary head' }),
      ['a', 'b', 'd', 'e', 'f', 'g'],
    ],
    [
      'is of every phase where the seat is about special needs',
      roll({ title: 'Special educational needs governor' }),
      ['a', 'b', 'd', 'e', 'f', 'g'],
    ],
    ['is of every phase where the seat names none', roll({ title: 'Head' }), ['a', 'b', 'd', 'e', 'f', 'g']],
    ['is what the election says before what the seat says', roll({}, {}, { district: 'South' }), ['c']],
    ['has who joined on its day', roll({}, joined('2026-05-29')), ['a', 'd', 'e', 'f']],
    ['has not who joined the day after', roll({}, joined('2026-05-30')), ['d', 'e', 'f']],
    ['has whose last day it is', roll({}, left('2026-05-29')), ['a', 'd', 'e', 'f']],
    ['has not who left the day before', roll({}, left('2026-05-28')), ['d', 'e', 'f']],
    ['has a school on its last day', roll({}, {}, { rollOn: date('2026-05-28') }), ['a', 'd', 'e', 'f', 'h']],
    [
      'leaves out a member without a vote',
      roll({}, { members: [aMember('a', { votes: 0 }), aMember('quay')] }),
      ['d', 'e'],
    ],
    [
      'is of every member for the chair, the council too',
      roll({ category: 'chair', title: 'Chair', nominatedBy: null }, perMember),
      ['quay', 'a', 'b', 'c', 'f', 'g', 'h', 'council'],
    ],
  ]
  for (const [name, found, expected] of table) {
    it(name, () => expect(found.sort()).to.deep.equal([...expected].sort()))
  }

  function northGroup() {
    return {
      bodies: [
        {
          ref: 'north',
          kind: 'district_group' as const,
          name: 'North',
          parent: 'board',
          preset: null,
          remit: null,
          from: null,
          to: null,
        },
      ],
    }
  }
})

describe('what cannot be of an election', () => {
  const election: Election = {
    ref: 'vote',
    seat: 'head',
    district: null,
    phase: null,
    rollOn: date('2026-05-29'),
    openedOn: date('2026-06-01'),
    closedOn: date('2026-06-19'),
    declaredOn: date('2026-06-26'),
    statedRoll: null,
    spoiled: 0,
  }
  const seat: Seat = { ...SEAT, ref: 'head', votes: 1, termYears: 3, qualification: null, from: null, to: null }
  const electors = ['a', 'd', 'e'].map((ref) => ({
    organisation: ref,
    name: `School ${ref}`,
    member: ref,
    memberName: `School ${ref}`,
  }))
  const faults = (nominations: Nomination[], more: Partial<Election> = {}) => {
    const said = { ...election, ...more }
    const count = { election: said, seat, roll: electors, ...counted(nominations, 1, said.spoiled) }
    return electionFaults(count, (person) => person.toUpperCase()).map(({ column, nomination }) =>
      nomination ? `${column} of ${nomination}` : column,
    )
  }
  const both = [stood('a', 2), stood('b', 1)]
  const table: [string, string[], string[]][] = [
    ['as many papers as votes', faults(both), []],
    ['one paper too many', faults(both, { spoiled: 1 }), ['votes']],
    ['the roll as the register has it', faults(both, { statedRoll: 3 }), []],
    ['another roll', faults(both, { statedRoll: 4 }), ['roll']],
    ['equals without a lot', faults([stood('a', 1), stood('b', 1)]), ['lot of a']],
    ['a lot without equals', faults([stood('a', 2, { lot: 'won' }), stood('b', 1)]), ['lot of a']],
    ['nominated on the last day', faults([stood('a', 2, { receivedOn: date('2026-05-15') })]), []],
    ['nominated the day after', faults([stood('a', 2, { receivedOn: date('2026-05-16') })]), ['received_on of a']],
    ['a vote that opens the day after nominations close', faults(both, { openedOn: date('2026-05-16') }), []],
    [
      'a vote that opens while nominations come in',
      faults([stood('a', 2)], { openedOn: date('2026-05-15') }),
      ['opened_on of a'],
    ],
    [
      'the winner elected',
      faults([stood('a', 2, { outcome: 'elected' }), stood('b', 1, { outcome: 'not_chosen' })]),
      [],
    ],
    [
      'the loser elected',
      faults([stood('a', 2, { outcome: 'not_chosen' }), stood('b', 1, { outcome: 'elected' })]),
      ['outcome of a', 'outcome of b'],
    ],
    ['no number of votes', faults([stood('a', 2), stood('b', null)]), ['votes of b']],
    ['nobody who stood', faults([]), ['seat']],
  ]
  for (const [name, found, expected] of table) it(name, () => expect(found).to.deep.equal(expected))
})

describe('a panel', () => {
  const schools = [aSchool('a', { trust: 'quay' }), aSchool('b', { trust: 'quay' }), aSchool('c')]
  const trust: Organisation = { ref: 'quay', kind: 'trust', name: 'Quay Trust' }
  const facts = factsOf({
    organisations: [...schools, trust],
    sitters: [
      { ref: 'nominee', offices: [office('a', 'head_teacher')] },
      { ref: 'same', offices: [office('a', 'governor')] },
      { ref: 'left', offices: [office('a', 'governor', '2020-01-01', '2026-06-30')] },
      { ref: 'trust', offices: [office('b', 'head_teacher')] },
      { ref: 'other', offices: [office('c', 'head_teacher')] },
      { ref: 'officer', offices: [office('council', 'council_officer')] },
    ],
  })
  const interest = {
    person: 'other',
    organisation: 'a',
    nature: 'spouse of its bursar',
    from: null,
    to: null,
    declaredOn: null,
  }
  const table: [string, string[], object[], string[]][] = [
    ['has no conflict with another school, nor as the authority', ['other', 'officer'], [], []],
    ['of the same school', ['same'], [], ['Person same and Person nominee both hold office at School a']],
    ['of the same trust', ['trust'], [], ['Person trust and Person nominee both hold office at Quay Trust']],
    ['that left the school the day before', ['left'], [], []],
    [
      'with an interest there',
      ['other'],
      [interest],
      ['Person other has an interest in School a (spouse of its bursar)'],
    ],
    ['with one that is over', ['other'], [{ ...interest, to: date('2026-06-30') }], []],
  ]
  for (const [name, panel, interests, expected] of table) {
    it(name, () =>
      expect(conflictsOf(facts, interests as never, { panel, decidedOn: date('2026-07-01') }, 'nominee')).to.deep.equal(
        expected,
      ),
    )
  }
})
