import { Decimal } from 'decimal.js'
import type { IsoDate } from '../kernel/dates.ts'
import { invalid } from '../kernel/errors.ts'
import type { Agreement } from './agreements.ts'
import { buyerOf, type TradingFacts, termsOn } from './facts.ts'
import { priceOrder, type Quote } from './pricing/quote.ts'

/** The price of an agreement. Throws `invalid` where it has none, as `quote` does. */
export const agreementQuote = (facts: TradingFacts, agreement: Agreement): Quote => {
  const on = agreement.orderedOn ?? agreement.startsOn
  const buyer = buyerOf(facts, agreement.customer, on, agreement.startsOn)
  if (!buyer) throw invalid(`There is no organisation “${agreement.customer}”`, '/customer')
  return priceOrder(termsOn(facts, agreement.startsOn), {
    buyer,
    service: agreement.service,
    on,
    from: agreement.startsOn,
    ...(agreement.endsOn ? { to: agreement.endsOn } : {}),
    ...(agreement.quantity ? { quantity: new Decimal(agreement.quantity) } : {}),
  })
}

/** The last day of an agreement, where its row leaves it to the service year. */
export const endOf = (facts: TradingFacts, agreement: Agreement): IsoDate =>
  agreement.endsOn ?? agreementQuote(facts, agreement).to
