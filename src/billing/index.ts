export { acts, bankDetailsAct, creditNoteAct, purchaseOrderAct, receiptAct, runAct } from './acts.ts'
export { agedDebtors, BILLING_SOURCES, type Debtor, debtorsOn } from './aged-debtors.ts'
export { agedDebtorsAnswer, deferredIncomeAnswer, invoiceAnswer, invoicesAnswer } from './answers.ts'
export { reads } from './api.ts'
export type { BankDetailsChanged, ChangeBankDetails } from './bank-details.ts'
export { billingChecks } from './checks.ts'
export { planOfAgreement } from './contracts.ts'
export { type LineLeft, linesLeft } from './credit-notes.ts'
export { type Deferred, deferredIncome, deferredOn } from './deferred-income.ts'
export { type Document, type DocumentLine, documentsWhere, linesOf, seriesOf } from './documents.ts'
export { type Earning, earningsOf, type Paper } from './earnings.ts'
export type { Failure } from './facts.ts'
export { type History, historyOf } from './history.ts'
export {
  type InvoiceFilter,
  type InvoiceStanding,
  type InvoiceStatus,
  invoiceByNumber,
  invoiceReport,
  invoicesReport,
  invoicesWithStanding,
  isInvoiced,
  listInvoices,
  unpaidOf,
  type WholeDocument,
} from './invoice-list.ts'
export { type Allocation, allocationsTo } from './open-invoices.ts'
export type { Plan } from './plan.ts'
export {
  type PurchaseOrderRecorded,
  type RecordPurchaseOrder,
  type WithoutOrder,
  withoutOrder,
} from './purchase-orders.ts'
export { invoiceNames, invoicesSettledAtOnce, namedInvoice, type StoredReceipt } from './receipts.ts'
export { cancellations, creditNotes, receipts, registers } from './registers.ts'
export { type OpenRun, openRun, type RunRequest, type RunResult, runUntil, runWithin } from './run.ts'
export {
  type CreditNoteIssued,
  type IssueCreditNote,
  issueCreditNote,
  type ReceiptRecorded,
  type RecordReceipt,
  recordReceipt,
  settleReceipt,
} from './service.ts'
export { type ContractStatement, contractStatement, invoicesToCome, listReceipts, scheduleOf } from './statement.ts'
