/**
 * The services of a company, its price list, and the rates of VAT: facts only. What one customer pays for one is worked out in
 * `trading`.
 */

export { acts } from './acts.ts'
export { vatCodeAnswer } from './answers.ts'
export { reads } from './api.ts'
export { checkCatalogue } from './checks.ts'
export { pages } from './pages.ts'
export { bands, prices, registers, services } from './registers.ts'
export { loadCatalogue } from './store.ts'
export * from './types.ts'
export * from './vat.ts'
