import { articlesOn } from '../company/index.ts'
import { association, nameOf } from '../directory/index.ts'
import { addDays, type IsoDate, longDate } from '../kernel/dates.ts'
import type { WayOut } from '../kernel/errors.ts'
import type { Finding } from '../kernel/finding.ts'
import { capitalised, percent } from '../kernel/text.ts'
import type { Member } from '../membership/index.ts'
import { withAppointment, withMember, withoutDirectors } from './after.ts'
import { boardOn } from './board.ts'
import { judgeOn } from './judge.ts'
import { countsForCap } from './rules/council-cap.ts'
import type { Appointment, BoardFacts, Seat } from './types.ts'
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
  const broken = new Set(refused.worsened.map(({ finding }) => finding.rule))
  const share = SHARES.find((rule) => broken.has(rule))
  return [
    ...(broken.has('board.identity-verified') ? [verifyFirst(refused)] : []),
    ...(share ? [...councilLeavesFirst(refused, share), ...othersJoinFirst(refused, share)] : []),
    ...(share ? waitUntilFree(refused, share) : []),
    ...(broken.has('board.maximum') || broken.has('board.categories') ? [holderLeavesFirst(refused)] : []),
  ].filter((way) => way !== undefined)
}

const passes = (before: BoardFacts, appointment: Appointment, ignoring?: string): boolean =>
  worsenedBy(before, withAppointment(before, appointment), appointment.body, 'board', appointment.appointedOn).every(
    ({ finding }) => finding.rule === ignoring,
  )

const resultOf = (before: BoardFacts, appointment: Appointment, rule: string): string =>
  fractionText(
    judgeOn(withAppointment(before, appointment), appointment.body, appointment.appointedOn, 'board').find(
      ({ finding }) => finding.rule === rule,
    )?.finding,
  )

/** "2 of 11, 18.18%" */
export const fractionText = (finding: Finding | undefined): string =>
  finding && typeof finding.numerator === 'number' && typeof finding.denominator === 'number'
    ? `${finding.numerator} of ${finding.denominator}, ${percent(finding.numerator, finding.denominator)}%`
    : ''

/** Identity can always be verified first, so a way out of the share is not spoilt by it. */
const IDENTITY = 'board.identity-verified'

const verifyFirst = ({ facts, appointment }: Refused): WayOut | undefined => {
  const verified = { ...appointment, verifiedOn: appointment.appointedOn }
  const name = nameOf(facts.directory, appointment.person)
  const others = worsenedBy(facts, withAppointment(facts, verified), appointment.body, 'board', appointment.appointedOn)
  if (others.some(({ finding }) => finding.rule === IDENTITY)) return undefined
  return {
    text: `Verify the identity of ${name} on or before ${longDate(appointment.appointedOn)}, and give that date`,
    result: others.length === 0 ? 'the appointment can be recorded' : 'this rule is kept; the others are still broken',
  }
}

/** The last to arrive of those who count leave first, as few as will do. */
const councilLeavesFirst = ({ facts, appointment }: Refused, share: string): WayOut[] => {
  const dayBefore = addDays(appointment.appointedOn, -1)
  const counted = boardOn(facts, appointment.body, dayBefore)
    .directors.filter((director) => director.person !== appointment.person && countsForCap(director, 'heads'))
    .reverse()
  for (let leaving = 1; leaving <= counted.length; leaving += 1) {
    const people = counted.slice(0, leaving).map(({ person }) => person)
    const before = withoutDirectors(facts, people, appointment.body, dayBefore)
    if (!passes(before, appointment, IDENTITY)) continue
    const text = leaving === 1 ? 'A council director leaves first' : `${inWords(leaving)} council directors leave first`
    return [{ text, result: resultOf(before, appointment, share) }]
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
    if (!passes(before, appointment, IDENTITY)) continue
    const text =
      joining === 1
        ? 'One director who does not count joins first'
        : `${inWords(joining)} directors who do not count join first`
    return [{ text, result: resultOf(before, appointment, share) }]
  }
  return []
}

const withNewcomers = (facts: BoardFacts, body: string, count: number, from: IsoDate): BoardFacts => {
  const refs = Array.from({ length: count }, (_, i) => `\u0000${i}`)
  const seats = refs.map(
    (ref): Seat => ({
      ref,
      body,
      category: 'co_opted',
      title: null,
      nominatedBy: null,
      votes: 1,
      termYears: null,
      qualification: null,
      from: null,
      to: null,
    }),
  )
  const appointments = refs.map(
    (ref): Appointment => ({
      ref,
      person: ref,
      body,
      seat: ref,
      nominatedBy: null,
      appointedOn: from,
      termEndsOn: null,
      ceasedOn: null,
      reason: null,
      verifiedOn: from,
      agreedOn: null,
      agreementVersion: null,
    }),
  )
  return {
    ...facts,
    seats: [...facts.seats, ...seats],
    appointments: [...facts.appointments, ...appointments],
  }
}

/** A former councillor stops counting on a known day. */
const waitUntilFree = ({ facts, appointment }: Refused, share: string): WayOut[] => {
  const which = { authorities: articlesOn(facts.company, appointment.appointedOn).authorities.value }
  const associated = association(facts.directory, appointment.person, appointment.appointedOn, which)
  if (!associated?.until) return []
  const later = { ...appointment, appointedOn: addDays(associated.until, 1), termEndsOn: null }
  if (!passes(facts, later, IDENTITY)) return []
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
    if (!passes(before, appointment, IDENTITY)) continue
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
