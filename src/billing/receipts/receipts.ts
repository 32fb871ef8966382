import { type IsoDate, later } from '../../kernel/dates.ts'
import { invalid } from '../../kernel/errors.ts'
import { type Pence, pence } from '../../kernel/money.ts'
import { by } from '../../kernel/order.ts'
import { CODES, type Line, post } from '../../ledger/index.ts'
import type { Tx } from '../../platform/acts/index.ts'
import { known, type Reader } from '../../platform/reader.ts'
import { documentsWhere } from '../documents/documents.ts'
import { customerOf, type Parties } from '../plans/parties.ts'
import { noticesOfNamed, type ReceiptNotice } from './named.ts'
import { type Allocation, invoiceAsItStands, invoicesOfCustomers, type Settled } from './open-invoices.ts'

/** Money received. Without an invoice it settles the payer's oldest, now or as soon as one is raised. */
export interface Receipt {
  ref: string
  date: IsoDate
  payer: string
  amount: Pence
  /** The number of an invoice, or `REF/N`: the Nth invoice of that agreement or commission. */
  invoice: string | null
  reference: string | null
}

export interface StoredReceipt extends Receipt {
  /** The legal person that paid. */
  customer: string
  /** Where what is not set against an invoice stands. */
  debtor_account: string
  entry: number
}

export interface ReceiptResult {
  receipt: string
  entry: number
  settled: { invoice: string; amount: Pence }[]
  unallocated: Pence
  notices: ReceiptNotice[]
}

/** Money received, in the order of its day. `customer`: the legal person that paid, or the school for which it did; or several. */
export const listReceipts = async (
  reader: Reader,
  { from, to, customer }: { from?: IsoDate; to?: IsoDate; customer?: string | readonly string[] } = {},
): Promise<StoredReceipt[]> => {
  const query = known(reader, 'receipt')
  if (from) query.where('date', '>=', from)
  if (to) query.where('date', '<=', to)
  if (customer) {
    const refs = [customer].flat()
    query.where((either) => either.whereIn('customer', refs).orWhereIn('payer', refs))
  }
  return ((await query) as unknown as StoredReceipt[]).sort(by('date', 'ref'))
}

/**
 * Records money received: Dr bank, Cr the debtor. What is over of an invoice that it names settles the oldest of the payer, as money
 * does that names none; what no invoice takes stands to the credit of the payer, and waits for the next.
 */
export const receive = async (tx: Tx, parties: Parties, receipt: Receipt): Promise<ReceiptResult> => {
  if (receipt.amount <= 0) throw invalid('Enter an amount above nothing', '/amount')
  if (!parties.directory.organisations.has(receipt.payer) && receipt.payer !== parties.company.council) {
    throw invalid(`There is no organisation “${receipt.payer}”. Use the ref of one, or record it first`, '/payer')
  }
  const customer = customerOf(parties, receipt.payer, receipt.date)
  const council = customer === parties.company.council
  const account = council ? CODES.councilDebtor : CODES.tradeDebtors
  const named = receipt.invoice ? await namedInvoice(tx, receipt.invoice) : undefined
  const own = named && receipt.amount <= named.open ? [] : await invoicesOfCustomers(tx, [customer])
  const others = payableBy(own, receipt.payer, customer)
  const candidates = named
    ? [named, ...others.filter(({ invoice }) => invoice.number !== named.invoice.number)]
    : others
  const { allocations, left } = allocate(receipt, receipt.amount, candidates)
  const byNumber = new Map(candidates.map(({ invoice }) => [invoice.number, invoice]))
  const credits: Line[] = allocations.map(({ invoice, amount }) => ({
    account: byNumber.get(invoice)?.debtor_account ?? account,
    credit: amount,
    customer: byNumber.get(invoice)?.customer ?? customer,
    agreement: byNumber.get(invoice)?.contract ?? '',
  }))
  if (left > 0) credits.push({ account, credit: left, customer })
  const { number } = await post(tx, {
    date: receipt.date,
    memo: `Received from ${byNumber.values().next().value?.customer_name ?? receipt.payer}${receipt.reference ? `, ${receipt.reference}` : ''}`,
    source: 'receipt',
    sourceRef: receipt.ref,
    lines: [{ account: CODES.bank, debit: receipt.amount, customer }, ...credits],
  })
  await tx.insert('receipt', [{ ...receipt, customer, debtor_account: account, entry: number }])
  await keepAllocations(tx, allocations)
  return {
    receipt: receipt.ref,
    entry: number,
    settled: allocations.map(({ invoice, amount }) => ({ invoice, amount })),
    unallocated: left,
    notices: named ? noticesOfNamed(parties, { ...receipt, customer }, named, { allocations, left }) : [],
  }
}

/** Keeps what money settles. */
export const keepAllocations = async (tx: Tx, allocations: readonly Allocation[]): Promise<void> => {
  if (allocations.length > 0) {
    await tx.insert(
      'allocation',
      allocations.map((allocation) => ({ ...allocation })),
    )
  }
}

/** An invoice by its number, or as the Nth of an agreement or commission: `A-12/2`. */
export const namedInvoice = async (reader: Reader, named: string): Promise<Settled> => {
  const direct = await invoiceAsItStands(reader, named)
  if (direct) return direct
  const match = /^(.+)\/([1-9]\d{0,3})$/.exec(named)
  if (match) {
    const documents = await documentsWhere(reader, { contract: match[1] as string })
    const invoices = documents.filter(({ kind }) => kind === 'invoice')
    const nth = invoices[Number(match[2]) - 1]
    const found = nth && (await invoiceAsItStands(reader, nth.number))
    if (found) return found
    throw invalid(
      `${match[1]} has ${invoices.length === 0 ? 'no invoice' : `${invoices.length} of them`} by then, so there is no “${named}”`,
      '/invoice',
    )
  }
  throw invalid(
    `There is no invoice “${named}”. Use a number like INV-2026-0001, or the ref of an agreement and which of its invoices, like A-12/1`,
    '/invoice',
  )
}

/**
 * Each invoice by its number as the Nth of its agreement or commission. Elsewhere invoices are numbered in the order of their dates,
 * and one that was issued late gets another number; which of its agreement it is stays the same.
 */
export const invoiceNames = async (reader: Reader): Promise<Map<string, string>> => {
  const counts = new Map<string, number>()
  const invoices = (await documentsWhere(reader, {})).filter(({ kind }) => kind === 'invoice')
  return new Map(
    invoices.map(({ number, contract }) => {
      const nth = (counts.get(contract) ?? 0) + 1
      counts.set(contract, nth)
      return [number, `${contract}/${nth}`]
    }),
  )
}

/** By receipt, the day of the invoice that its money names, where that is dated after the money came. */
export const daysNamedAhead = async (reader: Reader): Promise<Map<string, IsoDate>> => {
  const names = await invoiceNames(reader)
  const days = new Map<string, IsoDate>()
  for (const { number, date } of await documentsWhere(reader, {}))
    for (const name of [number, names.get(number)]) if (name !== undefined) days.set(name, date)
  return new Map(
    (await listReceipts(reader)).flatMap(({ ref, date, invoice }) => {
      const day = invoice === null ? undefined : days.get(invoice)
      return day !== undefined && day > date ? [[ref, day]] : []
    }),
  )
}

/** What a payer may settle without naming it: a school its own invoices, a legal person all of its own. Oldest first. */
export const payableBy = (invoices: readonly Settled[], payer: string, customer: string): Settled[] =>
  invoices.filter(({ invoice, open }) => open > 0 && (payer === customer || invoice.school === payer))

/** Sets an amount against invoices in their order, from the day of the money on at the earliest. */
export const allocate = (
  { ref, date }: Pick<Receipt, 'ref' | 'date'>,
  amount: Pence,
  invoices: readonly Settled[],
): { allocations: Allocation[]; left: Pence } => {
  const allocations: Allocation[] = []
  let left: number = amount
  for (const { invoice, open, openFrom } of invoices) {
    const share = pence(Math.min(left, open))
    if (share <= 0) continue
    allocations.push({ receipt: ref, invoice: invoice.number, date: later(date, openFrom), amount: share })
    left -= share
  }
  return { allocations, left: pence(left) }
}

/**
 * The invoice, by receipt, of money that went to that one invoice whole, at once or when it was issued late. By the day of the receipt
 * there must be such an invoice, and the money may never have stood on another debtors' account, nor waited until other money was
 * taken back.
 */
export const invoicesSettledWhole = async (reader: Reader): Promise<Map<string, string>> => {
  const rows: { receipt: string; invoice: string }[] = await reader
    .db('receipt')
    .join('allocation', (on) =>
      on
        .on('allocation.company', 'receipt.company')
        .andOn('allocation.receipt', 'receipt.ref')
        .andOn('allocation.amount', 'receipt.amount')
        .andOn('allocation.date', 'receipt.date'),
    )
    .join('invoice', (on) =>
      on
        .on('invoice.company', 'receipt.company')
        .andOn('invoice.id', 'allocation.invoice')
        .andOn('invoice.date', '<=', 'receipt.date'),
    )
    .join('posting', (on) =>
      on
        .on('posting.company', 'receipt.company')
        .andOn('posting.entry', 'receipt.entry')
        .andOn('posting.account', 'invoice.debtor_account')
        .andOn('posting.credit', 'receipt.amount'),
    )
    .where('receipt.company', reader.company)
    .select('allocation.receipt', 'allocation.invoice')
  return new Map(rows.map(({ receipt, invoice }) => [receipt, invoice]))
}

/** A ref for money received that has none: R-2026-0001, by the year of its date. */
export const nextReceiptRef = async (reader: Reader, date: IsoDate): Promise<string> => {
  const series = `R-${date.slice(0, 4)}-`
  const alike = (await known(reader, 'receipt').where('ref', 'like', `${series}%`).pluck('ref')) as string[]
  // To SQLite capital letters are like small ones.
  const refs = alike.filter((ref) => ref.startsWith(series))
  const last = Math.max(0, ...refs.map((ref) => Number(ref.slice(series.length)) || 0))
  return `${series}${String(last + 1).padStart(4, '0')}`
}
