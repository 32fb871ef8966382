import { addDays, type IsoDate, inForce } from '../../kernel/dates.ts'
import { sittingsOn } from '../board/board.ts'
import { newSeat } from '../board/newcomers.ts'
import { nominatingOrganisation } from '../board/nominator.ts'
import { candidates } from '../judging/gaps.ts'
import { judgeOn } from '../judging/judge.ts'
import type { Place } from '../rules/body/places.ts'
import type { Judgement } from '../rules/rule.ts'
import type { BoardFacts, Body, Seat } from '../types.ts'
import { type Filler, type Filling, withAct } from './acts.ts'

/** So many of those who could are tried, and so many of those who would do are named. */
const MOST_TRIED = 12
const MOST_NAMED = 4

/** A place that nobody fills. */
interface Empty {
  rule: string
  place: Place
  isFilled(after: BoardFacts): boolean
  /** Tells seats and people that are made up for it from those of other places. */
  mark: string
}

/** How a place could be filled; who fills it and makes no other rule worse comes first. Undefined: nobody would do. */
export const fillingOf = (facts: BoardFacts, body: string, day: IsoDate, empty: Empty): Filling | undefined => {
  const { rule, place, mark } = empty
  const room = roomFor(facts, body, day, empty)
  const common = { kind: 'fill' as const, rule, words: place.words, ...room, on: day, dayBefore: addDays(day, -1) }
  const known = candidates(facts, body, day, place)
    .filter(({ person }) => person !== room.leaver)
    .map(({ person }): Filler => ({ person, ...nominated(place) }))
  const schools = place.schools()
  const unknown: Filler[] = [
    ...schools.slice(0, MOST_TRIED).map((school) => ({
      person: `\u0000${mark} ${school.ref}`,
      office: { organisation: school.ref, office: place.office ?? 'head_teacher', from: day },
    })),
    ...(schools.length === 0 ? [{ person: `\u0000${mark}`, ...nominated(place) }] : []),
  ]
  const before = judgeOn(facts, body, day, 'board')
  const would = (fillers: readonly Filler[]): Filling | undefined => {
    const good: Filler[] = []
    for (const filler of fillers.slice(0, MOST_TRIED)) {
      const filling: Filling = { ...common, by: [filler] }
      if (good.length < MOST_NAMED && doesIt(facts, body, day, empty, filling, before)) good.push(filler)
    }
    const [first, ...others] = good
    return first && { ...common, by: [first, ...others] }
  }
  return would(known) ?? would(unknown)
}

const nominated = ({ nominator }: Place): Pick<Filler, 'nominatedBy'> =>
  nominator === undefined ? {} : { nominatedBy: nominator }

/** The place is filled then, and no rule of the board is further from being in order. */
const doesIt = (
  facts: BoardFacts,
  body: string,
  day: IsoDate,
  { isFilled }: Empty,
  filling: Filling,
  before: readonly Judgement[],
): boolean => {
  const after = withAct(facts, filling)
  if (!isFilled(after)) return false
  return judgeOn(after, body, day, 'board').every(({ distance }, i) => distance <= (before[i]?.distance ?? 0))
}

/** The body and the seat in which the place would be filled, and who leaves that seat first. */
const roomFor = (
  facts: BoardFacts,
  main: string,
  day: IsoDate,
  { place, mark }: Pick<Empty, 'place' | 'mark'>,
): Pick<Filling, 'body' | 'isNewBody' | 'seat' | 'isNewSeat' | 'leaver'> => {
  const known = facts.bodies.find(({ ref }) => ref === (place.group ? place.body : main))
  const body = known ?? newBody(place, main, mark)
  const sitting = sittingsOn(facts, body.ref, day)
  const suits = suited(facts, place)
  const [free] = facts.seats
    .filter((seat) => seat.body === body.ref && inForce(seat, day) && suits(seat) > 0)
    .filter((seat) => !sitting.some((one) => one.seat.ref === seat.ref))
    .sort((a, b) => suits(b) - suits(a))
  // Who chairs an area without being a head there any more holds the one seat that could be filled.
  const lapsed = sitting.find(({ seat }) => place.group === 'area_group' && suits(seat) > 0)
  const seat = free ?? lapsed?.seat
  return {
    body,
    isNewBody: known === undefined,
    seat: seat ?? { ...newSeat(`\u0000${mark} ${place.words}`, body.ref), ...madeFor(place) },
    isNewSeat: seat === undefined,
    ...(free === undefined && lapsed ? { leaver: lapsed.appointment.person } : {}),
  }
}

const newBody = ({ group, of }: Place, main: string, mark: string): Body => {
  const blank = { preset: null, remit: null, from: null, to: null }
  return group
    ? { ref: `\u0000${mark} ${of}`, kind: group, name: of, parent: main, ...blank }
    : { ref: main, kind: 'board', name: main, parent: null, ...blank }
}

/** Which kind of seat somebody with an office sits in, and which others would do. */
const kindFor = ({ office }: Place): Seat['category'] => (office === 'governor' ? 'governor' : 'school_leader')
const ORDINARY: readonly Seat['category'][] = ['school_leader', 'governor', 'co_opted', 'non_executive']

/** How well a seat suits a place; nothing where it does not at all. */
const suited =
  (facts: BoardFacts, place: Place) =>
  (seat: Seat): number => {
    if (place.group === 'area_group') return seat.category === 'chair' ? 1 : 0
    if (place.kind) return seat.category === place.kind ? 1 : 0
    if (place.office) return seat.category === kindFor(place) ? 2 : ORDINARY.includes(seat.category) ? 1 : 0
    if (seat.ref === place.of) return 2
    return nominatingOrganisation(facts.directory, seat.nominatedBy) === place.of ? 1 : 0
  }

/** A seat that is made for a place: that of a nominee, of a title, or of the kind that goes with an office. */
const madeFor = (place: Place): Partial<Seat> => {
  if (place.group === 'area_group') return { category: 'chair' }
  if (place.office) return { category: kindFor(place) }
  return place.nominator === undefined
    ? { title: place.of }
    : { category: 'association', nominatedBy: place.nominator, title: place.words }
}
