import type { Decimal } from 'decimal.js'
import { type IsoDate, longDate } from '../kernel/dates.ts'
import { pounds, rateInPounds } from '../kernel/money.ts'
import { listed, plural, withCommas } from '../kernel/text.ts'
import type { Band, Price } from './types.ts'

/** "£26.10 a pupil, at least £5,050.00": a row of the price list in words. */
export const priceWords = (price: Price, bands: readonly Band[] = []): string =>
  [amountWords(price, bands), limitWords(price)].filter(Boolean).join(', ')

const amountWords = (price: Price, bands: readonly Band[]): string => {
  const rate = price.rate === null ? '' : rateInPounds(price.rate)
  const flat = pounds(price.flat ?? 0)
  switch (price.model) {
    case 'per_pupil':
      return `${rate} a pupil`
    case 'flat_plus_per_pupil':
      return `${flat} and ${rate} a pupil`
    case 'per_unit':
      return `${rate} a ${price.unit ?? 'unit'}`
    case 'banded':
      return bandedWords(price, bands)
    case 'brokerage':
      return `${flat}, of which the company keeps ${price.rate}%`
    default:
      return price.unit && !/^year$/i.test(price.unit) ? `${flat} a ${price.unit}` : flat
  }
}

/** Of the bands of its class, or where it has none of its own, of any. */
const bandedWords = (price: Price, bands: readonly Band[]): string => {
  const own = bands.filter((band) => band.service === price.service && band.customerClass === price.customerClass)
  const met = own.length > 0 ? own : bands.filter((band) => band.service === price.service)
  const amounts = met.map((band) => band.price).sort((a, b) => a - b)
  const [first] = amounts
  if (first === undefined) return 'By number of pupils'
  return `${pounds(first)} to ${pounds(amounts.at(-1) ?? first)}, by number of pupils`
}

const limitWords = ({ minimum, maximum }: Price): string =>
  listed([
    ...(minimum === null ? [] : [`at least ${pounds(minimum)}`]),
    ...(maximum === null ? [] : [`at most ${pounds(maximum)}`]),
  ])

/** The different prices of a class of customer in a few words, for a list. */
export const pricesInShort = (prices: readonly Price[], bands: readonly Band[]): { text: string; sub?: string } => {
  const different = [...new Set(prices.map((price) => priceWords(price, bands)))]
  const [first] = different
  if (first === undefined) return { text: 'Not sold' }
  const others = different.length - 1
  return others === 0
    ? { text: first }
    : { text: first, sub: `and ${plural(others, 'other price')}, by phase, type or year` }
}

const CLASSES = { member: 'Members', non_member: 'Others than members', any: 'Everybody' } as const
export const classWords = (of: Price['customerClass']): string => CLASSES[of]

/** For whom a row is, beside the class: "Primary, with a sixth form". */
export const schoolWords = ({ phase, establishmentType, hasSixthForm }: Price): string =>
  [
    phase,
    establishmentType && `type ${establishmentType}`,
    hasSixthForm && (hasSixthForm === 'yes' ? 'with a sixth form' : 'without a sixth form'),
  ]
    .filter(Boolean)
    .join(', ') || 'Every school'

const YEARS = { april: 'April to March', september: 'September to August', any: 'Twelve months' } as const
export const yearWords = (price: Price): string => YEARS[price.slaYear]

export const spanWords = (from: IsoDate | null, to: IsoDate | null): string => {
  if (from === null) return to ? `Until ${longDate(to)}` : 'Always'
  return to ? `${longDate(from)} to ${longDate(to)}` : `From ${longDate(from)}`
}

/** "over 120 and up to 240 pupils" */
export const bandWords = ({ overPupils, upToPupils }: Band): string => {
  if (upToPupils === null) return overPupils === null ? 'Every school' : `Over ${pupils(overPupils)}`
  return overPupils === null || overPupils.isZero()
    ? `Up to ${pupils(upToPupils)}`
    : `Over ${withCommas(overPupils)} and up to ${pupils(upToPupils)}`
}

const pupils = (count: Decimal): string => `${withCommas(count)} pupils`
