import { nameOf } from '../../../directory/index.ts'
import { type IsoDate, inForce, LAST_DAY, longDate } from '../../../kernel/dates.ts'
import { conflict, type FieldError, invalid } from '../../../kernel/errors.ts'
import { DateText, Optional, Ref, Text } from '../../../kernel/fields.ts'
import { freshRef } from '../../../kernel/refs.ts'
import { commandSchema } from '../../../kernel/schema.ts'
import { asFarAsKnown } from '../../../kernel/year-or-month.ts'
import { defineAct, type Tx } from '../../../platform/acts/index.ts'
import { withAppointment } from '../../board/after.ts'
import { lastDayOf, lastDayOfTerm, sittingsOn } from '../../board/board.ts'
import { nameOfBody, seatCalled } from '../../board/called.ts'
import { passedResolution } from '../../decisions/resolutions.ts'
import { subjectsOf } from '../../judging/judge.ts'
import { signatureToCome, verificationToCome } from '../../judging/still-to-come.ts'
import { appointmentNotices } from '../../seats/kept-words.ts'
import { termEndOf } from '../../seats/terms.ts'
import { loadBoardFacts, recordAppointment } from '../../store.ts'
import type { Appointment, BoardFacts, Notice, Seat } from '../../types.ts'
import { waysToAppoint } from '../../ways-out/index.ts'
import { changesThrough, type Effect, guard, type RuleChange } from '../guarding/guard.ts'
import { type Beforehand, BeforehandFields, recordBeforehand } from './beforehand.ts'

export interface AppointDirector extends Beforehand {
  person: string
  seat: string
  appointedOn: IsoDate
  termEndsOn?: IsoDate
  nominatedBy?: string
  verifiedOn?: IsoDate
  /** When the membership agreement was signed, and which version of it. */
  agreedOn?: IsoDate
  agreementVersion?: string
  resolution?: string
}

/** What is said of an appointment, whether it is made or proposed. */
export const appointmentFields = {
  person: Ref('person', 'people'),
  seat: Ref('seat', 'seats'),
  appointedOn: DateText('date of appointment'),
  termEndsOn: Optional(DateText('last day of the term')),
  nominatedBy: Optional(Text('body or organisation that nominated', 200)),
  verifiedOn: Optional(DateText('date on which the identity was verified')),
}

const AppointDirectorBody = commandSchema<AppointDirector>({
  ...appointmentFields,
  agreedOn: Optional(DateText('date on which the membership agreement was signed')),
  agreementVersion: Optional(Text('version of the membership agreement', 50)),
  resolution: Optional(Ref('resolution', 'resolutions')),
  ...BeforehandFields,
})

export interface Appointed {
  appointment: Appointment
  /** Rules whose answer the appointment changes on its day. */
  changes: RuleChange[]
  /** What stands in no rule, and whoever appoints should know. */
  notices: Notice[]
}

/** Appoints somebody to a seat of the board or of another body; refused only for a breach that it causes or deepens. */
export const appointDirector = async (tx: Tx, command: AppointDirector): Promise<Appointed> => {
  await recordBeforehand(tx, command)
  const facts = await loadBoardFacts(tx)
  const seat = await checked(tx, facts, command)
  const appointment = newAppointment(facts, seat, command)
  refuseDoubleSitting(facts, appointment)
  const effect: Effect = {
    before: facts,
    after: withAppointment(facts, appointment),
    subjects: subjectsOf(facts, seat.body, appointment.appointedOn),
    from: appointment.appointedOn,
  }
  const name = nameOf(facts.directory, command.person)
  guard(tx, effect, `appointing ${name} on ${longDate(command.appointedOn)}`, (worsened) =>
    waysToAppoint({ facts, appointment, worsened }),
  )
  await recordAppointment(tx, appointment)
  const { person, agreedOn: signedOn } = appointment
  const notices = [
    ...appointmentNotices(facts, seat, person, command.appointedOn),
    ...verificationToCome(facts, appointment, tx.today),
    ...signatureToCome(facts, { body: seat.body, person, signedOn }, tx.today),
  ]
  return { appointment, changes: changesThrough(effect), notices }
}

/** Everything that is wrong with the command at once; the seat, where nothing is. */
export const checked = async (tx: Tx, facts: BoardFacts, command: AppointDirector): Promise<Seat> => {
  const errors: FieldError[] = []
  const seat = facts.seats.find(({ ref }) => ref === command.seat)
  if (!facts.directory.people.has(command.person)) {
    errors.push({ pointer: '/person', detail: `There is no person “${command.person}”. Record the person first` })
  }
  if (!seat) {
    const free = facts.seats.map(({ ref }) => ref).join(', ')
    errors.push({
      pointer: '/seat',
      detail: `There is no seat “${command.seat}”. The seats are ${free || 'not recorded yet'}`,
    })
  } else if (!isThere(facts, seat, command.appointedOn)) {
    errors.push({
      pointer: '/appointedOn',
      detail: `The seat ${seat.ref} does not exist on ${longDate(command.appointedOn)}. Choose another seat or date`,
    })
  }
  if (command.termEndsOn !== undefined && command.termEndsOn < command.appointedOn) {
    errors.push({
      pointer: '/termEndsOn',
      detail: 'The last day of the term must not be before the date of appointment',
    })
  }
  if (command.agreementVersion !== undefined && command.agreedOn === undefined) {
    errors.push({ pointer: '/agreedOn', detail: 'Enter the date on which the membership agreement was signed' })
  }
  if (command.resolution !== undefined && !(await passedResolution(tx, command.resolution))) {
    errors.push({ pointer: '/resolution', detail: `There is no passed resolution “${command.resolution}”` })
  }
  if (errors.length > 0) throw invalid(errors)
  return seat as Seat
}

/** Are the seat and the body that it belongs to in being on a day? */
const isThere = (facts: BoardFacts, seat: Seat, day: IsoDate): boolean =>
  inForce(seat, day) && facts.bodies.every((body) => body.ref !== seat.body || inForce(body, day))

export const newAppointment = (facts: BoardFacts, seat: Seat, command: AppointDirector): Appointment => ({
  ref: freshRef('a', facts.appointments, facts.signatures),
  person: command.person,
  body: seat.body,
  seat: seat.ref,
  nominatedBy: command.nominatedBy ?? null,
  appointedOn: command.appointedOn,
  appointedWithin: null,
  termEndsOn: command.termEndsOn ?? termEndOf(facts, seat, command.appointedOn),
  ceasedOn: null,
  ceasedWithin: null,
  reason: null,
  verifiedOn: command.verifiedOn ?? null,
  agreedOn: command.agreedOn ?? null,
  agreementVersion: command.agreementVersion ?? null,
  resolution: command.resolution ?? null,
})

/** One person to a seat, and one seat to a person, on every day of the term: the appointment that is in the way of another. */
export const clashOf = (facts: BoardFacts, appointment: Appointment): Appointment | undefined =>
  facts.appointments.find(
    (one) =>
      one.body === appointment.body &&
      (one.seat === appointment.seat || one.person === appointment.person) &&
      overlap(facts, one, appointment),
  )

const refuseDoubleSitting = (facts: BoardFacts, appointment: Appointment): void => {
  const clash = clashOf(facts, appointment)
  if (!clash) return
  const name = nameOf(facts.directory, clash.person)
  const since = `since ${asFarAsKnown(clash.appointedOn, clash.appointedWithin)}`
  if (clash.person === appointment.person) {
    throw conflict(
      'already-in-office',
      `${name} sits in “${nameOfBody(facts, clash.body)}” in ${seatCalled(facts, clash.seat)} ${since}. Record when that ends, or choose a later date`,
    )
  }
  throw conflict(
    'seat-occupied',
    `${name} holds ${seatCalled(facts, clash.seat)} ${since}. Choose another seat, or record first when ${name} leaves`,
  )
}

/** Who is held over in a seat makes way for the next in it. */
const overlap = (facts: BoardFacts, a: Appointment, b: Appointment): boolean => {
  const last = (one: Appointment) => (a.seat === b.seat ? lastDayOfTerm(one) : lastDayOf(facts, one)) ?? LAST_DAY
  return a.appointedOn <= last(b) && b.appointedOn <= last(a)
}

/** Who sits in a seat on a day, for a page that offers vacancies. */
export const holderOf = (facts: BoardFacts, seat: Seat, day: IsoDate): string | undefined =>
  sittingsOn(facts, seat.body, day).find((sitting) => sitting.seat.ref === seat.ref)?.appointment.person

export const appointDirectorAct = defineAct<AppointDirector, Appointed>({
  name: 'appointDirector',
  title: 'Appoint somebody',
  permission: 'board:write',
  path: '/board/appointments',
  body: AppointDirectorBody,
  example: {
    person: 'p-12',
    seat: 'head-primary',
    appointedOn: '2026-12-10' as IsoDate,
    verifiedOn: '2026-11-02' as IsoDate,
  },
  // Names stand in the row of the person, and can be erased there.
  keep: ({ newPerson: _, ...kept }) => kept,
  run: appointDirector,
})
