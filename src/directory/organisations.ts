import type { IsoDate } from '../kernel/dates.ts'
import { grouped } from '../kernel/grouped.ts'
import { alphabetical } from '../kernel/text.ts'
import { mergedOn, plainName } from './on-day.ts'
import { stretchOf } from './stretches.ts'
import type { Census, Directory, Organisation, OrganisationOn } from './types.ts'

/** Maintained schools, as customers: community, voluntary, foundation and special schools, referral units, nurseries. */
const MAINTAINED = new Set(['1', '2', '3', '5', '7', '12', '14', '15'])
const ACADEMIES = new Set(['28', '33', '34', '35', '36', '38', '39', '40', '41', '42', '43', '44', '45', '46', '57'])
/** Older files know only the broad kind of a school. */
const BROAD: Record<string, 'maintained' | 'academy'> = { 'maintained school': 'maintained', academy: 'academy' }
/** Education Act 2002, s.35: the council employs the staff of these. */
const STAFFED_BY_COUNCIL = new Set(['1', '3', '7', '14', '15'])
/** They have no phase in the register, and are known by their type. */
const SPECIAL = new Set(['7', '12', '33', '36', '44'])
const PUPIL_REFERRAL_UNIT = '14'
/** Of further education, and centres for sixth forms. */
const COLLEGES = new Set(['18', '31'])

export type Sector = 'maintained' | 'academy' | 'other'

export const sectorOf = (on: Pick<OrganisationOn, 'type'>): Sector => {
  const type = on.type ?? ''
  if (MAINTAINED.has(type)) return 'maintained'
  if (ACADEMIES.has(type)) return 'academy'
  return BROAD[type.toLowerCase()] ?? 'other'
}

export const isStateFunded = (on: Pick<OrganisationOn, 'type'>): boolean => sectorOf(on) !== 'other'

/** A state-funded school, or a college for those over sixteen, whether it is entered as a college or as a school. */
export const isStateFundedProvider = (on: Pick<OrganisationOn, 'kind' | 'type'>): boolean =>
  on.kind === 'college' || COLLEGES.has(on.type ?? '') || isStateFunded(on)

const isPupilReferralUnit = (on: Pick<OrganisationOn, 'type'>): boolean => on.type === PUPIL_REFERRAL_UNIT

export const isSpecial = (on: Pick<OrganisationOn, 'type'>): boolean => SPECIAL.has(on.type ?? '')

export const isStaffedByCouncil = (on: Pick<OrganisationOn, 'type'>): boolean => STAFFED_BY_COUNCIL.has(on.type ?? '')

export const isOpen = (on: OrganisationOn, day: IsoDate): boolean =>
  (on.status === 'open' || on.status === 'open-proposed-to-close') &&
  (!on.openedOn || on.openedOn <= day) &&
  (!on.closedOn || day <= on.closedOn)

/** A school or college that is no more. */
export const hasClosed = (on: Pick<OrganisationOn, 'kind' | 'status'>): boolean =>
  (on.kind === 'school' || on.kind === 'college') && on.status === 'closed'

export const organisationOn = (directory: Directory, ref: string, day: IsoDate): OrganisationOn | undefined => {
  const { organisations } = stretchOf(directory, day)
  const known = organisations.get(ref)
  if (known) return known
  const own = directory.organisations.get(ref)
  if (!own) return undefined
  const on = mergedOn(directory, own, day)
  organisations.set(ref, on)
  return on
}

/** What an organisation is called on a day; a ref that names none is printed as it is. */
export const organisationName = (directory: Directory, ref: string, day: IsoDate): string =>
  organisationOn(directory, ref, day)?.name ?? ref

const byName = (a: OrganisationOn, b: OrganisationOn): number =>
  alphabetical(a.name, b.name) || (a.ref < b.ref ? -1 : 1)

/** Every organisation as at a day, in order of their names. */
export const organisationsOn = (directory: Directory, day: IsoDate): OrganisationOn[] =>
  [...directory.organisations.keys()].map((ref) => organisationOn(directory, ref, day) as OrganisationOn).sort(byName)

/** Files and commands name an organisation by its ref or by its URN. */
export const organisationByRefOrUrn = (directory: Directory, text: string): Organisation | undefined =>
  directory.organisations.get(text) ?? directory.organisations.get(directory.refByUrn.get(text) ?? '')

/** An academy belongs to its trust, a maintained school to its federation if it has one. */
const groupOf = (on: OrganisationOn): string | undefined => {
  const sector = sectorOf(on)
  if (sector === 'academy') return on.trust
  if (sector === 'maintained') return on.federation
  return on.trust ?? on.federation
}

/** The schools of a trust or federation on a day. */
export const schoolsOf = (directory: Directory, group: string, day: IsoDate): OrganisationOn[] => {
  const stretch = stretchOf(directory, day)
  stretch.schools ??= grouped(organisationsOn(directory, day), (on) => groupOf(on) ?? '')
  return stretch.schools.get(group) ?? []
}

/** The schools and colleges that are open on a day. */
export const openSchoolsOn = (directory: Directory, day: IsoDate): readonly OrganisationOn[] => {
  const stretch = stretchOf(directory, day)
  stretch.open ??= organisationsOn(directory, day).filter((on) => isPlace(on) && isOpen(on, day))
  return stretch.open
}

const isPlace = ({ kind }: OrganisationOn): boolean => kind === 'school' || kind === 'college'

/** The open schools of a district, by its name in any case. */
export const schoolsOfDistrict = (directory: Directory, district: string, day: IsoDate): readonly OrganisationOn[] => {
  const stretch = stretchOf(directory, day)
  stretch.districts ??= grouped(openSchoolsOn(directory, day), (on) => plainName(on.district ?? ''))
  return stretch.districts.get(plainName(district)) ?? []
}

/**
 * Who stands in law for an organisation on a day. An academy has no legal personality: its trust is the person. A federation of
 * maintained schools has one governing body. A pupil referral unit has none, and is the council (Education Act 1996, Sch.1).
 * Undefined: an academy whose trust is not known.
 */
export const legalPersonOf = (directory: Directory, ref: string, day: IsoDate): string | undefined => {
  const on = organisationOn(directory, ref, day)
  if (!on || (on.kind !== 'school' && on.kind !== 'college')) return on?.ref
  if (isPupilReferralUnit(on)) return councilOf(directory, on.laCode)
  if (sectorOf(on) === 'academy') return on.trust
  return groupOf(on) ?? on.ref
}

/** The council with a register code; the company's own where the school does not say which. */
export const councilOf = (directory: Directory, laCode: string | undefined): string | undefined => {
  if (!laCode || laCode === directory.councilLaCode) return directory.council
  return [...directory.organisations.values()].find((one) => one.kind === 'council' && one.laCode === laCode)?.ref
}

export interface Pupils {
  /** A whole number or a decimal, as it was counted. */
  pupils: string
  /** `stated`: in the company's spreadsheet, without a day; `register`: the January census of the register. */
  census: Census | 'stated' | 'register'
  countedOn?: IsoDate
}

/** The newest count on or before a day, else what the company's row says, else the register. */
export const pupilsOn = (directory: Directory, ref: string, day: IsoDate): Pupils | undefined => {
  const newest = directory.counts
    .filter((count) => count.organisation === ref && count.countedOn <= day)
    .reduce<(typeof directory.counts)[number] | undefined>(
      (best, count) => (!best || count.countedOn >= best.countedOn ? count : best),
      undefined,
    )
  if (newest) return { pupils: newest.pupils, census: newest.census, countedOn: newest.countedOn }
  const stated = directory.organisations.get(ref)?.pupils
  if (stated !== undefined) return { pupils: stated, census: 'stated' }
  const registered = organisationOn(directory, ref, day)?.pupils
  return registered === undefined ? undefined : { pupils: registered, census: 'register' }
}

/** The establishments that followed on from this one, by the register's links: a conversion, an amalgamation. */
export const successorsOf = (directory: Directory, urn: string): string[] => linked(directory, urn, /^successor/i)
export const predecessorsOf = (directory: Directory, urn: string): string[] => linked(directory, urn, /^predecessor/i)

const linked = (directory: Directory, urn: string, type: RegExp): string[] => [
  ...new Set(directory.links.filter((link) => link.urn === urn && type.test(link.type)).map((link) => link.linkedUrn)),
]
