import { financialYear, type IsoDate, longDate } from '../../kernel/dates.ts'
import { notFound } from '../../kernel/errors.ts'
import { lastYearEnd } from '../../ledger/index.ts'
import type { PageContext } from '../../platform/http/index.ts'

export interface Year {
  from: IsoDate
  to: IsoDate
  /** The year has not ended on the day of the page: figures are those so far. */
  running: boolean
}

/** The year that the address names by the calendar year in which it ends; else the last one that has ended. */
export const yearOf = ({ params, on }: PageContext, yearEnd: string): Year => {
  const named = params.year
  if (named !== undefined && !/^20\d\d$/.test(named)) throw notFound(`There is no year “${named}”`)
  const day = named === undefined ? lastYearEnd(on, yearEnd) : (`${named}-${yearEnd}` as IsoDate)
  const { from, to } = financialYear(day, yearEnd)
  if (from > on) throw notFound(`The year that ends on ${longDate(to)} has not begun`)
  return to > on ? { from, to: on, running: true } : { from, to, running: false }
}
