import type { Proration } from '../../catalogue/index.ts'
import {
  addDays,
  addMonths,
  addYears,
  daysInclusive,
  type IsoDate,
  later,
  type Month,
  monthEnd,
  monthOf,
  monthStart,
  monthsTouched,
} from '../../kernel/dates.ts'
import type { Plan } from './plan.ts'

/** A run of calendar months: the first, and how many. */
export interface MonthSpan {
  first: Month
  count: number
}

/** The month some months after another. */
export const monthAfter = (month: Month, months: number): Month => monthOf(addMonths(monthStart(month), months))

/**
 * The months that a period is priced by: `months_following` counts whole months only, every other method each month that
 * the period touches, as does a whole year. A period without a whole month still has the month that it touches.
 */
export const monthsPriced = (from: IsoDate, to: IsoDate, proration: Proration): MonthSpan => {
  const touched = { first: monthOf(from), count: monthsTouched(from, to) }
  const wholeYear = to === addDays(addYears(from, 1), -1)
  if (proration !== 'months_following' || wholeYear) return touched
  const late = from === monthStart(monthOf(from)) ? 0 : 1
  const short = to === monthEnd(monthOf(to)) ? 0 : 1
  const count = touched.count - late - short
  return count > 0 ? { first: monthAfter(touched.first, late), count } : touched
}

/** How many months of a span have ended by a day. */
export const monthsEnded = (span: MonthSpan, day: IsoDate): number => {
  const after = monthsTouched(monthStart(span.first), addDays(day, 1)) - 1
  return Math.max(0, Math.min(span.count, after))
}

/** Parts (days or months) of a plan's period that lie after a day: what is left unused when it ends on that day. */
export const partsAfter = (plan: Pick<Plan, 'from' | 'proration'> & { to: IsoDate }, day: IsoDate): number => {
  if (day >= plan.to) return 0
  const next = addDays(day, 1)
  if (plan.proration === 'days') return daysInclusive(later(next, plan.from), plan.to)
  const whole = monthsPriced(plan.from, plan.to, plan.proration)
  if (day < plan.from) return whole.count
  // A year, or nearly one, from the middle of a month touches thirteen months and is priced as twelve.
  const priced = plan.to < addYears(plan.from, 1) ? Math.min(whole.count, 12) : whole.count
  if (plan.proration === 'months_inclusive') return Math.max(0, priced - monthsTouched(plan.from, day))
  return whole.count - monthsEnded(whole, day)
}
