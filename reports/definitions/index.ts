import type { AnyReport } from '../../src/reporting/define.ts'
import { agenda } from './agenda.ts'
import { attendance } from './attendance.ts'
import { balanceSheet } from './balance-sheet.ts'
import { boardCompositionCertificate } from './board-composition-certificate.ts'
import { agedDebtors, deferredIncome, invoices } from './books-of-billing.ts'
import { consultation } from './consultation.ts'
import { electionReturnReport } from './election-return.ts'
import { incomeAndExpenditure } from './income-and-expenditure.ts'
import { invoice } from './invoice.ts'
import { invoiceTrace } from './invoice-trace.ts'
import { journal } from './journal.ts'
import { membersVotingCertificate } from './members-voting-certificate.ts'
import { registerOfMembers } from './register-of-members.ts'
import { settingUpPlan } from './setting-up-plan.ts'
import { surplusAndReinvestmentReport } from './surplus-and-reinvestment.ts'
import { surplusSourcesReport } from './surplus-sources.ts'
import { trialBalance } from './trial-balance.ts'
import { vatReturn } from './vat-return.ts'

/** Every report, in the order in which `report --list` names them. */
export const reports: readonly AnyReport[] = [
  registerOfMembers,
  boardCompositionCertificate,
  membersVotingCertificate,
  attendance,
  agenda,
  settingUpPlan,
  consultation,
  electionReturnReport,
  surplusAndReinvestmentReport,
  surplusSourcesReport,
  invoiceTrace,
  incomeAndExpenditure,
  balanceSheet,
  trialBalance,
  journal,
  invoices,
  invoice,
  deferredIncome,
  agedDebtors,
  vatReturn,
]
