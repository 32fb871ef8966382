import { type IsoDate, LAST_DAY } from '../../kernel/dates.ts'
import { money, pence, penceOf, sum } from '../../kernel/money.ts'
import type { Reader } from '../../platform/reader.ts'
import type { SurplusFacts } from '../surplus/drawings.ts'
import { surplusAndReinvestment } from '../surplus/surplus.ts'
import { type Share, type Shared, sharesOf } from './shares.ts'
import { type IncomeSource, sourcesOf } from './sources.ts'

export interface SharedYear {
  from: IsoDate
  to: IsoDate
  facts: SurplusFacts
  shared: Shared
  sources: (IncomeSource & Share)[]
}

/** The surplus of some days shared among everything that their income came from, with what has become of each share. */
export const sharedYear = async (reader: Reader, from: IsoDate, to: IsoDate, asAt?: IsoDate): Promise<SharedYear> => {
  const [facts, sources] = await Promise.all([
    surplusAndReinvestment(reader, from, to, asAt),
    sourcesOf(reader, from, to, asAt ?? LAST_DAY),
  ])
  const year = {
    surplus: penceOf(facts.totals.surplus),
    streams: facts.streams.map(({ stream, income, surplus }) => ({
      stream,
      income: penceOf(income),
      surplus: penceOf(surplus),
    })),
    programmes: facts.since.programmes.map(({ setAside, moved, spent, returned }) => ({
      given: pence(penceOf(setAside) + penceOf(moved)),
      spent: penceOf(spent),
      returned: penceOf(returned),
    })),
  }
  const shared = sharesOf(year, sources)
  return {
    from,
    to,
    facts,
    shared,
    sources: sources.map((source, i) => ({ ...source, ...(shared.shares[i] as Share) })),
  }
}

const MONEY = ['income', 'surplus', 'setAside', 'spent', 'returned', 'left'] as const
type Amounts = Record<(typeof MONEY)[number], number>

/** The rows and totals of the report `surplus-sources`: income adds up to the income of the days, shares to their surplus. */
export const surplusSources = async (reader: Reader, from: IsoDate, to: IsoDate, asAt?: IsoDate) => {
  const { facts, shared, sources } = await sharedYear(reader, from, to, asAt)
  const texts = (amount: (name: keyof Amounts) => number) =>
    Object.fromEntries(MONEY.map((name) => [name, money(amount(name))])) as Record<keyof Amounts, string>
  return {
    rows: sources.map((source) => ({
      kind: source.kind,
      ref: source.ref,
      date: source.date,
      about: source.about,
      stream: source.stream,
      ...texts((name) => source[name]),
    })),
    totals: {
      ...texts((name) => sum(sources.map((source) => source[name]))),
      expenditure: facts.totals.expenditure,
      tax: facts.totals.tax,
    },
    streams: facts.streams.map((row, i) => ({ ...row, part: money(shared.streams[i] ?? 0) })),
    until: facts.since.until,
  }
}

export type SurplusSources = Awaited<ReturnType<typeof surplusSources>>
