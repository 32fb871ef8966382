export type { Buyer, PupilCount } from './pricing/buyer.ts'
export { type Order, priceOrder, type Quote, type QuoteDocument, quoteDocument, type Terms } from './pricing/quote.ts'
export type { Step } from './pricing/steps.ts'
export { type Part, partOfYear, type Span, serviceYear } from './pricing/year.ts'
