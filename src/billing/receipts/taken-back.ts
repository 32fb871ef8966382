import type { IsoDate } from '../../kernel/dates.ts'
import { grouped } from '../../kernel/grouped.ts'
import { type Reader, recorded } from '../../platform/reader.ts'

/** A day on which money received ceased to count, as its entry was reversed; or counts again, as that reversal was. */
export interface Turn {
  receipt: string
  date: IsoDate
  /** The reversal. */
  entry: number
  counts: boolean
}

/** What became of the receipts whose entry was reversed, by their refs, each in the order of its reversals. */
export const turnsOfReceipts = async (reader: Reader): Promise<Map<string, Turn[]>> => {
  const turns: Turn[] = []
  let last = (await reversals(reader)
    .join('receipt', (both) =>
      both
        .on('receipt.company', 'entry.company')
        .andOn('receipt.entry', 'entry.reverses')
        .andOnNull('receipt.superseded_act'),
    )
    .select('receipt.ref as receipt', 'entry.number', 'entry.date')) as unknown as Reversal[]
  for (let counts = false; last.length > 0; counts = !counts) {
    turns.push(...last.map(({ receipt, number, date }) => ({ receipt, date, entry: number, counts })))
    const receiptOf = new Map(last.map(({ number, receipt }) => [number, receipt]))
    const again = (await reversals(reader)
      .whereIn('entry.reverses', [...receiptOf.keys()])
      .select('entry.reverses', 'entry.number', 'entry.date')) as unknown as (Omit<Reversal, 'receipt'> & {
      reverses: number
    })[]
    last = again.flatMap(({ reverses, ...reversal }) => {
      const receipt = receiptOf.get(reverses)
      return receipt === undefined ? [] : [{ receipt, ...reversal }]
    })
  }
  return grouped(turns, ({ receipt }) => receipt)
}

interface Reversal {
  receipt: string
  number: number
  date: IsoDate
}

const reversals = (reader: Reader) => recorded(reader, 'entry').whereNotNull('entry.reverses')

/** The entry by which money no longer counts on a day; null while it does. */
export const takenBackBy = (turns: readonly Turn[] | undefined, on: IsoDate): number | null => {
  const last = turns?.findLast(({ date }) => date <= on)
  return last && !last.counts ? last.entry : null
}
