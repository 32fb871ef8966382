import { lineIn, workingText } from '../governance/index.ts'
import { type IsoDate, isMonthEnd, longDate, monthsTouched } from '../kernel/dates.ts'
import type { Finding } from '../kernel/finding.ts'
import { percent, withCommas } from '../kernel/text.ts'
import { CODES } from '../ledger/index.ts'
import type { Door } from './document.ts'

export const asAt = (on: IsoDate): string => `As at ${longDate(on)}`

/** "Year ended 31 March 2027", or the two dates where it is another span. */
export const spanOf = (from: IsoDate, to: IsoDate): string => {
  const wholeMonths = from.endsWith('-01') && isMonthEnd(to)
  if (wholeMonths && monthsTouched(from, to) === 12) return `Year ended ${longDate(to)}`
  if (wholeMonths && monthsTouched(from, to) === 1) return `Month ended ${longDate(to)}`
  return wholeMonths
    ? `${monthsTouched(from, to)} months ended ${longDate(to)}`
    : `${longDate(from)} to ${longDate(to)}`
}

/** "5 × 2 = 10, which is less than 11": the multiplication that the rule made; other rules say their explanation. */
export const working = ({ limit, numerator, denominator, explanation }: Finding): string => {
  const line = lineIn(limit)
  if (!line || typeof numerator !== 'number' || typeof denominator !== 'number') return explanation
  return workingText(numerator, denominator, line)
}

/** "2 of 11, 18.18%" */
export const fraction = (numerator: number | string, denominator: number | string): string =>
  `${withCommas(numerator)} of ${withCommas(denominator)}, ${percent(Number(numerator), Number(denominator))}%`

const TYPE_WORDS: Record<string, string> = {
  asset: 'Asset',
  contra_asset: 'Against an asset',
  liability: 'Creditor',
  reserve: 'Reserve',
  income: 'Income',
  cost_of_sales: 'Cost of sales',
  expense: 'Cost',
  tax: 'Tax',
}

/** What an account is, in words. */
export const typeWord = (type: string): string => TYPE_WORDS[type] ?? type

/**
 * Where the lines behind the figure of an account are: up to a day (of income and costs, those of its year) or between two.
 * Free reserves have a page of their own, as the surpluses of years stand in them without a line.
 */
export const accountDoor = (
  account: string,
  amount: string,
  { from, to }: { from?: IsoDate; to: IsoDate },
  filter: Readonly<Record<string, string>> = {},
): Door | undefined => {
  if (Number(amount) === 0) return undefined
  const asked = new URLSearchParams({ ...(from ? { from } : {}), to, ...filter })
  const lines = account === CODES.freeReserve ? '/ledger/free-reserves' : `/ledger/accounts/${account}`
  return { path: `${lines}?${asked}`, permission: 'ledger:read' }
}
