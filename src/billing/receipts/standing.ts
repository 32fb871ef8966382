import type { IsoDate } from '../../kernel/dates.ts'
import { grouped } from '../../kernel/grouped.ts'
import { type Pence, pence, sum, ZERO } from '../../kernel/money.ts'
import type { Reader } from '../../platform/reader.ts'
import { type Allocation, allocationsTo } from './open-invoices.ts'
import { listReceipts, type StoredReceipt } from './receipts.ts'
import { takenBackBy, turnsOfReceipts } from './taken-back.ts'

/** Money received with what has become of it by a day. */
export interface ReceiptStanding {
  receipt: StoredReceipt
  settled: Allocation[]
  /** What no invoice has taken. */
  waiting: Pence
  /** The entry that took it back. */
  takenBackBy: number | null
}

interface Filter {
  on: IsoDate
  /** The legal person that paid, or the school for which it did; several for a trust and its schools. */
  customer?: readonly string[]
}

/** Money received up to a day, in the order of its days, with what has become of it by then. */
export const receiptsWithStanding = async (reader: Reader, { on, customer }: Filter): Promise<ReceiptStanding[]> => {
  const receipts = await listReceipts(reader, { to: on, ...(customer ? { customer } : {}) })
  if (receipts.length === 0) return []
  const refs = customer && receipts.map(({ ref }) => ref)
  const allocations = (await allocationsTo(reader, refs ? { receipts: refs } : {})).filter(({ date }) => date <= on)
  const settled = grouped(allocations, ({ receipt }) => receipt)
  const turns = await turnsOfReceipts(reader)
  return receipts.map((receipt) => {
    const entry = takenBackBy(turns.get(receipt.ref), on)
    return entry === null
      ? standing(receipt, stillSettled(settled.get(receipt.ref) ?? []))
      : { receipt, settled: [], waiting: ZERO, takenBackBy: entry }
  })
}

/** What was taken off an invoice and set against it again stands once. */
const stillSettled = (allocations: readonly Allocation[]): Allocation[] =>
  [...grouped(allocations, ({ invoice }) => invoice).values()].flatMap((own) => {
    const amount = sum(own.map((each) => each.amount))
    return own[0] && amount > 0 ? [{ ...own[0], amount }] : []
  })

const standing = (receipt: StoredReceipt, settled: Allocation[]): ReceiptStanding => ({
  receipt,
  settled,
  waiting: pence(receipt.amount - sum(settled.map(({ amount }) => amount))),
  takenBackBy: null,
})
