import type { Knex } from 'knex'
import type { Instant, IsoDate, Month } from '../../kernel/dates.ts'
import { pence } from '../../kernel/money.ts'
import { type Reader, recorded } from '../../platform/reader.ts'
import type { Stream } from '../chart.ts'
import type { Posting } from './entry.ts'

export interface PostingFilter {
  from?: IsoDate
  to?: IsoDate
  account?: string
  customer?: string
  programme?: string
  agreement?: string
  service?: string
  stream?: Stream
  /** `none`: lines that do not say whether the customer was a member. */
  member?: 'yes' | 'no' | 'none'
  entries?: readonly number[]
}

/** Where a page of postings ended: by date, then by number, then by line. */
export interface Place {
  date: IsoDate
  entry: number
  line: number
}

export interface Page<T> {
  rows: T[]
  /** Absent on the last page. */
  next?: Place
}

/** Postings by date and number, a page at a time. */
export const postings = async (
  reader: Reader,
  filter: PostingFilter,
  { after, limit = 500 }: { after?: Place; limit?: number } = {},
): Promise<Page<Posting>> => {
  const query = filtered(reader, filter)
  if (after) query.whereRaw('(date, entry, line) > (?, ?, ?)', [after.date, after.entry, after.line])
  const found = (await query.orderBy(['date', 'entry', 'line']).limit(limit + 1)) as unknown as PostingRow[]
  const rows = found.slice(0, limit).map(postingOf)
  const last = rows.at(-1)
  return found.length > limit && last
    ? { rows, next: { date: last.date, entry: last.entry, line: last.line } }
    : { rows }
}

/** The lines of some entries, by number. Asked for by day they would be looked for among all postings of the company. */
export const linesByEntry = async (reader: Reader, numbers: readonly number[]): Promise<Map<number, Posting[]>> => {
  const rows = (await recorded(reader, 'posting')
    .whereIn('entry', [...numbers])
    .orderBy(['entry', 'line'])) as unknown as PostingRow[]
  const found = new Map<number, Posting[]>(numbers.map((number) => [number, []]))
  for (const row of rows) found.get(row.entry)?.push(postingOf(row))
  return found
}

/** All of them, read in pages, so that a million postings never lie in memory at once. */
export async function* eachPosting(reader: Reader, filter: PostingFilter = {}): AsyncGenerator<Posting> {
  let after: Place | undefined
  do {
    const page: Page<Posting> = await postings(reader, filter, { limit: 2000, ...(after ? { after } : {}) })
    yield* page.rows
    after = page.next
  } while (after)
}

/** Debits and credits of the postings of a filter up to a place: what a running balance starts from. */
export const sumUpTo = async (
  reader: Reader,
  filter: PostingFilter,
  place: Place,
): Promise<{ debit: number; credit: number }> => {
  const [row] = (await filtered(reader, filter)
    .whereRaw('(date, entry, line) <= (?, ?, ?)', [place.date, place.entry, place.line])
    .sum({ debit: 'debit', credit: 'credit' })) as unknown as { debit: number | null; credit: number | null }[]
  return { debit: row?.debit ?? 0, credit: row?.credit ?? 0 }
}

export const sumOf = async (
  reader: Reader,
  filter: PostingFilter,
): Promise<{ debit: number; credit: number; count: number }> => {
  const [row] = (await filtered(reader, filter)
    .count({ count: '*' })
    .sum({ debit: 'debit', credit: 'credit' })) as unknown as {
    debit: number | null
    credit: number | null
    count: number
  }[]
  return { debit: row?.debit ?? 0, credit: row?.credit ?? 0, count: row?.count ?? 0 }
}

const EXACT = ['account', 'customer', 'programme', 'agreement', 'service', 'stream'] as const

const filtered = (reader: Reader, filter: PostingFilter): Knex.QueryBuilder => {
  const query = recorded(reader, 'posting')
  if (filter.from) query.where('date', '>=', filter.from)
  if (filter.to) query.where('date', '<=', filter.to)
  for (const name of EXACT) if (filter[name] !== undefined) query.where(name, filter[name])
  if (filter.member === 'none') query.whereNull('member')
  else if (filter.member) query.where('member', filter.member)
  if (filter.entries) query.whereIn('entry', [...filter.entries])
  return query
}

export interface PostingRow {
  entry: number
  line: number
  account: string
  debit: number
  credit: number
  date: IsoDate
  month: Month
  stream: Stream | null
  service: string | null
  customer: string | null
  programme: string | null
  agreement: string | null
  member: 'yes' | 'no' | null
  la_code: string | null
  vat_code: string | null
  automatic: string | null
  recorded_at: Instant
}

export const postingOf = (row: PostingRow): Posting => ({
  entry: row.entry,
  line: row.line,
  date: row.date,
  month: row.month,
  account: row.account,
  debit: pence(row.debit),
  credit: pence(row.credit),
  ...(row.stream === null ? {} : { stream: row.stream }),
  ...(row.service === null ? {} : { service: row.service }),
  ...(row.customer === null ? {} : { customer: row.customer }),
  ...(row.programme === null ? {} : { programme: row.programme }),
  ...(row.agreement === null ? {} : { agreement: row.agreement }),
  ...(row.member === null ? {} : { member: row.member }),
  ...(row.la_code === null ? {} : { laCode: row.la_code }),
  ...(row.vat_code === null ? {} : { vatCode: row.vat_code }),
  automatic: row.automatic === 'yes',
  recordedAt: row.recorded_at,
})
