import { apportion, type Pence, pence, sum, ZERO } from '../../kernel/money.ts'
import type { Stream } from '../../ledger/index.ts'

/** A year as its surplus is shared out: by stream, and what of it the board set aside. */
export interface YearFacts {
  /** After tax. */
  surplus: Pence
  streams: readonly { stream: Stream; income: Pence; surplus: Pence }[]
  /** `given`: set aside from this surplus, and moved since; spent and returned of that. */
  programmes: readonly { given: Pence; spent: Pence; returned: Pence }[]
}

/** What of an amount was set aside, and what has come of that: setAside − spent − returned = left. */
export interface Part {
  setAside: Pence
  spent: Pence
  returned: Pence
  left: Pence
}

export interface Share extends Part {
  /** Of the surplus of the year after tax; what is not set aside of it stands in free reserves. */
  surplus: Pence
  /** By programme, in the order of the year's. */
  programmes: Part[]
}

export interface Shared {
  /** What of the year's surplus came from each stream, in the order of the year's. */
  streams: Pence[]
  /** What each programme has from this year's surplus: less than it was given where the board set aside older reserves too. */
  programmes: Part[]
  /** In the order of the sources. */
  shares: Share[]
}

/**
 * Shares the surplus of a year among what its income came from. A surplus is a pool: no pound of it can be followed to one
 * invoice, so each has a share, in two steps. The surplus after tax is shared among the streams that earned more than their own
 * costs, in proportion to what each did: so they bear the tax and the costs of no stream. A stream's part is shared among its
 * sources in proportion to the income of each. What was set aside, spent and returned is shared as the surplus is. Every step is
 * in whole pence by largest remainder, so that the shares of all sources add up to the surplus, and to each amount set aside.
 */
export const sharesOf = (year: YearFacts, sources: readonly { stream: Stream; income: Pence }[]): Shared => {
  const streams = streamParts(year)
  const surplus = sources.map(() => ZERO)
  year.streams.forEach(({ stream }, s) => {
    const own = sources.flatMap((source, i) => (source.stream === stream ? [i] : []))
    const parts = apportion(
      streams[s] ?? ZERO,
      own.map((i) => sources[i]?.income ?? 0),
    )
    own.forEach((i, k) => {
      surplus[i] = parts[k] ?? ZERO
    })
  })
  const programmes = fromThisSurplus(year)
  const byProgramme = programmes.map((whole) => partsOf(whole, surplus))
  const shares = surplus.map((share, i) => {
    const parts = byProgramme.map((all) => all[i] ?? NOTHING)
    return { surplus: share, ...totalOf(parts), programmes: parts }
  })
  return { streams, programmes, shares }
}

const NOTHING: Part = { setAside: ZERO, spent: ZERO, returned: ZERO, left: ZERO }

const streamParts = ({ surplus, streams }: YearFacts): Pence[] => {
  const weights = streams.map((each) => (each.income > 0 ? Math.max(0, each.surplus) : 0))
  return surplus > 0 && weights.some((weight) => weight > 0) ? apportion(surplus, weights) : streams.map(() => ZERO)
}

/** The board may set aside more than one year left, from reserves of earlier years; that part came from no source of this year. */
const fromThisSurplus = ({ surplus, programmes }: YearFacts): Part[] => {
  const given = programmes.map((each) => each.given)
  const all = sum(given)
  if (all <= 0) return programmes.map(() => NOTHING)
  const setAside = apportion(pence(Math.min(all, Math.max(0, surplus))), given)
  return programmes.map((each, i) => {
    const own = setAside[i] ?? ZERO
    const [spent = ZERO] = apportion(each.spent, [own, each.given - own])
    const [returned = ZERO] = apportion(each.returned, [own - spent, each.given - own - (each.spent - spent)])
    return partOf(own, spent, returned)
  })
}

const partOf = (setAside: Pence, spent: Pence, returned: Pence): Part => ({
  setAside,
  spent,
  returned,
  left: pence(setAside - spent - returned),
})

/** An amount set aside and what has come of it, by the shares of the surplus. */
const partsOf = (whole: Part, surplus: readonly Pence[]): Part[] => {
  const setAside = apportion(whole.setAside, surplus)
  const spent = apportion(whole.spent, setAside)
  const returned = apportion(
    whole.returned,
    setAside.map((amount, i) => amount - (spent[i] ?? 0)),
  )
  return setAside.map((amount, i) => partOf(amount, spent[i] ?? ZERO, returned[i] ?? ZERO))
}

const totalOf = (parts: readonly Part[]): Part => ({
  setAside: sum(parts.map((part) => part.setAside)),
  spent: sum(parts.map((part) => part.spent)),
  returned: sum(parts.map((part) => part.returned)),
  left: sum(parts.map((part) => part.left)),
})
