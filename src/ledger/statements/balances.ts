import type { IsoDate } from '../../kernel/dates.ts'
import { type Pence, pence } from '../../kernel/money.ts'
import { both, type Reader, recorded } from '../../platform/reader.ts'
import { loadChart } from '../books.ts'
import type { Account, AccountType, Chart } from '../chart.ts'
import { type Span, type Sum, sumsOf } from './sums.ts'

export interface Balance {
  account: string
  name: string
  type: AccountType
  debit: Pence
  credit: Pence
  /** Debits less credits. */
  net: Pence
}

/** What stands on every account at the end of a day, all postings since the beginning counted. */
export const balancesOn = async (reader: Reader, day: IsoDate): Promise<Balance[]> => {
  const chart = await loadChart(reader)
  const [sums = []] = await sumsOf(reader, [{ to: day }])
  return byAccount(chart, sums)
}

/** Sums of spans with the chart they belong to, for reports that work out figures of their own. */
export const chartAndSums = async (
  reader: Reader,
  spans: readonly Span[],
): Promise<{ chart: Chart; sums: Sum[][] }> => {
  const [chart, sums] = await both(
    reader,
    () => loadChart(reader),
    () => sumsOf(reader, spans),
  )
  return { chart, sums }
}

/** Sums of several streams of one account put together. */
export const byAccount = (chart: Chart, sums: readonly Sum[]): Balance[] => {
  const balances = new Map<string, { debit: number; credit: number }>()
  for (const { account, debit, credit } of sums) {
    const before = balances.get(account) ?? { debit: 0, credit: 0 }
    balances.set(account, { debit: before.debit + debit, credit: before.credit + credit })
  }
  return [...balances].map(([code, { debit, credit }]) => balanceOf(accountOf(chart, code), debit, credit))
}

/** An account that has postings but has left the chart keeps its code for a name. */
export const accountOf = (chart: Chart, code: string): Account =>
  chart.get(code) ?? { code, name: `Account ${code}`, type: TYPE_BY_FIRST_DIGIT[code.charAt(0)] ?? 'expense' }

const TYPE_BY_FIRST_DIGIT: Record<string, AccountType> = {
  '0': 'asset',
  '1': 'asset',
  '2': 'liability',
  '3': 'reserve',
  '4': 'income',
  '5': 'cost_of_sales',
  '8': 'tax',
}

const balanceOf = ({ code, name, type }: Account, debit: number, credit: number): Balance => ({
  account: code,
  name,
  type,
  debit: pence(debit),
  credit: pence(credit),
  net: pence(debit - credit),
})

const BY = ['stream', 'service', 'customer', 'programme', 'agreement', 'member', 'la_code'] as const
export type By = (typeof BY)[number]

export interface Movement extends Balance, Partial<Record<By, string>> {}

export interface MovementFilter {
  accounts?: readonly string[]
  customer?: string
  programme?: string
  /** Only postings that carry this dimension, which an index finds. */
  carrying?: 'customer' | 'programme' | 'agreement'
}

/** What moved on each account in a span, split by dimensions: the figures behind every report that asks for whom and for what. */
export const movements = async (
  reader: Reader,
  span: Span,
  by: readonly By[] = [],
  filter: MovementFilter = {},
): Promise<Movement[]> => {
  const chart = await loadChart(reader)
  const rows = isKept(by, filter) ? (await sumsOf(reader, [span]))[0] : await postedSums(reader, span, by, filter)
  if (by.length === 0) return byAccount(chart, (rows ?? []) as Sum[])
  return (rows ?? []).map((row) => {
    const split = row as unknown as Partial<Record<By, string | null>>
    const dimensions = Object.fromEntries(by.flatMap((name) => (split[name] ? [[name, split[name]]] : [])))
    return { ...balanceOf(accountOf(chart, row.account), row.debit, row.credit), ...dimensions }
  })
}

const isKept = (by: readonly By[], filter: MovementFilter) =>
  by.every((name) => name === 'stream') && Object.keys(filter).length === 0

const postedSums = async (
  reader: Reader,
  { from, to }: Span,
  by: readonly By[],
  filter: MovementFilter,
): Promise<Sum[]> => {
  const query = recorded<Sum>(reader, 'posting').where('date', '<=', to)
  if (from) query.where('date', '>=', from)
  if (filter.accounts) query.whereIn('account', [...filter.accounts])
  if (filter.customer) query.where('customer', filter.customer)
  if (filter.programme) query.where('programme', filter.programme)
  if (filter.carrying) query.whereNotNull(filter.carrying)
  return (await query
    .groupBy('account', ...by)
    .select('account', ...by)
    .sum({ debit: 'debit', credit: 'credit' })
    .orderBy(['account', ...by])) as unknown as Sum[]
}
