import { addDays, financialYear, type IsoDate, yearEarlier } from '../../kernel/dates.ts'
import { type Pence, pence, sum } from '../../kernel/money.ts'
import { both, type Reader } from '../../platform/reader.ts'
import { loadChart } from '../books.ts'
import { type AccountType, type Chart, CODES, isCost, isIncome, isOfYear, type Stream } from '../chart.ts'
import { accountOf, type Balance, byAccount } from './balances.ts'
import { type Span, type Sum, sumsOf } from './sums.ts'
import { yearEndOf } from './year.ts'

export interface TrialBalance {
  rows: { account: string; name: string; type: AccountType; debit: Pence; credit: Pence }[]
  totals: { debit: Pence; credit: Pence }
}

/** Every account with its balance on one side: income and costs of the year to date, 3000 with the surpluses of earlier years. */
export const trialBalance = async (reader: Reader, on: IsoDate): Promise<TrialBalance> => {
  const year = financialYear(on, await yearEndOf(reader))
  const before = { to: addDays(year.from, -1) }
  const { chart, sums } = await chartAndSums(reader, [before, { from: year.from, to: on }])
  const [earlier = [], thisYear = []] = sums
  const balances = withEarlierSurplus(chart, byAccount(chart, earlier), byAccount(chart, thisYear))
  const rows = balances
    .filter(({ net }) => net !== 0)
    .map(({ account, name, type, net }) => ({
      account,
      name,
      type,
      debit: pence(Math.max(net, 0)),
      credit: pence(Math.max(-net, 0)),
    }))
  return { rows, totals: { debit: sum(rows.map((row) => row.debit)), credit: sum(rows.map((row) => row.credit)) } }
}

/** There are no closing entries: the income and costs of earlier years count on 3000, this year's on their own accounts. */
const withEarlierSurplus = (chart: Chart, earlier: readonly Balance[], thisYear: readonly Balance[]): Balance[] => {
  const nets = new Map<string, number>()
  const add = (account: string, net: number) => nets.set(account, (nets.get(account) ?? 0) + net)
  for (const { account, type, net } of earlier) add(isOfYear(type) ? CODES.freeReserve : account, net)
  for (const { account, net } of thisYear) add(account, net)
  return [...nets]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, net]) => {
      const { name, type } = accountOf(chart, code)
      return { account: code, name, type, debit: pence(0), credit: pence(0), net: pence(net) }
    })
}

export interface IncomeAndExpenditure {
  rows: { account: string; name: string; type: AccountType; stream?: Stream; amount: Pence; previous: Pence }[]
  totals: SurplusTotals
  previousTotals: SurplusTotals
}

export interface SurplusTotals {
  income: Pence
  expenditure: Pence
  surplusBeforeTax: Pence
  tax: Pence
  surplus: Pence
}

/** Income and costs of a span, both positive, beside the same days a year earlier. */
export const incomeAndExpenditure = async (
  reader: Reader,
  from: IsoDate,
  to: IsoDate,
): Promise<IncomeAndExpenditure> => {
  const earlier = { from: yearEarlier(from), to: yearEarlier(to) }
  const { chart, sums } = await chartAndSums(reader, [{ from, to }, earlier])
  const [now = [], then = []] = sums
  const amounts = new Map<string, IncomeAndExpenditure['rows'][number]>()
  const add = (sums: readonly Sum[], column: 'amount' | 'previous') => {
    for (const { account, stream, debit, credit } of sums) {
      const { name, type } = accountOf(chart, account)
      if (!isOfYear(type)) continue
      const key = `${account} ${stream}`
      const zero = {
        account,
        name,
        type,
        ...(stream ? { stream: stream as Stream } : {}),
        amount: pence(0),
        previous: pence(0),
      }
      const row = amounts.get(key) ?? zero
      row[column] = pence(row[column] + (isIncome(type) ? credit - debit : debit - credit))
      amounts.set(key, row)
    }
  }
  add(now, 'amount')
  add(then, 'previous')
  const rows = [...amounts.values()]
    .filter((row) => row.amount !== 0 || row.previous !== 0)
    .sort((a, b) =>
      a.account < b.account ? -1 : a.account > b.account ? 1 : (a.stream ?? '') < (b.stream ?? '') ? -1 : 1,
    )
  return { rows, totals: surplusTotals(rows, 'amount'), previousTotals: surplusTotals(rows, 'previous') }
}

const surplusTotals = (rows: IncomeAndExpenditure['rows'], column: 'amount' | 'previous'): SurplusTotals => {
  const of = (test: (type: AccountType) => boolean) =>
    sum(rows.filter((row) => test(row.type)).map((row) => row[column]))
  const income = of(isIncome)
  const expenditure = of(isCost)
  const tax = of((type) => type === 'tax')
  const surplusBeforeTax = pence(income - expenditure)
  return { income, expenditure, surplusBeforeTax, tax, surplus: pence(surplusBeforeTax - tax) }
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
