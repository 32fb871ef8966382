import type { Office } from '../../directory/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import type { Member } from '../../membership/index.ts'
import { withAppointment, withMember, withOffice, withoutDirectors, withSignature } from '../board/after.ts'
import { supposedAppointment } from '../board/newcomers.ts'
import { termEndOf } from '../seats/terms.ts'
import type { Appointment, BoardFacts, Body, Meeting, Seat } from '../types.ts'

/** Somebody who could take a place; of one who is not known, the office or the nomination that he or she would come with. */
export interface Filler {
  person: string
  office?: Omit<Office, 'person'>
  nominatedBy?: string
}

/** A place that the articles want filled: where, in which seat, after whom, and who could; the first of them is tried. */
export interface Filling {
  kind: 'fill'
  rule: string
  words: string
  body: Body
  isNewBody: boolean
  seat: Seat
  isNewSeat: boolean
  /** Who holds the seat without filling the place, and leaves it. */
  leaver?: string
  by: readonly [Filler, ...Filler[]]
  on: IsoDate
  dayBefore: IsoDate
}

/** One thing that could be done about a body, or about the register of members, before a day or on it. */
export type MendingAct =
  | { kind: 'renew'; appointment: Appointment; seat: Seat; from: IsoDate }
  | { kind: 'anew'; appointment: Appointment; seat: Seat; lastDay: IsoDate; from: IsoDate }
  | { kind: 'verify'; person: string; on: IsoDate }
  | { kind: 'sign'; person: string; body: string; on: IsoDate }
  | { kind: 'meet'; body: string; count: number; on: IsoDate; by: IsoDate }
  | { kind: 'appoint'; seat: Seat; isNew: boolean; from: IsoDate }
  | { kind: 'leave'; person: string; body: string; lastDay: IsoDate }
  | Filling
  | { kind: 'cease'; member: Member; lastDay: IsoDate }
  | { kind: 'enterAgain'; member: Member; lastDay: IsoDate; from: IsoDate; consentOn: IsoDate }
  | { kind: 'join'; number: number; from: IsoDate }

/** The facts as they would be after one of the acts. */
export const withAct = (facts: BoardFacts, act: MendingAct): BoardFacts => {
  switch (act.kind) {
    case 'renew':
      return withTerm(facts, act)
    case 'anew':
      return withTerm(withAppointment(facts, { ...act.appointment, ceasedOn: act.lastDay }), act)
    case 'verify':
      return {
        ...facts,
        appointments: facts.appointments.map((one) =>
          one.person === act.person && one.verifiedOn === null ? { ...one, verifiedOn: act.on } : one,
        ),
      }
    case 'sign':
      return withSignature(facts, {
        ref: `\u0000${act.person}`,
        person: act.person,
        body: act.body,
        version: null,
        signedOn: act.on,
      })
    case 'meet':
      return {
        ...facts,
        meetings: [...facts.meetings, ...Array.from({ length: act.count }, (_, i) => planned(act, i))],
      }
    case 'appoint': {
      const made = { ...facts, seats: act.isNew ? [...facts.seats, act.seat] : facts.seats }
      const ends = termEndOf(made, act.seat, act.from)
      return withAppointment(made, supposedAppointment(`\u0000${act.seat.ref}`, act.seat, act.from, ends))
    }
    case 'leave':
      return withoutDirectors(facts, [act.person], act.body, act.lastDay)
    case 'fill':
      return withFilling(facts, act)
    case 'cease':
      return withMember(facts, { ...act.member, ceasedOn: act.lastDay })
    case 'enterAgain': {
      const { member, lastDay, from, consentOn } = act
      const again = { ...member, ref: `\u0000${member.ref}`, admittedOn: from, ceasedOn: null, consentOn }
      return withMember(withMember(facts, { ...member, ceasedOn: lastDay }), again)
    }
    case 'join':
      return withNewMember(facts, act)
  }
}

/** A further term of the same person, as long as it may be. */
const withTerm = (
  facts: BoardFacts,
  { appointment, seat, from }: { appointment: Appointment; seat: Seat; from: IsoDate },
): BoardFacts => {
  const { person, nominatedBy, verifiedOn } = appointment
  const next = supposedAppointment(person, seat, from, termEndOf(facts, seat, from))
  return withAppointment(facts, { ...next, nominatedBy, verifiedOn })
}

const planned = ({ body, on }: { body: string; on: IsoDate }, i: number): Meeting => ({
  ref: `\u0000${i}`,
  body,
  heldOn: on,
  title: null,
  status: 'planned',
  publishedOn: null,
})

const withFilling = (
  facts: BoardFacts,
  { body, isNewBody, seat, isNewSeat, leaver, by: [filler], on, dayBefore }: Filling,
): BoardFacts => {
  const made = {
    ...facts,
    bodies: isNewBody ? [...facts.bodies, body] : facts.bodies,
    seats: isNewSeat ? [...facts.seats, seat] : facts.seats,
  }
  const left = leaver === undefined ? made : withoutDirectors(made, [leaver], body.ref, dayBefore)
  const known = filler.office ? withOffice(left, { ...filler.office, person: filler.person }) : left
  const appointment = supposedAppointment(filler.person, seat, on, termEndOf(known, seat, on))
  return withAppointment(known, { ...appointment, nominatedBy: filler.nominatedBy ?? null })
}

/** A school of the area joins, with its one vote and the consent that it needs. */
const withNewMember = (facts: BoardFacts, { number, from }: { number: number; from: IsoDate }): BoardFacts => {
  const ref = `\u0000join-${number}`
  const school = {
    ref,
    kind: 'school',
    name: ref,
    laCode: facts.company.councilLaCode,
    type: '1',
    status: 'open',
  } as const
  const organisations = new Map([...facts.directory.organisations, [ref, school]])
  const rest = { class: null, votes: 1, ceasedOn: null, consentReference: null, representative: null }
  const member: Member = { ref, organisation: ref, admittedOn: from, consentOn: from, ...rest }
  return withMember({ ...facts, directory: { ...facts.directory, organisations } }, member)
}
