import type {
  Count,
  Directory,
  Establishment,
  EstablishmentFacts,
  Grouping,
  Office,
  OfficeName,
  Organisation,
} from '../../src/directory/index.ts'
import { date } from '../../src/kernel/dates.ts'

/** An office as a line of a table: person, office, organisation, from, to. */
export const held = (person: string, office: OfficeName, organisation: string, from: string, to?: string): Office => ({
  person,
  office,
  organisation,
  from: date(from),
  ...(to ? { to: date(to) } : {}),
})

/** One version of an establishment: what the register said from a day on. */
export const registered = (urn: string, asOf: string, facts: EstablishmentFacts): Establishment => ({
  urn,
  asOf: date(asOf),
  facts,
})

export const COUNCIL: Organisation = { ref: 'council', kind: 'council', name: 'Marrowby Council', laCode: '199' }

/** A small directory with the council of Marrowby, and whatever a test adds. */
export const directoryOf = (facts: {
  organisations?: Organisation[]
  offices?: Office[]
  groupings?: Grouping[]
  counts?: Count[]
  register?: Establishment[]
  more?: Partial<Directory>
}): Directory => {
  const organisations = [COUNCIL, ...(facts.organisations ?? [])]
  const offices = facts.offices ?? []
  const register = facts.register ?? []
  return {
    council: 'council',
    councilLaCode: '199',
    organisations: new Map(organisations.map((one) => [one.ref, one])),
    refByUrn: new Map(organisations.flatMap((one) => (one.urn ? [[one.urn, one.ref] as const] : []))),
    people: new Map(),
    offices,
    officesOf: new Map(offices.map(({ person }) => [person, offices.filter((one) => one.person === person)])),
    groupings: facts.groupings ?? [],
    counts: facts.counts ?? [],
    register: new Map(register.map(({ urn }) => [urn, register.filter((one) => one.urn === urn)])),
    links: [],
    groups: new Map(),
    groupLinks: [],
    ...facts.more,
  }
}
