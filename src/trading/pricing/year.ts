import type { Proration, SlaYear } from '../../catalogue/index.ts'
import {
  addDays,
  addMonths,
  addYears,
  daysInclusive,
  type IsoDate,
  type Month,
  monthEnd,
  monthOf,
  monthStart,
  nextMonth,
} from '../../kernel/dates.ts'

/** A span of days, both ends counted. */
export interface Span {
  from: IsoDate
  to: IsoDate
}

const STARTS = { april: '04-01', september: '09-01' } as const

/** The service year that holds a day; of a price for any year, the twelve months that begin on it. */
export const serviceYear = (year: SlaYear, day: IsoDate): Span => {
  if (year === 'any') return { from: day, to: addDays(addMonths(day, 12), -1) }
  const start = `${day.slice(0, 4)}-${STARTS[year]}` as IsoDate
  const from = start <= day ? start : addYears(start, -1)
  return { from, to: addDays(addYears(from, 1), -1) }
}

/** What of a year's price is charged: so many of so many days or months. */
export interface Part {
  share: number
  of: number
  /** The months that are charged, where the price goes by months. */
  months: Month[]
}

const WHOLE_YEAR = 12

/** The part of the service year that a period takes, by the method of its price. The whole year is the whole price. */
export const partOfYear = (method: Proration, year: Span, period: Span): Part => {
  const touched = months(period)
  if (method === 'none') return { share: 1, of: 1, months: touched }
  if (method === 'days') {
    return { share: daysInclusive(period.from, period.to), of: daysInclusive(year.from, year.to), months: touched }
  }
  if (period.from === year.from && period.to === year.to) return { share: WHOLE_YEAR, of: WHOLE_YEAR, months: touched }
  const charged = method === 'months_inclusive' ? touched : touched.filter((month) => isWhole(month, period))
  return { share: Math.min(charged.length, WHOLE_YEAR), of: WHOLE_YEAR, months: charged }
}

const isWhole = (month: Month, period: Span) => period.from <= monthStart(month) && monthEnd(month) <= period.to

const months = ({ from, to }: Span): Month[] => {
  const found: Month[] = []
  for (let month = monthOf(from); month <= monthOf(to); month = nextMonth(month)) found.push(month)
  return found
}
