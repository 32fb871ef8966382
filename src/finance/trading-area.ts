import { articlesOn, type Company } from '../company/index.ts'
import type { IsoDate } from '../kernel/dates.ts'
import { grouped } from '../kernel/grouped.ts'
import { type Pence, pence, sum } from '../kernel/money.ts'
import type { TradedOnDay } from '../ledger/index.ts'

/** Where a customer lies: in the trading area of the day, beyond it, or where nobody has said. */
export type Where = 'inside' | 'beyond' | 'unknown'
export type Split = Record<Where, Pence>

export interface OfCustomer {
  customer: string | null
  laCode: string | null
  where: Where
  /** By service, the largest first. */
  services: { service: string | null; net: Pence }[]
  net: Pence
}

export interface AreaIncome {
  total: Pence
  split: Split
  byService: { service: string | null; split: Split; net: Pence }[]
  /** What is beyond the area first, the largest first. */
  byCustomer: OfCustomer[]
}

/** The authorities that the articles of a day name as the trading area; without any, the council's own. */
export const tradingAreaOn = (company: Company, day: IsoDate): readonly string[] => {
  const { value } = articlesOn(company, day).tradingArea
  return value.length > 0 ? value : [company.councilLaCode]
}

const whereOf = (company: Company, { laCode, date }: TradedOnDay): Where => {
  if (laCode === null) return 'unknown'
  return tradingAreaOn(company, date).includes(laCode) ? 'inside' : 'beyond'
}

const ORDER: readonly Where[] = ['beyond', 'unknown', 'inside']

/** Traded income by where the customer lay on the day it was earned, by the articles in force that day. */
export const areaIncome = (company: Company, traded: readonly TradedOnDay[]): AreaIncome => {
  const rows = traded.map((row) => ({ ...row, where: whereOf(company, row) })).filter(({ net }) => net !== 0)
  const split = (some: readonly (typeof rows)[number][]): Split => {
    const of = (where: Where) => sum(some.filter((row) => row.where === where).map(({ net }) => net))
    return { inside: of('inside'), beyond: of('beyond'), unknown: of('unknown') }
  }
  const total = (some: readonly TradedOnDay[]) => sum(some.map(({ net }) => net))
  const byNet = (a: { net: Pence }, b: { net: Pence }) => b.net - a.net
  return {
    total: total(rows),
    split: split(rows),
    byService: groupsOf(rows, ({ service }) => service ?? '')
      .map((some) => ({ service: some[0]?.service ?? null, split: split(some), net: total(some) }))
      .sort(byNet),
    byCustomer: groupsOf(rows, ({ customer, laCode, where }) => `${customer} ${laCode} ${where}`)
      .map((some) => ({
        customer: some[0]?.customer ?? null,
        laCode: some[0]?.laCode ?? null,
        where: some[0]?.where ?? 'unknown',
        services: groupsOf(some, ({ service }) => service ?? '')
          .map((own) => ({ service: own[0]?.service ?? null, net: pence(total(own)) }))
          .sort(byNet),
        net: total(some),
      }))
      .sort((a, b) => ORDER.indexOf(a.where) - ORDER.indexOf(b.where) || byNet(a, b)),
  }
}

const groupsOf = <T>(rows: readonly T[], key: (row: T) => string): T[][] => [...grouped(rows, key).values()]
