import { addDays, earlier, financialYear, type IsoDate, monthStart } from '../../kernel/dates.ts'
import { type Pence, pence, sum } from '../../kernel/money.ts'
import type { Reader } from '../../platform/reader.ts'
import { CODES, isOfYear } from '../chart.ts'
import { periodStates } from '../periods/closing.ts'
import { accountOf, chartAndSums } from './balances.ts'
import type { Sum } from './sums.ts'
import { yearEndOf } from './year.ts'

export interface FreeReserves {
  /** What was posted to account 3000 itself. */
  posted: Pence
  /** Income less costs and tax of each accounting year, oldest first; of the year that holds the day, so far. */
  years: { from: IsoDate; to: IsoDate; surplus: Pence }[]
}

/**
 * What account 3000 comes to at the end of a day, part by part. There are no closing entries: what a year has left counts on it
 * without a posting.
 */
export const freeReserves = async (reader: Reader, on: IsoDate): Promise<FreeReserves> => {
  const [yearEnd, months] = await Promise.all([yearEndOf(reader), periodStates(reader)])
  const first = months.filter(({ entries }) => entries > 0).at(-1)?.period
  const spans = yearsBetween(first ? monthStart(first) : on, on, yearEnd)
  const { chart, sums } = await chartAndSums(reader, [{ to: on }, ...spans])
  const credits = (of: readonly Sum[] = [], counts: (account: string) => boolean): Pence =>
    sum(of.filter(({ account }) => counts(account)).map(({ credit, debit }) => pence(credit - debit)))
  return {
    posted: credits(sums[0], (account) => account === CODES.freeReserve),
    years: spans.map((span, i) => ({
      ...span,
      surplus: credits(sums[i + 1], (account) => isOfYear(accountOf(chart, account).type)),
    })),
  }
}

const yearsBetween = (first: IsoDate, on: IsoDate, yearEnd: string): { from: IsoDate; to: IsoDate }[] => {
  const years: { from: IsoDate; to: IsoDate }[] = []
  for (let year = financialYear(earlier(first, on), yearEnd); year.from <= on; ) {
    years.push({ from: year.from, to: earlier(year.to, on) })
    year = financialYear(addDays(year.to, 1), yearEnd)
  }
  return years
}
