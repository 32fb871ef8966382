/**
 * The books: the chart of accounts, balanced entries that are never edited, months that are closed, and every statement as a
 * sum over postings. It knows accounts and dimensions, and nothing of invoices (`billing`) or of what a surplus may be spent on
 * (`reserves`).
 */

export { accountLines } from './account-lines.ts'
export { acts, closePeriod, postJournal, postJournalEntries, reopenPeriod } from './acts.ts'
export { balanceSheetAnswer, incomeAndExpenditureAnswer, journalAnswer, trialBalanceAnswer } from './answers.ts'
export { reads } from './api.ts'
export { balanceSheet } from './balance-sheet.ts'
export { accountOf, type Balance, balancesOn, type Movement, movements } from './balances.ts'
export { type Books, loadBooks, loadChart, loadPeriods } from './books.ts'
export {
  type AccountType,
  type Chart,
  CODES,
  chartOf,
  isCost,
  isIncome,
  isOfYear,
  STANDARD_CHART,
  STREAMS,
  type Stream,
} from './chart.ts'
export { fundByProgramme, ledgerChecks } from './checks.ts'
export { type Closed, closeMonth, type PeriodState, periodStates, reopenMonth } from './closing.ts'
export { ledgerDigest } from './digest.ts'
export { type Entry, entryLabel, type Line, type NewEntry, type Posting, type Source } from './entry.ts'
export { forms } from './forms.ts'
export { availableOn, type Funds } from './fund.ts'
export { journalText } from './hledger.ts'
export { type IncomeOnDay, type TradedOnDay, tradedIncome, turnoverByCustomer, turnoverPosted } from './income.ts'
export { journalEntries, journalSheet } from './journal.ts'
export { eachEntry, journalRows } from './journal-export.ts'
export { askedPlace, cursorOf } from './json.ts'
export { pages } from './pages.ts'
export { closedBefore, closedOn, firstOpenDay, isClosed, type Periods } from './periods.ts'
export { post, postAll } from './post.ts'
export { eachPosting, entriesByNumber, entriesBySource, entryByLabel, linesByEntry, postings } from './postings.ts'
export { loadFunds, loadProgrammes, type Programme, programmeRegister } from './programmes.ts'
export { accountRegister } from './registers.ts'
export { takeBack } from './reversal.ts'
export { chartAndSums, incomeAndExpenditure, trialBalance } from './statements.ts'
export { type Span, type Sum, sumsOf } from './sums.ts'
export { lastYearEnd, yearEndOf, yearOf } from './year.ts'
