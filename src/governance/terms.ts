import { articlesOn } from '../company/index.ts'
import { addDays, addYears, type IsoDate } from '../kernel/dates.ts'
import type { BoardFacts, Seat } from './types.ts'

/** The last day of a term that begins on a day: so many years less a day, by the seat, else by the articles; null: without an end. */
export const termEndOf = (facts: Pick<BoardFacts, 'company'>, seat: Seat, appointedOn: IsoDate): IsoDate | null => {
  const years = seat.termYears ?? articlesOn(facts.company, appointedOn).term.value?.years
  return years === undefined || years === null ? null : addDays(addYears(appointedOn, years), -1)
}
