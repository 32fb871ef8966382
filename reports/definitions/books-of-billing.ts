import {
  agedDebtorsAnswer,
  agedDebtors as debtors,
  deferredIncome as deferral,
  deferredIncomeAnswer,
  invoicesAnswer,
  invoicesReport,
} from '../../src/billing/index.ts'
import { defineReport } from '../../src/reporting/define.ts'

/** Invoices issued in a span, each with the credit notes against it. */
export const invoices = defineReport({
  name: 'invoices',
  title: 'Invoices',
  takes: ['from', 'to'],
  permission: 'billing:read',
  columns: ['number', 'date', 'customer', 'agreement', 'purchaseOrder', 'net', 'vat', 'gross', 'creditedBy'],
  answer: invoicesAnswer,
  facts: (reader, { from, to }) => invoicesReport(reader, from, to),
})

/** What is invoiced and not yet earned, and earned and not yet invoiced: the lists behind accounts 2400 and 1300. */
export const deferredIncome = defineReport({
  name: 'deferred-income',
  title: 'Deferred income',
  takes: ['on'],
  permission: 'billing:read',
  columns: [
    'agreement',
    'customer',
    'from',
    'to',
    'net',
    'invoiced',
    'recognised',
    'deferred',
    'accrued',
    'dueWithinOneYear',
  ],
  answer: deferredIncomeAnswer,
  facts: (reader, { on }) => deferral(reader, on),
})

/** Who owes the company, by how long it is overdue. */
export const agedDebtors = defineReport({
  name: 'aged-debtors',
  title: 'Aged debtors',
  takes: ['on'],
  permission: 'billing:read',
  columns: ['customer', 'current', 'days30', 'days60', 'days90', 'unallocated', 'total'],
  answer: agedDebtorsAnswer,
  facts: (reader, { on }) => debtors(reader, on),
})
