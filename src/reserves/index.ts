export { acts, addProgramme, designateSurplus, drawDown, moveReserve, returnReserve } from './acts.ts'
export { type Allocable, allocableOn } from './allocable.ts'
export { surplusAnswer } from './answers.ts'
export { reads } from './api.ts'
export { reservesChecks } from './checks.ts'
export { type Designation, loadDesignations } from './designations.ts'
export { amountOf, flowOf, type SurplusFacts, waterfallOf, whatChanged } from './drawings.ts'
export { forms } from './forms.ts'
export { type FundMove, loadFundMoves } from './fund-moves.ts'
export { ruleTitles } from './limits.ts'
export { pages } from './pages.ts'
export type { ProgrammeStatement, SetAside } from './programme-statement.ts'
export { designationRegister, outcomeRegister, registers } from './registers.ts'
export { designate, setAside } from './set-aside.ts'
export { programmesOn, surplusAndReinvestment } from './surplus.ts'
export { type StreamSurplus, type SurplusLine, surplusLines } from './surplus-lines.ts'
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
