import { type IsoDate, yearEarlier } from '../../kernel/dates.ts'
import { type Pence, pence, sum, ZERO } from '../../kernel/money.ts'
import type { Reader } from '../../platform/reader.ts'
import { type AccountType, isCost, isIncome, isOfYear, type Stream } from '../chart.ts'
import { accountOf, chartAndSums } from './balances.ts'
import type { Sum } from './sums.ts'

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
        amount: ZERO,
        previous: ZERO,
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
