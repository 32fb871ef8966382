import { articlesOn } from '../../company/index.ts'
import { addDays, addYears, type IsoDate } from '../../kernel/dates.ts'
import type { Appointment, BoardFacts, Seat } from '../types.ts'

type Seated = Pick<BoardFacts, 'company' | 'appointments'>

/**
 * The last day of a term that begins on a day: so many years less a day, by the seat, else by the articles; null: without an end.
 * Where the articles let a replacement serve the remainder, it is the last day of the term that was not served out.
 */
export const termEndOf = (facts: Seated, seat: Seat, appointedOn: IsoDate): IsoDate | null => {
  const rest = remainderOf(facts, seat, appointedOn)?.termEndsOn
  const whole = wholeTermEnd(facts, seat, appointedOn, appointedOn)
  return rest && (whole === null || rest < whole) ? rest : whole
}

/** The last day to which a whole term that began on a day may run, by the articles of another; null: it has no end. */
export const wholeTermEnd = (
  facts: Pick<BoardFacts, 'company'>,
  seat: Seat,
  appointedOn: IsoDate,
  day: IsoDate,
): IsoDate | null => {
  const years = yearsOf(facts, seat, day)
  return years === null ? null : addDays(addYears(appointedOn, years), -1)
}

/** How many years a whole term has that begins on a day; null: it has no end. */
export const yearsOf = ({ company }: Pick<BoardFacts, 'company'>, seat: Seat, day: IsoDate): number | null =>
  seat.termYears ?? articlesOn(company, day).term.value?.years ?? null

/** Whose term is served out by who takes the seat on a day: of the last to hold it, who left before that term ended. */
export const remainderOf = (facts: Seated, seat: Seat, appointedOn: IsoDate): EarlyLeaver | undefined => {
  if (articlesOn(facts.company, appointedOn).replacementServes.value === 'fresh') return undefined
  const last = facts.appointments.findLast((one) => one.seat === seat.ref && one.appointedOn < appointedOn)
  return last && leftEarly(last) && appointedOn <= last.termEndsOn ? last : undefined
}

/** An appointment that was left before its term was over. */
export type EarlyLeaver = Appointment & { ceasedOn: IsoDate; termEndsOn: IsoDate }

export const leftEarly = (one: Appointment): one is EarlyLeaver =>
  one.ceasedOn !== null && one.termEndsOn !== null && one.ceasedOn < one.termEndsOn
