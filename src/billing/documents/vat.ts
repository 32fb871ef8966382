import { Decimal } from 'decimal.js'
import { apportion, type Pence, pence, roundPence, sum, ZERO } from '../../kernel/money.ts'

export type VatRounding = 'nearest' | 'down'

/** A line as VAT is worked out on it: its net amount, its code, and the code's rate in per cent. */
export interface TaxedLine {
  net: Pence
  vatCode: string
  vatRate: string
}

/**
 * VAT of a document's lines: once for each code and rate, rounded to the penny, and shared among the lines by largest
 * remainder so that they add up (VAT Notice 700, 17.5).
 */
export const vatOfLines = (lines: readonly TaxedLine[], rounding: VatRounding): Pence[] => {
  const vat: Pence[] = lines.map(() => ZERO)
  for (const group of new Set(lines.map(codeAndRate))) {
    const members = lines.flatMap((line, i) => (codeAndRate(line) === group ? [i] : []))
    const nets = members.map((i) => lines[i]!.net)
    const total = roundPence(new Decimal(sum(nets)).times(lines[members[0]!]!.vatRate).div(100), rounding)
    apportion(total, nets).forEach((share, k) => {
      vat[members[k]!] = share
    })
  }
  return vat
}

const codeAndRate = (line: TaxedLine): string => `${line.vatCode} ${line.vatRate}`

/** What of an invoice line is left to credit. */
export interface Creditable extends TaxedLine {
  vat: Pence
}

/**
 * VAT of a credit note, at the rates of the invoice. The credit that takes the last of a line takes the last of its VAT, so
 * that an invoice credited in several steps ends at nothing.
 */
export const vatOfCredit = (credits: readonly { net: Pence; left: Creditable }[], rounding: VatRounding): Pence[] => {
  const fresh = vatOfLines(
    credits.map(({ net, left }) => ({ ...left, net })),
    rounding,
  )
  return credits.map(({ net, left }, i) => (net === left.net ? left.vat : pence(Math.min(fresh[i] ?? 0, left.vat))))
}
