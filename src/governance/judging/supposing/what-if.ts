import { OFFICES, type Office, officesOn, organisationByRefOrUrn } from '../../../directory/index.ts'
import { addDays, type IsoDate, inForce, isDate } from '../../../kernel/dates.ts'
import { type FieldError, invalid } from '../../../kernel/errors.ts'
import { entryFrom, noLegalPerson } from '../../../membership/index.ts'
import { lastKnown, type Reader } from '../../../platform/reader.ts'
import { withAppointment, withMember, withOffice, withoutDirectors } from '../../board/after.ts'
import { sittingsOn } from '../../board/board.ts'
import { supposedAppointment } from '../../board/newcomers.ts'
import { termEndOf } from '../../seats/terms.ts'
import { loadBoardFacts, withIncome } from '../../store.ts'
import type { BoardFacts } from '../../types.ts'
import { type CheckDocument, evaluate, subjectOf } from '../check.ts'

export interface WhatIfDocument extends CheckDocument {
  acts: string[]
}

/** One act read against the facts: what they would be after it, and the day from which it shows. */
type Supposed = { after: BoardFacts; shows: IsoDate } | { error: string }

const FORMS = {
  appoint: 'appoint:PERSON:SEAT:DATE',
  cease: 'cease:PERSON:DATE',
  admit: 'admit:ORGANISATION:DATE',
  leave: 'leave:ORGANISATION:DATE',
  office: 'office:PERSON:OFFICE:ORGANISATION:DATE',
  'leave-office': 'leave-office:PERSON:OFFICE:DATE',
} as const
type Verb = keyof typeof FORMS

/** The board and the members as they would be after these acts; nothing is stored. Every act that cannot be read is named at once. */
export const suppose = (
  facts: BoardFacts,
  acts: readonly string[],
  { body, on, known }: { body?: string | undefined; on?: IsoDate | undefined; known: CheckDocument['known'] },
): WhatIfDocument => {
  const supposed = supposedFacts(facts, acts, { body, on })
  return { ...evaluate(supposed.after, { body, on: supposed.day, known }), acts: [...acts] }
}

/** The facts after these acts, and the day on which they are looked at. */
const supposedFacts = (
  facts: BoardFacts,
  acts: readonly string[],
  { body, on }: { body?: string | undefined; on?: IsoDate | undefined },
): { after: BoardFacts; day: IsoDate } => {
  const errors: FieldError[] = []
  const shows: IsoDate[] = []
  let after = facts
  acts.forEach((act, i) => {
    const supposed = supposeOne(after, act, body)
    if ('error' in supposed) errors.push({ pointer: `/acts/${i}`, detail: `“${act}”: ${supposed.error}` })
    else {
      after = supposed.after
      shows.push(supposed.shows)
    }
  })
  if (acts.length === 0) errors.push({ pointer: '/acts', detail: `Give at least one act, like ${FORMS.appoint}` })
  if (errors.length > 0) throw invalid(errors)
  return { after, day: on ?? (shows.sort().at(-1) as IsoDate) }
}

const supposeOne = (facts: BoardFacts, act: string, body: string | undefined): Supposed => {
  const [verb = '', ...parts] = act.split(':')
  if (!Object.hasOwn(FORMS, verb)) return { error: `use one of ${Object.values(FORMS).join(', ')}` }
  const form = FORMS[verb as Verb]
  const day = parts.at(-1) ?? ''
  if (parts.length !== form.split(':').length - 1 || parts.some((part) => part === ''))
    return { error: `write it ${form}` }
  if (!isDate(day)) return { error: `${day} must be a real date, like 2026-12-10` }
  return VERBS[verb as Verb](facts, parts, day, body)
}

const VERBS: Record<Verb, (facts: BoardFacts, parts: string[], day: IsoDate, body?: string) => Supposed> = {
  appoint: (facts, [person = '', seatRef = ''], day) => {
    const seat = facts.seats.find(({ ref }) => ref === seatRef)
    if (!facts.directory.people.has(person)) return { error: `there is no person “${person}”` }
    if (!seat) return { error: `there is no seat “${seatRef}”` }
    const appointment = supposedAppointment(person, seat, day, termEndOf(facts, seat, day))
    return { after: withAppointment(facts, appointment), shows: day }
  },
  cease: (facts, [person = ''], day, body) => {
    const from = subjectOf(facts, day, body).body
    if (!sittingsOn(facts, from, day).some(({ appointment }) => appointment.person === person)) {
      return { error: `“${person}” is not in office in ${from} on ${day}` }
    }
    return { after: withoutDirectors(facts, [person], from, day), shows: addDays(day, 1) }
  },
  admit: (facts, [named = ''], day) => {
    const organisation = organisationByRefOrUrn(facts.directory, named)?.ref
    if (!organisation) return { error: `there is no organisation “${named}”` }
    const none = noLegalPerson(facts.directory, organisation, day)
    if (none) return { error: none }
    if (entryFrom(facts.members, organisation, day))
      return { error: `“${named}” is on the register of members already` }
    const member = {
      ref: `\u0000${organisation} ${day}`,
      organisation,
      class: null,
      votes: 1,
      admittedOn: day,
      ceasedOn: null,
      consentOn: day,
      consentReference: null,
      representative: null,
    }
    return { after: withMember(facts, member), shows: day }
  },
  leave: (facts, [named = ''], day) => {
    const organisation = organisationByRefOrUrn(facts.directory, named)?.ref
    const member = facts.members.find(
      (one) => one.organisation === organisation && inForce({ from: one.admittedOn, to: one.ceasedOn }, day),
    )
    if (!member) return { error: `“${named}” is not a member on ${day}` }
    return { after: withMember(facts, { ...member, ceasedOn: day }), shows: addDays(day, 1) }
  },
  office: (facts, [person = '', office = '', named = ''], day) => {
    const organisation = organisationByRefOrUrn(facts.directory, named)?.ref
    if (!facts.directory.people.has(person)) return { error: `there is no person “${person}”` }
    if (!isOffice(office)) return { error: `there is no office “${office}”; use one of ${OFFICES.join(', ')}` }
    if (!organisation) return { error: `there is no organisation “${named}”` }
    return { after: withOffice(facts, { person, organisation, office, from: day }), shows: day }
  },
  'leave-office': (facts, [person = '', office = ''], day) => {
    const held = officesOn(facts.directory, person, day).filter((one) => one.office === office)
    if (held.length === 0) return { error: `“${person}” does not hold the office “${office}” on ${day}` }
    const after = held.reduce((before, one) => withOffice(before, { ...one, to: day }), facts)
    return { after, shows: addDays(day, 1) }
  },
}

const isOffice = (word: string): word is Office['office'] => (OFFICES as readonly string[]).includes(word)

/** Loads the facts as known and supposes the acts. */
export const whatIf = async (
  reader: Reader,
  { acts, body, on }: { acts: readonly string[]; body?: string | undefined; on?: IsoDate | undefined },
): Promise<WhatIfDocument> => {
  const [facts, known] = await Promise.all([loadBoardFacts(reader), lastKnown(reader)])
  const { after, day } = supposedFacts(facts, acts, { body, on })
  return { ...evaluate(await withIncome(reader, after, day), { body, on: day, known }), acts: [...acts] }
}
