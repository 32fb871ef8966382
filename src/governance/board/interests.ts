import { type IsoDate, inForce } from '../../kernel/dates.ts'
import type { BoardFacts, Interest } from '../types.ts'
import { boardOn, mainBodyRef } from './board.ts'

/** How somebody says that there is nothing to declare. */
export const NOTHING = 'none'

/** The register of interests as it stands on a day. */
export interface RegisterOfInterests {
  current: Interest[]
  past: Interest[]
  /** Who is in office in the main body and has declared nothing by the day, not even that there is nothing. */
  undeclared: string[]
}

/** Good practice, and what a declaration at a meeting is compared with: Companies Act 2006, ss.175 to 177 and 182. */
export const registerOfInterests = (
  facts: BoardFacts,
  interests: readonly Interest[],
  day: IsoDate,
): RegisterOfInterests => {
  const current = interests.filter((one) => inForce(one, day))
  const body = mainBodyRef(facts, day)
  const said = new Set(current.flatMap(({ person, declaredOn }) => (declaredOn && declaredOn <= day ? [person] : [])))
  return {
    current,
    past: interests.filter(({ to }) => to !== null && to < day),
    undeclared: boardOn(facts, body, day)
      .directors.map(({ person }) => person)
      .filter((person) => !said.has(person)),
  }
}

export const sameInterest = (a: Interest, b: Pick<Interest, 'person' | 'organisation' | 'nature' | 'from'>): boolean =>
  a.person === b.person && a.organisation === b.organisation && a.nature === b.nature && a.from === b.from
