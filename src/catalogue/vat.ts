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

/** "Standard rate, 20%": what a rate is called on a page or an invoice. */
export const vatWords = (code: VatCode, day: IsoDate): string =>
  ({
    standard: `Standard rate, ${vatRateOn(code, day).percent}%`,
    reduced: `Reduced rate, ${vatRateOn(code, day).percent}%`,
    zero: 'Zero-rated',
    exempt: 'Exempt',
    outside_scope: 'Outside the scope of VAT',
  })[code]

/** A line as VAT is worked out on it: its net amount, its code, and the code's rate in per cent. */
export interface TaxedLine {
  net: Pence
  vatCode: string
  vatRate: string
}

/**
 * The VAT of a document's lines: once for each code and rate on the sum of its lines, rounded half up or, where the articles say
 * so, down (VAT Notice 700, paragraph 17.5). Each line's VAT is its share of that by largest remainder, the earlier line first,
 * so that lines add up to the document.
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

/** The same at the rates of a day, with its sum. */
export const vatOf = (
  lines: readonly { net: Pence; vatCode: VatCode }[],
  day: IsoDate,
  rounding: VatRounding,
): { vat: Pence[]; total: Pence } => {
  const vat = vatOfLines(
    lines.map(({ net, vatCode }) => ({ net, vatCode, vatRate: vatRateOn(vatCode, day).percent })),
    rounding,
  )
  return { vat, total: sum(vat) }
}
