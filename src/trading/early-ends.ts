import type { IsoDate } from '../kernel/dates.ts'
import type { Tx } from '../platform/acts/index.ts'
import { type Reader, recorded } from '../platform/reader.ts'
import type { Agreement } from './agreements.ts'

/** An agreement that was ended before its time. */
export interface EarlyEnd {
  agreement: string
  endsOn: IsoDate
  /** The last day that its row gave before. */
  formerEndsOn: IsoDate | null
  decidedOn: IsoDate
  reason: string
  /** The number of the company's last entry then: what had been billed by that time. */
  lastEntry: number
}

export const keepEarlyEnd = (tx: Tx, agreement: Agreement, endsOn: IsoDate, reason: string): Promise<void> =>
  tx.insert('early_end', [
    {
      agreement: agreement.ref,
      ends_on: endsOn,
      former_ends_on: agreement.endsOn,
      decided_on: tx.today,
      reason,
      last_entry: tx.entries,
    },
  ])

/** In the order in which they were decided. */
export const loadEarlyEnds = async (reader: Reader): Promise<EarlyEnd[]> => {
  const rows = (await recorded(reader, 'early_end').orderBy(['recorded_act', 'id'])) as Record<
    string,
    string | number
  >[]
  return rows.map((row) => ({
    agreement: String(row.agreement),
    endsOn: row.ends_on as IsoDate,
    formerEndsOn: row.former_ends_on as IsoDate | null,
    decidedOn: row.decided_on as IsoDate,
    reason: String(row.reason),
    lastEntry: Number(row.last_entry),
  }))
}
