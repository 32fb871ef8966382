import type { Knex } from 'knex'
import {
  addDays,
  type IsoDate,
  isMonthEnd,
  type Month,
  monthEnd,
  monthOf,
  monthStart,
  nextMonth,
} from '../../kernel/dates.ts'
import { by } from '../../kernel/order.ts'
import type { Reader } from '../../platform/reader.ts'

/** Days from (absent: the beginning) to, both counted. */
export interface Span {
  from?: IsoDate
  to: IsoDate
}

export interface Sum {
  account: string
  stream: string
  debit: number
  credit: number
}

interface SumRow extends Sum {
  span: number
}

/**
 * Debits and credits by account and stream in each span, in one statement: whole months from the kept balances, the days of a
 * broken month from its postings, less the postings recorded after the instant that is asked about.
 */
export const sumsOf = async (reader: Reader, spans: readonly Span[]): Promise<Sum[][]> => {
  const parts = spans.flatMap((span, i) => partsOf(reader, span, i))
  const rows: SumRow[] = parts.length > 0 ? await reader.db.queryBuilder().unionAll(parts) : []
  return spans.map((_, i) => merged(rows.filter((row) => row.span === i)))
}

const partsOf = (reader: Reader, span: Span, index: number): Knex.QueryBuilder[] => {
  if (span.from && span.from > span.to) return []
  const { months, broken } = wholeMonths(span)
  const parts = [
    ...(months ? [monthsPart(reader, months, index)] : []),
    ...broken.map((days) => postingsPart(reader, days, index, 1)),
  ]
  if (reader.known) parts.push(postingsPart(reader, span, index, -1).where('recorded_at', '>', reader.known))
  return parts
}

interface Months {
  first?: Month
  last: Month
}

/** The whole months of a span, and the days at its two ends that make up no month. */
const wholeMonths = ({ from, to }: Span): { months?: Months; broken: Span[] } => {
  const first =
    from === undefined ? undefined : from === monthStart(monthOf(from)) ? monthOf(from) : nextMonth(monthOf(from))
  const last = isMonthEnd(to) ? monthOf(to) : monthOf(addDays(monthStart(monthOf(to)), -1))
  if (from && first && first > last) return { broken: [{ from, to }] }
  const broken: Span[] = []
  if (from && first && from !== monthStart(first)) broken.push({ from, to: monthEnd(monthOf(from)) })
  if (to !== monthEnd(last)) broken.push({ from: monthStart(monthOf(to)), to })
  return { months: first ? { first, last } : { last }, broken }
}

const SUMMED = { debit: 'debit', credit: 'credit' }

const monthsPart = ({ db, company }: Reader, { first, last }: Months, index: number): Knex.QueryBuilder => {
  const query = db('balance').where({ company }).where('month', '<=', last)
  if (first) query.where('month', '>=', first)
  return query
    .groupBy('account', 'stream')
    .select(db.raw(`${index} as span`), 'account', 'stream')
    .sum(SUMMED)
}

const postingsPart = ({ db, company }: Reader, { from, to }: Span, index: number, sign: 1 | -1): Knex.QueryBuilder => {
  const query = db('posting').where({ company }).where('date', '<=', to)
  if (from) query.where('date', '>=', from)
  const sum = (column: string) => db.raw(`sum(${column}) * ${sign} as ${column}`)
  return query
    .groupBy('account', 'stream')
    .select(
      db.raw(`${index} as span`),
      'account',
      db.raw(`coalesce(stream, '') as stream`),
      sum('debit'),
      sum('credit'),
    )
}

const merged = (rows: readonly SumRow[]): Sum[] => {
  const sums = new Map<string, Sum>()
  for (const { account, stream, debit, credit } of rows) {
    const key = `${account} ${stream}`
    const sum = sums.get(key)
    if (sum) {
      sum.debit += debit
      sum.credit += credit
    } else sums.set(key, { account, stream, debit, credit })
  }
  return [...sums.values()].sort(by('account', 'stream'))
}
