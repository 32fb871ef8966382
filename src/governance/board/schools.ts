import {
  type Directory,
  isOpen,
  isSpecial,
  OFFICES,
  type OfficeName,
  type OrganisationOn,
  officesOn,
  organisationOn,
  schoolsOf,
  sectorOf,
} from '../../directory/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'

/** A serving head: an acting one serves too, and an executive head is the head of each school of the federation. */
export const HEADS: ReadonlySet<OfficeName> = new Set(['head_teacher', 'executive_head', 'acting_head_teacher'])

/** Senior leaders, of whom a trust or school has one on the board. */
export const LEADERS: ReadonlySet<OfficeName> = new Set([
  ...HEADS,
  'deputy_head',
  'senior_leader',
  'trust_chief_executive',
])

/** Whoever sits on the governing body is a governor of the school: its chair, and those whom parents, staff or the council chose. */
export const GOVERNORS: ReadonlySet<OfficeName> = new Set([
  'governor',
  'chair_of_governors',
  'parent_governor',
  'staff_governor',
  'local_authority_governor',
])

/** The offices that a role of the articles takes in: each office itself, any serving head for a head, any governor for a governor. */
export const officesOfRole = (role: string): ReadonlySet<OfficeName> => {
  if (role === 'head_teacher') return HEADS
  if (role === 'governor') return GOVERNORS
  return new Set(OFFICES.filter((office) => office === role))
}

/**
 * The open schools for which a person stands on a day: those where he or she holds one of the offices. An office in a trust or in a
 * federation is held in each of its schools.
 */
export const schoolsStoodFor = (
  directory: Directory,
  person: string,
  day: IsoDate,
  offices: ReadonlySet<OfficeName>,
): OrganisationOn[] =>
  officesOn(directory, person, day)
    .filter(({ office }) => offices.has(office))
    .flatMap(({ organisation }) => placesOf(directory, organisation, day))
    .filter((school) => isOpen(school, day))

/** The same, asked of the same people for one place after another: each is looked up once. */
export const standingOn = (directory: Directory, day: IsoDate, offices: ReadonlySet<OfficeName>) => {
  const known = new Map<string, OrganisationOn[]>()
  return (person: string): OrganisationOn[] => {
    const schools = known.get(person) ?? schoolsStoodFor(directory, person, day, offices)
    known.set(person, schools)
    return schools
  }
}

const placesOf = (directory: Directory, organisation: string, day: IsoDate): OrganisationOn[] => {
  const on = organisationOn(directory, organisation, day)
  if (on?.kind === 'trust' || on?.kind === 'federation') return schoolsOf(directory, organisation, day)
  return on?.kind === 'school' || on?.kind === 'college' ? [on] : []
}

export const ALL_THROUGH = 'All-through'

/** Education Act 1996, s.5: a middle school is deemed to be a primary or a secondary school. */
const DEEMED: Readonly<Record<string, string>> = {
  'Middle deemed primary': 'Primary',
  'Middle deemed secondary': 'Secondary',
}

/** May a school stand for a phase, as the register names it? An all-through school may for either. */
export const isOfPhase = ({ phase = '' }: OrganisationOn, wanted: string): boolean =>
  phase === wanted ||
  DEEMED[phase] === wanted ||
  (phase === ALL_THROUGH && (wanted === 'Primary' || wanted === 'Secondary'))

const COMMUNITY = '1'
const VOLUNTARY = new Set(['2', '3'])

/** Is a school of a sector, as the articles name it? */
export const isOfSector = (school: OrganisationOn, sector: string): boolean => {
  switch (sector) {
    case 'any':
      return true
    case 'community':
      return school.type === COMMUNITY
    case 'voluntary':
      return VOLUNTARY.has(school.type ?? '')
    case 'special':
      return isSpecial(school)
    default:
      return sectorOf(school) === sector
  }
}
