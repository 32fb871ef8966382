import { type ArticlesVersion, withVersion } from '../../company/index.ts'
import { type Office, withOffices } from '../../directory/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import type { Member } from '../../membership/index.ts'
import { byAppointment } from '../store.ts'
import type { Appointment, BoardFacts, Signature } from '../types.ts'

/** The facts as they would be after something: what the acts record, what-if shows, and the ways out try. Nothing is stored. */
export const withAppointment = (facts: BoardFacts, appointment: Appointment): BoardFacts => ({
  ...facts,
  appointments: byAppointment([...facts.appointments.filter(({ ref }) => ref !== appointment.ref), appointment]),
})

/** Somebody signs an agreement, or a signature is put right where it stands: in the row of its appointment, or in its own. */
export const withSignature = (facts: BoardFacts, signature: Signature): BoardFacts => {
  const given = facts.appointments.find(({ ref }) => ref === signature.ref)
  return given
    ? withAppointment(facts, { ...given, agreedOn: signature.signedOn, agreementVersion: signature.version })
    : { ...facts, signatures: [...facts.signatures.filter(({ ref }) => ref !== signature.ref), signature] }
}

/** A signature that nobody gave is taken away. */
export const withoutSignature = (facts: BoardFacts, { ref: taken }: Signature): BoardFacts => {
  const given = facts.appointments.find(({ ref }) => ref === taken)
  return given
    ? withAppointment(facts, { ...given, agreedOn: null, agreementVersion: null })
    : { ...facts, signatures: facts.signatures.filter(({ ref }) => ref !== taken) }
}

export const withMember = (facts: BoardFacts, member: Member): BoardFacts => ({
  ...facts,
  members: [...facts.members.filter(({ ref }) => ref !== member.ref), member],
})

/** A version of the articles is adopted, or the one that begins on the same day is put right. */
export const withArticles = (facts: BoardFacts, version: ArticlesVersion): BoardFacts => ({
  ...facts,
  company: withVersion(facts.company, version),
})

/** An office begins; one that is known already with the same beginning is replaced. */
export const withOffice = (facts: BoardFacts, office: Office): BoardFacts => {
  const others = facts.directory.offices.filter((one) => !sameOffice(one, office))
  return { ...facts, directory: withOffices(facts.directory, [...others, office]) }
}

export const sameOffice = (a: Office, b: Office): boolean =>
  a.person === b.person && a.organisation === b.organisation && a.office === b.office && a.from === b.from

/** Everybody leaves whatever seat of the body they hold on a day; it is their last in office. */
export const withoutDirectors = (
  facts: BoardFacts,
  people: readonly string[],
  body: string,
  lastDay: IsoDate,
): BoardFacts => ({
  ...facts,
  appointments: facts.appointments.map((one) =>
    one.body === body && people.includes(one.person) && sitsOn(one, lastDay) ? { ...one, ceasedOn: lastDay } : one,
  ),
})

const sitsOn = (one: Appointment, day: IsoDate): boolean =>
  one.appointedOn <= day && (one.ceasedOn === null || day < one.ceasedOn)
