import { Decimal } from 'decimal.js'
import { addDays, type IsoDate } from '../../kernel/dates.ts'
import { type Pence, pence, roundPence, ZERO } from '../../kernel/money.ts'
import type { Agreement } from '../../trading/index.ts'
import { partsAfter } from './months.ts'
import type { Plan } from './plan.ts'

/**
 * What a service costs that ended on a day before its time: the price less the rest, worked out as it was priced. A year of
 * 8,400.00 that ended with 90 of its 365 days left costs 2,071.23 less. What was priced without pro rata costs the same;
 * what was to be delivered later costs nothing.
 */
export const restOnEarlyEnd = (plan: Plan, day: IsoDate): Pence => {
  if (day >= plan.to) return ZERO
  if (day < plan.from || (plan.earning === 'on_delivery' && plan.deliveredOn && day < plan.deliveredOn)) return plan.net
  if (plan.proration === 'none') return ZERO
  return pence(Math.min(restAfter(plan, day) - restAfter(plan, plan.to), plan.net))
}

/** The price of what was ordered after a day. An end that is brought forward again takes the difference of two, so that they add up. */
const restAfter = (plan: Plan, day: IsoDate): Pence =>
  roundPence(new Decimal(plan.yearPrice).times(partsAfter({ ...plan, to: plan.pricedTo }, day)).div(plan.yearParts))

/** The plan as it stands after its service ended on a day; one that never began ends the day before it would have. */
export const endedOn = (plan: Plan, day: IsoDate): Plan => {
  const net = pence(plan.net - restOnEarlyEnd(plan, day))
  const to = day < plan.from ? addDays(plan.from, -1) : day
  return { ...plan, to, net }
}

/** The plan of a contract as that stands: ended with it, though no run has come to it and nothing is credited yet. */
export const asAgreed = (
  plan: Plan,
  { status, endsOn }: { status?: Agreement['status']; endsOn: IsoDate | null },
): Plan => {
  if (status === 'cancelled') return endedOn(plan, addDays(plan.from, -1))
  return endsOn && endsOn < plan.to ? endedOn(plan, endsOn) : plan
}
