import { vatCodeAnswer } from '../catalogue/index.ts'
import { Fields, Optional } from '../kernel/fields.ts'
import { arrayOf, ChoiceOut, DateOut, listOf, MoneyOut, OrNull, TextOut, WholeOut } from '../platform/http/index.ts'
import { INVOICE_STATUSES } from './receipts/invoice-list.ts'

/** What the reads and reports of billing answer. */

const KIND = ChoiceOut(['invoice', 'credit_note'])
const STANDING = ChoiceOut(INVOICE_STATUSES)

const head = {
  number: TextOut,
  kind: KIND,
  date: DateOut,
  dueOn: DateOut,
  customer: TextOut,
  customerName: TextOut,
  school: OrNull(TextOut),
  schoolName: OrNull(TextOut),
  agreement: TextOut,
  purchaseOrder: OrNull(TextOut),
  net: MoneyOut,
  vat: MoneyOut,
  gross: MoneyOut,
  credits: OrNull(TextOut),
}

const supplier = Fields({
  name: TextOut,
  address: OrNull(TextOut),
  companyNumber: OrNull(TextOut),
  vatNumber: OrNull(TextOut),
})

const account = { accountName: TextOut, sortCode: TextOut, accountNumber: TextOut }

const sold = {
  service: TextOut,
  description: TextOut,
  from: DateOut,
  to: DateOut,
  quantity: TextOut,
  rate: MoneyOut,
  net: MoneyOut,
  vatCode: vatCodeAnswer,
  vat: MoneyOut,
}

const aged = {
  current: MoneyOut,
  days30: MoneyOut,
  days60: MoneyOut,
  days90: MoneyOut,
  unallocated: MoneyOut,
  total: MoneyOut,
}

/** By legal person, as the read and the report have it. */
export const agedDebtorsAnswer = { rows: listOf({ customer: TextOut, name: TextOut, ...aged }), totals: Fields(aged) }

const deferred = { net: MoneyOut, invoiced: MoneyOut, recognised: MoneyOut, deferred: MoneyOut, accrued: MoneyOut }

/** By agreement; a balance that the journal brought has no agreement and no days. */
export const deferredIncomeAnswer = {
  rows: arrayOf(
    Fields({
      agreement: OrNull(TextOut),
      customer: TextOut,
      name: TextOut,
      service: OrNull(TextOut),
      from: OrNull(DateOut),
      to: OrNull(DateOut),
      ...deferred,
      dueWithinOneYear: MoneyOut,
    }),
  ),
  totals: Fields(deferred),
}

export const invoicesAnswer = {
  rows: arrayOf(
    Fields({
      number: TextOut,
      date: DateOut,
      customer: TextOut,
      agreement: TextOut,
      purchaseOrder: OrNull(TextOut),
      net: MoneyOut,
      vat: MoneyOut,
      gross: MoneyOut,
      creditedBy: OrNull(TextOut),
    }),
  ),
  totals: Fields({ net: MoneyOut, vat: MoneyOut, gross: MoneyOut, count: WholeOut }),
}

export const vatReturnAnswer = {
  rows: listOf({ box: WholeOut, name: TextOut, amount: MoneyOut }),
  totals: Fields({}),
}

/** One document as it is printed. */
export const invoiceAnswer = {
  rows: arrayOf(Fields(sold)),
  totals: Fields({ net: MoneyOut, vat: MoneyOut, gross: MoneyOut }),
  document: Fields({
    kind: KIND,
    number: TextOut,
    date: DateOut,
    taxPoint: DateOut,
    dueOn: DateOut,
    supplier,
    payInto: OrNull(Fields(account)),
    customer: Fields({ name: TextOut, address: OrNull(TextOut), school: OrNull(TextOut), urn: OrNull(TextOut) }),
    agreement: TextOut,
    purchaseOrder: OrNull(TextOut),
    credits: OrNull(TextOut),
    reason: OrNull(TextOut),
    rates: listOf({ vatCode: vatCodeAnswer, rate: TextOut, net: MoneyOut, vat: MoneyOut }),
  }),
}

export const answers = {
  invoices: Fields({
    on: DateOut,
    items: arrayOf(
      Fields({
        ...head,
        credited: MoneyOut,
        paid: MoneyOut,
        open: MoneyOut,
        status: STANDING,
        creditedBy: arrayOf(TextOut),
      }),
    ),
    next: OrNull(TextOut),
  }),
  invoice: Fields({
    ...head,
    taxPoint: DateOut,
    customerAddress: OrNull(TextOut),
    schoolUrn: OrNull(TextOut),
    supplier,
    reason: OrNull(TextOut),
    entry: WholeOut,
    lines: listOf({ line: WholeOut, ...sold, vatRate: TextOut }),
    // Of an invoice; a credit note is neither paid nor owed.
    paid: Optional(MoneyOut),
    open: Optional(MoneyOut),
    status: Optional(STANDING),
    creditNotes: Optional(arrayOf(Fields(head))),
    receipts: Optional(listOf({ receipt: TextOut, date: DateOut, amount: MoneyOut })),
  }),
  bankDetails: Fields({ accounts: listOf({ from: OrNull(DateOut), ...account }) }),
  statement: Fields({
    agreement: TextOut,
    customer: TextOut,
    from: DateOut,
    to: DateOut,
    net: MoneyOut,
    documents: arrayOf(Fields(head)),
    toCome: listOf({ on: DateOut, from: DateOut, to: DateOut, net: MoneyOut }),
  }),
  toCome: Fields({
    until: DateOut,
    items: arrayOf(
      Fields({
        agreement: TextOut,
        customer: TextOut,
        service: OrNull(TextOut),
        date: DateOut,
        from: DateOut,
        to: DateOut,
        net: MoneyOut,
        purchaseOrder: OrNull(TextOut),
      }),
    ),
    failures: listOf({ ref: TextOut, message: TextOut }),
  }),
  receipts: Fields({
    items: arrayOf(
      Fields({
        receipt: TextOut,
        date: DateOut,
        payer: TextOut,
        customer: TextOut,
        amount: MoneyOut,
        invoice: OrNull(TextOut),
        reference: OrNull(TextOut),
        entry: WholeOut,
        takenBackBy: OrNull(WholeOut),
      }),
    ),
    next: OrNull(TextOut),
  }),
  agedDebtors: Fields({ on: DateOut, ...agedDebtorsAnswer }),
  deferredIncome: Fields({ on: DateOut, ...deferredIncomeAnswer }),
}
