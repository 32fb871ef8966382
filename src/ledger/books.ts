import type { Month } from '../kernel/dates.ts'
import { known, type Reader } from '../platform/reader.ts'
import { type Account, type AccountType, type Chart, chartOf } from './chart.ts'
import type { Periods, Status } from './periods/periods.ts'

/** What every posting is checked against: the chart of accounts and the closed months. */
export interface Books {
  chart: Chart
  periods: Periods
}

interface BookRow {
  kind: 'account' | 'period'
  code: string
  name: string
  type: string
}

/** Every act that posts asks for them. */
export const loadBooks = (reader: Reader): Promise<Books> => {
  const read = () => readBooks(reader)
  return reader.remembered?.('books', ['account', 'period'], read) ?? read()
}

/** Both in one statement. */
const readBooks = async (reader: Reader): Promise<Books> => {
  const literal = (word: string) => reader.db.raw(`'${word}' as kind`)
  const periods = known(reader, 'period').select(literal('period'), 'month as code', 'status as name', 'month as type')
  const rows = (await known(reader, 'account')
    .select(literal('account'), 'code', 'name', 'type')
    .unionAll([periods])) as unknown as BookRow[]
  const accounts = rows.filter((row) => row.kind === 'account')
  return {
    chart: chartOf(accounts.map(({ code, name, type }): Account => ({ code, name, type: type as AccountType }))),
    periods: new Map(
      rows.filter((row) => row.kind === 'period').map((row) => [row.code as Month, row.name as Status] as const),
    ),
  }
}

export const loadChart = async (reader: Reader): Promise<Chart> => (await loadBooks(reader)).chart
export const loadPeriods = async (reader: Reader): Promise<Periods> => (await loadBooks(reader)).periods
