import { type WithoutOrder, withoutOrder } from '../../billing/index.ts'
import { longDate } from '../../kernel/dates.ts'
import type { PageContext } from '../../platform/http/index.ts'
import { partyName } from '../../trading/index.ts'
import { type Customer, ownRefs } from '../customer.ts'

/** What a school has to do about its own orders: give a number, where it gives one with others. */
export const orderNeeds = async ({ reader, on, link }: PageContext, customer: Customer) => {
  const needOf = ({ agreement, service, on: day }: WithoutOrder) => ({
    on: day,
    text: `Give a purchase-order number for ${service}`,
    href: link(`/schools/${encodeURIComponent(agreement.customer)}/orders/${encodeURIComponent(agreement.ref)}`),
    why: `Order ${agreement.ref}${customer.schools.length > 0 ? ` of ${partyName(customer.facts, agreement.customer, on)}` : ''} is invoiced on ${longDate(day)}, and has no number as your other orders have.`,
  })
  return (await withoutOrder(reader, on, ownRefs(customer))).map(needOf)
}
