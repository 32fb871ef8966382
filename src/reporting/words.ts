import { addDays, type IsoDate, isMonthEnd, longDate, monthsTouched } from '../kernel/dates.ts'
import type { Finding, Status } from '../kernel/finding.ts'
import { percent } from '../kernel/text.ts'

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

export const RESULTS: Record<Status, string> = {
  pass: 'Passes',
  warn: 'Passes, no slack',
  fail: 'Breaks',
  'not-applicable': 'Does not apply',
}

const thousands = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',')

/** "5 × 2 = 10, less than 11": the arithmetic of a share is whole numbers multiplied, as the rule does it. */
export const working = (finding: Finding): string => {
  const match = /(\d+)\/(\d+)$/.exec(finding.limit)
  const [n, d] = [Number(finding.numerator), Number(finding.denominator)]
  if (!match || finding.numerator === null || finding.denominator === null || Number.isNaN(n + d))
    return finding.explanation
  const [a, b] = [Number(match[1]), Number(match[2])]
  const left = `${b} × ${n} = ${thousands(b * n)}`
  const right = a === 1 ? thousands(d) : `${a} × ${d} = ${thousands(a * d)}`
  if (finding.limit.startsWith('below')) return `${left}, ${b * n < a * d ? 'less than' : 'not less than'} ${right}`
  return `${left}, ${b * n <= a * d ? 'not more than' : 'more than'} ${right}`
}

/** "2 of 11, 18.18%" */
export const fraction = (numerator: number | string, denominator: number | string): string =>
  `${numerator} of ${denominator}, ${percent(Number(numerator), Number(denominator))}%`

export const dayBefore = (day: IsoDate): IsoDate => addDays(day, -1)

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
