import type { Band, Price } from '../../catalogue/index.ts'
import { type IsoDate, inForce } from '../../kernel/dates.ts'
import { listed } from '../../kernel/text.ts'
import { type Buyer, classOf, type PupilCount } from './buyer.ts'

/**
 * The price of a service for a customer on a day: of the rows that the customer meets, the most specific. A service with a
 * price for either year is sold by April to maintained schools, whose money runs by it, and by September to all others.
 * Equally specific rows are refused when they are recorded; should there be two, the one recorded last speaks.
 */
export const priceFor = (prices: readonly Price[], service: string, buyer: Buyer, day: IsoDate): Price | undefined => {
  const met = prices.filter((price) => price.service === service && inForce(price, day) && meets(buyer, price))
  return inYearOf(buyer, met).reduce<Price | undefined>(
    (best, price) => (best && specificity(best) > specificity(price) ? best : price),
    undefined,
  )
}

const meets = (buyer: Buyer, price: Price): boolean =>
  (price.customerClass === 'any' || price.customerClass === classOf(buyer)) &&
  (price.phase === null || price.phase === buyer.phase) &&
  (price.establishmentType === null || price.establishmentType === buyer.type) &&
  (price.hasSixthForm === null || price.hasSixthForm === (buyer.hasSixthForm ?? 'no'))

const inYearOf = (buyer: Buyer, prices: Price[]): Price[] => {
  const years = new Set(prices.map((price) => price.slaYear))
  if (!years.has('april') || !years.has('september')) return prices
  const other = buyer.sector === 'maintained' ? 'september' : 'april'
  return prices.filter((price) => price.slaYear !== other)
}

/** Class weighs more than phase, phase more than type, type more than sixth form. */
const specificity = (price: Omit<Price, 'id'>): number =>
  (price.customerClass === 'any' ? 0 : 8) +
  (price.phase === null ? 0 : 4) +
  (price.establishmentType === null ? 0 : 2) +
  (price.hasSixthForm === null ? 0 : 1)

/** Why a customer meets no row of a service's prices: what they are for instead; nothing where there are none at all. */
export const whyNoPrice = (
  prices: readonly Price[],
  service: string,
  buyer: Buyer,
  day: IsoDate,
): string | undefined => {
  const current = prices.filter((price) => price.service === service && inForce(price, day))
  const forClass = current.filter((price) => price.customerClass === 'any' || price.customerClass === classOf(buyer))
  if (current.length > 0 && forClass.length === 0) {
    return buyer.isMember ? 'it is not sold to members' : 'it is sold to members only'
  }
  const phases = new Set(forClass.map((price) => price.phase))
  if (phases.size > 0 && !phases.has(null) && !phases.has(buyer.phase)) {
    return `it is for schools of phase ${listed([...phases].map(String))}`
  }
  return forClass.length > 0 ? 'its prices are for other types of school' : undefined
}

/** The bands of a banded price: those of its own class, or where it is for any, those of the customer's. */
export const bandsOf = (bands: readonly Band[], price: Price, buyer: Buyer, day: IsoDate): Band[] => {
  const current = bands.filter((band) => band.service === price.service && inForce(band, day))
  for (const each of [price.customerClass, classOf(buyer), 'any'] as const) {
    const found = current.filter((band) => band.customerClass === each)
    if (found.length > 0) return found
  }
  return []
}

/** The band with over_pupils < pupils ≤ up_to_pupils; a blank limit is none. */
export const bandFor = (bands: readonly Band[], { pupils }: PupilCount): Band | undefined =>
  bands.find(
    (band) =>
      (band.overPupils === null || pupils.gt(band.overPupils)) &&
      (band.upToPupils === null || pupils.lte(band.upToPupils)),
  )
