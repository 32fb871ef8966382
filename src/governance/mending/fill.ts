import type { IsoDate } from '../../kernel/dates.ts'
import { placesOn } from '../judging/gaps.ts'
import { leaderWanted } from '../rules/body/sector-balance.ts'
import { type Judgement, situationOn } from '../rules/rule.ts'
import type { BoardFacts } from '../types.ts'
import { type Filling, withAct } from './acts.ts'
import { fillingOf } from './fill-one.ts'

/**
 * For each place that the articles want filled and nobody fills, how it could be: by somebody who is known, else from a school or on a
 * nomination. After them the leaders who would bring the sectors back into balance. Each is tried on the facts with those before it.
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
  const take = (filling: Filling | undefined) => {
    if (!filling) return false
    found.push(filling)
    so = withAct(so, filling)
    return true
  }
  for (const [key, { rule, place }] of placesOn(facts, body, day)) {
    if (place.holder !== undefined || !broken.has(rule)) continue
    const placeIn = (some: BoardFacts) => placesOn(some, body, day).get(key)?.place
    const now = placeIn(so)
    if (!now || now.holder !== undefined) continue
    const isFilled = (after: BoardFacts) => placeIn(after)?.holder !== undefined
    take(fillingOf(so, body, day, { rule, place: now, isFilled, mark: `${found.length}` }))
  }
  const wanted = (some: BoardFacts) => leaderWanted(situationOn(some, body, day))
  for (let joined = 0; joined < MOST_LEADERS && broken.has(BALANCE); joined += 1) {
    const now = wanted(so)
    if (!now) break
    const isFilled = (after: BoardFacts) => (wanted(after)?.short ?? 0) < now.short
    if (!take(fillingOf(so, body, day, { rule: BALANCE, place: now.place, isFilled, mark: `leader ${joined}` }))) break
  }
  return found
}

const BALANCE = 'body.sector-balance'
/** A board that so many more leaders would not balance is mended by other means. */
const MOST_LEADERS = 8
