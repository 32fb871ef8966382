import { nameOf, type OfficeName, type OrganisationOn } from '../../../directory/index.ts'
import { capitalised, listed } from '../../../kernel/text.ts'
import type { Body, Seat } from '../../types.ts'
import { judged, notApplicable, type Rule, type Situation } from '../rule.ts'
import { filling, type Way } from './filling.ts'

/** Something that the articles want somebody in: a cell, the seat of a head of a district, the chair of an area. */
export interface Place {
  /** What is in order when all its places are filled: a cell by its number, a district by its name. */
  of: string
  /** "head teacher of a community secondary school" */
  words: string
  /** Who fills it on the day. */
  holder: string | undefined
  /** Could somebody fill it on the day, by the offices that he or she holds? */
  fits(person: string): boolean
  /** The schools that could send somebody. */
  schools(): readonly OrganisationOn[]
  /** Who nominates for it, as it is written. */
  nominator?: string
  /** The office that whoever fills it holds, where one is asked for. */
  office?: OfficeName
  /** The one kind of seat that counts, where others would not do. */
  kind?: Seat['category']
  /** The kind of group in which the place is, where it is not in the body whose rule it is; and that group, where there is one. */
  group?: Body['kind']
  body?: string
}

/** A place that the offices of directors fill, before it is known who fills which. */
export interface OpenPlace {
  of: string
  words: string
  office: OfficeName
  waysOf(person: string): readonly Way[]
  schools(): readonly OrganisationOn[]
}

/** Who of the directors fills which place: observers have no vote, and fill none. */
export const filledBy = ({ board }: Situation, places: readonly OpenPlace[]): Place[] => {
  const people = board.directors.map(({ person }) => person)
  const holders = filling(places.length, people, (place, person) => places[place]?.waysOf(person) ?? [])
  return places.map(({ of, words, office, waysOf, schools }, i) => ({
    of,
    words,
    office,
    holder: holders[i],
    fits: (person) => waysOf(person).length > 0,
    schools,
  }))
}

/** A rule that wants places filled, and which they are on a day. */
export interface Wanted {
  rule: string
  limit: string
  /** What it says where nothing is asked for. */
  none: string
  /** "required cells are filled" */
  inOrder: string
  source(situation: Situation): string
  places(situation: Situation): Place[]
}

/** Fails while a place is empty; the explanation names every one that is. */
export const placesRule =
  ({ rule, limit, none, inOrder, source, places }: Wanted): Rule =>
  (situation) => {
    const { body } = situation
    const asked = places(situation)
    if (asked.length === 0) return notApplicable(rule, limit, none, source(situation), body)
    const all = new Set(asked.map(({ of }) => of))
    const empty = asked.filter(({ holder }) => holder === undefined)
    const wrong = new Set(empty.map(({ of }) => of))
    const first = `${all.size - wrong.size} of ${all.size} ${inOrder}.`
    return judged({
      rule,
      body,
      status: wrong.size > 0 ? 'fail' : 'pass',
      numerator: all.size - wrong.size,
      denominator: all.size,
      limit,
      explanation:
        empty.length > 0
          ? `${first} Empty: ${empty.map(({ words }) => words).join('; ')}.`
          : `${first} ${whoFills(situation, asked)}`,
      source: source(situation),
      distance: wrong.size,
    })
  }

const MOST_NAMED = 8

/** Who fills each place, where they are few enough to read. */
const whoFills = ({ facts }: Situation, places: readonly Place[]): string =>
  places.length > MOST_NAMED
    ? ''
    : `${capitalised(listed(places.map(({ words, holder = '' }) => `${words}: ${nameOf(facts.directory, holder)}`)))}.`
