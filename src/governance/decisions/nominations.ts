import type { IsoDate } from '../../kernel/dates.ts'
import type { Tx } from '../../platform/acts/index.ts'
import type { Reader } from '../../platform/reader.ts'
import {
  allOf,
  type Compared,
  day,
  dayCell,
  dayOf,
  inOrder,
  integer,
  oneOf,
  type Register,
  type RowCheck,
  type RowFault,
  recordRow,
  refTo,
  registerRows,
  required,
  text,
  textCell,
  type Values,
  wholeCell,
} from '../../platform/registers/index.ts'
import type { Seat } from '../types.ts'

export const NOMINATION_KINDS = ['self', 'standing', 'association'] as const
export type NominationKind = (typeof NOMINATION_KINDS)[number]

export const NOMINATION_OUTCOMES = ['uncontested', 'interviewed', 'elected', 'not_chosen', 'withdrawn'] as const
export type NominationOutcome = (typeof NOMINATION_OUTCOMES)[number]

export const LOTS = ['won', 'lost'] as const
export type Lot = (typeof LOTS)[number]

/** Outcomes through which the nominee has the place. */
const CHOSEN: readonly (string | null)[] = ['uncontested', 'interviewed', 'elected']
export const isChosen = ({ outcome }: Pick<Nomination, 'outcome'>): boolean => CHOSEN.includes(outcome)

/** Somebody nominated for a place; without a person, a vacancy that is advertised and for which nobody has come forward yet. */
export interface Nomination {
  ref: string
  body: string
  /** Blank: an interest in the body, whatever place falls vacant. */
  seat: string | null
  person: string | null
  kind: NominationKind | null
  advertisedOn: IsoDate | null
  /** The last day on which a nomination counts. */
  closesOn: IsoDate | null
  receivedOn: IsoDate | null
  outcome: NominationOutcome | null
  decidedOn: IsoDate | null
  /** The vote in which it stood, and how many votes it got. */
  election: string | null
  votes: number | null
  /** Where votes were equal: how the lot fell. */
  lot: Lot | null
}

const OF_A_NOMINATION = ['kind', 'received_on'] as const
const OF_AN_ADVERT = ['seat', 'advertised_on'] as const
const ONLY_OF_A_NOMINATION = ['received_on', 'outcome', 'decided_on'] as const

const saysWhat: RowCheck = (row) => {
  const blank = (column: string) => row[column] === null
  if (row.person !== null) {
    return OF_A_NOMINATION.filter(blank).map((column) => ({ column, message: 'must be filled in where a person is' }))
  }
  const needless = ONLY_OF_A_NOMINATION.filter((column) => !blank(column))
  if (needless.length > 0)
    return [{ column: 'person', message: `must be filled in: ${needless.join(', ')} tell of one` }]
  return OF_AN_ADVERT.filter(blank).map((column) => ({
    column,
    message: 'must be filled in: a row without a person is a vacancy that is advertised',
  }))
}

/** Who nominates himself or herself answers an advertisement; an interest may stand, and an association may act, before it. */
const answersAdvert: RowCheck = (row) => (row.kind === 'self' ? inOrder('advertised_on', 'received_on')(row) : [])

const saysHow: RowCheck = (row) =>
  row.decided_on !== null && row.outcome === null
    ? [{ column: 'outcome', message: `must be filled in: it was decided on ${row.decided_on}` }]
    : []

const saysWhichVote: RowCheck = (row) =>
  row.election === null && (row.votes !== null || row.lot !== null)
    ? [{ column: 'election', message: 'must be filled in: votes are of an election' }]
    : []

export const nominations: Register = {
  file: 'nominations.csv',
  table: 'nomination',
  key: ['ref'],
  columns: {
    ref: text(required),
    body: refTo('bodies.csv', required),
    seat: refTo('seats.csv'),
    person: refTo('people.csv'),
    kind: oneOf(NOMINATION_KINDS),
    advertised_on: day(),
    closes_on: day(),
    received_on: dayOf(),
    outcome: oneOf(NOMINATION_OUTCOMES),
    decided_on: dayOf(),
    election: refTo('elections.csv'),
    votes: integer({ minimum: 0 }),
    lot: oneOf(LOTS),
  },
  check: allOf(
    saysWhat,
    saysHow,
    answersAdvert,
    saysWhichVote,
    inOrder('advertised_on', 'closes_on'),
    inOrder('received_on', 'decided_on'),
  ),
}

export const nominationOf = (row: Values): Nomination => ({
  ref: String(row.ref),
  body: String(row.body),
  seat: textCell(row.seat),
  person: textCell(row.person),
  kind: row.kind as NominationKind | null,
  advertisedOn: dayCell(row.advertised_on),
  closesOn: dayCell(row.closes_on),
  receivedOn: dayCell(row.received_on),
  outcome: row.outcome as NominationOutcome | null,
  decidedOn: dayCell(row.decided_on),
  election: textCell(row.election),
  votes: wholeCell(row.votes),
  lot: row.lot as Lot | null,
})

/** Advertisements and nominations as known, in the order in which they came. */
export const loadNominations = async (reader: Reader): Promise<Nomination[]> =>
  (await registerRows(reader, nominations)).map(nominationOf).sort((a, b) => (begun(a) < begun(b) ? -1 : 1))

const begun = ({ advertisedOn, receivedOn, ref }: Nomination) => `${receivedOn ?? advertisedOn} ${ref}`

export const recordNominationRow = (tx: Tx, one: Nomination): Promise<Compared> =>
  recordRow(tx, nominations, {
    ref: one.ref,
    body: one.body,
    seat: one.seat,
    person: one.person,
    kind: one.kind,
    advertised_on: one.advertisedOn,
    closes_on: one.closesOn,
    received_on: one.receivedOn,
    outcome: one.outcome,
    decided_on: one.decidedOn,
    election: one.election,
    votes: one.votes,
    lot: one.lot,
  })

/** As it stood at the end of a day: what was decided later is not decided yet. Undefined: not there yet. */
export const nominationOn = (one: Nomination, on: IsoDate): Nomination | undefined => {
  if ((one.receivedOn ?? one.advertisedOn ?? on) > on) return undefined
  return one.decidedOn !== null && one.decidedOn > on
    ? { ...one, outcome: null, decidedOn: null, election: null, votes: null, lot: null }
    : one
}

/** What is wrong with nominations taken together with the seats: a seat of another body, one seat given to two people. */
export const nominationFaults = (
  all: readonly Nomination[],
  seats: readonly Pick<Seat, 'ref' | 'body'>[],
): (RowFault & { index: number })[] => {
  const given = new Map<string, Nomination>()
  return all.flatMap((one, index): (RowFault & { index: number })[] => {
    const seat = seats.find(({ ref }) => ref === one.seat)
    if (seat && seat.body !== one.body) {
      return [{ index, column: 'seat', message: `“${one.seat}” is a seat of ${seat.body}, not of ${one.body}` }]
    }
    if (one.seat === null || !isChosen(one)) return []
    const round = `${one.seat} ${one.advertisedOn} ${one.advertisedOn === null ? one.decidedOn : ''}`
    const first = given.get(round)
    given.set(round, first ?? one)
    if (!first) return []
    return [{ index, column: 'outcome', message: `The seat went to ${first.person} already, through ${first.ref}` }]
  })
}

/** Nominations that name a vote for a seat of another body. */
export const strayFaults = (
  all: readonly Nomination[],
  elections: readonly { ref: string; seat: string }[],
  seats: readonly Pick<Seat, 'ref' | 'body'>[],
): (RowFault & { index: number })[] =>
  all.flatMap((one, index): (RowFault & { index: number })[] => {
    const election = elections.find(({ ref }) => ref === one.election)
    const seat = seats.find(({ ref }) => ref === election?.seat)
    return seat && seat.body !== one.body
      ? [{ index, column: 'election', message: `“${one.election}” is for a seat of ${seat.body}, not of ${one.body}` }]
      : []
  })
