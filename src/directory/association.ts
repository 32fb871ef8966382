import { addDays, addYears, type IsoDate, inForce } from '../kernel/dates.ts'
import { lawOn } from '../kernel/law.ts'
import { isStaffedByCouncil, organisationOn } from './organisations.ts'
import { officesOn } from './people.ts'
import type { Directory, Office, OfficeName } from './types.ts'

/** Limbs of the Local Government and Housing Act 1989, s.69(5). */
export type Limb = 'a' | 'b' | 'c' | 'd'

export interface Association {
  limb: Limb
  office: OfficeName
  organisation: string
  from: IsoDate
  to?: IsoDate
  /** The last day on which the person counts, as far as is known; absent while no end is known. */
  until?: IsoDate
  evidence?: string
}

export interface WhichAuthorities {
  authorities: 'all' | 'own'
}

const ALL: WhichAuthorities = { authorities: 'all' }

const MEMBERS: readonly OfficeName[] = ['councillor', 'elected_mayor']
const OFFICERS: readonly OfficeName[] = ['council_officer', 'council_employee', 'chief_executive']

interface Spell {
  limb: Limb
  office: Office
  from: IsoDate
  to?: IsoDate
}

/** Who a person is decides, not the seat: the offices held, on a day, by the four limbs of s.69(5). */
export const association = (
  directory: Directory,
  person: string,
  day: IsoDate,
  which: WhichAuthorities = ALL,
): Association | undefined => {
  const spells = spellsOf(directory, person, which)
  const now = spells.filter((spell) => inForce(spell, day)).sort(byLimbThenLatest)[0]
  if (!now) return undefined
  const { office } = now
  const until = lastDay(spells, day)
  return {
    limb: now.limb,
    office: office.office,
    organisation: office.organisation,
    from: office.from,
    ...(office.to ? { to: office.to } : {}),
    ...(until ? { until } : {}),
    ...(office.evidence ? { evidence: office.evidence } : {}),
  }
}

const spellsOf = (directory: Directory, person: string, which: WhichAuthorities): Spell[] => {
  const offices = directory.officesOf.get(person) ?? []
  return offices.flatMap((office): Spell[] => {
    if (isMembersOffice(office) && isAuthority(directory, office.organisation, which))
      return [spellOf('a', office), ...tailOf(office)]
    if (isOfficer(directory, office, which)) return [spellOf('b', office)]
    if (office.office === 'director_of_council_company') return bothLimbs(directory, office, offices, which)
    return []
  })
}

/** Does an office make its holder a member of the authority, who counts by limb (a) and afterwards by limb (d)? */
export const isMembersOffice = ({ office }: Pick<Office, 'office'>): boolean => MEMBERS.includes(office)

/** The last day on which somebody counts who was a member of the authority up to a day. */
export const formerMemberUntil = (to: IsoDate): IsoDate => addYears(to, lawOn('formerMemberYears', to).value)

/** The offices that are held in a council, whether or not they count. */
export const COUNCIL_OFFICES: readonly OfficeName[] = [
  ...MEMBERS,
  'council_officer',
  'council_employee',
  'co_opted_councillor',
]

/** Such an office counts for nothing, and the board would look better than it is: what is wrong with it, in a sentence. */
export const ofNoCouncil = (
  directory: Directory,
  { office, organisation }: Pick<Office, 'office' | 'organisation'>,
): string | undefined =>
  COUNCIL_OFFICES.includes(office) && !isAuthority(directory, organisation)
    ? `“${organisation}” is no council, so this ${office.replaceAll('_', ' ')} is not counted as associated with one. Name the council, or another office`
    : undefined

/**
 * Limb (b). Whoever is head, leader or teacher of the council itself, of its virtual school or music service, is employed by it like
 * its chief executive: the open question is only about those who work at a school.
 */
export const isOfficer = (directory: Directory, { office, organisation }: Office, which = ALL): boolean =>
  (OFFICERS.includes(office) || AT_SCHOOL.has(office)) && isAuthority(directory, organisation, which)

const spellOf = (limb: Limb, office: Office): Spell => ({
  limb,
  office,
  from: office.from,
  ...(office.to ? { to: office.to } : {}),
})

const tailOf = (office: Office): Spell[] =>
  office.to ? [{ limb: 'd', office, from: addDays(office.to, 1), to: formerMemberUntil(office.to) }] : []

/** Limb (c) needs both, in the same company under a council's control: employed by it, and a director of it. */
const bothLimbs = (
  directory: Directory,
  director: Office,
  offices: readonly Office[],
  which: WhichAuthorities,
): Spell[] => {
  // The office itself says that a council controls the company; only one known to be another's is left out.
  const controller = directory.organisations.get(director.organisation)?.controlledBy
  if (controller && !isAuthority(directory, controller, which)) return []
  return offices
    .filter((one) => one.office === 'employee_of_council_company' && one.organisation === director.organisation)
    .flatMap((employed): Spell[] => {
      const [, from = employed.from] = [employed.from, director.from].sort()
      const to = [employed.to, director.to].filter((end) => end !== undefined).sort()[0]
      if (to && to < from) return []
      return [{ limb: 'c', office: director, from, ...(to ? { to } : {}) }]
    })
}

/** Is an organisation the company's council, or one of the councils that count together with it (s.73)? */
export const isAuthority = (directory: Directory, ref: string, which = ALL): boolean =>
  ref === directory.council || (which.authorities === 'all' && directory.organisations.get(ref)?.kind === 'council')

const byLimbThenLatest = (a: Spell, b: Spell): number =>
  a.limb < b.limb ? -1 : a.limb > b.limb ? 1 : (a.to ?? '9') > (b.to ?? '9') ? -1 : 1

/** Follows spells that overlap or adjoin to the last day on which any of them holds. */
const lastDay = (spells: readonly Spell[], day: IsoDate): IsoDate | undefined => {
  let last = day
  for (;;) {
    const further = spells.filter((spell) => spell.from <= addDays(last, 1) && (!spell.to || spell.to > last))
    if (further.length === 0) return last
    for (const spell of further) {
      if (!spell.to) return undefined
      if (spell.to > last) last = spell.to
    }
  }
}

/** Offices whose holders are employed by the council at schools that it staffs (Education Act 2002, s.35). */
const AT_SCHOOL = new Set<OfficeName>([
  'head_teacher',
  'executive_head',
  'acting_head_teacher',
  'deputy_head',
  'senior_leader',
  'teacher',
  'staff_governor',
])

/**
 * The open question: are school staff whom the council employs, and people co-opted to its committees, "officers" or "members" of
 * the authority? Neither is counted by `association`; a rule prints its result under both readings. Of somebody who is both the
 * office in the school is told, because every reading that counts the other counts it too.
 */
export const councilEmployedHead = (
  directory: Directory,
  person: string,
  day: IsoDate,
  which: WhichAuthorities = ALL,
): Office | undefined => {
  const open = officesOn(directory, person, day).filter((office) => {
    if (office.office === 'co_opted_councillor') return isAuthority(directory, office.organisation, which)
    if (!AT_SCHOOL.has(office.office)) return false
    const school = organisationOn(directory, office.organisation, day)
    if (!school || !isStaffedByCouncil(school)) return false
    return which.authorities === 'all' || !school.laCode || school.laCode === directory.councilLaCode
  })
  return open.find(({ office }) => AT_SCHOOL.has(office)) ?? open[0]
}
