import { articlesOn } from '../../company/index.ts'
import { nameOf } from '../../directory/index.ts'
import { addDays, type IsoDate, inForce, longDate } from '../../kernel/dates.ts'
import { asFarAsKnown } from '../../kernel/year-or-month.ts'
import type { Nomination } from '../decisions/nominations.ts'
import type { Appointment, BoardFacts, Notice, Seat } from '../types.ts'
import {
  type KeptPlace,
  keptPlace,
  nominatedOutsider,
  type Outsider,
  outsiderIn,
  type StateSector,
} from './kept-places.ts'
import { seatOn } from './seating.ts'
import { leftEarly } from './terms.ts'

const SECTORS: Record<StateSector, { one: string; all: string }> = {
  academy: { one: 'an academy', all: 'academies' },
  maintained: { one: 'a maintained school', all: 'maintained schools' },
}

/** "maintained schools, until 31 August 2027" */
export const keptForText = ({ sector, until }: KeptPlace): string => `${SECTORS[sector].all}, until ${longDate(until)}`

const keptText = ({ directory }: BoardFacts, { leaver, school, sector, until }: KeptPlace): string =>
  `The place stays with ${SECTORS[sector].all} until ${longDate(until)}, as ${nameOf(directory, leaver.person)}, who left in mid-term on ${asFarAsKnown(leaver.ceasedOn, leaver.ceasedWithin)}, stood for ${school.name}, ${SECTORS[sector].one}`

/** "Lena Sorby stands for Quarry Bank School, an academy" */
export const outsiderText = ({ directory }: BoardFacts, { person, school, sector }: Outsider): string =>
  `${nameOf(directory, person)} stands for ${school && sector ? `${school.name}, ${SECTORS[sector].one}` : 'no state-funded school'}`

/** That a place is kept, and for whom. */
export const placeNotice = (facts: BoardFacts, { body }: Pick<Seat, 'body'>, place: KeptPlace): Notice => ({
  notice: 'kept-place',
  body,
  status: 'pass',
  explanation: `${keptText(facts, place)}.`,
  source: place.clause,
})

/**
 * That somebody from the other sector has, takes or wants a kept place. No rule of the constitution is broken by it, so nobody is
 * refused: where none of the sector comes forward, the body may have to agree to another.
 */
export const outsiderNotice = (facts: BoardFacts, { body }: Pick<Seat, 'body'>, outsider: Outsider): Notice => ({
  ...placeNotice(facts, { body }, outsider.place),
  status: 'warn',
  explanation: `${keptText(facts, outsider.place)}; ${outsiderText(facts, outsider)}.`,
})

/** With its clause, as a page says it: "… a maintained school (Terms of reference, 4.4)." */
export const withItsClause = ({ explanation, source }: Notice): string => explanation.replace(/\.$/, ` (${source}).`)

/** Every place that is kept on a day, of one body or of all, and who sits in it from the other sector. */
export const keptPlaceNotices = (facts: BoardFacts, on: IsoDate, only?: string): Notice[] =>
  facts.seats
    .filter((seat) => (only === undefined || seat.body === only) && inForce(seat, on))
    .flatMap((seat) => {
      const place = keptPlace(facts, seat, on)
      if (!place) return []
      // Judged on the first day in the seat: what became of a school later is nobody’s fault.
      const outsiders = seatOn(facts, seat, on).flatMap(({ appointment }) =>
        appointment ? (outsiderIn(facts, seat, appointment.person, appointment.appointedOn) ?? []) : [],
      )
      return outsiders.length > 0
        ? outsiders.map((one) => outsiderNotice(facts, seat, one))
        : [placeNotice(facts, seat, place)]
    })

/** What is said to whoever appoints somebody on a day. */
export const appointmentNotices = (facts: BoardFacts, seat: Seat, person: string, day: IsoDate): Notice[] => {
  const outsider = outsiderIn(facts, seat, person, day)
  if (!outsider) return []
  const notice = outsiderNotice(facts, seat, outsider)
  const advice = 'It is not refused: let the body agree to it, and keep its reason.'
  return [{ ...notice, explanation: `${notice.explanation} ${advice}` }]
}

/** What is said when somebody leaves early: with whom the place stays, and that the reason belongs on record. */
export const leavingNotices = (after: BoardFacts, appointment: Appointment): Notice[] => {
  const { person, reason, body } = appointment
  if (!leftEarly(appointment)) return []
  const vacantFrom = addDays(appointment.ceasedOn, 1)
  const { value, clause } = articlesOn(after.company, vacantFrom).earlyLeaverPlaceStays
  if (!value) return []
  const seat = after.seats.find(({ ref }) => ref === appointment.seat)
  const place = seat && keptPlace(after, seat, vacantFrom)
  const unexplained = `${nameOf(after.directory, person)} leaves before ${longDate(appointment.termEndsOn)}, when the term ends: record why.`
  return [
    ...(place ? [placeNotice(after, seat, place)] : []),
    ...(reason === null
      ? [{ notice: 'kept-place' as const, body, status: 'warn' as const, explanation: unexplained, source: clause }]
      : []),
  ]
}

/** What is said of somebody who comes forward, judged on the day on which the nomination came. */
export const nominationNotices = (facts: BoardFacts, nomination: Nomination): Notice[] => {
  const outsider = nominatedOutsider(facts, nomination)
  return outsider ? [outsiderNotice(facts, nomination, outsider)] : []
}
