import { firstDayWithin, isYearOrMonth, lastDayWithin } from '../../kernel/year-or-month.ts'
import type { RowCheck } from './register.ts'

/** No later date may stand before the first. */
export const inOrder =
  (first: string, ...later: string[]): RowCheck =>
  (row) =>
    later
      .filter((last) => row[first] && row[last] && String(row[last]) < String(row[first]))
      .map((last) => ({ column: last, message: `“${row[last]}” must not be before ${first} (${row[first]})` }))

/** The first says nothing without the second. */
export const onlyWith =
  (column: string, needed: string, why: string): RowCheck =>
  (row) =>
    row[column] !== null && row[needed] === null ? [{ column: needed, message: `must be filled in: ${why}` }] : []

/** A date of which only the year or the month is known stands at the beginning, or at the end, of that time. */
export const isWithin =
  (column: string, within: string, as: 'first' | 'last'): RowCheck =>
  (row) => {
    const known = row[within]
    if (typeof known !== 'string') return []
    if (!isYearOrMonth(known)) {
      return [{ column: within, message: `“${known}” must be a year or a month, like 2015 or 2015-09, or blank` }]
    }
    const bound = as === 'first' ? firstDayWithin(known) : lastDayWithin(known)
    return row[column] === bound
      ? []
      : [{ column, message: `must be ${known} or its ${as} day, ${bound}, where ${within} says ${known}` }]
  }

/** Several checks of one row, each with its say. */
export const allOf =
  (...checks: RowCheck[]): RowCheck =>
  (row) =>
    checks.flatMap((check) => check(row))
