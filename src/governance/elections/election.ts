import type { IsoDate } from '../../kernel/dates.ts'
import type { Tx } from '../../platform/acts/index.ts'
import type { Reader } from '../../platform/reader.ts'
import {
  type Compared,
  day,
  dayCell,
  dayOf,
  inOrder,
  integer,
  oneOf,
  type Register,
  recordRow,
  refTo,
  registerRows,
  required,
  text,
  textCell,
  type Values,
  wholeCell,
} from '../../platform/registers/index.ts'

export const ELECTION_PHASES = ['primary', 'secondary', 'special'] as const
export type ElectionPhase = (typeof ELECTION_PHASES)[number]

/** A vote for a seat, or for like seats together; who stood in it, and with how many votes, the nominations say. */
export interface Election {
  ref: string
  seat: string
  /** Whose schools voted; blank: as the seat says. */
  district: string | null
  phase: ElectionPhase | null
  /** Who had a vote is decided on this day. */
  rollOn: IsoDate
  openedOn: IsoDate | null
  closedOn: IsoDate
  declaredOn: IsoDate | null
  /** How many had a vote, as whoever held the election counted them. */
  statedRoll: number | null
  /** Papers that came back and count for nobody. */
  spoiled: number
}

/** A file of our own: the votes by which nominations were decided. */
export const elections: Register = {
  file: 'elections.csv',
  table: 'election',
  key: ['ref'],
  columns: {
    ref: text(required),
    seat: refTo('seats.csv', required),
    district: text(),
    phase: oneOf(ELECTION_PHASES),
    roll_on: day(required),
    opened_on: day(),
    closed_on: day(required),
    declared_on: dayOf(),
    roll: integer({ minimum: 0 }),
    spoiled: integer({ minimum: 0 }),
  },
  check: inOrder('roll_on', 'opened_on', 'closed_on', 'declared_on'),
}

const electionOf = (row: Values): Election => ({
  ref: String(row.ref),
  seat: String(row.seat),
  district: textCell(row.district),
  phase: row.phase as ElectionPhase | null,
  rollOn: row.roll_on as IsoDate,
  openedOn: dayCell(row.opened_on),
  closedOn: row.closed_on as IsoDate,
  declaredOn: dayCell(row.declared_on),
  statedRoll: wholeCell(row.roll),
  spoiled: wholeCell(row.spoiled) ?? 0,
})

/** In order of the day on which they closed. */
export const loadElections = async (reader: Reader): Promise<Election[]> =>
  (await registerRows(reader, elections))
    .map(electionOf)
    .sort((a, b) => (`${a.closedOn} ${a.ref}` < `${b.closedOn} ${b.ref}` ? -1 : 1))

export const recordElectionRow = (tx: Tx, one: Election): Promise<Compared> =>
  recordRow(tx, elections, {
    ref: one.ref,
    seat: one.seat,
    district: one.district,
    phase: one.phase,
    roll_on: one.rollOn,
    opened_on: one.openedOn,
    closed_on: one.closedOn,
    declared_on: one.declaredOn,
    roll: one.statedRoll,
    spoiled: one.spoiled === 0 ? null : one.spoiled,
  })
