import type { IsoDate } from '../kernel/dates.ts'
import type { Source } from '../ledger/index.ts'
import { type Reader, recorded } from '../platform/reader.ts'

/** Sources whose postings stand for a paper of billing; all others are the journal's. */
export const BILLING_SOURCES: readonly Source[] = ['invoice', 'credit-note', 'receipt', 'recognition']

export interface OtherPosting {
  entry: number
  account: string
  customer: string | null
  agreement: string | null
  date: IsoDate
  debit: number
  credit: number
}

/** Postings on control accounts that did not come from billing: opening balances, journals, reversals. */
export const otherPostings = async (
  reader: Reader,
  accounts: readonly string[],
  on: IsoDate,
): Promise<OtherPosting[]> =>
  (await recorded(reader, 'posting')
    .join('entry', (both) => both.on('entry.company', 'posting.company').andOn('entry.number', 'posting.entry'))
    .whereIn('posting.account', [...accounts])
    .where('posting.date', '<=', on)
    .whereNotIn('entry.source', [...BILLING_SOURCES])
    .orderBy(['posting.entry', 'posting.line'])
    .select(
      ...['entry', 'account', 'customer', 'agreement', 'date', 'debit', 'credit'].map((column) => `posting.${column}`),
    )) as unknown as OtherPosting[]
