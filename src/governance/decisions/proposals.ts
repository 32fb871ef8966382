import type { IsoDate } from '../../kernel/dates.ts'
import type { Tx } from '../../platform/acts/index.ts'
import type { Reader } from '../../platform/reader.ts'
import {
  type Compared,
  day,
  dayCell,
  inOrder,
  type Register,
  recordRow,
  refTo,
  registerRows,
  required,
  text,
  textCell,
} from '../../platform/registers/index.ts'

/** An appointment that somebody wants to make and that is not made yet. It makes nobody a director. */
export interface Proposal {
  ref: string
  person: string
  seat: string
  nominatedBy: string | null
  /** From when, and the last day of the term where it is not to be a full one. */
  appointedOn: IsoDate
  termEndsOn: IsoDate | null
  verifiedOn: IsoDate | null
  reason: string | null
  proposedOn: IsoDate
  withdrawnOn: IsoDate | null
  withdrawnBecause: string | null
}

export const proposals: Register = {
  file: 'proposals.csv',
  table: 'proposal',
  key: ['ref'],
  columns: {
    ref: text(required),
    person: refTo('people.csv', required),
    seat: refTo('seats.csv', required),
    nominated_by: text(),
    appointed_on: day(required),
    term_ends_on: day(),
    verified_on: day(),
    reason: text(),
    proposed_on: day(required),
    withdrawn_on: day(),
    withdrawn_because: text(),
  },
  check: (row) => [...inOrder('appointed_on', 'term_ends_on')(row), ...inOrder('proposed_on', 'withdrawn_on')(row)],
}

export const loadProposals = async (reader: Reader): Promise<Proposal[]> =>
  (await registerRows(reader, proposals)).map((row) => ({
    ref: String(row.ref),
    person: String(row.person),
    seat: String(row.seat),
    nominatedBy: textCell(row.nominated_by),
    appointedOn: row.appointed_on as IsoDate,
    termEndsOn: dayCell(row.term_ends_on),
    verifiedOn: dayCell(row.verified_on),
    reason: textCell(row.reason),
    proposedOn: row.proposed_on as IsoDate,
    withdrawnOn: dayCell(row.withdrawn_on),
    withdrawnBecause: textCell(row.withdrawn_because),
  }))

export const recordProposal = (tx: Tx, one: Proposal): Promise<Compared> =>
  recordRow(tx, proposals, {
    ref: one.ref,
    person: one.person,
    seat: one.seat,
    nominated_by: one.nominatedBy,
    appointed_on: one.appointedOn,
    term_ends_on: one.termEndsOn,
    verified_on: one.verifiedOn,
    reason: one.reason,
    proposed_on: one.proposedOn,
    withdrawn_on: one.withdrawnOn,
    withdrawn_because: one.withdrawnBecause,
  })
