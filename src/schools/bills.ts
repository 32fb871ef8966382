import {
  type InvoiceStanding,
  invoicesWithStanding,
  type ReceiptStanding,
  receiptsWithStanding,
} from '../billing/index.ts'
import { type IsoDate, longDate } from '../kernel/dates.ts'
import { type Pence, pence, pounds, sum } from '../kernel/money.ts'
import { plural } from '../kernel/text.ts'
import type { PageContext } from '../platform/http/index.ts'
import type { Reader } from '../platform/reader.ts'
import { type Customer, moneyYear, ownRefs } from './customer.ts'

export type Document = InvoiceStanding['invoice']

/** What a customer was invoiced by a day, and what of it is still to pay. */
export interface Bills {
  year: { from: IsoDate; to: IsoDate }
  /** In order of issue, the newest first. */
  invoices: InvoiceStanding[]
  unpaid: InvoiceStanding[]
  toPay: Pence
  /** Money that no invoice has taken: it settles the next. */
  waiting: ReceiptStanding[]
  ahead: Pence
  /** Invoices and credit notes of the customer's year so far, the newest first. */
  ofYear: Document[]
  earlier: Document[]
  /** Invoiced less credited in that year, before VAT. */
  spent: Pence
}

export const billsOf = async (reader: Reader, customer: Customer, on: IsoDate): Promise<Bills> => {
  const invoices = (await invoicesWithStanding(reader, { customer: ownRefs(customer), on })).reverse()
  const unpaid = invoices.filter(({ open }) => open > 0).reverse()
  const receipts = await receiptsWithStanding(reader, { customer: ownRefs(customer), on })
  const waiting = receipts.filter((receipt) => receipt.waiting > 0)
  const year = moneyYear(customer, on)
  const documents = invoices
    .flatMap(({ invoice, creditNotes }) => [...creditNotes, invoice])
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
  const ofYear = documents.filter(({ date }) => date >= year.from)
  return {
    year,
    invoices,
    unpaid,
    toPay: sum(unpaid.map(({ open }) => open)),
    waiting,
    ahead: sum(waiting.map((receipt) => receipt.waiting)),
    ofYear,
    earlier: documents.filter(({ date }) => date < year.from),
    spent: sum(ofYear.map((each) => signed(each).net)),
  }
}

/** A credit note counts against the invoices. */
export const signed = ({ kind, net, vat, gross }: Document): { net: Pence; vat: Pence; gross: Pence } => {
  const sign = kind === 'credit_note' ? -1 : 1
  return { net: pence(sign * net), vat: pence(sign * vat), gross: pence(sign * gross) }
}

/** "Due 12 December 2026", "2 of 3 invoices overdue, £60.00 paid ahead" */
const toPayWords = (bills: Bills): string =>
  bills.toPay > 0 && bills.ahead > 0 ? `${dueWords(bills)}, ${pounds(bills.ahead)} paid ahead` : dueWords(bills)

const dueWords = ({ unpaid }: Bills): string => {
  const [first, second] = unpaid
  const overdue = unpaid.filter(({ status }) => status === 'overdue').length
  if (!first) return 'Nothing is due'
  if (overdue > 0) return `${overdue} of ${plural(unpaid.length, 'invoice')} overdue`
  const due = unpaid.map(({ invoice }) => invoice.due_on).sort()[0]
  return second
    ? `${plural(unpaid.length, 'invoice')}, the first due ${longDate(due ?? '')}`
    : `Due ${longDate(first.invoice.due_on)}`
}

const STATUS: Record<InvoiceStanding['status'], { kind: string; text: string }> = {
  paid: { kind: 'ok', text: 'Paid' },
  'part-paid': { kind: 'warn', text: 'Part paid' },
  unpaid: { kind: 'info', text: 'To pay' },
  overdue: { kind: 'bad', text: 'Overdue' },
  credited: { kind: 'none', text: 'Credited' },
}

export const statusTag = (status: InvoiceStanding['status']) => STATUS[status]

/** What was spent in the year, what is to be paid and what was paid ahead, as figures that lead to the papers. */
export const billFigures = ({ link }: PageContext, { path }: Customer, bills: Bills, note: string) => [
  { label: 'Spent this year', value: pounds(bills.spent), href: link(`${path}/orders#year`), note },
  bills.toPay === 0 && bills.ahead > 0
    ? { label: 'Paid ahead', value: pounds(bills.ahead), href: link(`${path}/orders#ahead`), note: toPayWords(bills) }
    : { label: 'To pay', value: pounds(bills.toPay), href: link(`${path}/orders#to-pay`), note: toPayWords(bills) },
]
