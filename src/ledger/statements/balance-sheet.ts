import { type IsoDate, yearEarlier } from '../../kernel/dates.ts'
import { type Pence, pence, sum } from '../../kernel/money.ts'
import type { Reader } from '../../platform/reader.ts'
import { type Account, type Chart, CODES, isOfYear } from '../chart.ts'
import { accountOf, type Balance, byAccount, chartAndSums } from './balances.ts'

/**
 * A line of the balance sheet; one without an account is the sum of what stands above it. Its heading is never one that an
 * account stands under: who adds up the lines with an account, or those under one heading, counts nothing twice.
 */
export interface BalanceSheetRow {
  heading: string
  account?: string
  name?: string
  amount: Pence
  previous: Pence
}

export interface BalanceSheet {
  rows: BalanceSheetRow[]
  totals: { netAssets: Pence; reserves: Pence }
}

/** The order of a small company's balance sheet under FRS 102 section 1A. Assets are positive, creditors negative. */
const HEADINGS = {
  fixed: 'Fixed assets',
  current: 'Current assets',
  withinYear: 'Creditors: amounts falling due within one year',
  afterYear: 'Creditors: amounts falling due after more than one year',
  pension: 'Pension',
  reserves: 'Reserves',
} as const
type Section = keyof typeof HEADINGS

const AFTER_ONE_YEAR = new Set(['2600', '2610'])
const PENSION = '2700'

const sectionOf = ({ code, type }: Account): Section => {
  if (type === 'reserve') return 'reserves'
  if (type === 'liability') return code === PENSION ? 'pension' : AFTER_ONE_YEAR.has(code) ? 'afterYear' : 'withinYear'
  return code < '1000' ? 'fixed' : 'current'
}

/** Assets, creditors and reserves at the end of a day, beside the same day a year earlier. */
export const balanceSheet = async (reader: Reader, on: IsoDate): Promise<BalanceSheet> => {
  const before = yearEarlier(on)
  const { chart, sums } = await chartAndSums(reader, [{ to: on }, { to: before }])
  const now = position(byAccount(chart, sums[0] ?? []))
  const then = position(byAccount(chart, sums[1] ?? []))
  const lines = linesOf(chart, now, then)
  const part = (...sections: Section[]) => lines.filter(({ section }) => sections.includes(section))
  const subtotal = (heading: string, ...sections: Section[]): BalanceSheetRow => ({
    heading,
    amount: sum(part(...sections).map(({ row }) => row.amount)),
    previous: sum(part(...sections).map(({ row }) => row.previous)),
  })
  const rowsOf = (section: Section) => part(section).map(({ row }) => row)
  /** The lines of a section and, where there are any, what they come to. */
  const withTotal = (section: Section, heading: string) => {
    const rows = rowsOf(section)
    return rows.length > 0 ? [...rows, subtotal(heading, section)] : []
  }
  const netAssets = subtotal('Net assets', 'fixed', 'current', 'withinYear', 'afterYear', 'pension')
  const reserves = subtotal('Total reserves', 'reserves')
  return {
    rows: [
      ...withTotal('fixed', 'Total fixed assets'),
      ...withTotal('current', 'Total current assets'),
      ...withTotal('withinYear', 'Total creditors due within one year'),
      subtotal('Net current assets', 'current', 'withinYear'),
      subtotal('Total assets less current liabilities', 'fixed', 'current', 'withinYear'),
      ...withTotal('afterYear', 'Total creditors due after more than one year'),
      ...rowsOf('pension'),
      netAssets,
      ...rowsOf('reserves'),
      reserves,
    ],
    totals: { netAssets: netAssets.amount, reserves: reserves.amount },
  }
}

/** Debits less credits by account, with all income less costs so far on 3000. */
const position = (balances: readonly Balance[]): Map<string, number> => {
  const nets = new Map<string, number>()
  for (const { account, type, net } of balances) {
    const code = isOfYear(type) ? CODES.freeReserve : account
    nets.set(code, (nets.get(code) ?? 0) + net)
  }
  return nets
}

const linesOf = (chart: Chart, now: Map<string, number>, then: Map<string, number>) =>
  [...new Set([...now.keys(), ...then.keys()])].sort().flatMap((code) => {
    const account = accountOf(chart, code)
    const section = sectionOf(account)
    const sign = section === 'reserves' ? -1 : 1
    const amount = pence(sign * (now.get(code) ?? 0))
    const previous = pence(sign * (then.get(code) ?? 0))
    if (amount === 0 && previous === 0) return []
    const row: BalanceSheetRow = { heading: HEADINGS[section], account: code, name: account.name, amount, previous }
    return [{ section, row }]
  })
