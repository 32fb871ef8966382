import { articlesOn } from '../company/index.ts'
import { association, nameOf } from '../directory/index.ts'
import { addDays, type IsoDate, longDate } from '../kernel/dates.ts'
import type { WayOut } from '../kernel/errors.ts'
import { capitalised } from '../kernel/text.ts'
import type { Member } from '../membership/index.ts'
import { withAppointment, withMember, withoutDirectors } from './after.ts'
import { currentVersion, signaturesBy } from './agreements.ts'
import { boardOn } from './board.ts'
import { judgeOn, subjectsOf } from './judge.ts'
import { newSeat, supposedAppointment } from './newcomers.ts'
import { countsForCap } from './rules/board/council-cap.ts'
import { termEndOf } from './terms.ts'
import type { Appointment, BoardFacts } from './types.ts'
import { fractionText } from './words.ts'
import { type Worsening, worsenedBy } from './worsened.ts'

/** An appointment that was refused, and what it breaks. */
interface Refused {
  facts: BoardFacts
  appointment: Appointment
  worsened: readonly Worsening[]
}

const SHARES = ['board.council-cap', 'board.law-20', 'board.votes-law-20']

/** What would turn a refused appointment into a lawful one; each way has been tried on the facts, and says what came of it. */
export const waysToAppoint = (refused: Refused): WayOut[] => {
  const rules = new Set(refused.worsened.map(({ finding }) => finding.rule))
  const share = SHARES.find((rule) => rules.has(rule))
  return [
    ...(rules.has(IDENTITY) ? [verifyFirst(refused)] : []),
    ...(rules.has(AGREEMENT) ? [signFirst(refused)] : []),
    ...(rules.has('body.term') ? [allowedTerm(refused)] : []),
    ...(share ? [...councilLeavesFirst(refused, share), ...othersJoinFirst(refused, share)] : []),
    ...(share ? [...shorterTerm(refused, share), ...waitUntilFree(refused, share)] : []),
    ...(rules.has('board.maximum') || rules.has('board.categories') ? [holderLeavesFirst(refused)] : []),
  ].filter((way) => way !== undefined)
}

/** What an appointment would still break, with what can always be done first left aside: verifying who it is, and signing. */
const broken = (before: BoardFacts, appointment: Appointment): Worsening[] =>
  worsenedThrough(before, appointment).filter(({ finding: { rule } }) => rule !== IDENTITY && rule !== AGREEMENT)

const worsenedThrough = (before: BoardFacts, appointment: Appointment): Worsening[] =>
  worsenedBy(
    before,
    withAppointment(before, appointment),
    subjectsOf(before, appointment.body, appointment.appointedOn),
    appointment.appointedOn,
  )

/**
 * The appointment as it could then be made: as it is, or with a term that ends before the day on which terms of others end and the
 * share would rise again. Undefined where it would break a rule on its own first day.
 */
const possible = (
  before: BoardFacts,
  appointment: Appointment,
): { appointment: Appointment; term: string } | undefined => {
  const [first] = broken(before, appointment)
    .map(({ on }) => on)
    .sort()
  if (first === undefined) return { appointment, term: '' }
  if (first <= appointment.appointedOn) return undefined
  const shorter = { ...appointment, termEndsOn: addDays(first, -1) }
  return broken(before, shorter).length === 0
    ? { appointment: shorter, term: `, and the term ends on ${longDate(shorter.termEndsOn)} at the latest` }
    : undefined
}

const resultOf = (before: BoardFacts, appointment: Appointment, rule: string): string =>
  fractionText(
    judgeOn(withAppointment(before, appointment), appointment.body, appointment.appointedOn, 'board').find(
      ({ finding }) => finding.rule === rule,
    )?.finding,
  )

const IDENTITY = 'board.identity-verified'

const AGREEMENT = 'body.agreement'

const verifyFirst = (refused: Refused): WayOut | undefined => {
  const { facts, appointment } = refused
  const name = nameOf(facts.directory, appointment.person)
  return settled(
    refused,
    IDENTITY,
    { verifiedOn: appointment.appointedOn },
    `Verify the identity of ${name} on or before ${longDate(appointment.appointedOn)}, and give that date`,
  )
}

const signFirst = (refused: Refused): WayOut | undefined => {
  const { facts, appointment } = refused
  const { appointedOn, body, person } = appointment
  const current = currentVersion(signaturesBy(facts, body, appointedOn))
  const signed = { agreedOn: appointedOn, agreementVersion: current?.name ?? null }
  return settled(
    refused,
    AGREEMENT,
    signed,
    `Let ${nameOf(facts.directory, person)} sign the membership agreement${current ? `, version ${current.name},` : ''} on or before ${longDate(appointedOn)}, and give the date (agreedOn) and the version (agreementVersion)`,
  )
}

const allowedTerm = (refused: Refused): WayOut | undefined => {
  const { facts, appointment } = refused
  const seat = facts.seats.find(({ ref }) => ref === appointment.seat)
  const termEndsOn = seat ? termEndOf(facts, seat, appointment.appointedOn) : null
  if (termEndsOn === null) return undefined
  return settled(refused, 'body.term', { termEndsOn }, `Let the term end on ${longDate(termEndsOn)} at the latest`)
}

/** A rule that is kept by saying something else of the appointment itself. */
const settled = (
  { facts, appointment }: Refused,
  rule: string,
  said: Partial<Appointment>,
  text: string,
): WayOut | undefined => {
  const others = worsenedThrough(facts, { ...appointment, ...said })
  if (others.some(({ finding }) => finding.rule === rule)) return undefined
  return {
    text,
    result: others.length === 0 ? 'the appointment can be recorded' : 'this rule is kept; the others are still broken',
  }
}

/** The last to arrive of those who count leave first, as few as will do. */
const councilLeavesFirst = ({ facts, appointment }: Refused, share: string): WayOut[] => {
  const dayBefore = addDays(appointment.appointedOn, -1)
  const counts = articlesOn(facts.company, appointment.appointedOn).countCouncilEmployedHeads.value === 'count'
  const reading = counts ? 'heads' : 'neither'
  const counted = boardOn(facts, appointment.body, dayBefore)
    .directors.filter((director) => director.person !== appointment.person && countsForCap(director, reading))
    .reverse()
  for (let leaving = 1; leaving <= counted.length; leaving += 1) {
    const people = counted.slice(0, leaving).map(({ person }) => person)
    const before = withoutDirectors(facts, people, appointment.body, dayBefore)
    const then = possible(before, appointment)
    if (!then) continue
    const text = leaving === 1 ? 'A council director leaves first' : `${inWords(leaving)} council directors leave first`
    return [{ text: `${text}${then.term}`, result: resultOf(before, then.appointment, share) }]
  }
  return []
}

const MOST_JOINING = 60

/** So many directors who do not count join first, in seats of a kind that the articles do not limit. */
const othersJoinFirst = ({ facts, appointment, worsened }: Refused, share: string): WayOut[] => {
  const rooms = worsened
    .filter(({ finding }) => SHARES.includes(finding.rule))
    .map(({ finding }) => -(finding.headroom ?? 0))
  const maximum = articlesOn(facts.company, appointment.appointedOn).maximumDirectors.value ?? MOST_JOINING
  for (let joining = Math.max(1, ...rooms); joining <= maximum; joining += 1) {
    const before = withNewcomers(facts, appointment.body, joining, addDays(appointment.appointedOn, -1))
    const then = possible(before, appointment)
    if (!then) continue
    const text =
      joining === 1
        ? 'One director who does not count joins first'
        : `${inWords(joining)} directors who do not count join first`
    return [{ text: `${text}${then.term}`, result: resultOf(before, then.appointment, share) }]
  }
  return []
}

const withNewcomers = (facts: BoardFacts, body: string, count: number, from: IsoDate): BoardFacts => {
  const seats = Array.from({ length: count }, (_, i) => newSeat(`\u0000${i}`, body))
  return {
    ...facts,
    seats: [...facts.seats, ...seats],
    appointments: [...facts.appointments, ...seats.map((seat) => supposedAppointment(seat.ref, seat, from))],
  }
}

/** A breach that comes only later, when terms of others end, is kept out by a term that ends before it. */
const shorterTerm = ({ facts, appointment }: Refused, share: string): WayOut[] => {
  const then = possible(facts, appointment)
  if (!then?.appointment.termEndsOn || then.term === '') return []
  return [
    {
      text: `Let the term end on ${longDate(then.appointment.termEndsOn)}, and renew it once others are appointed`,
      result: resultOf(facts, then.appointment, share),
    },
  ]
}

/** A former councillor stops counting on a known day. */
const waitUntilFree = ({ facts, appointment }: Refused, share: string): WayOut[] => {
  const which = { authorities: articlesOn(facts.company, appointment.appointedOn).authorities.value }
  const associated = association(facts.directory, appointment.person, appointment.appointedOn, which)
  if (!associated?.until) return []
  const appointedOn = addDays(associated.until, 1)
  const seat = facts.seats.find(({ ref }) => ref === appointment.seat)
  const later = { ...appointment, appointedOn, termEndsOn: seat ? termEndOf(facts, seat, appointedOn) : null }
  if (broken(facts, later).length > 0) return []
  return [
    {
      text: `Appoint ${nameOf(facts.directory, appointment.person)} on or after ${longDate(later.appointedOn)}, who then no longer counts`,
      result: resultOf(facts, later, share),
    },
  ]
}

const holderLeavesFirst = ({ facts, appointment }: Refused): WayOut | undefined => {
  const dayBefore = addDays(appointment.appointedOn, -1)
  const category = facts.seats.find(({ ref }) => ref === appointment.seat)?.category
  const holders = boardOn(facts, appointment.body, dayBefore).directors.filter(({ sittings }) =>
    sittings.some(({ seat }) => seat.category === category),
  )
  for (const { person } of holders.reverse()) {
    const before = withoutDirectors(facts, [person], appointment.body, dayBefore)
    if (broken(before, appointment).length > 0) continue
    return { text: `${nameOf(facts.directory, person)} leaves first`, result: 'the appointment can be recorded' }
  }
  return undefined
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const inWords = (count: number): string => capitalised(NUMBERS[count] ?? String(count))

/** What would let an organisation be entered in the register of members. */
export const waysToAdmit = (facts: BoardFacts, member: Member, worsened: readonly Worsening[]): WayOut[] =>
  worsened.flatMap(({ finding }): WayOut[] => {
    switch (finding.rule) {
      case 'members.consent':
        return [
          {
            text: `Record the authority’s consent, given on or before ${longDate(member.admittedOn)}, with its reference`,
            result: 'the member can be admitted',
          },
        ]
      case 'members.eligible':
        return [
          {
            text: 'Serve it as an associate: a customer who is not on the register',
            result: 'no vote, the price of non-members',
          },
        ]
      case 'members.law-20':
        return membersJoinFirst(facts, member, -(finding.headroom ?? 0))
      default:
        return []
    }
  })

const membersJoinFirst = (facts: BoardFacts, member: Member, joining: number): WayOut[] => {
  if (joining <= 0) return []
  const newcomers = Array.from(
    { length: joining },
    (_, i): Member => ({ ...member, ref: `\u0000${i}`, organisation: `\u0000${i}`, votes: 1, representative: null }),
  )
  const after = withMember({ ...facts, members: [...facts.members, ...newcomers] }, member)
  const finding = judgeOn(after, '', member.admittedOn, 'members').find((one) => one.finding.rule === 'members.law-20')
  return [
    {
      text: `${inWords(joining)} ${joining === 1 ? 'school with one vote joins' : 'schools with one vote each join'} first`,
      result: fractionText(finding?.finding),
    },
  ]
}
