import { inWordsOf } from '../../../company/index.ts'
import { nameOf } from '../../../directory/index.ts'
import { addDays, type IsoDate, longDate } from '../../../kernel/dates.ts'
import { asFarAsKnown } from '../../../kernel/year-or-month.ts'
import { lastDayInSeat } from '../../seats/seating.ts'
import { isHeldOver } from '../../seats/terms-ahead.ts'
import type { Appointment, BoardFacts } from '../../types.ts'

type Ends = Pick<Appointment, 'termEndsOn' | 'ceasedOn' | 'ceasedWithin'>

/** When somebody in office is to go: the end of the term, unless he or she is known to leave otherwise. */
export const termEndText = ({ termEndsOn, ceasedOn, ceasedWithin }: Ends): string => {
  if (ceasedOn) return `Leaves ${asFarAsKnown(ceasedOn, ceasedWithin)}`
  return termEndsOn ? longDate(termEndsOn) : 'While in post'
}

/** What marks somebody who sits on past the end of the term. */
export const heldOverTag = (appointment: Pick<Appointment, 'termEndsOn'>, on: IsoDate) =>
  isHeldOver(appointment, on) ? { kind: 'warn', text: 'Holding over' } : undefined

/** The same in a cell, with the mark. */
export const termEndCell = (ends: Ends, on: IsoDate) => {
  const tag = heldOverTag(ends, on)
  return { text: termEndText(ends), ...(tag ? { tag } : {}) }
}

/** "until 31 August 2026", "holding over since the term ended on 31 August 2026"; nothing of who sits while in post. */
export const untilText = ({ termEndsOn, ceasedOn, ceasedWithin }: Ends, on: IsoDate): string => {
  const over =
    termEndsOn !== null && termEndsOn < on ? `, **holding over** since the term ended on ${longDate(termEndsOn)}` : ''
  if (ceasedOn) return `${over}, until ${asFarAsKnown(ceasedOn, ceasedWithin)}`
  return over || (termEndsOn === null ? '' : `, until ${longDate(termEndsOn)}`)
}

/** The last day of somebody's time in a seat, as far as is known. */
export const lastDayText = (facts: BoardFacts, appointment: Appointment, on: IsoDate): string => {
  const last = lastDayInSeat(facts, appointment)
  const { ceasedOn, ceasedWithin, reason, termEndsOn } = appointment
  if (last !== null && last === ceasedOn) return `${asFarAsKnown(last, ceasedWithin)}${reason ? `, ${reason}` : ''}`
  if (termEndsOn === null) return last === null ? 'While in post' : longDate(last)
  if (last !== null) return longDate(last)
  return isHeldOver(appointment, on) ? `Holding over since ${longDate(addDays(termEndsOn, 1))}` : longDate(termEndsOn)
}

/** Who sits in a seat, since when, and for how long. */
export const sittingText = (facts: BoardFacts, appointment: Appointment, on: IsoDate): string => {
  const { person, appointedOn, appointedWithin, termEndsOn } = appointment
  const since = asFarAsKnown(appointedOn, appointedWithin)
  const name = `**${nameOf(facts.directory, person)}** sits in it since ${since}`
  if (termEndsOn !== null && isHeldOver(appointment, on)) {
    return inWordsOf(facts.company)(
      `${name}. The term ended on ${longDate(termEndsOn)}, and the articles let directors **hold over** until the seat is filled.`,
    )
  }
  const last = lastDayInSeat(facts, appointment) ?? termEndsOn
  return last === null
    ? `${name}, while in post.`
    : `${name}, to ${asFarAsKnown(last, last === appointment.ceasedOn ? appointment.ceasedWithin : null)}.`
}

/** Since when a seat is vacant: the day after its last holder left, as far as that is known. */
export const vacantSince = (from: IsoDate, leaver: Appointment | undefined): string => {
  const within = leaver?.ceasedOn && addDays(leaver.ceasedOn, 1) === from ? leaver.ceasedWithin : null
  return within === null ? longDate(from) : asFarAsKnown(leaver?.ceasedOn ?? from, within)
}
