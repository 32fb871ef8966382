import type { IsoDate } from '../../kernel/dates.ts'
import { type Pence, pence } from '../../kernel/money.ts'
import type { Tx } from '../../platform/acts/index.ts'
import { type Reader, type Row, recorded } from '../../platform/reader.ts'
import { loadChart } from '../books.ts'
import { codesOf, isIncome, type Stream } from '../chart.ts'

/** The accounts that make up turnover: income without interest, which is earned from nobody who is served. */
const TURNOVER = { first: '4000', last: '4300' } as const

/** Income from one customer on one day, net of VAT and of what was taken back. */
export interface IncomeOnDay {
  date: IsoDate
  /** Null: the lines name no customer. */
  customer: string | null
  stream: Stream | null
  net: Pence
  /** The number of the act that posted last of it. */
  act?: number
}

/** Turnover by customer and day, the first day and the last counted, added up by the database. */
export const turnoverByCustomer = async (
  reader: Reader,
  { from, to }: { from: IsoDate; to: IsoDate },
): Promise<IncomeOnDay[]> => {
  const rows: (Omit<IncomeOnDay, 'net'> & { debit: number; credit: number })[] = await recorded(reader, 'posting')
    .whereBetween('account', [TURNOVER.first, TURNOVER.last])
    .whereBetween('date', [from, to])
    .groupBy('date', 'customer', 'stream')
    .select('date', 'customer', 'stream')
    .sum({ debit: 'debit', credit: 'credit' })
    .max({ act: 'recorded_act' })
  return rows.map(({ date, customer, stream, debit, credit, act }) => ({
    date,
    customer,
    stream,
    net: pence(Number(credit) - Number(debit)),
    act: Number(act),
  }))
}

/** By transaction, and there by day, customer and stream. */
const posted = new WeakMap<Tx, Map<string, IncomeOnDay>>()

/** Keeps in mind what a transaction posts to turnover, so that nobody has to ask the database whether it did. */
export const noteTurnover = (tx: Tx, postings: readonly Row[]): void => {
  for (const { account, date, customer = null, stream, debit, credit } of postings) {
    if (String(account) < TURNOVER.first || String(account) > TURNOVER.last) continue
    const sums = posted.get(tx) ?? new Map<string, IncomeOnDay>()
    posted.set(tx, sums)
    const key = `${date} ${stream} ${customer}`
    const before = sums.get(key)
    const net = pence((before?.net ?? 0) + Number(credit) - Number(debit))
    sums.set(key, { date, customer, stream, net, act: tx.number } as IncomeOnDay)
  }
}

/** What a transaction has posted to turnover until now. */
export const turnoverPosted = (tx: Tx): readonly IncomeOnDay[] => [...(posted.get(tx)?.values() ?? [])]

/** Traded income of one service from one customer on one day, with the authority in whose area the customer was that day. */
export interface TradedOnDay {
  date: IsoDate
  service: string | null
  customer: string | null
  /** Null: no customer is named, or its authority is not known. */
  laCode: string | null
  net: Pence
}

/** What schools and others bought, by day, service and customer: together the traded income of the income and expenditure account. */
export const tradedIncome = async (
  reader: Reader,
  { from, to }: { from: IsoDate; to: IsoDate },
): Promise<TradedOnDay[]> => {
  const chart = await loadChart(reader)
  const accounts = codesOf(chart, isIncome)
  const rows: (Omit<TradedOnDay, 'net' | 'laCode'> & { la_code: string | null; debit: number; credit: number })[] =
    await recorded(reader, 'posting')
      .whereIn('account', accounts)
      .where('stream', 'traded')
      .whereBetween('date', [from, to])
      .groupBy('date', 'service', 'customer', 'la_code')
      .select('date', 'service', 'customer', 'la_code')
      .sum({ debit: 'debit', credit: 'credit' })
  return rows.map(({ date, service, customer, la_code, debit, credit }) => ({
    date,
    service,
    customer,
    laCode: la_code,
    net: pence(Number(credit) - Number(debit)),
  }))
}
