/**
 * The pages and forms of the finance officer. It keeps no facts of its own: money is worked out in `billing`, `ledger` and
 * `reserves`, and comes together here.
 */

export { booksAgree, type Comparison } from './books-agree.ts'
export { forms } from './forms/index.ts'
export { settlingForm } from './forms/reversal.ts'
export { pages } from './pages/index.ts'
