import { type BodyKind, isIncorporated, loadCompany, type SeatCategory } from '../company/index.ts'
import { loadDirectory } from '../directory/index.ts'
import { FIRST_DAY, type IsoDate, LAST_DAY, yearsTo } from '../kernel/dates.ts'
import { by } from '../kernel/order.ts'
import { turnoverByCustomer } from '../ledger/index.ts'
import { loadMembers } from '../membership/index.ts'
import type { Tx } from '../platform/acts/index.ts'
import type { Reader } from '../platform/reader.ts'
import {
  type Compared,
  dayCell,
  recordRow,
  recordRows,
  registerRows,
  textCell,
  type Values,
  wholeCell,
  withdrawRow,
} from '../platform/registers/index.ts'
import { loadSignatures, signatureRow, signatures } from './board/agreements.ts'
import { loadChoices } from './decisions/choices.ts'
import {
  appointments,
  attendance,
  bodies,
  interests,
  meetings,
  type SupervisionKind,
  seats,
  supervision,
} from './registers.ts'
import { OWNERS_YEARS } from './rules/company/owners-share.ts'
import type { SupervisionRow } from './supervision.ts'
import type { Appointment, BoardFacts, Body, Interest, Mark, Meeting, Seat, Signature } from './types.ts'

/** Everything that the rules look at, as known at the reader's instant: a few queries, and then none. */
export const loadBoardFacts = async (reader: Reader): Promise<BoardFacts> => {
  const company = await loadCompany(reader)
  const members = await loadMembers(reader)
  return {
    company,
    directory: await loadDirectory(reader),
    members,
    bodies: (await registerRows(reader, bodies)).map(bodyOf),
    seats: await loadSeats(reader),
    appointments: byAppointment((await registerRows(reader, appointments)).map(appointmentOf)),
    signatures: await loadSignatures(reader),
    meetings: await loadMeetings(reader),
    marks: await loadMarks(reader),
    choices: await loadChoices(reader, company, members),
  }
}

export const loadSeats = async (reader: Reader): Promise<Seat[]> => (await registerRows(reader, seats)).map(seatOf)

/** The same with the turnover of the three years to a day, for the rules of the company's income on that day. */
export const withIncome = async (reader: Reader, facts: BoardFacts, on: IsoDate): Promise<BoardFacts> => ({
  ...facts,
  income: await turnoverByCustomer(reader, { from: yearsTo(on, OWNERS_YEARS), to: on }),
})

/** The same with all turnover since a day, and of the years that are still counted on it; without a day, all there is: for a history. */
export const withTurnover = async (reader: Reader, facts: BoardFacts, since?: IsoDate): Promise<BoardFacts> => {
  if (!isIncorporated(facts.company)) return facts
  const from = since ? yearsTo(since, OWNERS_YEARS) : FIRST_DAY
  return { ...facts, income: await turnoverByCustomer(reader, { from, to: LAST_DAY }) }
}

/** What decides whose the company's income is, since a day: less than a board, for what only posts. Nothing of what is no company. */
export const loadIncomeFacts = async (reader: Reader, since: IsoDate): Promise<BoardFacts | undefined> => {
  const company = await loadCompany(reader)
  if (!isIncorporated(company)) return undefined
  const [directory, members] = [await loadDirectory(reader), await loadMembers(reader)]
  const nobody = { bodies: [], seats: [], appointments: [], signatures: [], meetings: [], marks: [], choices: [] }
  return withTurnover(reader, { company, directory, members, ...nobody }, since)
}

export const byAppointment = (all: readonly Appointment[]): Appointment[] => [...all].sort(by('appointedOn'))

const bodyOf = (row: Values): Body => ({
  ref: String(row.ref),
  kind: row.kind as BodyKind,
  name: String(row.name),
  parent: textCell(row.parent),
  preset: textCell(row.preset),
  remit: textCell(row.remit),
  from: dayCell(row.from),
  to: dayCell(row.to),
})

const seatOf = (row: Values): Seat => ({
  ref: String(row.ref),
  body: String(row.body),
  category: row.category as SeatCategory,
  title: textCell(row.title),
  nominatedBy: textCell(row.nominated_by),
  votes: wholeCell(row.votes) ?? (row.category === 'observer' ? 0 : 1),
  termYears: wholeCell(row.term_years),
  qualification: textCell(row.qualification),
  from: dayCell(row.from),
  to: dayCell(row.to),
})

const appointmentOf = (row: Values): Appointment => ({
  ref: String(row.ref),
  person: String(row.person),
  body: String(row.body),
  seat: String(row.seat),
  nominatedBy: textCell(row.nominated_by),
  appointedOn: row.appointed_on as IsoDate,
  appointedWithin: textCell(row.appointed_within),
  termEndsOn: dayCell(row.term_ends_on),
  ceasedOn: dayCell(row.ceased_on),
  ceasedWithin: textCell(row.ceased_within),
  reason: textCell(row.reason),
  verifiedOn: dayCell(row.verified_on),
  agreedOn: dayCell(row.agreed_on),
  agreementVersion: textCell(row.agreement_version),
  resolution: textCell(row.resolution),
})

export const recordAppointment = (tx: Tx, one: Appointment): Promise<Compared> =>
  recordRow(tx, appointments, {
    ref: one.ref,
    person: one.person,
    body: one.body,
    seat: one.seat,
    nominated_by: one.nominatedBy,
    appointed_on: one.appointedOn,
    appointed_within: one.appointedWithin,
    term_ends_on: one.termEndsOn,
    ceased_on: one.ceasedOn,
    ceased_within: one.ceasedWithin,
    reason: one.reason,
    verified_on: one.verifiedOn,
    agreed_on: one.agreedOn,
    agreement_version: one.agreementVersion,
    resolution: one.resolution,
  })

export const recordSignature = (tx: Tx, one: Signature): Promise<Compared> =>
  recordRow(tx, signatures, signatureRow(one))

export const loadMeetings = async (reader: Reader): Promise<Meeting[]> =>
  (await registerRows(reader, meetings)).map((row) => ({
    ref: String(row.ref),
    body: String(row.body),
    heldOn: row.held_on as IsoDate,
    title: textCell(row.title),
    status: row.status as Meeting['status'],
    publishedOn: dayCell(row.published_on),
  }))

const loadMarks = async (reader: Reader): Promise<Mark[]> =>
  (await registerRows(reader, attendance)).map((row) => ({
    meeting: String(row.meeting),
    person: String(row.person),
    mark: row.mark as Mark['mark'],
    substitute: textCell(row.substitute),
    ...(row.told_on === null ? {} : { toldOn: row.told_on as IsoDate }),
  }))

export const recordMeetingRow = (tx: Tx, one: Meeting): Promise<Compared> =>
  recordRow(tx, meetings, {
    ref: one.ref,
    body: one.body,
    held_on: one.heldOn,
    title: one.title,
    status: one.status,
    published_on: one.publishedOn,
  })

export const recordMarks = (tx: Tx, marks: readonly Mark[]): Promise<Compared> =>
  recordRows(
    tx,
    attendance,
    marks.map(({ toldOn, ...mark }) => ({ ...mark, told_on: toldOn ?? null })),
  )

/** Takes back apologies: nothing is known of how somebody will be at a meeting. */
export const withdrawMark = (tx: Tx, { meeting, person }: Pick<Mark, 'meeting' | 'person'>): Promise<void> =>
  withdrawRow(tx, attendance, { meeting, person })

export const loadSupervision = async (reader: Reader): Promise<SupervisionRow[]> =>
  (await registerRows(reader, supervision)).map((row) => ({
    kind: row.kind as SupervisionKind,
    covers: dayCell(row.covers),
    authority: textCell(row.authority),
    on: row.on as IsoDate,
    reference: textCell(row.reference),
  }))

export const recordSupervision = (tx: Tx, row: SupervisionRow): Promise<Compared> =>
  recordRow(tx, supervision, { ...row })

export const loadInterests = async (reader: Reader): Promise<Interest[]> =>
  (await registerRows(reader, interests)).map((row) => ({
    person: String(row.person),
    organisation: textCell(row.organisation),
    nature: String(row.nature),
    from: dayCell(row.from),
    to: dayCell(row.to),
    declaredOn: dayCell(row.declared_on),
  }))

export const recordInterests = (tx: Tx, all: readonly Interest[]): Promise<Compared> =>
  recordRows(
    tx,
    interests,
    all.map(({ declaredOn, ...one }) => ({ ...one, declared_on: declaredOn })),
  )
