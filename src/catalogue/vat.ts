import { Decimal } from 'decimal.js'
import type { IsoDate } from '../kernel/dates.ts'
import { apportion, type Pence, roundPence, sum, ZERO } from '../kernel/money.ts'

export const VAT_CODES = ['standard', 'reduced', 'zero', 'exempt', 'outside_scope'] as const
export type VatCode = (typeof VAT_CODES)[number]
export type VatRounding = 'nearest' | 'down'

/** What of the rates of VAT was in force from which day, and by what. */
export interface VatRate {
  code: VatCode
  from: IsoDate
  percent: string
  source: string
}

const rate = (code: VatCode, from: string, percent: string, source: string): VatRate => ({
  code,
  from: from as IsoDate,
  percent,
  source,
})

/** Newest first; a new rate is a new line here. */
export const VAT_RATES: readonly VatRate[] = [
  rate('standard', '2011-01-04', '20', 'Value Added Tax Act 1994, s.2(1), as amended by Finance (No. 2) Act 2010, s.3'),
  rate('standard', '2010-01-01', '17.5', 'Value Added Tax Act 1994, s.2(1)'),
  rate('standard', '2008-12-01', '15', 'Value Added Tax (Change of Rate) Order 2008'),
  rate('standard', '1991-04-01', '17.5', 'Value Added Tax Act 1994, s.2(1)'),
  rate('reduced', '1997-09-01', '5', 'Value Added Tax Act 1994, s.29A'),
  rate('zero', '1973-04-01', '0', 'Value Added Tax Act 1994, s.30'),
  rate('exempt', '1973-04-01', '0', 'Value Added Tax Act 1994, s.31'),
  rate('outside_scope', '1973-04-01', '0', 'Value Added Tax Act 1994, s.4'),
]

export const vatRateOn = (code: VatCode, day: IsoDate): VatRate => {
  const found = VAT_RATES.find((each) => each.code === code && each.from <= day)
  if (!found) throw new RangeError(`no rate of VAT is known for ${code} on ${day}`)
  return found
}

/** "Standard-rated, 20%": what a rate is called on a page or an invoice. */
export const vatWords = (code: VatCode, day: IsoDate): string =>
  ({
    standard: `Standard rate, ${vatRateOn(code, day).percent}%`,
    reduced: `Reduced rate, ${vatRateOn(code, day).percent}%`,
    zero: 'Zero-rated',
    exempt: 'Exempt',
    outside_scope: 'Outside the scope of VAT',
  })[code]

export interface VatLine {
  net: Pence
  vatCode: VatCode
}

/**
 * The VAT of a document's lines: once for each rate on the sum of its lines, rounded half up or, where the articles say so,
 * down (VAT Notice 700, paragraph 17.5). Each line's VAT is its share of that by largest remainder, the earlier line first,
 * so that lines add up to the document.
 */
export const vatOf = (
  lines: readonly VatLine[],
  day: IsoDate,
  rounding: VatRounding,
): { vat: Pence[]; total: Pence } => {
  const vat: Pence[] = lines.map(() => ZERO)
  for (const code of new Set(lines.map((line) => line.vatCode))) {
    const places = lines.flatMap((line, i) => (line.vatCode === code ? [i] : []))
    const nets = places.map((i) => lines[i]?.net ?? ZERO)
    const due = roundPence(new Decimal(sum(nets)).times(vatRateOn(code, day).percent).div(100), rounding)
    const shares = apportion(due, nets)
    places.forEach((place, i) => {
      vat[place] = shares[i] ?? ZERO
    })
  }
  return { vat, total: sum(vat) }
}
