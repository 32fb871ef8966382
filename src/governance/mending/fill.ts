import { addDays, type IsoDate, inForce } from '../../kernel/dates.ts'
import { sittingsOn } from '../board/board.ts'
import { candidates, placesOn } from '../board/gaps.ts'
import { newSeat } from '../board/newcomers.ts'
import { nominatingOrganisation } from '../board/nominator.ts'
import { judgeOn } from '../judging/judge.ts'
import type { Place } from '../rules/body/places.ts'
import type { Judgement } from '../rules/rule.ts'
import type { BoardFacts, Body, Seat } from '../types.ts'
import { type Filler, type Filling, withAct } from './acts.ts'

/** So many of those who could are tried, and so many of those who would do are named. */
const MOST_TRIED = 12
const MOST_NAMED = 4

/**
 * For each place that the articles want filled and nobody fills, how it could be: by somebody who is known, else from a school or on a
 * nomination. Each is tried on the facts with those before it; who fills the place and makes no other rule worse comes first.
 */
export const fillings = (
  facts: BoardFacts,
  body: string,
  before: readonly Judgement[],
  day: IsoDate,
): readonly Filling[] => {
  const known = byFacts.get(facts) ?? new Map<string, readonly Filling[]>()
  byFacts.set(facts, known)
  const key = `${day} ${body}`
  const found = known.get(key) ?? oneByOne(facts, body, before, day)
  known.set(key, found)
  return found
}

/** Facts never change once they are loaded, and a page asks for one rule after another. */
const byFacts = new WeakMap<BoardFacts, Map<string, readonly Filling[]>>()

const oneByOne = (facts: BoardFacts, body: string, before: readonly Judgement[], day: IsoDate): Filling[] => {
  const broken = new Set(before.flatMap(({ finding }) => (finding.status === 'fail' ? [finding.rule] : [])))
  const found: Filling[] = []
  let so = facts
  for (const [key, { rule, place }] of placesOn(facts, body, day)) {
    if (place.holder !== undefined || !broken.has(rule)) continue
    const now = placesOn(so, body, day).get(key)
    if (!now || now.place.holder !== undefined) continue
    const filling = fillingOf(so, body, day, { key, rule, place: now.place }, found.length)
    if (!filling) continue
    found.push(filling)
    so = withAct(so, filling)
  }
  return found
}

interface Empty {
  key: string
  rule: string
  place: Place
}

const fillingOf = (
  facts: BoardFacts,
  body: string,
  day: IsoDate,
  empty: Empty,
  number: number,
): Filling | undefined => {
  const { rule, place } = empty
  const room = roomFor(facts, body, day, place, number)
  const common = { kind: 'fill' as const, rule, words: place.words, ...room, on: day, dayBefore: addDays(day, -1) }
  const known = candidates(facts, body, day, place)
    .filter(({ person }) => person !== room.leaver)
    .map(({ person }): Filler => ({ person, ...nominated(place) }))
  const schools = place.schools()
  const unknown: Filler[] = [
    ...schools.slice(0, MOST_TRIED).map((school) => ({
      person: `\u0000${number} ${school.ref}`,
      office: { organisation: school.ref, office: place.office ?? 'head_teacher', from: day },
    })),
    ...(schools.length === 0 ? [{ person: `\u0000${number}`, ...nominated(place) }] : []),
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
  { key }: Empty,
  filling: Filling,
  before: readonly Judgement[],
): boolean => {
  const after = withAct(facts, filling)
  const place = placesOn(after, body, day).get(key)
  if (!place || place.place.holder === undefined) return false
  return judgeOn(after, body, day, 'board').every(({ distance }, i) => distance <= (before[i]?.distance ?? 0))
}

/** The body and the seat in which the place would be filled, and who leaves that seat first. */
const roomFor = (
  facts: BoardFacts,
  main: string,
  day: IsoDate,
  place: Place,
  number: number,
): Pick<Filling, 'body' | 'isNewBody' | 'seat' | 'isNewSeat' | 'leaver'> => {
  const known = facts.bodies.find(({ ref }) => ref === (place.group ? place.body : main))
  const body = known ?? newBody(place, main, number)
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
    seat: seat ?? { ...newSeat(`\u0000${number} ${place.words}`, body.ref), ...madeFor(place) },
    isNewSeat: seat === undefined,
    ...(free === undefined && lapsed ? { leaver: lapsed.appointment.person } : {}),
  }
}

const newBody = ({ group, of }: Place, main: string, number: number): Body => {
  const blank = { preset: null, remit: null, from: null, to: null }
  return group
    ? { ref: `\u0000${number} ${of}`, kind: group, name: of, parent: main, ...blank }
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
