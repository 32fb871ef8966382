import type { Decimal } from 'decimal.js'
import { kept } from './kept.ts'

/** "a, b and c" */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`

/** "a, b or c" */
export const anyOf = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`

/** 12345 → "12,345", 1250.5 → "1,250.5": a count as people read it. */
export const withCommas = (count: number | string | Decimal): string => {
  const [whole = '', ...fraction] = String(count).split('.')
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.')
}

/** plural(1, 'member') → "1 member"; plural(2000, 'body', 'bodies') → "2,000 bodies" */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${withCommas(count)} ${count === 1 ? one : many}`

/** The verb that follows "1 of 3 people", "0 of 1 person" or "2 of 3 people": has, has, have. */
export const agreeing = (part: number, whole: number, one: string, many: string): string =>
  part === 1 || whole === 1 ? one : many

/** Names in the order in which a list shows them. */
export const alphabetical = new Intl.Collator('en').compare

/** appointedOn → "appointed on" */
export const spaced = kept((name) => name.replace(/([A-Z])/g, ' $1').toLowerCase())

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
export const uncapitalised = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** What is read as one: a date, a time, a post code, a part of a whole, the number of a paper as INV-2026-0001 or 2026/041. */
const AS_ONE = new RegExp(
  `(?<![\\w-])(?:${[
    '\\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \\d{4}',
    'at \\d\\d:\\d\\d',
    '[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}',
    '[A-Z]{1,4}-\\d{4}-\\d{1,5}',
    '\\d{2,6}/\\d{2,5}',
    '\\d{1,4} of \\d{1,4}(?![.,]\\d)',
  ].join('|')})(?![\\w-])`,
  'g',
)
const MAY_BE_ONE = /\d[ /]\w|-\d/

/** Text with what is read as one given to `keep`, so that no line is broken inside it. */
export const keptTogether = (text: string, keep: (one: string) => string): string =>
  MAY_BE_ONE.test(text) ? text.replace(AS_ONE, keep) : text

/** 2, 11 → "18.18"; two decimals, half up, computed in whole numbers. */
export const percent = (numerator: number, denominator: number): string => {
  if (denominator === 0) return '0.00'
  const negative = numerator < 0 !== denominator < 0 && numerator !== 0
  const n = BigInt(Math.abs(numerator)) * 100_000n
  const hundredths = (n / BigInt(Math.abs(denominator)) + 5n) / 10n
  const digits = hundredths.toString().padStart(3, '0')
  return `${negative ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
