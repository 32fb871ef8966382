import type { IsoDate } from '../../kernel/dates.ts'
import type { Seat } from '../types.ts'
import { isChosen, type Nomination, nominationOn } from './nominations.ts'

const ROUND_STATES = ['open', 'contested', 'uncontested', 'remains_open', 'filled'] as const
export type RoundState = (typeof ROUND_STATES)[number]

/** Like seats of one body that were advertised together, and who came forward for them. */
export interface Round {
  body: string
  /** What the places are called. */
  title: string
  /** Refs of the seats. */
  places: string[]
  advertisedOn: IsoDate | null
  closesOn: IsoDate | null
  /** In time and not withdrawn, in the order in which they came. */
  candidates: Nomination[]
  /** Received after the last day: on record, and not counted. */
  late: Nomination[]
  withdrawn: Nomination[]
  chosen: Nomination[]
  undecided: Nomination[]
  /** Places that nobody has been chosen for. */
  left: number
  state: RoundState
}

/**
 * The rounds of nominations as they stood on a day. Seats are alike where category, title, nominating body and qualification are
 * the same: who comes forward for one comes forward for any of them. While the advertisement runs, a round is open; then as many
 * candidates as places are uncontested, more are contested, and with fewer a place remains open.
 */
export const roundsOn = (all: readonly Nomination[], seats: readonly Seat[], on: IsoDate): Round[] => {
  const bySeat = new Map(seats.map((seat) => [seat.ref, seat]))
  const grouped = new Map<string, { seat: Seat; rows: Nomination[] }>()
  for (const one of all) {
    const row = nominationOn(one, on)
    const seat = row?.seat ? bySeat.get(row.seat) : undefined
    if (!row || !seat) continue
    const key = [...likeness(seat), row.advertisedOn].join('\n')
    const found = grouped.get(key)
    if (found) found.rows.push(row)
    else grouped.set(key, { seat, rows: [row] })
  }
  return [...grouped.values()].map(({ seat, rows }) => roundOf(seat, rows, on)).sort(byDay)
}

const likeness = ({ body, category, title, nominatedBy, qualification }: Seat) => [
  body,
  category,
  title,
  nominatedBy,
  qualification,
]

const byDay = (a: Round, b: Round) => (`${a.advertisedOn} ${a.title}` < `${b.advertisedOn} ${b.title}` ? 1 : -1)

const roundOf = (seat: Seat, rows: readonly Nomination[], on: IsoDate): Round => {
  const closesOn = rows.reduce<IsoDate | null>((last, row) => later(last, row.closesOn), null)
  const nominations = rows.filter(({ person }) => person !== null)
  const withdrawn = nominations.filter(({ outcome }) => outcome === 'withdrawn')
  const standing = nominations.filter(({ outcome }) => outcome !== 'withdrawn')
  const late = standing.filter((one) => isLate(one, closesOn) && !isChosen(one))
  const candidates = standing.filter((one) => !late.includes(one))
  const chosen = candidates.filter(isChosen)
  const undecided = candidates.filter(({ outcome }) => outcome === null)
  const places = [...new Set(rows.flatMap((row) => row.seat ?? []))]
  const left = places.length - chosen.length
  return {
    body: seat.body,
    title: seat.title ?? seat.ref,
    places,
    advertisedOn: rows[0]?.advertisedOn ?? null,
    closesOn,
    candidates,
    late,
    withdrawn,
    chosen,
    undecided,
    left,
    state: stateOf({ left, undecided, closesOn }, on),
  }
}

const stateOf = (
  { left, undecided, closesOn }: Pick<Round, 'left' | 'undecided' | 'closesOn'>,
  on: IsoDate,
): RoundState => {
  if (left <= 0) return 'filled'
  if (closesOn !== null && on <= closesOn) return 'open'
  if (undecided.length === 0) return 'remains_open'
  return undecided.length > left ? 'contested' : 'uncontested'
}

const later = (a: IsoDate | null, b: IsoDate | null): IsoDate | null => (b === null || (a !== null && a > b) ? a : b)

export const isLate = ({ receivedOn }: Pick<Nomination, 'receivedOn'>, closesOn: IsoDate | null): boolean =>
  receivedOn !== null && closesOn !== null && receivedOn > closesOn

/** Expressions of interest in a body, whatever place falls vacant: those that stand on a day. */
export const standingInterests = (all: readonly Nomination[], on: IsoDate): Nomination[] =>
  all
    .flatMap((one) => nominationOn(one, on) ?? [])
    .filter(({ seat, person, outcome }) => seat === null && person !== null && outcome === null)
