import { type IsoDate, LAST_DAY, later } from '../../kernel/dates.ts'
import { grouped } from '../../kernel/grouped.ts'
import { type Pence, pence, sum } from '../../kernel/money.ts'
import { type Reader, recorded } from '../../platform/reader.ts'
import { type Document, documentsWhere } from '../documents/documents.ts'
import { turnsOfReceipts } from './taken-back.ts'

/** What settles an invoice: credit notes and receipts set against it. */
export interface Settled {
  invoice: Document
  credited: Pence
  paid: Pence
  /** What is left to pay; below nothing where it was paid and then credited. */
  open: Pence
  /** Its day, or the last on which money was taken back that had settled it: what settles it now does so from then on. */
  openFrom: IsoDate
  creditNotes: Document[]
}

export interface Allocation {
  receipt: string
  invoice: string
  date: IsoDate
  amount: Pence
}

/** Invoices among documents, each with what settles it up to a day. */
export const settledBy = (
  documents: readonly Document[],
  allocations: readonly Allocation[],
  on: IsoDate,
): Settled[] => {
  const notes = grouped(
    documents.filter(({ credits, date }) => credits !== null && date <= on),
    ({ credits }) => credits,
  )
  const paid = new Map<string, number>()
  const reopened = new Map<string, IsoDate>()
  for (const { invoice, date, amount } of allocations) {
    if (date > on) continue
    paid.set(invoice, (paid.get(invoice) ?? 0) + amount)
    if (amount < 0) reopened.set(invoice, later(reopened.get(invoice) ?? date, date))
  }
  return documents.flatMap((invoice) => {
    if (invoice.kind !== 'invoice' || invoice.date > on) return []
    const creditNotes = notes.get(invoice.number) ?? []
    const credited = pence(creditNotes.reduce((total, note) => total + note.gross, 0))
    const received = pence(paid.get(invoice.number) ?? 0)
    const openFrom = later(invoice.date, reopened.get(invoice.number) ?? invoice.date)
    return [
      { invoice, creditNotes, credited, paid: received, open: pence(invoice.gross - credited - received), openFrom },
    ]
  })
}

/**
 * What receipts settled, one row a receipt, invoice and day. Where one was taken back, what it settled comes off again on that day;
 * what an invoice has no more need of comes off, too. What comes and goes on one day is not told.
 */
export const allocationsTo = async (
  reader: Reader,
  { invoices, receipts }: { invoices?: readonly string[] | undefined; receipts?: readonly string[] } = {},
): Promise<Allocation[]> => {
  const query = recorded(reader, 'allocation').orderBy('id').select('receipt', 'invoice', 'date', 'amount')
  if (invoices) query.whereIn('invoice', [...invoices])
  if (receipts) query.whereIn('receipt', [...receipts])
  const allocations = (await query) as unknown as Allocation[]
  if (allocations.length === 0) return []
  const turns = await turnsOfReceipts(reader)
  const moves = allocations.flatMap((allocation) => [
    allocation,
    ...(turns.get(allocation.receipt) ?? []).map(({ date, counts }) => ({
      ...allocation,
      date: later(allocation.date, date),
      amount: pence(counts ? allocation.amount : -allocation.amount),
    })),
  ])
  const ofOneDay = grouped(moves, ({ receipt, invoice, date }) => `${date} ${receipt} ${invoice}`)
  return [...ofOneDay.values()].flatMap((own) => {
    const amount = sum(own.map((each) => each.amount))
    return own[0] && amount !== 0 ? [{ ...own[0], amount }] : []
  })
}

/** Invoices of customers as they stand now, oldest first. */
export const invoicesOfCustomers = async (reader: Reader, customers: readonly string[]): Promise<Settled[]> => {
  const documents = await documentsWhere(reader, { customers })
  const numbers = documents.map(({ number }) => number)
  return settledBy(documents, await allocationsTo(reader, { invoices: numbers }), LAST_DAY)
}

export const invoiceAsItStands = async (reader: Reader, number: string): Promise<Settled | undefined> => {
  const documents = await documentsWhere(reader, { numbers: [number] })
  return settledBy(documents, await allocationsTo(reader, { invoices: [number] }), LAST_DAY).find(
    (each) => each.invoice.number === number,
  )
}
