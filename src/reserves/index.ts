/**
 * What becomes of a surplus. `setting-aside`: how much the board may designate, for which programme and by which resolution.
 * `programmes`: what was spent of it, moved and returned, and to what end. `surplus`: the statement of a year. `trace`: from an
 * invoice to an outcome. The postings are in `ledger`.
 */

export { acts } from './acts.ts'
export { surplusAnswer } from './answers.ts'
export { reads } from './api.ts'
export { reservesChecks } from './checks.ts'
export { forms } from './forms/index.ts'
export { pages } from './pages/index.ts'
export { designationRegister, outcomeRegister, registers } from './registers.ts'
export { allocableOn } from './setting-aside/allocable.ts'
export { loadDesignations } from './setting-aside/designations.ts'
export { ruleTitles } from './setting-aside/limits.ts'
export { designate } from './setting-aside/set-aside.ts'
export { flowOf, type SurplusFacts, waterfallOf, whatChanged } from './surplus/drawings.ts'
export { surplusAndReinvestment } from './surplus/surplus.ts'
export { invoiceTraceAnswer, surplusSourcesAnswer } from './trace/answers.ts'
export { type InvoiceTrace, type TraceYear, traceOf } from './trace/invoice.ts'
export {
  HOW_SHARED,
  incomeOf,
  orderSentence,
  shareFlow,
  shareText,
  traceSentence,
  withoutShare,
  workingOf,
  yearName,
} from './trace/words.ts'
export { type SurplusSources, surplusSources } from './trace/year.ts'
