import { Decimal } from 'decimal.js'
import { daysInclusive, type IsoDate, type Month, monthEnd, monthOf, monthsTouched } from '../kernel/dates.ts'
import { cumulative, type Pence, pence, roundPence, ZERO } from '../kernel/money.ts'
import { monthAfter, monthsEnded, monthsPriced } from './months.ts'
import type { Plan } from './plan.ts'

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
    const days = new Decimal(daysInclusive(plan.from, day)).div(daysInclusive(plan.from, plan.to))
    return roundPence(days.times(net))
  }
  const months = monthsPriced(plan.from, plan.to, plan.proration)
  return cumulative(net, monthsEnded(months, day), months.count)
}

/** The months at whose ends a plan's income is recognised: from the first to the last that the service touches. */
export const monthsOfIncome = (plan: Earned): Month[] => {
  if (plan.earning === 'on_claim') return []
  if (plan.earning === 'on_delivery') return plan.deliveredOn ? [monthOf(plan.deliveredOn)] : []
  const count = monthsTouched(plan.from, plan.to)
  return Array.from({ length: count }, (_, i) => monthAfter(monthOf(plan.from), i))
}

/** Income of one month, recognised on its last day. */
export interface MonthOfIncome {
  month: Month
  on: IsoDate
  amount: Pence
}

/**
 * Income that is due for recognition by a day and has not been recognised. A month that cannot be posted now counts as
 * posted for the months after it, so that it is neither lost nor caught up elsewhere.
 */
export const incomeDue = (plan: Earned, recognised: ReadonlyMap<Month, Pence>, until: IsoDate): MonthOfIncome[] => {
  const due: MonthOfIncome[] = []
  if (plan.earning === 'on_claim') return due
  const expected = monthsOfIncome(plan)
  const last = expected.at(-1)
  let running = 0
  for (const month of [...new Set([...expected, ...recognised.keys()])].sort()) {
    const done = recognised.get(month)
    const on = monthEnd(month)
    if (done !== undefined) running += done
    else if (on > until) break
    else if (last) {
      const amount = pence(earnedBy(plan, month === last ? plan.to : on) - running)
      running += amount
      if (amount !== 0) due.push({ month, on, amount })
    }
  }
  const correction = last && monthEnd(last) <= until ? pence(earnedBy(plan, plan.to) - running) : ZERO
  return correction === 0 ? due : [...due, { ...lastMonthEnd(until), amount: correction }]
}

/** The last month that has ended by a day: where income is put right that was recognised before an early end was known. */
const lastMonthEnd = (day: IsoDate): { month: Month; on: IsoDate } => {
  const month = monthEnd(monthOf(day)) === day ? monthOf(day) : monthAfter(monthOf(day), -1)
  return { month, on: monthEnd(month) }
}
