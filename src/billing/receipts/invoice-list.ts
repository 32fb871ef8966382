import { type Instant, type IsoDate, LAST_DAY } from '../../kernel/dates.ts'
import { type Pence, ZERO } from '../../kernel/money.ts'
import { type Reader, recorded } from '../../platform/reader.ts'
import { type Document, type DocumentLine, documentByNumber, documentsWhere, linesOf } from '../documents/documents.ts'
import { allocationsTo, type Settled, settledBy } from './open-invoices.ts'
import { takenBackBy, turnsOfReceipts } from './taken-back.ts'

export interface InvoiceFilter {
  from?: IsoDate
  to?: IsoDate
  /** The legal person invoiced, or the school served; several for a trust and its schools. */
  customer?: string | readonly string[]
}

/** Documents in order of issue: invoices and credit notes. */
export const listInvoices = async (reader: Reader, { customer, ...dates }: InvoiceFilter): Promise<Document[]> =>
  documentsWhere(reader, customer === undefined ? dates : { ...dates, concerning: [customer].flat() })

export const INVOICE_STATUSES = ['paid', 'part-paid', 'unpaid', 'overdue', 'credited'] as const
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number]

/** An invoice with what has become of it by a day. */
export interface InvoiceStanding extends Settled {
  status: InvoiceStatus
}

/** Invoices (not credit notes) with what has become of each by a day, in order of issue. */
export const invoicesWithStanding = async (
  reader: Reader,
  filter: InvoiceFilter & { on: IsoDate },
): Promise<InvoiceStanding[]> => {
  // Credit notes count whatever their day, so the documents are asked for without the span, which picks invoices only.
  const documents = await listInvoices(reader, filter.customer === undefined ? {} : { customer: filter.customer })
  const numbers = filter.customer === undefined ? undefined : documents.map(({ number }) => number)
  return settledBy(documents, await allocationsTo(reader, { invoices: numbers }), filter.on)
    .filter(({ invoice }) => (!filter.from || filter.from <= invoice.date) && (!filter.to || invoice.date <= filter.to))
    .map((settled) => ({ ...settled, status: statusOn(settled, filter.on) }))
}

const statusOn = ({ invoice, open, paid, credited }: Settled, day: IsoDate): InvoiceStatus => {
  if (open <= 0) return credited >= invoice.gross ? 'credited' : 'paid'
  if (invoice.due_on < day) return 'overdue'
  return paid > 0 ? 'part-paid' : 'unpaid'
}

/** One invoice or credit note, with its lines and what has become of it. */
export interface WholeDocument extends Document {
  /** The moment at which it was issued. */
  recorded_at: Instant
  lines: DocumentLine[]
  /** Of an invoice: the credit notes against it, and what is paid and left to pay. */
  creditNotes: Document[]
  /** Below nothing: money that was taken back, or that the invoice had no more need of. */
  receipts: { receipt: string; date: IsoDate; amount: Pence; takenBack: boolean }[]
  paid: Pence
  open: Pence
  status?: InvoiceStatus
}

/** Undefined: there is none of this number, or it was issued after the day. */
export const invoiceByNumber = async (
  reader: Reader,
  number: string,
  on: IsoDate = LAST_DAY,
): Promise<WholeDocument | undefined> => {
  const document = await documentByNumber(reader, number)
  if (!document || document.date > on) return undefined
  const lines = await linesOf(reader, [number])
  if (document.kind === 'credit_note') {
    return { ...document, lines, creditNotes: [], receipts: [], paid: ZERO, open: ZERO }
  }
  const allocations = await allocationsTo(reader, { invoices: [number] })
  const turns = await turnsOfReceipts(reader)
  const settled = settledBy(await documentsWhere(reader, { numbers: [number] }), allocations, on)[0] as Settled
  return {
    ...document,
    lines,
    creditNotes: settled.creditNotes,
    receipts: allocations
      .filter(({ date }) => date <= on)
      .map(({ receipt, date, amount }) => ({
        receipt,
        date,
        amount,
        takenBack: amount < 0 && takenBackBy(turns.get(receipt), date) !== null,
      })),
    paid: settled.paid,
    open: settled.open,
    status: statusOn(settled, on),
  }
}

/** Has anything been invoiced under an agreement or commission? Then its row stands. */
export const isInvoiced = async (reader: Reader, contract: string): Promise<boolean> =>
  (await recorded(reader, 'invoice').where('contract', contract).first('id')) !== undefined
