/**
 * The books. `periods`: the months that are closed. `entries`: balanced entries as they are read, and their digest; they are never
 * edited. `fund`: the reinvestment fund by programme, and what an entry releases of it. `statements`: what stands on every account
 * and what moved, each figure a sum over postings. `posting`: what makes an entry right, how it is posted and taken back.
 * `journal`: entries in and out as a spreadsheet or plain text. Each needs only those that are named before it. It knows accounts and
 * dimensions, and nothing of invoices (`billing`) or of what a surplus may be spent on (`reserves`).
 */

export { acts, closePeriod, postJournal, postJournalEntries, reopenPeriod, reverseEntry } from './acts.ts'
export { balanceSheetAnswer, incomeAndExpenditureAnswer, journalAnswer, trialBalanceAnswer } from './answers.ts'
export { reads } from './api.ts'
export { type Books, loadBooks, loadChart, loadPeriods } from './books.ts'
export {
  type AccountType,
  type Chart,
  CODES,
  chartOf,
  codesOf,
  isCost,
  isIncome,
  isOfYear,
  STANDARD_CHART,
  STREAMS,
  type Stream,
} from './chart.ts'
export { fundByProgramme, ledgerChecks } from './checks.ts'
export { ledgerDigest } from './entries/digest.ts'
export { eachEntry, entriesByNumber, entryByLabel } from './entries/entries.ts'
export { type Entry, entryLabel, type Line, type NewEntry, type Posting, type Source } from './entries/entry.ts'
export { askedPlace, cursorOf } from './entries/json.ts'
export { eachPosting, linesByEntry, postings } from './entries/postings.ts'
export { forms } from './forms.ts'
export { availableOn, type Funds } from './fund/fund.ts'
export { loadFunds, loadProgrammes, type Programme, programmeRegister } from './fund/programmes.ts'
export { faultsOfReleases } from './fund/stated-releases.ts'
export { journalRows } from './journal/export.ts'
export { journalText } from './journal/hledger.ts'
export { comesLater, journalEntries, journalSheet } from './journal/sheet.ts'
export { faultsOfReversals } from './journal/stated-reversals.ts'
export { pages } from './pages/index.ts'
export { type Closed, closeMonth, type PeriodState, periodStates, reopenMonth } from './periods/closing.ts'
export { closedBefore, closedOn, firstOpenDay, isClosed, type Periods } from './periods/periods.ts'
export { post, postAll } from './posting/post.ts'
export { type Reversed, takeBack } from './posting/reversal.ts'
export { faultsOfLines } from './posting/rules.ts'
export { accountRegister } from './registers.ts'
export { accountLines } from './statements/account-lines.ts'
export { balanceSheet } from './statements/balance-sheet.ts'
export { accountOf, type Balance, balancesOn, chartAndSums, type Movement, movements } from './statements/balances.ts'
export { incomeAndExpenditure } from './statements/income-and-expenditure.ts'
export { type Span, type Sum, sumsOf } from './statements/sums.ts'
export { trialBalance } from './statements/trial-balance.ts'
export {
  type IncomeOnDay,
  type TradedOnDay,
  tradedIncome,
  turnoverByCustomer,
  turnoverPosted,
} from './statements/turnover.ts'
export { lastYearEnd, yearEndOf, yearOf } from './statements/year.ts'
