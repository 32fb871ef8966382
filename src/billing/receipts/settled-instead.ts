import { type Reversed, reverseEntry } from '../../ledger/index.ts'
import type { AnyAct, Tx } from '../../platform/acts/index.ts'
import { type Reader, recorded } from '../../platform/reader.ts'
import { turnsOfReceipts } from './taken-back.ts'
import { type MoneySettled, moneySettled, type Settlement, settleWaiting } from './waiting.ts'

export type ReversedWithMoney = Reversed & MoneySettled

/**
 * The same act, which also sets waiting money against what it opens again, where it is the reversal of an entry. The ledger knows
 * nothing of invoices, so it cannot do that itself.
 */
export const settlingInstead = (act: AnyAct): AnyAct =>
  act.name === reverseEntry.name ? { ...act, run: reverseAndSettle } : act

const reverseAndSettle = async (tx: Tx, command: never): Promise<ReversedWithMoney> => {
  const reversed = (await reverseEntry.run(tx, command)) as Reversed
  return { ...reversed, ...moneySettled(await settleAfter(tx, [reversed.entry])) }
}

/** After reversals that took money back, or brought it back: of whoever paid it, and of whose invoices it had settled. */
export const settleAfter = async (tx: Tx, reversals: readonly number[]): Promise<Settlement> => {
  const turns = [...(await turnsOfReceipts(tx)).values()].flat().filter(({ entry }) => reversals.includes(entry))
  return settleWaiting(tx, await customersOf(tx, [...new Set(turns.map(({ receipt }) => receipt))]))
}

const customersOf = async (reader: Reader, receipts: readonly string[]): Promise<string[]> => {
  if (receipts.length === 0) return []
  const payers = (await recorded(reader, 'receipt')
    .whereIn('ref', [...receipts])
    .select('customer')) as unknown as Of[]
  const settled = (await recorded(reader, 'invoice')
    .whereIn(
      'number',
      recorded(reader, 'allocation')
        .whereIn('receipt', [...receipts])
        .select('invoice'),
    )
    .select('customer')) as unknown as Of[]
  return [...new Set([...payers, ...settled].map(({ customer }) => customer))]
}

interface Of {
  customer: string
}
