import { type IsoDate, longDate } from '../kernel/dates.ts'
import type { Values } from '../platform/registers/index.ts'
import { bandOf, priceOf } from './store.ts'
import type { Band, CustomerClass, Price } from './types.ts'

/** What is wrong with a row of a price list among the others: which of the rows given, by its place, and its column. */
export interface CatalogueFault {
  file: 'prices.csv' | 'bands.csv'
  index: number
  column: string
  message: string
}

/** Everything that is wrong among all rows of services, prices and bands that would stand together. */
export const checkCatalogue = (
  serviceRows: readonly Values[],
  priceRows: readonly Values[],
  bandRows: readonly Values[],
): CatalogueFault[] => {
  const prices = priceRows.map(priceOf)
  const bands = bandRows.map(bandOf)
  const names = new Map(serviceRows.map((row) => [String(row.code), String(row.name)]))
  const named = (code: string) => names.get(code) ?? code
  return [...overlappingPrices(prices, named), ...overlappingBands(bands, named), ...withoutBands(prices, bands, named)]
}

type Named = (code: string) => string

interface Span {
  from: IsoDate
  to: IsoDate | null
}
const overlap = (a: Span, b: Span) => a.from <= (b.to ?? '9999') && b.from <= (a.to ?? '9999')
const since = (...spans: Span[]) =>
  longDate(
    spans
      .map((span) => span.from)
      .sort()
      .at(-1) ?? '',
  )

/**
 * Two rows are equally specific when they state the same conditions. Where they state different ones of the same kind, no
 * school can meet both, and one that states more wins.
 */
const overlappingPrices = (prices: readonly Price[], named: Named): CatalogueFault[] =>
  pairs(prices, conditions).flatMap(([first, second, index]) =>
    overlap(first, second) && !isYearPair(first, second)
      ? [
          {
            file: 'prices.csv',
            index,
            column: 'from',
            message: `Two equally specific prices of ${named(second.service)} are in force from ${since(first, second)}. End the one from ${longDate(first.from)} before the other begins, or make one more specific`,
          } as const,
        ]
      : [],
  )

const conditions = (price: Price): string =>
  JSON.stringify([price.service, price.customerClass, price.phase, price.establishmentType, price.hasSixthForm])

/** An April and a September price stand side by side: maintained schools get the one, all others the other. */
const isYearPair = (a: Price, b: Price) =>
  (a.slaYear === 'april' && b.slaYear === 'september') || (a.slaYear === 'september' && b.slaYear === 'april')

const overlappingBands = (bands: readonly Band[], named: Named): CatalogueFault[] =>
  pairs(bands, (band) => JSON.stringify([band.service, band.customerClass])).flatMap(([first, second, index]) =>
    overlap(first, second) && sharePupils(first, second)
      ? [
          {
            file: 'bands.csv',
            index,
            column: 'over_pupils',
            message: `Two bands of ${named(second.service)} hold the same number of pupils from ${since(first, second)}. A band begins above the last number of the one before it`,
          } as const,
        ]
      : [],
  )

const sharePupils = (a: Band, b: Band) => below(a.overPupils, b.upToPupils) && below(b.overPupils, a.upToPupils)
const below = (over: Band['overPupils'], upTo: Band['upToPupils']) => over === null || upTo === null || over.lt(upTo)

/** A banded price needs bands of its class, or for any class; one that is for any needs them for members and others. */
const withoutBands = (prices: readonly Price[], bands: readonly Band[], named: Named): CatalogueFault[] =>
  prices.flatMap((price, index) => {
    if (price.model !== 'banded') return []
    const classes = new Set<CustomerClass>(
      bands.filter((band) => band.service === price.service && overlap(band, price)).map((band) => band.customerClass),
    )
    const covered =
      classes.has('any') ||
      (price.customerClass === 'any'
        ? classes.has('member') && classes.has('non_member')
        : classes.has(price.customerClass))
    if (covered) return []
    const message = `The banded price of ${named(price.service)} has no bands of its class while it is in force. Add them to bands.csv`
    return [{ file: 'prices.csv', index, column: 'model', message }]
  })

/** Pairs of rows that agree by a key, each with the place of the later row. */
const pairs = <T>(rows: readonly T[], key: (row: T) => string): [T, T, number][] => {
  const seen = new Map<string, T[]>()
  return rows.flatMap((row, index) => {
    const before = seen.get(key(row)) ?? []
    seen.set(key(row), [...before, row])
    return before.map((other): [T, T, number] => [other, row, index])
  })
}
