/**
 * What is charged, from a contract to money received. `plans`: what will be invoiced and earned under an agreement or a
 * commission, when, and for whom. `income`: what is earned, and what stands deferred or accrued until then. `due`: what of a
 * plan has been done, and what has fallen due. `documents`: invoices and credit notes as papers. `receipts`: money in, and
 * what is still owed. `run`: what has fallen due is done. `credits`: what was invoiced is taken back. Each needs only those
 * that are named before it. It decides what is posted; `ledger` posts it, the price comes from `trading`, and the pages are in
 * `finance`.
 */

export { acts, bankDetailsAct, creditNoteAct, purchaseOrderAct, receiptAct, runAct } from './acts.ts'
export { agedDebtorsAnswer, deferredIncomeAnswer, invoiceAnswer, invoicesAnswer, vatReturnAnswer } from './answers.ts'
export { reads } from './api.ts'
export type { BankDetailsChanged, ChangeBankDetails } from './bank-details.ts'
export { billingChecks } from './checks.ts'
export { type LineLeft, linesLeft } from './credits/credit-note.ts'
export { type CreditNoteIssued, type IssueCreditNote, issueCreditNote } from './credits/issue-credit-note.ts'
export { type Document, type DocumentLine, documentsWhere, linesOf, seriesOf } from './documents/documents.ts'
export { historyOf } from './documents/history.ts'
export { INPUT_VAT, vatReturn } from './documents/vat-return.ts'
export { type Deferred, deferredIncome, deferredOn } from './income/deferred-income.ts'
export { type Earning, earningsOf, type Paper } from './income/earnings.ts'
export { planOfAgreement } from './plans/contracts.ts'
export {
  type PurchaseOrderRecorded,
  type RecordPurchaseOrder,
  type WithoutOrder,
  withoutOrder,
} from './purchase-orders.ts'
export { agedDebtors, type Debtor, debtorsOn } from './receipts/aged-debtors.ts'
export {
  type InvoiceStanding,
  invoiceByNumber,
  invoicesWithStanding,
  isInvoiced,
  listInvoices,
  type WholeDocument,
} from './receipts/invoice-list.ts'
export {
  daysNamedAhead,
  invoiceNames,
  invoicesSettledWhole,
  namedInvoice,
} from './receipts/receipts.ts'
export { type ReceiptRecorded, type RecordReceipt, settleReceipt } from './receipts/record.ts'
export { type ReversedWithMoney, settleAfter, settlingInstead } from './receipts/settled-instead.ts'
export { type ReceiptStanding, receiptsWithStanding } from './receipts/standing.ts'
export { invoiceReport, invoicesReport } from './receipts/told.ts'
export type { MoneySettled } from './receipts/waiting.ts'
export { cancellations, creditNotes, receipts, registers } from './registers.ts'
export { type OpenRun, openRun, type RunResult, runUntil } from './run/run.ts'
export { BILLING_SOURCES } from './sources.ts'
export { contractStatement, invoicesToCome, scheduleOf } from './statement.ts'
