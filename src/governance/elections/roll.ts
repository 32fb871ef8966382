import { articlesOn } from '../../company/index.ts'
import {
  isOpen,
  type OrganisationOn,
  openSchoolsOn,
  organisationName,
  plainName,
  schoolsOf,
} from '../../directory/index.ts'
import { type Member, membersOn } from '../../membership/index.ts'
import { isOfPhase, isOfSector } from '../board/schools.ts'
import type { BoardFacts, Seat } from '../types.ts'
import type { Election, ElectionPhase } from './election.ts'

/** Who has a vote, and as whose member: a school of a trust votes because the trust is on the register. */
export interface Elector {
  organisation: string
  name: string
  member: string
  memberName: string
}

/** For whom a seat stands: the schools of a district, of a phase, both, or all. */
export interface Constituency {
  district: string | null
  phase: ElectionPhase | null
}

/**
 * What the election says of it, else the seat: its district is the one that nominates for it or whose name its body bears, and its
 * phase the one that its title names.
 */
export const constituencyOf = (
  facts: BoardFacts,
  seat: Pick<Seat, 'body' | 'nominatedBy' | 'title'>,
  election: Pick<Election, 'district' | 'phase' | 'rollOn'>,
): Constituency => {
  const body = facts.bodies.find(({ ref }) => ref === seat.body)
  const named = [seat.nominatedBy, body?.kind === 'district_group' ? body.name : null].flatMap((name) => name ?? [])
  const districts = articlesOn(facts.company, election.rollOn).districts.value
  const ofSeat = districts.find((district) => named.some((name) => plainName(name) === plainName(district)))
  return { district: election.district ?? ofSeat ?? null, phase: election.phase ?? phaseNamed(seat.title) }
}

/** The one phase that a title names. Of several it means them all; and special educational needs are every school’s matter. */
const phaseNamed = (title: string | null): ElectionPhase | null => {
  const named = (title ?? '').toLowerCase().match(/\b(primary|secondary|special(?! (educational|needs)))\b/g) ?? []
  const phases = new Set(named as ElectionPhase[])
  return phases.size === 1 ? ([...phases][0] ?? null) : null
}

/** Seats of schools’ people are elected by schools alone; other offices by every member, the council too. */
const OF_SCHOOLS: readonly Seat['category'][] = ['school_leader', 'governor', 'association']

/**
 * The roll of an election: members on its day with a school in the constituency. Each such school has one vote, or each member,
 * as the articles of that day say; a school that is a member itself and through its trust has one as a school, not two. A member
 * whose votes are suspended has none.
 */
export const rollOf = (
  facts: BoardFacts,
  seat: Pick<Seat, 'body' | 'nominatedBy' | 'title' | 'category'>,
  election: Pick<Election, 'district' | 'phase' | 'rollOn'>,
): Elector[] => {
  const day = election.rollOn
  const constituency = constituencyOf(facts, seat, election)
  const perMember = articlesOn(facts.company, day).electionVotes.value === 'per_member'
  const isForAll = constituency.district === null && constituency.phase === null && !OF_SCHOOLS.includes(seat.category)
  const electors = membersOn(facts.members, day)
    .filter(({ votes }) => votes > 0)
    .flatMap((member): Elector[] => {
      const schools = schoolsThrough(facts, member, day).filter((school) => isIn(constituency, school))
      const memberName = organisationName(facts.directory, member.organisation, day)
      const itself = { organisation: member.organisation, name: memberName, member: member.organisation, memberName }
      if (perMember) return schools.length > 0 || isForAll ? [itself] : []
      if (schools.length === 0) return isForAll ? [itself] : []
      return schools.map(({ ref, name }) => ({ organisation: ref, name, member: member.organisation, memberName }))
    })
  return [...new Map(electors.map((elector) => [elector.organisation, elector])).values()].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )
}

/** The open schools that are on the register of members through one entry: the school itself, or those of the trust or federation. */
const schoolsThrough = ({ directory }: BoardFacts, { organisation }: Member, day: Election['rollOn']) => {
  const own = openSchoolsOn(directory, day).filter(({ ref }) => ref === organisation)
  return own.length > 0 ? own : schoolsOf(directory, organisation, day).filter((school) => isOpen(school, day))
}

const isIn = ({ district, phase }: Constituency, school: OrganisationOn): boolean =>
  (district === null || plainName(school.district ?? '') === plainName(district)) &&
  (phase === null || isOf(phase, school))

const isOf = (phase: ElectionPhase, school: OrganisationOn): boolean => {
  if (phase === 'special') return isOfSector(school, 'special')
  return isOfPhase(school, phase === 'primary' ? 'Primary' : 'Secondary')
}
