export { acts } from './acts.ts'
export { agreementQuote, endOf } from './agreement-quote.ts'
export { type Agreement, agreementOf, agreementRow, loadAgreements } from './agreements.ts'
export { reads } from './api.ts'
export { buysFor } from './buying.ts'
export { type EarlyEnd, loadEarlyEnds } from './early-ends.ts'
export { buyerOf, loadTrading, nameOf, type TradingFacts, termsOn } from './facts.ts'
export { catalogueFor, heldOn, type Offer, offerOf } from './offers.ts'
export {
  type AcceptAgreement,
  type Accepted,
  acceptAgreement,
  type CancelAgreement,
  type Cancelled,
  cancelAgreement,
} from './orders.ts'
export type { Buyer, PupilCount } from './pricing/buyer.ts'
export { type Order, priceOrder, type Quote, type QuoteDocument, quoteDocument, type Terms } from './pricing/quote.ts'
export type { Step } from './pricing/steps.ts'
export { type Part, partOfYear, type Span, serviceYear } from './pricing/year.ts'
export { type Asked, quote, quoteFor } from './quotes.ts'
export { type AgreementStatus, agreements, type InvoiceSchedule, registers } from './registers.ts'
