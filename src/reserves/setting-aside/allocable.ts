import { Decimal } from 'decimal.js'
import { articlesOn, loadCompany } from '../../company/index.ts'
import { addDays, type IsoDate, yearEarlier } from '../../kernel/dates.ts'
import { type Pence, pence, roundPence, sum, ZERO } from '../../kernel/money.ts'
import { type Chart, CODES, chartAndSums, isCost, isOfYear, lastYearEnd, type Sum } from '../../ledger/index.ts'
import type { Reader } from '../../platform/reader.ts'

/** How much of its free reserves the board may set aside on a day, and how the figure came about. */
export interface Allocable {
  on: IsoDate
  /** The last year's end on or before that day. A surplus can be set aside once its year has ended. */
  yearEnd: IsoDate
  freeReserve: Pence
  /** What the open year has lost so far, nothing where it has a surplus. */
  deficit: Pence
  /** What has moved on free reserves since: returns and releases less designations. */
  moved: Pence
  floor: Pence
  floorClause: string
  allocable: Pence
}

export const allocableOn = async (reader: Reader, day: IsoDate): Promise<Allocable> => {
  const company = await loadCompany(reader)
  const yearEnd = lastYearEnd(day, company.yearEnd)
  const { chart, sums } = await chartAndSums(reader, [
    { to: yearEnd },
    { from: addDays(yearEnd, 1), to: day },
    { from: addDays(yearEarlier(yearEnd), 1), to: yearEnd },
  ])
  const [before = [], since = [], twelveMonths = []] = sums
  const { value, clause } = articlesOn(company, day).reserveFloor
  const freeReserve = freeReserveOf(chart, before)
  const deficit = pence(Math.max(0, -surplusIn(chart, since)))
  const moved = creditOn(CODES.freeReserve, since)
  const floor = floorOf(value, costsIn(chart, twelveMonths))
  const allocable = pence(freeReserve - deficit + moved - floor)
  return { on: day, yearEnd, freeReserve, deficit, moved, floor, floorClause: clause, allocable }
}

/** The articles keep back an amount, or some months of the costs that the last twelve months of closed years had before tax. */
const floorOf = (floor: { months: number } | { amount: Pence } | null, costs: Pence): Pence => {
  if (floor === null) return ZERO
  return 'amount' in floor ? floor.amount : roundPence(new Decimal(costs).times(floor.months).div(12))
}

const netOf = (sums: readonly Sum[], counts: (account: string) => boolean): number =>
  sum(sums.filter(({ account }) => counts(account)).map(({ debit, credit }) => debit - credit))

const ofYear = (chart: Chart) => (account: string) => {
  const type = chart.get(account)?.type
  return type !== undefined && isOfYear(type)
}

/** Income less costs and tax. */
const surplusIn = (chart: Chart, sums: readonly Sum[]): Pence => pence(-netOf(sums, ofYear(chart)))

/** Costs before tax. */
const costsIn = (chart: Chart, sums: readonly Sum[]): Pence =>
  pence(
    netOf(sums, (account) => {
      const type = chart.get(account)?.type
      return type !== undefined && isCost(type)
    }),
  )

export const creditOn = (code: string, sums: readonly Sum[]): Pence =>
  pence(-netOf(sums, (account) => account === code))

/** What stands on 3000, with all income less costs so far: there are no closing entries. */
export const freeReserveOf = (chart: Chart, sums: readonly Sum[]): Pence =>
  pence(creditOn(CODES.freeReserve, sums) + surplusIn(chart, sums))
