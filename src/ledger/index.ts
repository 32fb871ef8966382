export { type AccountLine, type AccountPage, accountLines } from './account-lines.ts'
export { acts, closePeriod, postJournal, postJournalEntries, reopenPeriod, reverseEntry } from './acts.ts'
export {
  balanceSheetAnswer,
  incomeAndExpenditureAnswer,
  journalAnswer,
  trialBalanceAnswer,
} from './answers.ts'
export { reads } from './api.ts'
export { type BalanceSheet, type BalanceSheetRow, balanceSheet } from './balance-sheet.ts'
export { accountOf, type Balance, type By, balancesOn, type Movement, movements } from './balances.ts'
export { type Books, loadBooks, loadChart, loadPeriods } from './books.ts'
export {
  type Account,
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
export { withDimensions } from './dimensions.ts'
export { type Entry, entryLabel, type Line, type NewEntry, type Posting, type Source } from './entry.ts'
export { forms } from './forms.ts'
export { availableOn, balanceOn, type Fund, type Funds } from './fund.ts'
export { journalText } from './hledger.ts'
export { type IncomeOnDay, type TradedOnDay, tradedIncome, turnoverByCustomer, turnoverPosted } from './income.ts'
export {
  type JournalEntry,
  journalEntries,
  journalSheet,
  type RowFault,
  rowFault,
} from './journal.ts'
export { eachEntry, journalRows } from './journal-export.ts'
export { askedPlace, cursorOf, placeOf } from './json.ts'
export { pages } from './pages.ts'
export { closedBefore, closedOn, firstOpenDay, isClosed, type Periods, periodRegister } from './periods.ts'
export { post, postAll } from './post.ts'
export {
  eachPosting,
  entries,
  entriesByNumber,
  entriesBySource,
  entryByLabel,
  linesByEntry,
  type Page,
  type Place,
  type PostingFilter,
  postings,
  sumOf,
  type WholeEntry,
} from './postings.ts'
export { loadFunds, loadProgrammes, type Programme, programmeRegister } from './programmes.ts'
export { accountRegister } from './registers.ts'
export { type Reversed, takeBack } from './reversal.ts'
export {
  chartAndSums,
  type IncomeAndExpenditure,
  incomeAndExpenditure,
  type SurplusTotals,
  type TrialBalance,
  trialBalance,
} from './statements.ts'
export { type Span, type Sum, sumsOf } from './sums.ts'
export { lastYearEnd, yearEndOf, yearOf } from './year.ts'
