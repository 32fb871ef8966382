import { longDate } from '../../kernel/dates.ts'
import { listed, plural } from '../../kernel/text.ts'
import { isChosen, type Nomination } from '../decisions/nominations.ts'
import { isLate } from '../decisions/rounds.ts'
import type { BoardFacts, Seat } from '../types.ts'
import type { Election } from './election.ts'
import { type Elector, rollOf } from './roll.ts'

/** An election as it was counted. */
export interface Count {
  election: Election
  seat: Seat
  /** Those who had a vote, by the register of members and the districts on the day of the roll. */
  roll: Elector[]
  /** Most votes first; of equal ones whom the lot favoured. */
  candidates: Nomination[]
  places: number
  valid: number
  /** Papers that came back: valid and spoiled. */
  papers: number
  /** Candidates with equal votes between whom the last place lay. */
  tied: Nomination[]
  /** Whom the count elects; fewer than places where a tie waits for the lot. */
  winners: Nomination[]
}

/** Counts an election. Undefined: its seat is not recorded. */
export const countOf = (
  facts: BoardFacts,
  nominations: readonly Nomination[],
  election: Election,
): Count | undefined => {
  const seat = facts.seats.find(({ ref }) => ref === election.seat)
  if (!seat) return undefined
  const standing = nominations.filter(
    (one) => one.election === election.ref && one.person !== null && one.outcome !== 'withdrawn',
  )
  const places = new Set([seat.ref, ...standing.flatMap((one) => one.seat ?? [])]).size
  return { election, seat, roll: rollOf(facts, seat, election), ...counted(standing, places, election.spoiled) }
}

/** The places go to those with most votes; where the last one lies between equals, to whom the lot favours. */
export const counted = (
  standing: readonly Nomination[],
  places: number,
  spoiled: number,
): Omit<Count, 'election' | 'seat' | 'roll'> => {
  const candidates = [...standing].sort(byVotes)
  const valid = candidates.reduce((sum, { votes }) => sum + (votes ?? 0), 0)
  const line = candidates[places - 1]?.votes ?? 0
  const isAtLine = ({ votes }: Nomination) => (votes ?? 0) === line
  const above = candidates.filter(({ votes }) => (votes ?? 0) > line)
  const left = places - above.length
  const atLine = candidates.filter(isAtLine)
  const tied = atLine.length > left ? atLine : []
  const byLot = tied.filter(({ lot }) => lot === 'won')
  const last = tied.length === 0 ? atLine : byLot.length === left ? byLot : []
  return { candidates, places, valid, papers: valid + spoiled, tied, winners: [...above, ...last] }
}

const byVotes = (a: Nomination, b: Nomination): number =>
  (b.votes ?? 0) - (a.votes ?? 0) || Number(b.lot === 'won') - Number(a.lot === 'won') || (a.ref < b.ref ? -1 : 1)

/** Something about an election that cannot be, or does not agree with the register. */
export interface ElectionFault {
  /** The column of `elections.csv`, or of the row of the nomination. */
  column: 'seat' | 'roll' | 'roll_on' | 'opened_on' | 'votes' | 'lot' | 'outcome' | 'received_on'
  nomination?: string
  message: string
}

/** Everything that is wrong with an election: its count, and what came of it. `nameOf` gives candidates their names. */
export const electionFaults = (count: Count, nameOf: (person: string) => string): ElectionFault[] => {
  const named = ({ person, ref }: Nomination) => (person === null ? ref : nameOf(person))
  return [
    ...rollFaults(count),
    ...candidateFaults(count, named),
    ...lotFaults(count, named),
    ...outcomeFaults(count, named),
  ]
}

const rollFaults = ({ election, roll, papers, candidates }: Count): ElectionFault[] => {
  const on = `on ${longDate(election.rollOn)}`
  const voters = roll.length === 0 ? 'nobody' : listed(roll.map(({ name }) => name))
  return [
    ...(papers > roll.length
      ? [
          {
            column: 'votes' as const,
            message: `${plural(papers, 'paper')} came back, and ${roll.length} had a vote ${on}: ${voters}. Check the votes, and the register of members on that day`,
          },
        ]
      : []),
    ...(election.statedRoll !== null && election.statedRoll !== roll.length
      ? [
          {
            column: 'roll' as const,
            message: `The roll is given as ${election.statedRoll}, and by the register ${roll.length} had a vote ${on}: ${voters}`,
          },
        ]
      : []),
    ...(candidates.length === 0 ? [{ column: 'seat' as const, message: 'No nomination names this election' }] : []),
  ]
}

const candidateFaults = ({ election, candidates }: Count, named: (one: Nomination) => string): ElectionFault[] =>
  candidates.flatMap((one): ElectionFault[] => {
    const of = { nomination: one.ref }
    return [
      ...(one.votes === null ? [{ ...of, column: 'votes' as const, message: `Enter the votes of ${named(one)}` }] : []),
      ...(isLate(one, one.closesOn)
        ? [
            {
              ...of,
              column: 'received_on' as const,
              message: `The nomination of ${named(one)} came on ${longDate(one.receivedOn ?? election.rollOn)}, after the last day, ${longDate(one.closesOn ?? election.rollOn)}`,
            },
          ]
        : []),
      ...(election.openedOn !== null && one.closesOn !== null && one.closesOn >= election.openedOn
        ? [
            {
              ...of,
              column: 'opened_on' as const,
              message: `Nominations were received until ${longDate(one.closesOn)}: the vote opens after that day`,
            },
          ]
        : []),
    ]
  })

const lotFaults = (
  { tied, candidates, winners, places }: Count,
  named: (one: Nomination) => string,
): ElectionFault[] => {
  const drawn = candidates.filter(({ lot }) => lot !== null)
  const stray = drawn.find((one) => !tied.includes(one))
  if (stray) {
    const message = `${named(stray)} is not among equals for the last place: no lot is drawn`
    return [{ column: 'lot', nomination: stray.ref, message }]
  }
  if (tied.length === 0 || winners.length === places) return []
  const message = `${listed(tied.map(named))} have ${plural(tied[0]?.votes ?? 0, 'vote')} each: the lot decides. Record who won it`
  return [{ column: 'lot', nomination: tied[0]?.ref ?? '', message }]
}

/** Who is recorded as elected has to be whom the count elects, and the other way round. */
const outcomeFaults = ({ candidates, winners }: Count, named: (one: Nomination) => string): ElectionFault[] =>
  candidates.flatMap((one): ElectionFault[] => {
    const wins = winners.includes(one)
    if (one.outcome === null || isChosen(one) === wins) return []
    const votes = plural(one.votes ?? 0, 'vote')
    const message = wins
      ? `${named(one)} has ${votes}, enough for a place, and is recorded as not chosen`
      : `${named(one)} is recorded as elected with ${votes}, and others have more`
    return [{ column: 'outcome', nomination: one.ref, message }]
  })
