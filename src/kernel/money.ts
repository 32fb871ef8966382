import { Decimal } from 'decimal.js'
import { withCommas } from './text.ts'

/**
 * Money is whole pence inside and text like "1250.00" outside. Only this file turns one into the other,
 * and only `fromPounds` turns a calculated number of pounds into pence.
 */
export type Pence = number & { readonly __unit: 'pence' }

export const ZERO = 0 as Pence

/** A whole number of pence. Throws when it is not one: a fraction of a penny is our mistake, never the user's. */
export const pence = (amount: number): Pence => {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${amount} is not a whole number of pence`)
  return (amount === 0 ? 0 : amount) as Pence
}

export const sum = (amounts: Iterable<number>): Pence => {
  let total = 0
  for (const amount of amounts) total += amount
  return pence(total)
}

const MONEY = /^-?(0|[1-9][0-9]{0,12})(\.[0-9]{2})$/
const MONEY_INPUT = /^(-?)[£]?((?:[0-9]{1,3}(?:,[0-9]{3})+)|[0-9]{1,13})(?:\.([0-9]{1,2}))?$/

/** Is this text an amount in the one spelling that leaves and enters the API: "1250.00", "-3.50"? */
export const isMoney = (text: string): boolean => MONEY.test(text)

/** Reads "1250.00", "1250", "1,250.5" or "£1,250.00"; undefined when it is none of these. */
export const parseMoney = (text: string): Pence | undefined => {
  const match = MONEY_INPUT.exec(text.trim())
  if (!match) return undefined
  const [, sign, pounds = '0', pennies = ''] = match
  const amount = Number(pounds.replaceAll(',', '')) * 100 + Number(pennies.padEnd(2, '0'))
  if (!Number.isSafeInteger(amount)) return undefined
  return pence(sign === '-' ? -amount : amount)
}

/** "1250.00" → 125000, of text that has been read already: what is no amount counts for nothing. */
export const penceOf = (text: string | undefined): Pence => parseMoney(text ?? '') ?? ZERO

/** 125000 → "1250.00"; the spelling of JSON, CSV and the database's outside. */
export const money = (amount: number): string => {
  const digits = String(Math.abs(amount)).padStart(3, '0')
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** 125000 → "£1,250.00"; negatives with a minus sign, for sentences. */
export const pounds = (amount: number): string => {
  const [whole = '0', fraction] = money(Math.abs(amount)).split('.')
  return `${amount < 0 ? '−' : ''}£${withCommas(whole)}.${fraction}`
}

/** A rate in pounds: "£1,150.00", and all the decimals of one that has more: "£1.085". */
export const rateInPounds = (rate: Decimal): string =>
  rate.decimalPlaces() > 2 ? `£${rate.toFixed()}` : pounds(rate.times(100).toNumber())

/** 125000 → "£1,250"; whole pounds, half up, for headlines of reports. */
export const wholePounds = (amount: number): string => {
  const rounded = Math.floor((Math.abs(amount) + 50) / 100)
  return `${amount < 0 && rounded > 0 ? '−' : ''}£${withCommas(rounded)}`
}

/** -125000 → "(1,250.00)"; the accountant's brackets, for tables on paper and pages. */
export const bracketed = (amount: number): string => {
  const [whole = '0', fraction] = money(Math.abs(amount)).split('.')
  const text = `${withCommas(whole)}.${fraction}`
  return amount < 0 ? `(${text})` : text
}

/** "Net" → "Net, £": the head of a column of amounts, which have no sign each. */
export const headInPounds = (head: string): string => `${head}, £`

/** A calculated number of pounds to whole pence, half up (towards plus infinity at exactly half a penny). */
export const fromPounds = (amount: Decimal): Pence =>
  pence(amount.times(100).toDecimalPlaces(0, Decimal.ROUND_HALF_CEIL).toNumber())

/** A calculated number of pence to whole pence, half up; `down` cuts the fraction off (VAT Notice 700, 17.5). */
export const roundPence = (amount: Decimal, rounding: 'nearest' | 'down' = 'nearest'): Pence =>
  pence(amount.toDecimalPlaces(0, rounding === 'down' ? Decimal.ROUND_DOWN : Decimal.ROUND_HALF_CEIL).toNumber())

/** Shares a total in proportion to amounts by largest remainder, the earlier share first among equals: how VAT comes to lines. */
export const apportion = (total: Pence, weights: readonly number[]): Pence[] => {
  const whole = weights.reduce((a, b) => a + b, 0)
  if (whole === 0) return weights.map((_, i) => (i === 0 ? total : ZERO))
  const exact = weights.map((weight) => new Decimal(total).times(weight).div(whole))
  const parts = exact.map((share) => share.toDecimalPlaces(0, Decimal.ROUND_FLOOR).toNumber())
  let left = total - parts.reduce((a, b) => a + b, 0)
  const order = exact
    .map((share, i) => ({ i, rest: share.minus(parts[i] ?? 0) }))
    .sort((a, b) => b.rest.comparedTo(a.rest) || a.i - b.i)
  for (const { i } of order) {
    if (left <= 0) break
    parts[i] = (parts[i] ?? 0) + 1
    left -= 1
  }
  return parts.map(pence)
}

/**
 * What of a total has fallen due after `done` of `whole` equal parts, half up. Each instalment is the difference of two
 * of these, so instalments always add up and the last takes the remainder.
 */
export const cumulative = (total: Pence, done: number, whole: number): Pence =>
  done >= whole ? total : roundPence(new Decimal(total).times(done).div(whole))
