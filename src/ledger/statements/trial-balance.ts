import { addDays, financialYear, type IsoDate } from '../../kernel/dates.ts'
import { type Pence, pence, sum, ZERO } from '../../kernel/money.ts'
import { by } from '../../kernel/order.ts'
import type { Reader } from '../../platform/reader.ts'
import { type AccountType, type Chart, CODES, isOfYear } from '../chart.ts'
import { accountOf, type Balance, byAccount, chartAndSums } from './balances.ts'
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
  return [...nets].sort(by(0)).map(([code, net]) => {
    const { name, type } = accountOf(chart, code)
    return { account: code, name, type, debit: ZERO, credit: ZERO, net: pence(net) }
  })
}
