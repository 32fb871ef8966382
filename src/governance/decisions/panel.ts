import { isOfficer, nameOf, officesOn } from '../../directory/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import { anyOf } from '../../kernel/text.ts'
import { mainBody, sittingsOn } from '../board/board.ts'
import { nameOfBody } from '../board/called.ts'
import type { BoardFacts } from '../types.ts'

/** Who interviews, and what of a panel is missing. */
export interface Panel {
  /** Those on it who chair the body of the place, or the board of the partnership. */
  chairs: string[]
  /** Those on it who are officers of the authority. */
  officers: string[]
  /** Whoever is both is one of them: the other half is another person. */
  missing: ('chair' | 'officer')[]
}

/** A panel of one chair at least, of the body or of the board above it, and one officer of the authority. */
export const panelOf = (facts: BoardFacts, body: string, day: IsoDate, people: readonly string[]): Panel => {
  const chairing = chairsFor(facts, body, day)
  const chairs = people.filter((person) => chairing.some((chair) => chair.person === person))
  const officers = people.filter((person) => isOfficerOn(facts, person, day))
  const missing: Panel['missing'] = [
    ...(chairs.length === 0 ? (['chair'] as const) : []),
    ...(officers.length === 0 ? (['officer'] as const) : []),
  ]
  const alone = missing.length === 0 && new Set([...chairs, ...officers]).size === 1
  return { chairs, officers, missing: alone ? ['officer'] : missing }
}

/** Not every group has a chair: a chair of the partnership will do. */
const chairsFor = (facts: BoardFacts, body: string, day: IsoDate): { person: string; body: string }[] => {
  const main = mainBody(facts, day)?.ref ?? body
  return [...new Set([body, main])].flatMap((one) =>
    sittingsOn(facts, one, day)
      .filter(({ seat }) => seat.category === 'chair')
      .map(({ appointment }) => ({ person: appointment.person, body: one })),
  )
}

const isOfficerOn = ({ directory }: BoardFacts, person: string, day: IsoDate): boolean =>
  officesOn(directory, person, day).some((held) => isOfficer(directory, held, { authorities: 'own' }))

/** "Petra Holloway (chair of “Haverfold board”)"; where nobody is in a chair, that. */
export const chairsText = (facts: BoardFacts, body: string, day: IsoDate): string => {
  const chairs = chairsFor(facts, body, day)
  const bodies = [...new Set([body, mainBody(facts, day)?.ref ?? body])].map((one) => `“${nameOfBody(facts, one)}”`)
  return chairs.length === 0
    ? `nobody is in the chair of ${bodies.join(' or ')}, and has to be appointed first`
    : anyOf(chairs.map((one) => `${nameOf(facts.directory, one.person)} (chair of “${nameOfBody(facts, one.body)}”)`))
}

/** Officers of the authority who are known and are no candidates, for a panel to choose from. */
export const officersKnown = (facts: BoardFacts, day: IsoDate, candidates: readonly (string | null)[]): string[] =>
  [...facts.directory.people.keys()].filter((person) => !candidates.includes(person) && isOfficerOn(facts, person, day))

const NAMED = 3

/** "Ann Ash, Ben Birch or one of 2 others" */
export const anyOfPeople = ({ directory }: BoardFacts, people: readonly string[]): string => {
  const shown = people.length <= NAMED + 1 ? people : people.slice(0, NAMED)
  const names = shown.map((person) => nameOf(directory, person))
  return anyOf(shown.length === people.length ? names : [...names, `one of ${people.length - NAMED} others`])
}
