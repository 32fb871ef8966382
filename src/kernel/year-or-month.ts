import { addDays, addMonths, type IsoDate, longDate } from './dates.ts'

/** "2015" or "2015-09": all that is known of an old date. */
export const isYearOrMonth = (text: string): boolean => /^[12]\d{3}(-(0[1-9]|1[0-2]))?$/.test(text)

/** "2015" → 2015-01-01, "2015-09" → 2015-09-01 */
export const firstDayWithin = (known: string): IsoDate =>
  (known.length === 4 ? `${known}-01-01` : `${known}-01`) as IsoDate

/** "2015" → 2015-12-31, "2016-02" → 2016-02-29 */
export const lastDayWithin = (known: string): IsoDate =>
  addDays(addMonths(firstDayWithin(known), known.length === 4 ? 12 : 1), -1)

/** A date as far as it is known: "1 September 2015", "September 2015", "2015". */
export const asFarAsKnown = (day: IsoDate, known: string | null): string => {
  if (known === null) return longDate(day)
  return known.length === 4 ? known : longDate(day).replace(/^\d+ /, '')
}
