import { type Directory, nameOf, type Office, officesOn, organisationName } from '../../directory/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import { by } from '../../kernel/order.ts'
import { sittingsOn } from '../board/board.ts'
import type { Place } from '../rules/body/places.ts'
import { WANTED } from '../rules/index.ts'
import { situationOn } from '../rules/rule.ts'
import type { BoardFacts } from '../types.ts'
import { changeDays, changesOf } from './changes/changes.ts'

/** Somebody who could fill a place on the day, and the offices that he or she holds then. */
export interface Candidate {
  person: string
  name: string
  offices: { office: Office['office']; organisation: string; name: string }[]
}

/** A place that the articles want filled, as it stands on a day. */
export interface WantedPlace {
  rule: string
  /** "governor of a community secondary school" */
  words: string
  body: string
  holder: string | null
  /** Since when it is empty: since it is asked for, or since the first appointment to the body. */
  emptySince: IsoDate | null
  /** People who are known and do not sit already; who fills a place is not asked for. */
  couldFill: Candidate[]
  /** Schools that could send somebody. */
  schools: { organisation: string; name: string }[]
  nominator: string | null
}

/** Every place that the articles want filled on a day, in their order, with who fills it, or since when nobody does and who could. */
export const wantedPlaces = (facts: BoardFacts, body: string, day: IsoDate): WantedPlace[] => {
  const places = placesOn(facts, body, day)
  const empty = [...places].filter(([, { place }]) => place.holder === undefined).map(([key]) => key)
  const since = emptySince(facts, body, day, new Set(empty))
  const { directory } = facts
  return [...places].map(([key, { rule, place }]) => {
    const filled = place.holder !== undefined
    return {
      rule,
      words: place.words,
      body: place.body ?? body,
      holder: place.holder ?? null,
      emptySince: filled ? null : (since.get(key) ?? day),
      couldFill: filled ? [] : candidates(facts, body, day, place),
      schools: filled ? [] : place.schools().map(({ ref, name }) => ({ organisation: ref, name })),
      nominator: place.nominator === undefined ? null : organisationName(directory, place.nominator, day),
    }
  })
}

/** The places that nobody fills. */
export const gapsOf = (facts: BoardFacts, body: string, day: IsoDate): WantedPlace[] =>
  wantedPlaces(facts, body, day).filter(({ holder }) => holder === null)

/** Do the articles of a day want anybody in particular? */
export const wantsPlaces = (facts: BoardFacts, body: string, day: IsoDate): boolean =>
  WANTED.some(({ places }) => places(situationOn(facts, body, day)).length > 0)

/** The rules whose places can be looked at one by one. */
export const wantsPlacesFilled = (rule: string): boolean => WANTED.some((wanted) => wanted.rule === rule)

/** The places of a day under keys that last: two places of the same words are told apart by their number. */
export const placesOn = (
  facts: BoardFacts,
  body: string,
  day: IsoDate,
): Map<string, { rule: string; place: Place }> => {
  const situation = situationOn(facts, body, day)
  const found = new Map<string, { rule: string; place: Place }>()
  for (const { rule, places } of WANTED) {
    for (const place of places(situation)) {
      let number = 1
      while (found.has(`${rule} ${place.words} ${number}`)) number += 1
      found.set(`${rule} ${place.words} ${number}`, { rule, place })
    }
  }
  return found
}

/** Goes back over the days on which something changed, as long as a place was asked for and nobody filled it. */
const emptySince = (facts: BoardFacts, body: string, day: IsoDate, empty: Set<string>): Map<string, IsoDate> => {
  const since = new Map<string, IsoDate>()
  const first = facts.appointments.find((one) => one.body === body)?.appointedOn
  if (first === undefined) return since
  const days = [...changeDays(changesOf(facts, body), first, day).keys()].reverse()
  let left = empty
  for (const earlier of days) {
    if (left.size === 0) break
    const places = placesOn(facts, body, earlier)
    left = new Set([...left].filter((key) => places.has(key) && places.get(key)?.place.holder === undefined))
    for (const key of left) since.set(key, earlier)
  }
  return since
}

/** Who is known to hold an office that fits the place, and does not sit on the board already. */
export const candidates = (facts: BoardFacts, body: string, day: IsoDate, place: Place): Candidate[] => {
  const { directory } = facts
  const seated = new Set(
    place.group === undefined ? sittingsOn(facts, body, day).map(({ appointment }) => appointment.person) : [],
  )
  return [...directory.officesOf.keys()]
    .filter((person) => !seated.has(person) && place.fits(person))
    .map((person) => ({ person, name: nameOf(directory, person), offices: officesHeld(directory, person, day) }))
    .sort(by('name'))
}

const officesHeld = (directory: Directory, person: string, day: IsoDate): Candidate['offices'] =>
  officesOn(directory, person, day).map(({ office, organisation }) => ({
    office,
    organisation,
    name: organisationName(directory, organisation, day),
  }))
