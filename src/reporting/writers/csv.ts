import { stringify } from 'csv-stringify/sync'
import type { Row } from '../define.ts'

/**
 * A spreadsheet runs text that begins like this as a formula; an apostrophe before it makes it text. Text that has such an
 * apostrophe of its own gets another, so that taking one away always gives the text back. A number is no text.
 */
const RISKY = /^'*[=+\-@\t\r]/
const NUMBER = /^-?\d+(\.\d+)?$/

const spelled = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return NUMBER.test(text) || !RISKY.test(text) ? text : `'${text}`
}

/** Rows under a header, UTF-8: ISO dates, plain decimals with a minus sign, the names of the JSON. */
export const writeCsv = (names: readonly string[], rows: readonly Row[]): Buffer => {
  const records = rows.map((row) => names.map((name) => spelled(row[name])))
  return Buffer.from(stringify([names, ...records], { record_delimiter: '\n', quoted_match: /\r/ }), 'utf8')
}
