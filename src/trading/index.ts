/**
 * What one customer pays for a service and how that came about (`pricing`, pure), and the agreements that customers make. What
 * is charged under an agreement is in `billing`.
 */

export { acts } from './acts.ts'
export { agreementQuote, endOf } from './agreement-quote.ts'
export { type Agreement, agreementRow, loadAgreements } from './agreements.ts'
export { reads } from './api.ts'
export { buysFor } from './buying.ts'
export { type EarlyEnd, loadEarlyEnds } from './early-ends.ts'
export { buyerOf, loadTrading, partyName, type TradingFacts, termsOn } from './facts.ts'
export { catalogueFor, heldOn, type Offer, offerOf } from './offers.ts'
export { type AcceptAgreement, type Accepted, type CancelAgreement, type Cancelled, cancelAgreement } from './orders.ts'
export type { Buyer } from './pricing/buyer.ts'
export { type Order, priceOrder, type Quote, quoteDocument, type Terms } from './pricing/quote.ts'
export type { Step } from './pricing/steps.ts'
export { partOfYear, serviceYear } from './pricing/year.ts'
export { quote, quoteFor } from './quotes.ts'
export { agreements, registers } from './registers.ts'
