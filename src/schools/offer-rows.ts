import { type IsoDate, longDate } from '../kernel/dates.ts'
import { pounds } from '../kernel/money.ts'
import { capitalised } from '../kernel/text.ts'
import type { PageContext } from '../platform/http/index.ts'
import type { Offer } from '../trading/index.ts'
import { priced } from './agreements.ts'
import { type Customer, mayOrder } from './customer.ts'
import { unitOf, workingOf } from './price-words.ts'

type Rows = [context: PageContext, customer: Customer, offer: Offer]

const addressOf = ({ path }: Customer, { service }: Offer) => `${path}/services/${encodeURIComponent(service.code)}`

const base = (...[{ link }, customer, offer]: Rows) => ({
  text: offer.service.name,
  href: link(addressOf(customer, offer)),
  what: offer.service.description ?? '',
})

/** What somebody else has paid for. */
export const freeRow = (...given: Rows) => {
  const [{ link }, customer, offer] = given
  return {
    ...base(...given),
    price: 'No charge',
    notes: [offer.quote?.steps[0]?.text ?? `Paid for by ${offer.paidByName}`],
    action: { text: 'See until when', href: link(`${customer.path}/commissioned#${offer.service.code}`) },
  }
}

/** What can be bought, at the customer's own price. */
export const priceRow = (context: PageContext, customer: Customer, offer: Offer, from: IsoDate) => {
  const { quote, memberQuote } = offer
  if (!quote) throw new Error(`${offer.service.code} is priced without a price`)
  const unit = unitOf(quote)
  const address = addressOf(customer, offer)
  const own = from === context.on ? '' : `?from=${from}`
  const until = heldUntil(customer, offer)
  const again = unit !== undefined || until === undefined || until < from
  return {
    ...base(context, customer, offer),
    href: context.link(`${address}${own}`),
    price: pounds(quote.netPence),
    notes: [
      `${pounds(quote.grossPence)} with VAT${unit ? `, each ${unit}` : ''}`,
      ...(unit ? [] : [`To ${longDate(quote.to)}`]),
      ...(memberQuote ? [`Members pay ${pounds(memberQuote.netPence)}`] : []),
    ],
    ...(until ? { tag: { kind: 'ok', text: `Yours to ${longDate(until)}` } } : {}),
    why: workingOf(customer.facts.company, quote, offer.service.name),
    ...(again && mayOrder(context)
      ? { action: { text: 'Order', href: `${context.base}${address}/orders/new?startsOn=${from}`, button: true } }
      : {}),
  }
}

/** What is held for the year is not offered twice: it is still on the service's own page. */
const heldUntil = ({ facts }: Customer, { held }: Offer): IsoDate | undefined =>
  held
    .map((agreement) => priced(facts, agreement).to)
    .sort()
    .at(-1)

/** What cannot be bought here, and why, as a row of a table. */
export const reasonRow = (...[{ link }, customer, offer]: Rows) => ({
  cells: [
    { text: offer.service.name, href: link(addressOf(customer, offer)), sub: offer.service.description ?? '' },
    capitalised(offer.why ?? offer.reason ?? ''),
  ],
})
