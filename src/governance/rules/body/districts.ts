import { type OrganisationOn, plainName, schoolsOfDistrict } from '../../../directory/index.ts'
import { inForce } from '../../../kernel/dates.ts'
import { grouped } from '../../../kernel/grouped.ts'
import { sittingsOn } from '../../board/board.ts'
import { HEADS, isOfPhase, schoolsStoodFor, standingOn } from '../../board/schools.ts'
import type { Body } from '../../types.ts'
import type { Situation } from '../rule.ts'
import { wayOf } from './cells.ts'
import { filledBy, type OpenPlace, type Place, type Wanted } from './places.ts'

/**
 * Every district has a strategy group with somebody in it, and its heads on the board: so many of primary and so many of secondary
 * schools. The seat of a phase in which the district has no open school is not asked for.
 */
export const districts: Wanted = {
  rule: 'body.districts',
  limit: 'a group and its heads for every district',
  none: 'The articles name no districts',
  inOrder: 'districts have their group and their heads',
  source: ({ articles }) => articles.districts.clause,
  places: (situation) => {
    const names = situation.articles.districts.value
    const leads = standingOn(situation.facts.directory, situation.day, HEADS)
    const heads = filledBy(
      situation,
      names.flatMap((name) => headPlaces(situation, name, leads)),
    )
    return names.flatMap((name) => [groupPlace(situation, name), ...heads.filter(({ of }) => of === name)])
  },
}

/** The bodies of a kind that stand for a district or an area on a day: their names are equal. */
export const groupsNamed = ({ facts: { bodies }, day }: Situation, kind: Body['kind'], name: string): Body[] => {
  const known = byName.get(bodies) ?? grouped(bodies, (body) => `${body.kind} ${plainName(body.name)}`)
  byName.set(bodies, known)
  return (known.get(`${kind} ${plainName(name)}`) ?? []).filter((body) => inForce(body, day))
}

/** Bodies never change once they are loaded, and every day looks for the group of each district. */
const byName = new WeakMap<readonly Body[], ReadonlyMap<string, Body[]>>()

const groupPlace = (situation: Situation, name: string): Place => {
  const { facts, day } = situation
  const groups = groupsNamed(situation, 'district_group', name)
  return {
    of: name,
    words: `strategy group of ${name}`,
    office: 'head_teacher',
    group: 'district_group',
    holder: groups.flatMap(({ ref }) => sittingsOn(facts, ref, day)).find(({ seat }) => seat.category !== 'observer')
      ?.appointment.person,
    fits: (person) => headsOf(situation, name, person).length > 0,
    schools: () => schoolsOfDistrict(facts.directory, name, day),
    ...(groups[0] ? { body: groups[0].ref } : {}),
  }
}

/** The schools of a district or area of which somebody is the serving head on the day. */
export const headsOf = ({ facts: { directory }, day }: Situation, name: string, person: string): OrganisationOn[] => {
  const there = schoolsOfDistrict(directory, name, day)
  return schoolsStoodFor(directory, person, day, HEADS).filter((school) => there.includes(school))
}

const PHASES = [
  ['primary', 'Primary'],
  ['secondary', 'Secondary'],
] as const

const headPlaces = (situation: Situation, name: string, leads: (person: string) => OrganisationOn[]): OpenPlace[] => {
  const seats = situation.articles.districtSeats.value
  const all = schoolsOfDistrict(situation.facts.directory, name, situation.day)
  return PHASES.flatMap(([field, phase]) => {
    const schools = all.filter((school) => isOfPhase(school, phase))
    return Array.from({ length: schools.length > 0 ? (seats?.[field] ?? 0) : 0 }, () => ({
      of: name,
      words: `${field} head of ${name}`,
      office: 'head_teacher' as const,
      waysOf: (person: string) =>
        leads(person)
          .filter((school) => schools.includes(school))
          .map((school) => wayOf(school, phase)),
      schools: () => schools,
    }))
  })
}
