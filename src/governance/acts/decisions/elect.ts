import { nameOf } from '../../../directory/index.ts'
import { type IsoDate, LAST_DAY } from '../../../kernel/dates.ts'
import { conflict, type FieldError, invalid } from '../../../kernel/errors.ts'
import { Choice, DateText, Fields, ListOf, Optional, Ref, Text, Whole } from '../../../kernel/fields.ts'
import { freshRef } from '../../../kernel/refs.ts'
import { commandSchema } from '../../../kernel/schema.ts'
import { listed, plural } from '../../../kernel/text.ts'
import { defineAct, refuseAhead, type Tx } from '../../../platform/acts/index.ts'
import { LOTS, type Lot, loadNominations, type Nomination, recordNominationRow } from '../../decisions/nominations.ts'
import { type Round, roundsOn } from '../../decisions/rounds.ts'
import { type Count, countOf, type ElectionFault, electionFaults } from '../../elections/count.ts'
import {
  ELECTION_PHASES,
  type Election,
  type ElectionPhase,
  loadElections,
  recordElectionRow,
} from '../../elections/election.ts'
import { loadBoardFacts } from '../../store.ts'
import type { BoardFacts } from '../../types.ts'

export interface RecordElection {
  ref?: string
  seat: string
  /** Blank: as the seat says. */
  district?: string
  phase?: ElectionPhase
  rollOn: IsoDate
  openedOn: IsoDate
  closedOn: IsoDate
  declaredOn: IsoDate
  /** How many had a vote, as whoever held the election counted them. */
  roll?: number
  spoiled?: number
  /** Every candidate of the round; where votes were equal, how the lot fell. */
  votes: { nomination: string; votes: number; lot?: Lot }[]
}

const RecordElectionBody = commandSchema<RecordElection>({
  ref: Optional(Ref('reference')),
  seat: Ref('seat', 'seats'),
  district: Optional(Text('district', 200)),
  phase: Optional(Choice('phase', ELECTION_PHASES)),
  rollOn: DateText('day on which the roll was drawn up'),
  openedOn: DateText('first day of the vote'),
  closedOn: DateText('last day of the vote'),
  declaredOn: DateText('day of the result'),
  roll: Optional(Whole('number on the roll')),
  spoiled: Optional(Whole('number of spoiled papers')),
  votes: ListOf(
    'votes of the candidates',
    Fields({
      nomination: Ref('nomination', 'nominations'),
      votes: Whole('number of votes'),
      lot: Optional(Choice('lot', LOTS)),
    }),
    1,
  ),
})

export interface Elected {
  election: Election
  /** Nominations that the vote decided: most votes first. */
  candidates: Nomination[]
  /** Refs of the persons elected. */
  elected: string[]
  /** Who had a vote by the register of members: organisations. */
  roll: string[]
  papers: number
  /** Where the number given on the roll is another than the register’s: both are said, and nothing is refused. */
  rollDiffers: string | null
}

/**
 * Records a vote by which a contested round of nominations was decided. Who had a vote is worked out from the register of members and
 * the districts on the day of the roll; those with most votes are elected, and between equals the lot decides. Refused, with
 * everything at once, where more papers came back than there were votes, a candidate is none, came too late or is left out, or votes
 * are equal and no lot is recorded.
 */
const recordElection = async (tx: Tx, command: RecordElection): Promise<Elected> => {
  refuseAhead(tx, '/declaredOn', command.declaredOn)
  const facts = await loadBoardFacts(tx)
  const nominations = await loadNominations(tx)
  const before = await loadElections(tx)
  if (command.ref !== undefined && before.some(({ ref }) => ref === command.ref)) {
    throw conflict('already-there', `There is an election “${command.ref}” already`)
  }
  const election = electionFrom(command, command.ref ?? freshRef('election', before))
  const round = contestedRound(facts, nominations, command)
  const stood = candidatesOf(facts, round, command, election.ref)
  const count = countOf(facts, stood, election) as Count
  const faults = electionFaults(count, (person) => nameOf(facts.directory, person))
  const errors = faults.filter(({ column }) => column !== 'roll').map((fault) => fieldError(fault, command))
  if (errors.length > 0) throw invalid(errors)
  const decided = withOutcomes(count, round, command.declaredOn)
  await recordElectionRow(tx, election)
  for (const one of decided) await recordNominationRow(tx, one)
  return {
    election,
    candidates: decided,
    elected: count.winners.flatMap(({ person }) => person ?? []),
    roll: count.roll.map(({ organisation }) => organisation),
    papers: count.papers,
    rollDiffers: faults.find(({ column }) => column === 'roll')?.message ?? null,
  }
}

const electionFrom = (command: RecordElection, ref: string): Election => ({
  ref,
  seat: command.seat,
  district: command.district ?? null,
  phase: command.phase ?? null,
  rollOn: command.rollOn,
  openedOn: command.openedOn,
  closedOn: command.closedOn,
  declaredOn: command.declaredOn,
  statedRoll: command.roll ?? null,
  spoiled: command.spoiled ?? 0,
})

/** The round that the vote decided: more candidates for the seat, and for seats like it, than there are places. */
const contestedRound = (facts: BoardFacts, nominations: readonly Nomination[], command: RecordElection): Round => {
  if (!facts.seats.some(({ ref }) => ref === command.seat)) {
    throw invalid(`There is no seat “${command.seat}”. Record it first`, '/seat')
  }
  refuseDisorder(command)
  const rounds = roundsOn(nominations, facts.seats, LAST_DAY).filter(({ places }) => places.includes(command.seat))
  const round = rounds.find(({ left, undecided }) => left > 0 && undecided.length > 0)
  if (!round) {
    throw rounds[0] && rounds[0].left <= 0
      ? conflict('already-decided', 'Somebody has been chosen for the seat already. Correct that decision first')
      : invalid('Nobody is nominated for the seat. Record the nominations first', '/seat')
  }
  if (round.undecided.length <= round.left) {
    const candidates = plural(round.undecided.length, 'candidate')
    throw invalid(
      `${candidates} for ${plural(round.left, 'place')}: no vote is held. Record ${round.undecided.length === 1 ? 'it' : 'them'} as uncontested`,
      '/seat',
    )
  }
  return round
}

const refuseDisorder = (command: RecordElection): void => {
  const errors: FieldError[] = []
  const after = (first: IsoDate, last: IsoDate, pointer: string, detail: string) => {
    if (first > last) errors.push({ pointer, detail })
  }
  after(command.rollOn, command.openedOn, '/openedOn', 'The vote must not open before the day of the roll')
  after(command.openedOn, command.closedOn, '/closedOn', 'The last day of the vote must not be before its first')
  after(command.closedOn, command.declaredOn, '/declaredOn', 'The result must not come before the last day of the vote')
  if (errors.length > 0) throw invalid(errors)
}

/** Every candidate with the votes given; what is wrong with the list of them, at once. */
const candidatesOf = (facts: BoardFacts, round: Round, { votes }: RecordElection, election: string): Nomination[] => {
  const name = ({ person }: Nomination) => nameOf(facts.directory, person ?? '')
  const errors = votes.flatMap(({ nomination }, i): FieldError[] => {
    const pointer = `/votes/${i}/nomination`
    if (votes.findIndex((one) => one.nomination === nomination) < i) {
      return [{ pointer, detail: `“${nomination}” is there twice. Add its votes up` }]
    }
    if (round.undecided.some(({ ref }) => ref === nomination)) return []
    const late = round.late.find(({ ref }) => ref === nomination)
    if (late) return [{ pointer, detail: `The nomination of ${name(late)} came after the last day and does not count` }]
    const withdrawn = round.withdrawn.find(({ ref }) => ref === nomination)
    if (withdrawn) return [{ pointer, detail: `${name(withdrawn)} withdrew and is no candidate` }]
    const known = round.undecided.map(({ ref }) => ref).join(', ')
    return [{ pointer, detail: `“${nomination}” is no candidate for this seat. The candidates are ${known}` }]
  })
  const missing = round.undecided.filter((one) => votes.every(({ nomination }) => nomination !== one.ref))
  if (missing.length > 0) {
    errors.push({
      pointer: '/votes',
      detail: `Give the votes of ${listed(missing.map(name))} too, 0 where there were none`,
    })
  }
  if (errors.length > 0) throw invalid(errors)
  return round.undecided.map((one) => {
    const given = votes.find(({ nomination }) => nomination === one.ref)
    return { ...one, election, votes: given?.votes ?? 0, lot: given?.lot ?? null }
  })
}

const fieldError = ({ column, nomination, message }: ElectionFault, { votes }: RecordElection): FieldError => {
  const at = votes.findIndex((one) => one.nomination === nomination)
  if (column === 'opened_on') return { pointer: '/openedOn', detail: message }
  const field = column === 'lot' ? 'lot' : 'votes'
  return { pointer: at < 0 ? '/votes' : `/votes/${at}/${field}`, detail: message }
}

/** Who is elected has a place each: the one stood for, else one like it that is free. */
const withOutcomes = ({ candidates, winners }: Count, round: Round, decidedOn: IsoDate): Nomination[] => {
  const free = round.places.filter((place) => round.chosen.every(({ seat }) => seat !== place))
  const taken = new Set<string>()
  return candidates.map((one) => {
    if (!winners.includes(one)) return { ...one, outcome: 'not_chosen', decidedOn }
    const seat =
      free.find((place) => place === one.seat && !taken.has(place)) ?? free.find((place) => !taken.has(place))
    if (seat) taken.add(seat)
    return { ...one, seat: seat ?? one.seat, outcome: 'elected', decidedOn }
  })
}

export const recordElectionAct = defineAct<RecordElection, Elected>({
  name: 'recordElection',
  title: 'Record an election',
  permission: 'board:write',
  path: '/elections',
  body: RecordElectionBody,
  example: {
    ref: 'north-2026',
    seat: 'c-northfold-p',
    rollOn: '2026-05-29' as IsoDate,
    openedOn: '2026-06-01' as IsoDate,
    closedOn: '2026-06-19' as IsoDate,
    declaredOn: '2026-06-26' as IsoDate,
    spoiled: 0,
    votes: [
      { nomination: 'north-1', votes: 2 },
      { nomination: 'north-2', votes: 1 },
    ],
  },
  run: recordElection,
})
