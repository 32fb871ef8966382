import { articlesOn } from '../../company/index.ts'
import { addDays, type IsoDate, inForce } from '../../kernel/dates.ts'
import type { Finding } from '../../kernel/finding.ts'
import { boardOn, lastDayOf, sittingsOn } from '../board/board.ts'
import { newSeat } from '../board/newcomers.ts'
import { schoolYear } from '../meetings/attendance.ts'
import { attendanceOn } from '../rules/body/attendance.ts'
import { type Judgement, situationOn } from '../rules/rule.ts'
import type { BoardFacts, Seat, Subject } from '../types.ts'
import type { MendingAct } from './acts.ts'
import { fillings } from './fill.ts'

/** Everything that could be done about a body before a day, or on it, of which a broken rule might be mended. */
export const actsBefore = (
  facts: BoardFacts,
  { body, scope }: Subject,
  day: IsoDate,
  before: readonly Judgement[],
  newSeats: number,
): MendingAct[] => [
  ...renewals(facts, body, day),
  ...newTerms(facts, body, before, day),
  ...verifications(before, day),
  ...signatures(body, before, day),
  ...moreMeetings(facts, body, before, day),
  ...(scope === 'board' ? fillings(facts, body, before, day) : []),
  ...(scope === 'board' ? appointments(facts, body, day, before, newSeats) : []),
  ...departures(facts, body, day, before),
]

/**
 * Terms that ended, of people whose seat nobody has taken since: of those who are not in office on the day, and of those who are held
 * over.
 */
const renewals = (facts: BoardFacts, body: string, day: IsoDate): MendingAct[] => {
  const sitting = sittingsOn(facts, body, day)
  const latest = new Map(facts.appointments.filter((one) => one.body === body).map((one) => [one.seat, one]))
  return [...latest.values()].flatMap((appointment): MendingAct[] => {
    const { termEndsOn } = appointment
    const last = lastDayOf(facts, appointment)
    const seat = facts.seats.find(({ ref }) => ref === appointment.seat)
    if (termEndsOn === null || termEndsOn >= day || !seat || !inForce(seat, day)) return []
    const holds = sitting.some((one) => one.appointment === appointment)
    if (holds) return [{ kind: 'renew', appointment, seat, from: day }]
    const taken = sitting.some((one) => one.seat === seat || one.appointment.person === appointment.person)
    return taken || last !== termEndsOn ? [] : [{ kind: 'renew', appointment, seat, from: addDays(last, 1) }]
  })
}

const IDENTITY = 'board.identity-verified'
const AGREEMENT = 'body.agreement'
const ATTENDANCE = 'body.attendance'
const TERM = 'body.term'
/** What a person can put right by staying: to be verified, to sign, to attend, to be given a term in order. */
const MENDED_IN_OFFICE = [IDENTITY, AGREEMENT, ATTENDANCE, TERM]

const failing = (before: readonly Judgement[]): Finding[] =>
  before.flatMap(({ finding }) => (finding.status === 'fail' ? [finding] : []))
const named = (before: readonly Judgement[], wanted: string): readonly string[] =>
  failing(before).find(({ rule }) => rule === wanted)?.people ?? []

/**
 * A term that is longer than it may be, or has no end, is left, and a new one begins on the day after. So is that of a director who
 * was not verified when it began: no later verification makes it good.
 */
const newTerms = (facts: BoardFacts, body: string, before: readonly Judgement[], day: IsoDate): MendingAct[] => {
  const people = [...named(before, TERM), ...named(before, IDENTITY)]
  const lastDay = addDays(day, -1)
  return sittingsOn(facts, body, day)
    .filter(({ appointment: { person, appointedOn, termEndsOn } }) => {
      const isOver = termEndsOn !== null && termEndsOn < day
      return people.includes(person) && appointedOn <= lastDay && !isOver
    })
    .map(({ appointment, seat }): MendingAct => ({ kind: 'anew', appointment, seat, lastDay, from: day }))
}

const verifications = (before: readonly Judgement[], day: IsoDate): MendingAct[] =>
  named(before, IDENTITY).map((person): MendingAct => ({ kind: 'verify', person, on: addDays(day, -1) }))

/** Those who have signed nothing, or an earlier version only; that it is the current one which they sign goes without saying. */
const signatures = (body: string, before: readonly Judgement[], day: IsoDate): MendingAct[] =>
  named(before, AGREEMENT).map((person): MendingAct => ({ kind: 'sign', person, body, on: day }))

const MOST_MEETINGS = 6

/** So many more meetings in the school year that everybody could still reach the share by coming to them. */
const moreMeetings = (facts: BoardFacts, body: string, before: readonly Judgement[], day: IsoDate): MendingAct[] => {
  const asked = articlesOn(facts.company, day).attendance.value
  const { to } = schoolYear(day)
  if (asked === null || named(before, ATTENDANCE).length === 0 || day >= to) return []
  const [part, whole] = asked.share
  if (part >= whole) return []
  const missed = attendanceOn(situationOn(facts, body, day)).filter(({ standing }) => standing === 'missed')
  const wanted = missed.map(({ counted, held, planned }) =>
    Math.ceil((part * (held + planned) - whole * (counted + planned)) / (whole - part)),
  )
  const count = Math.max(...wanted)
  return count > MOST_MEETINGS ? [] : [{ kind: 'meet', body, count, on: addDays(day, 1), by: to }]
}

/** Seats that nobody holds, and after them so many that the company could make. */
const appointments = (
  facts: BoardFacts,
  body: string,
  day: IsoDate,
  before: readonly Judgement[],
  newSeats: number,
): MendingAct[] => {
  const held = new Set(sittingsOn(facts, body, day).map(({ seat }) => seat))
  // Where sectors are balanced, who leads no school that is known says nothing of the balance.
  const unsaid = articlesOn(facts.company, day).sectorBalance.value === null ? [] : ['school_leader']
  const vacant = facts.seats.filter(
    (seat) =>
      seat.body === body && !['observer', ...unsaid].includes(seat.category) && inForce(seat, day) && !held.has(seat),
  )
  return [
    ...vacant.map((seat): MendingAct => ({ kind: 'appoint', seat, isNew: false, from: day })),
    ...kindsToMake(facts, before, vacant, day).map((category): MendingAct => {
      return { kind: 'appoint', seat: { ...newSeat(`\u0000${category}`, body), category }, isNew: true, from: day }
    }),
    ...Array.from({ length: newSeats }, (_, i): MendingAct => {
      return { kind: 'appoint', seat: newSeat(`\u0000${i}`, body), isNew: true, from: day }
    }),
  ]
}

/** Kinds of seat that a broken rule wants somebody in, where no seat of the kind is vacant. */
const kindsToMake = (
  facts: BoardFacts,
  before: readonly Judgement[],
  vacant: readonly Seat[],
  day: IsoDate,
): Seat['category'][] => {
  const broken = new Set(failing(before).map(({ rule }) => rule))
  const asked = Object.entries(articlesOn(facts.company, day).categories.value)
    .filter(([, { minimum = 0 }]) => minimum > 0)
    .map(([category]) => category as Seat['category'])
  const wanted = [
    ...(broken.has('board.chair') ? (['chair'] as const) : []),
    ...(broken.has('board.categories') ? asked : []),
  ]
  return wanted.filter((kind) => !vacant.some(({ category }) => category === kind))
}

/** Those whom a broken rule names, the last appointed first; where there are too many directors, the last of them all. */
const departures = (facts: BoardFacts, body: string, day: IsoDate, before: readonly Judgement[]): MendingAct[] => {
  const broken = failing(before)
  const inTheWay = new Set(broken.flatMap(({ rule, people = [] }) => (MENDED_IN_OFFICE.includes(rule) ? [] : people)))
  const inOffice = boardOn(facts, body, day).directors.map(({ person }) => person)
  const isTooLarge = broken.some(({ rule }) => rule === 'board.maximum')
  const leaving = inOffice.filter((person) => inTheWay.has(person) || isTooLarge).reverse()
  return leaving.map((person) => ({ kind: 'leave', person, body, lastDay: addDays(day, -1) }))
}
