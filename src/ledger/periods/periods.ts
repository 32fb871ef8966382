import {
  addDays,
  type IsoDate,
  longDate,
  longMonth,
  type Month,
  monthOf,
  monthStart,
  nextMonth,
} from '../../kernel/dates.ts'
import { oneOf, type Register, required, text } from '../../platform/registers/index.ts'

/** Months that were closed or opened again. What is not named is open, unless a later month is closed. */
export const periodRegister: Register = {
  file: 'periods.csv',
  table: 'period',
  key: ['month'],
  columns: { month: text(required), status: oneOf(['closed', 'open'], required), reason: text() },
}

export type Status = 'closed' | 'open'
export type Periods = ReadonlyMap<Month, Status>

/**
 * Closing a month closes all before it, since a posting in an earlier month would change the balances that it closed with.
 * A month that was opened again by name stays open.
 */
export const isClosed = (periods: Periods, month: Month): boolean => {
  const own = periods.get(month)
  if (own) return own === 'closed'
  for (const [other, status] of periods) if (status === 'closed' && other > month) return true
  return false
}

/** The first day from which an entry can be dated, at or after a month. */
export const firstOpenDay = (periods: Periods, month: Month): IsoDate => {
  let candidate = month
  while (isClosed(periods, candidate)) candidate = nextMonth(candidate)
  return monthStart(candidate)
}

/** As the books stood when they were open from a day on. */
export const closedBefore = (day: IsoDate): Periods =>
  new Map([[monthOf(addDays(monthStart(monthOf(day)), -1)), 'closed']])

/** Why nothing can be posted on a day; undefined when its month is open. Every route refuses with these words. */
export const closedOn = (periods: Periods, day: IsoDate): string | undefined => {
  const month = monthOf(day)
  if (!isClosed(periods, month)) return undefined
  const name = longMonth(month)
  const open = longDate(firstOpenDay(periods, month))
  return `${name} is closed. Use a date from ${open}, or ask the finance officer to reopen ${name.split(' ')[0]}`
}
