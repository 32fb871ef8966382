import { type IsoDate, LAST_DAY, later, monthOf } from '../../kernel/dates.ts'
import { grouped } from '../../kernel/grouped.ts'
import { money, type Pence, pence, sum } from '../../kernel/money.ts'
import { by } from '../../kernel/order.ts'
import { firstOpenDay, isClosed, loadPeriods, post } from '../../ledger/index.ts'
import type { Tx } from '../../platform/acts/index.ts'
import { known, type Reader, recorded } from '../../platform/reader.ts'
import { type Document, documentsWhere } from '../documents/documents.ts'
import { type Allocation, allocationsTo, invoicesOfCustomers, type Settled, settledBy } from './open-invoices.ts'
import { allocate, keepAllocations, payableBy, type StoredReceipt } from './receipts.ts'
import { takenBackBy, turnsOfReceipts } from './taken-back.ts'

/** What became of money that was there already. */
export interface Settlement {
  /** What invoices had no more need of, below nothing each. */
  freed: Allocation[]
  settled: Allocation[]
}

/** The same, as an act tells it. */
export interface MoneySettled {
  settled: { receipt: string; invoice: string; amount: string }[]
  over: { receipt: string; invoice: string; amount: string }[]
}

export const moneySettled = ({ freed, settled }: Settlement): MoneySettled => {
  const said = ({ receipt, invoice, amount }: Allocation) => ({ receipt, invoice, amount: money(Math.abs(amount)) })
  return { settled: settled.map(said), over: freed.map(said) }
}

/**
 * Sets waiting money against invoices just raised, or open again; first what an invoice has no more need of is made to wait. Where
 * money stands on another debtors' account than its invoice does, it moves to that one.
 */
export const settleWaiting = async (tx: Tx, customers: readonly string[]): Promise<Settlement> => {
  if (customers.length === 0) return { freed: [], settled: [] }
  const { freed, payers } = await freeWhatIsOver(tx, customers)
  return { freed, settled: await settleFrom(tx, [...new Set([...customers, ...payers])]) }
}

const settleFrom = async (tx: Tx, customers: readonly string[]): Promise<Allocation[]> => {
  const waiting = await waitingReceipts(tx, customers)
  if (waiting.length === 0) return []
  const invoices = await invoicesOfCustomers(tx, [...new Set(waiting.map(({ receipt }) => receipt.customer))])
  const all: Allocation[] = []
  for (const { receipt, left, since } of waiting) {
    const own = invoices.filter(({ invoice }) => invoice.customer === receipt.customer)
    const from = { ref: receipt.ref, date: since }
    const { allocations } = allocate(from, left, payableBy(own, receipt.payer, receipt.customer))
    for (const allocation of allocations) {
      const settled = invoices.find(({ invoice }) => invoice.number === allocation.invoice)
      if (!settled) continue
      settled.open = pence(settled.open - allocation.amount)
      await move(tx, receipt, settled.invoice, allocation)
    }
    await keepAllocations(tx, allocations)
    all.push(...allocations)
  }
  return all
}

interface Waiting {
  receipt: StoredReceipt
  left: Pence
  /** The day on which it came, or the last on which an invoice had no more need of it. */
  since: IsoDate
}

/** Money that waits for an invoice, oldest first. */
const waitingReceipts = async (reader: Reader, customers: readonly string[]): Promise<Waiting[]> => {
  const receipts = (
    (await known(reader, 'receipt').whereIn('customer', [...customers])) as unknown as StoredReceipt[]
  ).sort(by('date', 'ref'))
  if (receipts.length === 0) return []
  const used = await usedOf(
    reader,
    receipts.map(({ ref }) => ref),
  )
  const turns = await turnsOfReceipts(reader)
  return receipts.flatMap((receipt) => {
    if (takenBackBy(turns.get(receipt.ref), LAST_DAY) !== null) return []
    const { amount, freed } = used.get(receipt.ref) ?? { amount: 0, freed: null }
    const left = pence(receipt.amount - amount)
    return left > 0 ? [{ receipt, left, since: later(receipt.date, freed ?? receipt.date) }] : []
  })
}

interface Used {
  receipt: string
  amount: number
  freed: IsoDate | null
}

const usedOf = async (reader: Reader, refs: readonly string[]): Promise<Map<string, Used>> => {
  const rows = (await reader
    .db('allocation')
    .where('company', reader.company)
    .whereIn('receipt', [...refs])
    .groupBy('receipt')
    .select('receipt', reader.db.raw('max(case when amount < 0 then date end) as freed'))
    .sum({ amount: 'amount' })) as unknown as Used[]
  return new Map(rows.map((row) => [row.receipt, row]))
}

/**
 * What an invoice has over waits for another: where it was credited after it was paid, or paid by other money until its own, once
 * taken back, counted again. The money that came to it last is free again, from the day on which it was over.
 */
const freeWhatIsOver = async (
  tx: Tx,
  customers: readonly string[],
): Promise<{ freed: Allocation[]; payers: string[] }> => {
  const numbers = await mayHaveOver(tx, customers)
  if (numbers.length === 0) return { freed: [], payers: [] }
  const allocations = grouped(await allocationsTo(tx, { invoices: numbers }), ({ invoice }) => invoice)
  const documents = await documentsWhere(tx, { numbers })
  const over = settledBy(documents, [...allocations.values()].flat(), LAST_DAY).filter(
    ({ invoice, open }) => open < 0 && customers.includes(invoice.customer),
  )
  const freed = over.flatMap((settled) => lastCome(settled, allocations.get(settled.invoice.number) ?? []))
  const receipts = await receiptsByRef(tx, freed)
  for (const allocation of freed) {
    const receipt = receipts.get(allocation.receipt)
    const settled = over.find(({ invoice }) => invoice.number === allocation.invoice)
    if (receipt && settled) await move(tx, receipt, settled.invoice, allocation)
  }
  await keepAllocations(tx, freed)
  return { freed, payers: [...receipts.values()].map(({ customer }) => customer) }
}

/** Only what was credited, or settled by money that was taken back, can have more than it needs. */
const mayHaveOver = async (reader: Reader, customers: readonly string[]): Promise<string[]> => {
  const credited = await recorded(reader, 'invoice')
    .whereIn('customer', [...customers])
    .whereNotNull('credits')
    .pluck('credits')
  const returned = [...(await turnsOfReceipts(reader)).keys()]
  const settled =
    returned.length === 0 ? [] : await recorded(reader, 'allocation').whereIn('receipt', returned).pluck('invoice')
  return [...new Set([...credited, ...settled].map(String))]
}

const lastCome = ({ invoice, open, creditNotes }: Settled, allocations: readonly Allocation[]): Allocation[] => {
  const date = [...allocations, ...creditNotes].map((each) => each.date).reduce(later)
  const held = [...grouped(allocations, ({ receipt }) => receipt).entries()]
    .map(([receipt, own]) => ({
      receipt,
      amount: sum(own.map(({ amount }) => amount)),
      last: own.map((each) => each.date).reduce(later),
    }))
    .reverse()
    .sort((a, b) => (a.last < b.last ? 1 : a.last > b.last ? -1 : 0))
  let over: number = -open
  return held.flatMap(({ receipt, amount }) => {
    const share = Math.min(over, amount)
    over -= share
    return share > 0 ? [{ receipt, invoice: invoice.number, date, amount: pence(-share) }] : []
  })
}

const receiptsByRef = async (
  reader: Reader,
  allocations: readonly Allocation[],
): Promise<Map<string, StoredReceipt>> => {
  if (allocations.length === 0) return new Map()
  const refs = allocations.map(({ receipt }) => receipt)
  const rows = (await known(reader, 'receipt').whereIn('ref', refs)) as unknown as StoredReceipt[]
  return new Map(rows.map((row) => [row.ref, row]))
}

/** From where money waits to where its invoice stands, or back; nothing is posted where that is one place, and nothing in a closed month. */
const move = async (tx: Tx, receipt: StoredReceipt, invoice: Document, { date, amount }: Allocation): Promise<void> => {
  if (receipt.debtor_account === invoice.debtor_account && receipt.customer === invoice.customer) return
  const periods = await loadPeriods(tx)
  const waits = { account: receipt.debtor_account, customer: receipt.customer }
  const stands = { account: invoice.debtor_account, customer: invoice.customer }
  const [from, to] = amount > 0 ? [waits, stands] : [stands, waits]
  const moved = pence(Math.abs(amount))
  await post(tx, {
    date: isClosed(periods, monthOf(date)) ? firstOpenDay(periods, monthOf(date)) : date,
    memo: `${receipt.ref} ${amount > 0 ? 'set against' : 'no longer set against'} ${invoice.number}`,
    source: 'receipt',
    sourceRef: receipt.ref,
    lines: [
      { ...from, debit: moved },
      { ...to, credit: moved },
    ],
  })
}
