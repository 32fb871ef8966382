import { articlesOn } from '../../company/index.ts'
import { addDays, type IsoDate, inForce } from '../../kernel/dates.ts'
import type { Finding } from '../../kernel/finding.ts'
import { withAppointment, withoutDirectors } from '../board/after.ts'
import { boardOn, lastDayOf, sittingsOn } from '../board/board.ts'
import { newSeat, supposedAppointment } from '../board/newcomers.ts'
import { termEndOf } from '../board/terms.ts'
import type { Judgement } from '../rules/rule.ts'
import type { Appointment, BoardFacts, Seat } from '../types.ts'
import { judgeOn } from './judge.ts'

/** One thing that could be done about a body before a day. */
export type MendingAct =
  | { kind: 'renew'; appointment: Appointment; seat: Seat; from: IsoDate }
  | { kind: 'verify'; person: string; on: IsoDate }
  | { kind: 'sign'; person: string; body: string; on: IsoDate }
  | { kind: 'appoint'; seat: Seat; isNew: boolean; from: IsoDate }
  | { kind: 'leave'; person: string; lastDay: IsoDate }

/** The fewest acts after which nothing is broken on a day, and the findings that there would then be. */
export interface Mend {
  acts: MendingAct[]
  findings: Finding[]
}

/** Up to three acts are tried in every way that the time for an answer allows; beyond that one is added after the other. */
const TRIED_TOGETHER = 3
const MOST_SETS = 600
const MOST_ACTS = 8

/**
 * The smallest change that leaves no rule of a body broken on a day, or, where one rule is named, that mends this one and makes no
 * other worse. Each act is tried on the facts: a term that ended is renewed, an identity verified, the membership agreement signed,
 * somebody who does not count takes a vacant seat or a new one, somebody who is in the way leaves. Of equal sizes that which keeps
 * people on goes first.
 */
export const smallestMend = (facts: BoardFacts, body: string, day: IsoDate, rule?: string): Mend | undefined => {
  const before = judgeOn(facts, body, day, 'board')
  const isMended = (after: readonly Judgement[]) =>
    after.every(({ finding, distance }, i) =>
      rule === undefined || finding.rule === rule ? finding.status !== 'fail' : distance <= (before[i]?.distance ?? 0),
    )
  if (isMended(before)) return undefined
  const after = (acts: readonly MendingAct[]) => judgeOn(acts.reduce(withAct, facts), body, day, 'board')
  const few = actsBefore(facts, body, day, before, TRIED_TOGETHER)
  for (const acts of setsOf(few)) {
    const judged = after(acts)
    if (isMended(judged)) return { acts, findings: judged.map(({ finding }) => finding) }
  }
  return stepByStep(actsBefore(facts, body, day, before, MOST_ACTS), after, isMended)
}

/** Every set of one, of two, and of three, where there are not too many of them. */
const setsOf = (acts: readonly MendingAct[]): MendingAct[][] => {
  const sets: MendingAct[][] = []
  let last: number[][] = [[]]
  for (let size = 1; size <= TRIED_TOGETHER; size += 1) {
    last = last.flatMap((set) => acts.flatMap((_, i) => (i > (set.at(-1) ?? -1) ? [[...set, i]] : [])))
    if (sets.length + last.length > MOST_SETS) break
    sets.push(...last.map((set) => set.map((i) => acts[i] as MendingAct)))
  }
  return sets
}

const farness = (judged: readonly Judgement[]): number => judged.reduce((sum, { distance }) => sum + distance, 0)

const stepByStep = (
  possible: readonly MendingAct[],
  after: (acts: readonly MendingAct[]) => Judgement[],
  isMended: (judged: readonly Judgement[]) => boolean,
): Mend | undefined => {
  let acts: MendingAct[] = []
  let judged = after(acts)
  while (!isMended(judged)) {
    if (acts.length === MOST_ACTS) return undefined
    const steps = possible
      .filter((act) => !acts.includes(act))
      .map((act) => ({ act, judged: after([...acts, act]) }))
      .filter((step) => farness(step.judged) < farness(judged))
    const [nearest] = steps.sort((a, b) => farness(a.judged) - farness(b.judged))
    if (!nearest) return undefined
    acts = [...acts, nearest.act]
    judged = nearest.judged
  }
  return { acts, findings: judged.map(({ finding }) => finding) }
}

/** The facts as they would be after one of the acts. */
const withAct = (facts: BoardFacts, act: MendingAct): BoardFacts => {
  switch (act.kind) {
    case 'renew': {
      const { person, nominatedBy, verifiedOn } = act.appointment
      const next = supposedAppointment(person, act.seat, act.from, termEndOf(facts, act.seat, act.from))
      return withAppointment(facts, { ...next, nominatedBy, verifiedOn })
    }
    case 'verify':
      return {
        ...facts,
        appointments: facts.appointments.map((one) =>
          one.person === act.person && one.verifiedOn === null ? { ...one, verifiedOn: act.on } : one,
        ),
      }
    case 'sign':
      return {
        ...facts,
        appointments: facts.appointments.map((one) =>
          one.body === act.body && one.person === act.person && one.appointedOn <= act.on
            ? { ...one, agreedOn: act.on, agreementVersion: null }
            : one,
        ),
      }
    case 'appoint': {
      const seats = act.isNew ? [...facts.seats, act.seat] : facts.seats
      return withAppointment({ ...facts, seats }, supposedAppointment(`\u0000${act.seat.ref}`, act.seat, act.from))
    }
    case 'leave':
      return withoutDirectors(
        facts,
        [act.person],
        facts.appointments.find(({ person }) => person === act.person)?.body ?? '',
        act.lastDay,
      )
  }
}

const actsBefore = (
  facts: BoardFacts,
  body: string,
  day: IsoDate,
  before: readonly Judgement[],
  newSeats: number,
): MendingAct[] => [
  ...renewals(facts, body, day),
  ...verifications(before, day),
  ...signatures(body, before, day),
  ...appointments(facts, body, day, before, newSeats),
  ...departures(facts, body, day, before),
]

/** Terms that ended, of people who are not in office on the day and whose seat nobody has taken since. */
const renewals = (facts: BoardFacts, body: string, day: IsoDate): MendingAct[] => {
  const sitting = sittingsOn(facts, body, day)
  const latest = new Map(facts.appointments.filter((one) => one.body === body).map((one) => [one.seat, one]))
  return [...latest.values()].flatMap((appointment): MendingAct[] => {
    const last = lastDayOf(facts, appointment)
    const seat = facts.seats.find(({ ref }) => ref === appointment.seat)
    if (last === null || last !== appointment.termEndsOn || last >= day || !seat || !inForce(seat, day)) return []
    const taken = sitting.some((one) => one.seat === seat || one.appointment.person === appointment.person)
    return taken ? [] : [{ kind: 'renew', appointment, seat, from: addDays(last, 1) }]
  })
}

const IDENTITY = 'board.identity-verified'
const AGREEMENT = 'body.agreement'
/** What a person can put right by staying: to be verified, to sign, to attend, to be given a term in order. */
const MENDED_IN_OFFICE = [IDENTITY, AGREEMENT, 'body.attendance', 'body.term']
const failing = (before: readonly Judgement[]): Finding[] =>
  before.flatMap(({ finding }) => (finding.status === 'fail' ? [finding] : []))

const verifications = (before: readonly Judgement[], day: IsoDate): MendingAct[] =>
  failing(before)
    .filter(({ rule }) => rule === IDENTITY)
    .flatMap(({ people = [] }) => people.map((person) => ({ kind: 'verify' as const, person, on: addDays(day, -1) })))

/** Those who have signed nothing, or an earlier version only; that it is the current one which they sign goes without saying. */
const signatures = (body: string, before: readonly Judgement[], day: IsoDate): MendingAct[] =>
  failing(before)
    .filter(({ rule }) => rule === AGREEMENT)
    .flatMap(({ people = [] }) => people.map((person) => ({ kind: 'sign' as const, person, body, on: day })))

/** Seats that nobody holds, and after them so many that the company could make. */
const appointments = (
  facts: BoardFacts,
  body: string,
  day: IsoDate,
  before: readonly Judgement[],
  newSeats: number,
): MendingAct[] => {
  const held = new Set(sittingsOn(facts, body, day).map(({ seat }) => seat))
  const vacant = facts.seats.filter(
    (seat) => seat.body === body && seat.category !== 'observer' && inForce(seat, day) && !held.has(seat),
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
  const named = new Set(broken.flatMap(({ rule, people = [] }) => (MENDED_IN_OFFICE.includes(rule) ? [] : people)))
  const inOffice = boardOn(facts, body, day).directors.map(({ person }) => person)
  const isTooLarge = broken.some(({ rule }) => rule === 'board.maximum')
  const leaving = inOffice.filter((person) => named.has(person) || isTooLarge).reverse()
  return leaving.map((person) => ({ kind: 'leave', person, lastDay: addDays(day, -1) }))
}
