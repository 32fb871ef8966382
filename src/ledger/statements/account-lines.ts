import { addDays, type IsoDate } from '../../kernel/dates.ts'
import { type Pence, pence } from '../../kernel/money.ts'
import type { Reader } from '../../platform/reader.ts'
import { loadChart } from '../books.ts'
import type { Account } from '../chart.ts'
import { entriesByNumber } from '../entries/entries.ts'
import type { Entry, Posting } from '../entries/entry.ts'
import { type Place, type PostingFilter, postings, sumOf, sumUpTo } from '../entries/postings.ts'
import { accountOf } from './balances.ts'
import { sumsOf } from './sums.ts'

export interface AccountLine extends Posting {
  memo: string
  source: Entry['source']
  sourceRef?: string
  /** Debits less credits of the account after this line. */
  balance: Pence
}

export interface AccountPage {
  account: Account
  opening: Pence
  lines: AccountLine[]
  /** At the end of the span, whatever page this is. */
  closing: Pence
  debit: Pence
  credit: Pence
  count: number
  next?: Place
}

export type AccountFilter = Omit<PostingFilter, 'account' | 'from' | 'to' | 'entries'>

/** One account between two days, line by line with its running balance: where every figure of a statement leads. */
export const accountLines = async (
  reader: Reader,
  code: string,
  span: { from?: IsoDate; to: IsoDate },
  { filter = {}, ...page }: { filter?: AccountFilter; after?: Place; limit?: number } = {},
): Promise<AccountPage> => {
  const within: PostingFilter = { ...filter, account: code, ...span }
  const [chart, opening, total, lines] = await Promise.all([
    loadChart(reader),
    openingOf(reader, code, span.from, filter),
    sumOf(reader, within),
    postings(reader, within, page),
  ])
  const earlier = page.after ? await sumUpTo(reader, within, page.after) : { debit: 0, credit: 0 }
  const named = await entriesByNumber(reader, [...new Set(lines.rows.map((row) => row.entry))])
  let balance = opening + earlier.debit - earlier.credit
  return {
    account: accountOf(chart, code),
    opening: pence(opening),
    lines: lines.rows.map((row) => {
      balance += row.debit - row.credit
      return { ...row, ...headOf(named.get(row.entry)), balance: pence(balance) }
    }),
    closing: pence(opening + total.debit - total.credit),
    debit: pence(total.debit),
    credit: pence(total.credit),
    count: total.count,
    ...(lines.next ? { next: lines.next } : {}),
  }
}

const headOf = (entry: Entry | undefined): Pick<AccountLine, 'memo' | 'source' | 'sourceRef'> => ({
  memo: entry?.memo ?? '',
  source: entry?.source ?? 'journal',
  ...(entry?.sourceRef ? { sourceRef: entry.sourceRef } : {}),
})

const openingOf = async (
  reader: Reader,
  code: string,
  from: IsoDate | undefined,
  filter: AccountFilter,
): Promise<number> => {
  if (!from) return 0
  const to = addDays(from, -1)
  if (Object.keys(filter).length > 0) {
    const { debit, credit } = await sumOf(reader, { ...filter, account: code, to })
    return debit - credit
  }
  const [sums = []] = await sumsOf(reader, [{ to }])
  return sums.filter((row) => row.account === code).reduce((net, row) => net + row.debit - row.credit, 0)
}
