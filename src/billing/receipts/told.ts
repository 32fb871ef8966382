import { type IsoDate, LAST_DAY } from '../../kernel/dates.ts'
import { money, type Pence } from '../../kernel/money.ts'
import type { Reader } from '../../platform/reader.ts'
import type { Document, DocumentLine } from '../documents/documents.ts'
import { type InvoiceStanding, invoicesWithStanding, type WholeDocument } from './invoice-list.ts'

/** A document as the API tells it: names in full, and amounts as text. */
export const documentTold = (document: Document) => ({
  number: document.number,
  kind: document.kind,
  date: document.date,
  dueOn: document.due_on,
  customer: document.customer,
  customerName: document.customer_name,
  school: document.school,
  schoolName: document.school_name,
  agreement: document.contract,
  purchaseOrder: document.purchase_order,
  net: money(document.net),
  vat: money(document.vat),
  gross: money(document.gross),
  credits: document.credits,
})

/** The same of an invoice with what has become of it by a day. */
export const standingTold = ({ invoice, creditNotes, credited, paid, open, status }: InvoiceStanding) => ({
  ...documentTold(invoice),
  credited: money(credited),
  paid: money(paid),
  open: money(open),
  status,
  creditedBy: creditNotes.map(({ number }) => number),
})

/** The same with its lines, who issued it, and what has become of it. */
export const wholeTold = (document: WholeDocument) => ({
  ...documentTold(document),
  taxPoint: document.tax_point,
  customerAddress: document.customer_address,
  schoolUrn: document.school_urn,
  supplier: {
    name: document.supplier_name,
    address: document.supplier_address,
    companyNumber: document.supplier_company_number,
    vatNumber: document.supplier_vat_number,
  },
  reason: document.reason,
  entry: document.entry,
  lines: document.lines.map((line) => ({ line: line.line, ...lineTold(line), vatRate: line.vat_rate })),
  ...(document.kind === 'invoice'
    ? {
        paid: money(document.paid),
        open: money(document.open),
        status: document.status,
        creditNotes: document.creditNotes.map(documentTold),
        receipts: document.receipts.map(({ receipt, date, amount }) => ({ receipt, date, amount: money(amount) })),
      }
    : {}),
})

const lineTold = (line: DocumentLine) => ({
  service: line.service,
  description: line.description,
  from: line.starts_on,
  to: line.ends_on,
  quantity: line.quantity,
  rate: money(line.rate),
  net: money(line.net),
  vatCode: line.vat_code,
  vat: money(line.vat),
})

/** The rows and totals of the report `invoices`. */
export const invoicesReport = async (reader: Reader, from: IsoDate, to: IsoDate) => {
  const standing = await invoicesWithStanding(reader, { from, to, on: LAST_DAY })
  const total = (of: (invoice: Document) => Pence) => money(standing.reduce((sum, { invoice }) => sum + of(invoice), 0))
  return {
    rows: standing.map(({ invoice, creditNotes }) => ({
      number: invoice.number,
      date: invoice.date,
      customer: invoice.customer,
      agreement: invoice.contract,
      purchaseOrder: invoice.purchase_order,
      net: money(invoice.net),
      vat: money(invoice.vat),
      gross: money(invoice.gross),
      creditedBy: creditNotes.map(({ number }) => number).join(', ') || null,
    })),
    totals: {
      net: total(({ net }) => net),
      vat: total(({ vat }) => vat),
      gross: total(({ gross }) => gross),
      count: standing.length,
    },
  }
}

/** The rows and totals of the report `invoice`. */
export const invoiceReport = (document: WholeDocument) => ({
  rows: document.lines.map(lineTold),
  totals: { net: money(document.net), vat: money(document.vat), gross: money(document.gross) },
})
