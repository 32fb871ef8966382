import { articlesOn } from '../../company/index.ts'
import { association, nameOf } from '../../directory/index.ts'
import { addDays, type IsoDate, longDate } from '../../kernel/dates.ts'
import type { WayOut } from '../../kernel/errors.ts'
import { withoutDirectors } from '../board/after.ts'
import { boardOn } from '../board/board.ts'
import { newSeat, supposedAppointment } from '../board/newcomers.ts'
import { countsForCap } from '../rules/board/council-cap.ts'
import type { BoardFacts, Seat } from '../types.ts'
import { broken, fromLaterDay, inWords, possible, type Refused, resultOf } from './trial.ts'

export const SHARES = ['board.council-cap', 'board.law-20', 'board.votes-law-20']

/** The last to arrive of those who count leave first, as few as will do. */
export const councilLeavesFirst = ({ facts, appointment }: Refused, share: string): WayOut[] => {
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
export const othersJoinFirst = ({ facts, appointment, worsened }: Refused, share: string): WayOut[] => {
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

export const withNewcomers = (
  facts: BoardFacts,
  body: string,
  count: number,
  from: IsoDate,
  more: Partial<Seat> = {},
): BoardFacts => {
  const seats = Array.from({ length: count }, (_, i) => ({ ...newSeat(`\u0000${i}`, body), ...more }))
  return {
    ...facts,
    seats: [...facts.seats, ...seats],
    appointments: [...facts.appointments, ...seats.map((seat) => supposedAppointment(seat.ref, seat, from))],
  }
}

/** A breach that comes only later, when terms of others end, is kept out by a term that ends before it. */
export const shorterTerm = ({ facts, appointment }: Refused, share: string): WayOut[] => {
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
export const waitUntilFree = ({ facts, appointment }: Refused, share: string): WayOut[] => {
  const which = { authorities: articlesOn(facts.company, appointment.appointedOn).authorities.value }
  const associated = association(facts.directory, appointment.person, appointment.appointedOn, which)
  if (!associated?.until) return []
  const appointedOn = addDays(associated.until, 1)
  const later = fromLaterDay(facts, appointment, appointedOn)
  if (broken(facts, later).length > 0) return []
  return [
    {
      text: `Appoint ${nameOf(facts.directory, appointment.person)} on or after ${longDate(later.appointedOn)}, who then no longer counts`,
      result: resultOf(facts, later, share),
    },
  ]
}
