import { asTheDayBefore, type Office, organisationOn, withOffices } from '../../../directory/index.ts'
import { addDays, type IsoDate } from '../../../kernel/dates.ts'
import { sameOffice, withMember, withSignature } from '../../board/after.ts'
import type { Appointment, BoardFacts, Signature } from '../../types.ts'

/**
 * The facts as if one thing had happened the day after its day: what they say of that day without it, and with everything else that
 * happens on it.
 */
export type PutOff = (facts: BoardFacts) => BoardFacts

const nextDay = <T extends IsoDate | null | undefined>(day: T): T => (day ? (addDays(day, 1) as T) : day)

export const bodyPutOff =
  (ref: string, day: 'from' | 'to'): PutOff =>
  (facts) => ({ ...facts, bodies: facts.bodies.map((one) => (one.ref === ref ? nextIn(one, day) : one)) })

export const seatPutOff =
  (ref: string, day: 'from' | 'to'): PutOff =>
  (facts) => ({ ...facts, seats: facts.seats.map((one) => (one.ref === ref ? nextIn(one, day) : one)) })

export const meetingPutOff =
  (ref: string): PutOff =>
  (facts) => ({ ...facts, meetings: facts.meetings.map((one) => (one.ref === ref ? nextIn(one, 'heldOn') : one)) })

const nextIn = <K extends string, T extends { [key in K]: IsoDate | null }>(one: T, day: K): T => ({
  ...one,
  [day]: nextDay(one[day]),
})

/** An appointment some of whose days are the days after. */
const appointmentPutOff =
  (ref: string, next: (one: Appointment) => Partial<Appointment>): PutOff =>
  (facts) => ({
    ...facts,
    appointments: facts.appointments.map((one) => (one.ref === ref ? { ...one, ...next(one) } : one)),
  })

/** What is signed and verified with the appointment comes with it. */
export const beginningPutOff = ({ ref }: Appointment): PutOff =>
  appointmentPutOff(ref, ({ appointedOn, agreedOn, verifiedOn }) => ({
    appointedOn: nextDay(appointedOn),
    ...(agreedOn === appointedOn ? { agreedOn: nextDay(agreedOn) } : {}),
    ...(verifiedOn === appointedOn ? { verifiedOn: nextDay(verifiedOn) } : {}),
  }))

/** The whole term lies a day later: one that ends a day late would be longer than the articles allow. */
export const termPutOff = ({ ref }: Appointment): PutOff =>
  appointmentPutOff(ref, ({ appointedOn, termEndsOn, ceasedOn }) => ({
    appointedOn: nextDay(appointedOn),
    termEndsOn: nextDay(termEndsOn),
    ...(ceasedOn === termEndsOn ? { ceasedOn: nextDay(ceasedOn) } : {}),
  }))

export const leavingPutOff = ({ ref }: Appointment): PutOff =>
  appointmentPutOff(ref, ({ ceasedOn }) => ({ ceasedOn: nextDay(ceasedOn) }))

/** Who is not held over leaves with the term. */
export const heldOverPutOff = ({ ref }: Appointment): PutOff =>
  appointmentPutOff(ref, ({ termEndsOn }) => ({ ceasedOn: termEndsOn }))

export const signaturePutOff =
  (signature: Signature): PutOff =>
  (facts) =>
    withSignature(facts, { ...signature, signedOn: nextDay(signature.signedOn) })

/** Whichever appointments of the person say so. */
export const verificationPutOff =
  (person: string, on: IsoDate): PutOff =>
  (facts) => ({
    ...facts,
    appointments: facts.appointments.map((one) =>
      one.person === person && one.verifiedOn === on ? nextIn(one, 'verifiedOn') : one,
    ),
  })

export const officePutOff =
  (office: Office, day: 'from' | 'to'): PutOff =>
  (facts) => {
    const offices = facts.directory.offices.map((one) =>
      sameOffice(one, office) ? { ...one, [day]: nextDay(one[day]) } : one,
    )
    return { ...facts, directory: withOffices(facts.directory, offices) }
  }

export const memberPutOff =
  (ref: string, day: 'admittedOn' | 'ceasedOn'): PutOff =>
  (facts) => {
    const one = facts.members.find((member) => member.ref === ref)
    return one ? withMember(facts, { ...one, [day]: nextDay(one[day]) }) : facts
  }

export const organisationPutOff =
  (ref: string, on: IsoDate): PutOff =>
  (facts) => {
    const before = organisationOn(facts.directory, ref, addDays(on, -1))
    return before ? { ...facts, directory: asTheDayBefore(facts.directory, before, on) } : facts
  }

/** The articles of before stay in force. */
export const articlesPutOff =
  (from: IsoDate): PutOff =>
  (facts) => {
    const articles = facts.company.articles.filter((version) => version.from !== from)
    return { ...facts, company: { ...facts.company, articles } }
  }
