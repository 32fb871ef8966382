import type { IsoDate } from '../../../kernel/dates.ts'
import type { Finding } from '../../../kernel/finding.ts'
import { pence } from '../../../kernel/money.ts'
import { type IncomeOnDay, turnoverPosted } from '../../../ledger/index.ts'
import type { AnyAct, Tx } from '../../../platform/acts/index.ts'
import type { Reader } from '../../../platform/reader.ts'
import { incomeWorsenedBy } from '../../judging/worsened.ts'
import { loadIncomeFacts } from '../../store.ts'
import { findingsOf } from './guard.ts'

/**
 * The rules of the company's income that are broken or deepened through turnover which has been posted: as they stand now, and as
 * they would without it, on its days and on every later one that is known.
 */
export const brokenByTurnover = async (
  reader: Reader,
  posted: readonly IncomeOnDay[],
  today: IsoDate,
): Promise<Finding[]> => {
  const [from] = posted.map(({ date }) => date).sort()
  const after = from && (await loadIncomeFacts(reader, from))
  if (!after) return []
  const taken = posted.map((one) => ({ ...one, net: pence(-one.net) }))
  const before = { ...after, income: [...(after.income ?? []), ...taken] }
  return findingsOf(incomeWorsenedBy(before, after, { from, today }), from)
}

/**
 * The same act, which also tells what the turnover that it posts breaks. It is not refused: an invoice may be issued whoever owns
 * the company, and what its owners may give it without competition is theirs to look at.
 */
export const tellingTurnover = (act: AnyAct): AnyAct => ({
  ...act,
  run: async (tx: Tx, command: never) => {
    const result = await act.run(tx, command)
    tx.breaches.push(...(await brokenByTurnover(tx, turnoverPosted(tx), tx.today)))
    return result
  },
})
