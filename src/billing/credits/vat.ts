import { type TaxedLine, type VatRounding, vatOfLines } from '../../catalogue/index.ts'
import { type Pence, pence } from '../../kernel/money.ts'

/** What of an invoice line is left to credit. */
interface Creditable extends TaxedLine {
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
