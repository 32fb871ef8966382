import { Decimal } from 'decimal.js'
import { daysInclusive, type IsoDate, type Month, monthEnd, monthOf, monthsTouched } from '../../kernel/dates.ts'
import { cumulative, type Pence, pence, roundPence, sum, ZERO } from '../../kernel/money.ts'
import { firstOpenDay, isClosed, type Periods } from '../../ledger/index.ts'
import { monthAfter, monthsEnded, monthsPriced } from '../plans/months.ts'
import type { Plan } from '../plans/plan.ts'

type Earned = Pick<
  Plan,
  'from' | 'to' | 'net' | 'pricedNet' | 'providerShare' | 'proration' | 'earning' | 'deliveredOn' | 'kind'
>

/** Of an amount of a plan's price, what the company keeps: all of it, or for an agent without the provider's share. */
export const ownShare = (plan: Pick<Plan, 'pricedNet' | 'providerShare'>, net: Pence): Pence =>
  pence(net - providerShareOf(plan, net))

/** Of an amount of a plan's price, what an agent owes the provider. */
export const providerShareOf = (plan: Pick<Plan, 'pricedNet' | 'providerShare'>, net: Pence): Pence =>
  plan.providerShare === 0 ? ZERO : roundPence(new Decimal(plan.providerShare).times(net).div(plan.pricedNet))

/**
 * Income earned by the end of a day, since the beginning: by day where the price is pro rata by days, else by the months
 * that were priced. Each month's income is the difference of two of these, so that the months add up to the price.
 */
export const earnedBy = (plan: Earned, day: IsoDate): Pence => {
  const net = ownShare(plan, plan.net)
  if (plan.earning === 'on_claim' || day < plan.from) return ZERO
  if (plan.earning === 'on_delivery') return plan.deliveredOn && plan.deliveredOn <= day ? net : ZERO
  if (day >= plan.to) return net
  if (plan.proration === 'days' && plan.kind === 'agreement') {
    return cumulative(net, daysInclusive(plan.from, day), daysInclusive(plan.from, plan.to))
  }
  const months = monthsPriced(plan.from, plan.to, plan.proration)
  return cumulative(net, monthsEnded(months, day), months.count)
}

/** The months at whose ends a plan's income is recognised: from the first to the last that the service touches. */
const monthsOfIncome = (plan: Earned): Month[] => {
  if (plan.earning === 'on_claim') return []
  if (plan.earning === 'on_delivery') return plan.deliveredOn ? [monthOf(plan.deliveredOn)] : []
  const count = monthsTouched(plan.from, plan.to)
  return Array.from({ length: count }, (_, i) => monthAfter(monthOf(plan.from), i))
}

/** Income of one month, recognised on its last day; what is put right of a month that is closed, on the first open day after it. */
export interface MonthOfIncome {
  month: Month
  on: IsoDate
  amount: Pence
}

/**
 * Income that is due for recognition by a day and has not been recognised. A month that cannot be posted now counts as
 * posted for the months after it, so that it is neither lost nor caught up elsewhere. What was recognised before an early end
 * was known is put right month by month.
 */
export const incomeDue = (
  plan: Earned,
  recognised: ReadonlyMap<Month, Pence>,
  until: IsoDate,
  periods: Periods = new Map(),
): MonthOfIncome[] => {
  if (plan.earning === 'on_claim') return []
  const expected = monthsOfIncome(plan)
  // A service that never began has no month; what was recognised of it is put right from its first.
  const last = expected.at(-1) ?? monthOf(plan.from)
  const all = new Map(recognised)
  const due: MonthOfIncome[] = []
  let running = 0
  for (const month of [...new Set([...expected, ...recognised.keys()])].sort()) {
    const on = monthEnd(month)
    running += recognised.get(month) ?? 0
    if (recognised.has(month) || on > until) continue
    const amount = pence(earnedBy(plan, month === last ? plan.to : on) - running)
    running += amount
    all.set(month, amount)
    if (amount !== 0) due.push({ month, on, amount })
  }
  if (monthEnd(last) > until || sum(all.values()) === earnedBy(plan, plan.to)) return due
  return [...due, ...putRight(plan, all, last, periods)]
}

/**
 * What makes the income of the months from one on, as it has been recognised, what the plan as it now stands makes it. Months
 * before stay as they are; what is wrong about them is caught up in the first month that is put right.
 */
export const putRight = (
  plan: Earned,
  recognised: ReadonlyMap<Month, Pence>,
  from: Month,
  periods: Periods,
): MonthOfIncome[] => {
  const found: MonthOfIncome[] = []
  let running = 0
  for (const month of [...recognised.keys()].sort()) {
    running += recognised.get(month) ?? 0
    if (month < from) continue
    const amount = pence(earnedBy(plan, monthEnd(month)) - running)
    running += amount
    const on = isClosed(periods, month) ? firstOpenDay(periods, month) : monthEnd(month)
    if (amount !== 0) found.push({ month, on, amount })
  }
  return found
}
