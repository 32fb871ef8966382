import type { IsoDate } from '../kernel/dates.ts'
import { type Pence, pence, sum } from '../kernel/money.ts'
import type { Programme } from '../ledger/index.ts'
import type { Designation } from './designations.ts'
import type { FundMove, MoveKind } from './fund-moves.ts'

/** opening + allocated + virement − drawn − returned = closing */
export interface ProgrammeStatement {
  programme: string
  name: string
  resolution: string | null
  opening: Pence
  allocated: Pence
  virement: Pence
  drawn: Pence
  returned: Pence
  closing: Pence
  /** Costs of these days above what the fund had for them: they stay on free reserves. */
  overspent: Pence
  outcomeMeasure: string | null
}

interface Facts {
  programmes: ReadonlyMap<string, Programme>
  designations: readonly Designation[]
  moves: readonly FundMove[]
  /** Costs less income posted for each programme in the days of the statement. */
  costs?: ReadonlyMap<string, number>
}

/** What each programme had in the fund, was given, spent and has left. What an opening journal brought in counts as opening. */
export const programmeStatements = (facts: Facts, from: IsoDate, to: IsoDate): ProgrammeStatement[] =>
  namesOf(facts).flatMap((ref) => {
    const own = facts.moves.filter(({ programme, date }) => programme === ref && date <= to)
    const of = (kind: MoveKind, sign: 1 | -1) =>
      pence(sign * sum(own.filter((move) => move.date >= from && move.kind === kind).map(({ amount }) => amount)))
    const before = sum(own.filter(({ date }) => date < from).map(({ amount }) => amount))
    const costs = facts.costs?.get(ref) ?? 0
    if (before === 0 && costs === 0 && !own.some(({ date }) => date >= from)) return []
    const programme = facts.programmes.get(ref)
    return [
      {
        programme: ref,
        name: programme?.name ?? ref,
        resolution: resolutionsOf(facts, own),
        opening: pence(before + of('brought', 1)),
        allocated: of('allocated', 1),
        virement: of('virement', 1),
        drawn: of('drawn', -1),
        returned: of('returned', -1),
        closing: sum(own.map(({ amount }) => amount)),
        overspent: pence(Math.max(0, costs - of('drawn', -1))),
        outcomeMeasure: programme?.outcomeMeasure ?? null,
      },
    ]
  })

const namesOf = ({ programmes, moves, costs }: Facts): string[] => [
  ...new Set([...programmes.keys(), ...moves.map(({ programme }) => programme), ...(costs?.keys() ?? [])]),
]

/** The resolutions by which money came to the programme. */
export const resolutionsOf = (
  { designations }: Pick<Facts, 'designations'>,
  moves: readonly FundMove[],
): string | null => {
  const named = moves.flatMap(({ designation }) => {
    const found = designations.find(({ ref }) => ref === designation)
    return found ? [found.resolution] : []
  })
  return named.length > 0 ? [...new Set(named)].join(', ') : null
}

export interface SetAside {
  programme: string
  name: string
  resolution: string | null
  setAside: Pence
  spent: Pence
  returned: Pence
  left: Pence
}

/**
 * The other view of the same money: what the board set aside after a year's end, before the next, and what of that has been
 * spent by a later day. A programme spends what it had before first.
 */
export const setAsideSince = (
  facts: Facts,
  yearEnd: IsoDate,
  isSince: (day: IsoDate) => boolean,
  until: IsoDate,
): SetAside[] =>
  namesOf(facts).flatMap((ref) => {
    const own = facts.moves.filter(({ programme, date }) => programme === ref && date <= until)
    const given = own.filter(({ kind, date }) => kind === 'allocated' && isSince(date))
    const setAside = sum(given.map(({ amount }) => amount))
    if (setAside <= 0) return []
    const after = own.filter(({ date }) => date > yearEnd)
    const took = (kind: MoveKind) =>
      Math.max(0, -sum(after.filter((move) => move.kind === kind).map(({ amount }) => amount)))
    const older = sum(own.filter(({ date }) => date <= yearEnd).map(({ amount }) => amount))
    const spent = Math.min(setAside, Math.max(0, took('drawn') - older))
    const returned = Math.min(setAside - spent, Math.max(0, took('returned') - Math.max(0, older - took('drawn'))))
    return [
      {
        programme: ref,
        name: facts.programmes.get(ref)?.name ?? ref,
        resolution: resolutionsOf(facts, given),
        setAside,
        spent: pence(spent),
        returned: pence(returned),
        left: pence(setAside - spent - returned),
      },
    ]
  })
