import type { IsoDate } from '../../kernel/dates.ts'
import { apportion, type Pence, pence, sum } from '../../kernel/money.ts'
import type { Programme } from '../../ledger/index.ts'
import type { Designation } from '../setting-aside/designations.ts'
import type { FundMove, MoveKind } from './fund-moves.ts'
import { type Outcome, outcomeBy } from './outcomes.ts'

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
  /** What was last reported to have changed. */
  outcome: Outcome | null
}

interface Facts {
  programmes: ReadonlyMap<string, Programme>
  designations: readonly Designation[]
  moves: readonly FundMove[]
  outcomes: readonly Outcome[]
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
        outcome: outcomeBy(facts.outcomes, ref, to) ?? null,
      },
    ]
  })

const namesOf = ({ programmes, moves, costs }: Facts): string[] => [
  ...new Set([...programmes.keys(), ...moves.map(({ programme }) => programme), ...(costs?.keys() ?? [])]),
]

/** The resolutions by which money came to the programme. */
const resolutionsOf = ({ designations }: Pick<Facts, 'designations'>, moves: readonly FundMove[]): string | null => {
  const named = moves.flatMap(({ designation }) => {
    const found = designations.find(({ ref }) => ref === designation)
    return found ? [found.resolution] : []
  })
  return named.length > 0 ? [...new Set(named)].join(', ') : null
}

/** setAside + moved − spent − returned = left */
export interface SetAside {
  programme: string
  name: string
  resolution: string | null
  setAside: Pence
  /** What came from other programmes, less what went to them. */
  moved: Pence
  spent: Pence
  returned: Pence
  left: Pence
  outcomeMeasure: string | null
  outcome: Outcome | null
}

/** What a programme had in the fund at a year's end, was given of that year's surplus, and gave since. */
interface Since {
  ref: string
  given: FundMove[]
  setAside: number
  older: number
  drawn: number
  returned: number
  movedOut: number
  movedIn: number
}

/**
 * The other view of the same money: what the board set aside after a year's end, before the next, and what of that has been
 * spent by a later day. A programme spends, returns and passes on what it had before first. What of this year's money was
 * moved on is with the programmes that received, in proportion to what each received.
 */
export const setAsideSince = (
  facts: Facts,
  yearEnd: IsoDate,
  isSince: (day: IsoDate) => boolean,
  until: IsoDate,
): SetAside[] => {
  const all = namesOf(facts).map((ref) => sinceOf(facts, ref, yearEnd, isSince, until))
  const gave = all.map((each) => takenFrom(each, each.older, each.setAside).movedOut)
  const received = apportion(
    sum(gave),
    all.map(({ movedIn }) => movedIn),
  )
  return all.flatMap((each, i) => {
    const [out, into] = [gave[i] ?? 0, received[i] ?? 0]
    if (each.setAside <= 0 && into === 0) return []
    const { spent, returned } = takenFrom(each, each.older + each.movedIn - into, each.setAside + into)
    const programme = facts.programmes.get(each.ref)
    return [
      {
        programme: each.ref,
        name: programme?.name ?? each.ref,
        resolution: resolutionsOf(facts, each.given),
        setAside: pence(each.setAside),
        moved: pence(into - out),
        spent: pence(spent),
        returned: pence(returned),
        left: pence(each.setAside + into - out - spent - returned),
        outcomeMeasure: programme?.outcomeMeasure ?? null,
        outcome: outcomeBy(facts.outcomes, each.ref) ?? null,
      },
    ]
  })
}

const sinceOf = (
  { moves }: Facts,
  ref: string,
  yearEnd: IsoDate,
  isSince: (day: IsoDate) => boolean,
  until: IsoDate,
): Since => {
  const own = moves.filter(({ programme, date }) => programme === ref && date <= until)
  const given = own.filter(({ kind, date }) => kind === 'allocated' && isSince(date))
  const after = own.filter(({ date }) => date > yearEnd)
  const grew = (kind: MoveKind) => sum(after.filter((move) => move.kind === kind).map(({ amount }) => amount))
  return {
    ref,
    given,
    setAside: Math.max(0, sum(given.map(({ amount }) => amount))),
    older: sum(own.filter(({ date }) => date <= yearEnd).map(({ amount }) => amount)),
    drawn: Math.max(0, -grew('drawn')),
    returned: Math.max(0, -grew('returned')),
    movedOut: Math.max(0, -grew('virement')),
    movedIn: Math.max(0, grew('virement')),
  }
}

/** What of this year's money was spent, returned and moved on, after the older money of the programme. */
const takenFrom = ({ drawn, returned, movedOut }: Since, older: number, setAside: number) => {
  let [before, left] = [older, setAside]
  const take = (amount: number) => {
    const rest = Math.max(0, amount - before)
    before = Math.max(0, before - amount)
    const taken = Math.min(left, rest)
    left -= taken
    return taken
  }
  return { spent: take(drawn), returned: take(returned), movedOut: take(movedOut) }
}
