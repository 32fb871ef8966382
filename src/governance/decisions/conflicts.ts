import { nameOf, type OrganisationOn, officesOn, organisationOn } from '../../directory/index.ts'
import { type IsoDate, inForce, longDate } from '../../kernel/dates.ts'
import type { BoardFacts, Interest } from '../types.ts'

/** A panel, the day on which it decided, and whom it decided on. */
interface Panel {
  panel?: readonly string[]
  decidedOn: IsoDate
}

/**
 * What members of a panel have in common with a nominee: an office in the same school, trust, federation or other body, or an interest
 * that was declared there. A council’s officer shares no more than the authority with its schools, which is no conflict.
 */
export const conflictsOf = (
  facts: BoardFacts,
  interests: readonly Interest[],
  { panel = [], decidedOn }: Panel,
  nominee: string,
): string[] => {
  const of = groupsOf(facts, nominee, decidedOn)
  return panel.flatMap((person) => {
    const name = nameOf(facts.directory, person)
    const shared = narrowest(
      [...groupsOf(facts, person, decidedOn)].filter(([group]) => of.has(group)),
      facts,
      decidedOn,
    )
    const declared = interests.filter(
      (one) =>
        one.person === person && one.organisation !== null && inForce(one, decidedOn) && of.has(one.organisation),
    )
    return [
      ...shared.map(([, where]) => `${name} and ${nameOf(facts.directory, nominee)} both hold office at ${where}`),
      ...declared
        .filter(({ organisation }) => shared.every(([group]) => group !== organisation))
        .map(
          ({ organisation, nature, declaredOn }) =>
            `${name} has an interest in ${of.get(organisation ?? '')} (${nature}${declaredOn ? `, declared on ${longDate(declaredOn)}` : ''})`,
        ),
    ]
  })
}

/** The organisations in which somebody holds office on a day, and the trusts and federations of those: by ref, with the name. */
const groupsOf = ({ directory }: BoardFacts, person: string, day: IsoDate): Map<string, string> => {
  const found = new Map<string, string>()
  const add = (on: OrganisationOn | undefined) => on && found.set(on.ref, on.name ?? on.ref)
  for (const { organisation } of officesOn(directory, person, day)) {
    const on = organisationOn(directory, organisation, day)
    add(on)
    for (const group of [on?.trust, on?.federation]) if (group) add(organisationOn(directory, group, day))
  }
  found.delete(directory.council)
  return found
}

/** Who shares a school shares its trust and its federation too: that goes without saying. */
const narrowest = (shared: [ref: string, name: string][], { directory }: BoardFacts, day: IsoDate) => {
  const wider = shared.flatMap(([ref]) => {
    const on = organisationOn(directory, ref, day)
    return [on?.trust, on?.federation]
  })
  return shared.filter(([ref]) => !wider.includes(ref))
}
