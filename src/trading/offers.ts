import { providerOn, type Service, staysWithCouncil } from '../catalogue/index.ts'
import { isIncorporated } from '../company/index.ts'
import { addDays, type IsoDate, inForce } from '../kernel/dates.ts'
import { Refusal } from '../kernel/errors.ts'
import { alphabetical } from '../kernel/text.ts'
import { endOf } from './agreement-quote.ts'
import type { Agreement } from './agreements.ts'
import { buyerOf, partyName, type TradingFacts, termsOn } from './facts.ts'
import type { Buyer } from './pricing/buyer.ts'
import { priceFor, whyNoPrice } from './pricing/choose.ts'
import { type Order, priceOrder, type Quote, type Terms } from './pricing/quote.ts'

/** A service as one school sees it: free, at its own price, with the council, or not for it, and why. */
export interface Offer {
  service: Service
  standing: 'free' | 'priced' | 'with-council' | 'not-available'
  quote?: Quote
  /** Who pays for what is free. */
  paidByName?: string
  /** Why there is no price: the whole sentence, and in short. */
  reason?: string
  why?: string
  /** For others than members: what a member pays. */
  memberQuote?: Quote
  /** What the school has of it on the day. */
  held: Agreement[]
}

/**
 * Every service that is offered on a day, as this customer would get it from then on. Undefined: there is no such customer.
 */
export const catalogueFor = (
  facts: TradingFacts,
  customer: string,
  on: IsoDate,
  from: IsoDate = on,
): Offer[] | undefined => {
  const buyer = buyerOf(facts, customer, on, from)
  if (!buyer) return undefined
  return [...facts.catalogue.services.values()]
    .filter((service) => inForce(service, from))
    .sort((a, b) => alphabetical(a.name, b.name))
    .map((service) => offerOf(facts, service, buyer, on, from))
}

export const offerOf = (facts: TradingFacts, service: Service, buyer: Buyer, on: IsoDate, from: IsoDate): Offer => {
  const terms = termsOn(facts, from)
  const held = heldOn(facts, buyer.ref, on).filter((agreement) => agreement.service === service.code)
  if (staysWithCouncil(providerOn(service, from))) {
    const until = service.movesOn && service.movesOn > from ? service.movesOn : undefined
    return { service, standing: 'with-council', reason: councilWords(service, until), held }
  }
  const order: Order = { buyer, service: service.code, on, from }
  try {
    const quote = priceOrder(terms, order)
    if (quote.commissioned) {
      return { service, standing: 'free', quote, paidByName: partyName(facts, quote.paidBy ?? '', from), held }
    }
    const memberQuote =
      buyer.isMember || !isIncorporated(facts.company)
        ? undefined
        : cheaper(
            quote,
            asMember(() => priceOrder(terms, { ...order, buyer: { ...buyer, isMember: true } })),
          )
    return { service, standing: 'priced', quote, held, ...(memberQuote ? { memberQuote } : {}) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const why = shortReason(terms, order)
    return { service, standing: 'not-available', reason: error.message, ...(why ? { why } : {}), held }
  }
}

/** Where no row of the price list is for the customer: for whom they are. */
const shortReason = ({ catalogue: { prices } }: Terms, { service, buyer, from }: Order): string | undefined =>
  priceFor(prices, service, buyer, from) ? undefined : whyNoPrice(prices, service, buyer, from)

const councilWords = (service: Service, until: IsoDate | undefined): string => {
  const who =
    service.provider === 'council_core'
      ? 'The council provides this itself'
      : 'The council’s own trading company sells this'
  return until ? `${who} until it moves here` : who
}

/** What a member would pay; nothing where members have no price. */
const asMember = (price: () => Quote): Quote | undefined => {
  try {
    return price()
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

const cheaper = (own: Quote, member: Quote | undefined) =>
  member && member.netPence < own.netPence ? member : undefined

/** What a customer has on a day: accepted agreements that run then. */
export const heldOn = (facts: TradingFacts, customer: string, day: IsoDate): Agreement[] =>
  facts.agreements.filter(
    (agreement) =>
      agreement.customer === customer &&
      agreement.status === 'accepted' &&
      inForce({ from: agreement.startsOn, to: endIfPriced(facts, agreement) }, day),
  )

/** An agreement without an end whose price cannot be worked out is shown for a year, and is told of by the invoice run. */
const endIfPriced = (facts: TradingFacts, agreement: Agreement): IsoDate => {
  try {
    return endOf(facts, agreement)
  } catch (error) {
    if (error instanceof Refusal) return addDays(agreement.startsOn, 364)
    throw error
  }
}
