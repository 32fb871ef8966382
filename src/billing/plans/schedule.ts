import {
  addDays,
  addYears,
  earlier,
  type IsoDate,
  monthEnd,
  monthOf,
  monthStart,
  monthsTouched,
  nextMonth,
} from '../../kernel/dates.ts'
import { cumulative, type Pence, pence, ZERO } from '../../kernel/money.ts'
import { monthsEnded, monthsPriced } from './months.ts'
import type { Plan } from './plan.ts'

/** One part of a price: the day on which it is invoiced, the span it is for, and how much. */
export interface Instalment {
  nth: number
  on: IsoDate
  from: IsoDate
  to: IsoDate
  net: Pence
}

type Scheduled = Pick<Plan, 'schedule' | 'arrears' | 'from' | 'pricedTo' | 'pricedNet' | 'to' | 'proration' | 'kind'>

/** The instalments of a plan in order; of a service that ended early, those that began before its end. */
export const instalments = (plan: Scheduled): Instalment[] =>
  scheduledInstalments(plan)
    .filter((part) => part.from <= plan.to)
    .map((part) => ({ ...part, to: earlier(part.to, plan.to) }))

const scheduledInstalments = (plan: Scheduled): Instalment[] => {
  if (plan.arrears === 'yes') return inArrears(plan)
  if (plan.kind === 'commission') return yearByYear(plan)
  return inAdvance(plan)
}

const inAdvance = (plan: Scheduled): Instalment[] => {
  switch (plan.schedule) {
    case 'upfront':
      return equalParts(plan, [plan.from])
    case 'termly':
      return equalParts(plan, [plan.from, ...termStarts(plan.from, plan.pricedTo)])
    case 'split_financial_year':
      return byFinancialYear(plan)
    default:
      return equalParts(plan, monthly(plan.from, plan.pricedTo))
  }
}

/** Parts in whole pence, as equal as they can be; the last takes the remainder. */
const equalParts = (plan: Scheduled, days: readonly IsoDate[]): Instalment[] => {
  const part = cumulative(plan.pricedNet, 1, days.length)
  let left: number = plan.pricedNet
  return days.map((on, i) => {
    const net = pence(i === days.length - 1 ? left : Math.min(part, left))
    left -= net
    const next = days[i + 1]
    return { nth: i + 1, on, from: i === 0 ? plan.from : on, to: next ? addDays(next, -1) : plan.pricedTo, net }
  })
}

/** 1 September, 1 January and 1 April after the first day of a period and inside it. */
const termStarts = (from: IsoDate, to: IsoDate): IsoDate[] =>
  firstsOfMonths(addDays(from, 1), to).filter((day) => /-(09|01|04)-01$/.test(day))

/** The 1st of each month inside a period; one that holds none is invoiced on its first day. */
const monthly = (from: IsoDate, to: IsoDate): IsoDate[] => {
  const days = firstsOfMonths(from, to)
  return days.length > 0 ? days : [from]
}

const firstsOfMonths = (from: IsoDate, to: IsoDate): IsoDate[] => {
  const days: IsoDate[] = []
  let month = monthOf(from)
  if (monthStart(month) < from) month = nextMonth(month)
  for (; monthStart(month) <= to; month = nextMonth(month)) days.push(monthStart(month))
  return days
}

/**
 * Schools that keep the council's books want each financial year's share on its own invoice: the months to 31 March on the
 * first day, the rest on 1 April.
 */
const byFinancialYear = (plan: Scheduled): Instalment[] => {
  const year = Number(plan.from.slice(0, 4)) + (plan.from.slice(5) >= '04-01' ? 1 : 0)
  const april = `${year}-04-01` as IsoDate
  if (april > plan.pricedTo) return equalParts(plan, [plan.from])
  const months = monthsPriced(plan.from, plan.pricedTo, plan.proration)
  const first = cumulative(plan.pricedNet, monthsEnded(months, addDays(april, -1)), months.count)
  return [
    { nth: 1, on: plan.from, from: plan.from, to: addDays(april, -1), net: first },
    { nth: 2, on: april, from: april, to: plan.pricedTo, net: pence(plan.pricedNet - first) },
  ]
}

/** A commission that is paid in advance is paid year by year, each year like an agreement of its own. */
const yearByYear = (plan: Scheduled): Instalment[] => {
  const parts: Instalment[] = []
  const months = monthsTouched(plan.from, plan.pricedTo)
  let before: Pence = ZERO
  for (let year = 0; addYears(plan.from, year) <= plan.pricedTo; year++) {
    const from = addYears(plan.from, year)
    const last = addDays(addYears(plan.from, year + 1), -1)
    const pricedTo = earlier(last, plan.pricedTo)
    const after = pricedTo === plan.pricedTo ? plan.pricedNet : cumulative(plan.pricedNet, 12 * (year + 1), months)
    const pricedNet = pence(after - before)
    for (const part of inAdvance({ ...plan, from, pricedTo, pricedNet })) parts.push({ ...part, nth: parts.length + 1 })
    before = after
  }
  return parts
}

/** What was earned in each month or quarter, on its last day. */
const inArrears = (plan: Scheduled): Instalment[] => {
  const parts: Instalment[] = []
  const months = monthsPriced(plan.from, plan.pricedTo, 'months_inclusive')
  let before: Pence = ZERO
  let from = plan.from
  while (from <= plan.pricedTo) {
    const on = plan.schedule === 'quarterly' ? quarterEnd(from) : monthEnd(monthOf(from))
    const after = cumulative(plan.pricedNet, monthsEnded(months, on), months.count)
    const to = earlier(on, plan.pricedTo)
    parts.push({ nth: parts.length + 1, on, from, to, net: pence(after - before) })
    before = after
    from = addDays(on, 1)
  }
  return parts
}

const quarterEnd = (day: IsoDate): IsoDate => {
  let month = monthOf(day)
  while (!/-(03|06|09|12)$/.test(month)) month = nextMonth(month)
  return monthEnd(month)
}
