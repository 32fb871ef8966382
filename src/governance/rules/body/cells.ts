import { OFFICES, type OrganisationOn, openSchoolsOn } from '../../../directory/index.ts'
import { ALL_THROUGH, isOfPhase, isOfSector, officesOfRole, standingOn } from '../../board/schools.ts'
import type { Situation } from '../rule.ts'
import type { Way } from './filling.ts'
import { filledBy, type OpenPlace, type Wanted } from './places.ts'

type Cell = Situation['articles']['cells']['value'][number]

/**
 * Every cell of phase, sector and role has somebody of its own on the board. The school is judged as it is on the day: one that
 * converts leaves a cell for community schools empty from that day on, though the same head still sits.
 */
export const cells: Wanted = {
  rule: 'body.cells',
  limit: 'somebody in every required cell',
  none: 'The articles require no cells',
  inOrder: 'required cells are filled',
  source: ({ articles }) => articles.cells.clause,
  places: (situation) => {
    const { facts, day, articles } = situation
    const roles = [...new Set(articles.cells.value.map(({ role }) => role))]
    const standing = new Map(roles.map((role) => [role, standingOn(facts.directory, day, officesOfRole(role))]))
    return filledBy(
      situation,
      articles.cells.value.map((cell, i) =>
        cellPlace(situation, cell, i, (person) => standing.get(cell.role)?.(person) ?? []),
      ),
    )
  },
}

const cellPlace = (
  { facts: { directory }, day }: Situation,
  cell: Cell,
  at: number,
  standsFor: (person: string) => OrganisationOn[],
): OpenPlace => {
  const isOfCell = (school: OrganisationOn) =>
    isOfSector(school, cell.sector) && (cell.sector === 'special' || isOfPhase(school, cell.phase))
  return {
    of: String(at),
    words: cellWords(cell),
    office: OFFICES.find((office) => office === cell.role) ?? 'head_teacher',
    waysOf: (person) =>
      standsFor(person)
        .filter(isOfCell)
        .map((school) => wayOf(school, cell.phase)),
    schools: () => openSchoolsOn(directory, day).filter(isOfCell),
  }
}

/** An all-through school may fill a cell of either phase, but of one only. */
export const wayOf = (school: OrganisationOn, phase: string): Way =>
  school.phase === ALL_THROUGH ? { school: school.ref, phase } : {}

/** "head teacher of a community secondary school", "governor of a secondary academy", "head teacher of a special school" */
const cellWords = ({ phase, sector, role }: Cell): string => {
  const named = phase.toLowerCase()
  const school = {
    any: `${named} school`,
    academy: `${named} academy`,
    special: 'special school',
    maintained: `maintained ${named} school`,
    community: `community ${named} school`,
    voluntary: `voluntary ${named} school`,
  }[sector]
  return `${role.replaceAll('_', ' ')} of ${/^[aeiou]/.test(school) ? 'an' : 'a'} ${school}`
}
