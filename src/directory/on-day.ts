import { type IsoDate, inForce } from '../kernel/dates.ts'
import { type Status, typeName } from './register-codes.ts'
import type { Directory, Establishment, EstablishmentFacts, Organisation, OrganisationOn } from './types.ts'

/** What the register said on a day: the newest download by then; before the first download the first one speaks. */
export const establishmentOn = (versions: readonly Establishment[], day: IsoDate): Establishment | undefined =>
  versions.findLast((version) => version.asOf <= day) ?? versions[0]

/**
 * When an establishment opened and closed, by the newest download: a date tells of every day, also of those before the download
 * that brought it.
 */
export const establishedDates = (versions: readonly Establishment[]): { openedOn?: IsoDate; closedOn?: IsoDate } => {
  const facts = versions.at(-1)?.facts
  return defined({
    openedOn: facts?.opened_on as IsoDate | undefined,
    closedOn: facts?.closed_on as IsoDate | undefined,
  })
}

/** The company's row with what it leaves blank from the register, as at a day. */
export const mergedOn = (directory: Directory, own: Organisation, day: IsoDate): OrganisationOn => {
  const versions = (own.urn && directory.register.get(own.urn)) || []
  const facts = establishmentOn(versions, day)?.facts ?? {}
  const type = own.type ?? facts.establishment_type
  const dates = establishedDates(versions)
  const openedOn = own.openedOn ?? dates.openedOn
  const closedOn = own.closedOn ?? dates.closedOn
  const trust = registeredGroup(directory, own, 'trust', facts, day)
  const federation = registeredGroup(directory, own, 'federation', facts, day)
  return defined({
    ref: own.ref,
    kind: own.kind,
    name: own.name ?? facts.name ?? own.ref,
    urn: own.urn,
    ukprn: own.ukprn ?? facts.ukprn,
    laCode: own.laCode ?? facts.la_code,
    type,
    typeName: type && typeName(type),
    phase: own.phase ?? facts.phase,
    status: statusOn(own.status ?? (facts.status as Status | undefined), openedOn, closedOn, day),
    openedOn,
    closedOn,
    pupils: own.pupils ?? facts.pupils,
    hasSixthForm: own.hasSixthForm ?? (facts.has_sixth_form as 'yes' | 'no' | undefined),
    lowAge: facts.low_age,
    highAge: facts.high_age,
    trust: groupOn(directory, own, 'trust', day) ?? refOfGroup(directory, 'trust', trust),
    federation: groupOn(directory, own, 'federation', day) ?? refOfGroup(directory, 'federation', federation),
    trustName: trust?.name,
    federationName: federation?.name,
    district: own.district ?? facts.district,
    diocese: facts.diocese,
    controlledBy: own.controlledBy,
    address: own.address ?? addressOf(facts),
    postcode: own.postcode ?? facts.postcode,
  })
}

/** Dates say more than a status: a school that is to close on 31 August is open on that day and closed on the next. */
const statusOn = (
  stated: Status | undefined,
  openedOn: IsoDate | undefined,
  closedOn: IsoDate | undefined,
  day: IsoDate,
): Status => {
  if (closedOn && day > closedOn) return 'closed'
  if (openedOn && day < openedOn) return 'proposed-to-open'
  if (stated === 'closed' && closedOn) return 'open'
  if (stated === 'proposed-to-open' && openedOn) return 'open'
  return stated ?? 'open'
}

/**
 * The trust or federation that the company's own spreadsheets give for a day. What `organisations.csv` states holds on the days
 * of which no row of `groupings.csv` speaks, unless those rows give dates to that very trust.
 */
const groupOn = (
  directory: Directory,
  own: Organisation,
  kind: 'trust' | 'federation',
  day: IsoDate,
): string | undefined => {
  const dated = directory.groupings.filter((row) => row.organisation === own.ref && row[kind])
  const then = dated.findLast((row) => inForce(row, day))?.[kind]
  if (then) return then
  const stated = own[kind]
  return dated.some((row) => row[kind] === stated) ? undefined : stated
}

interface RegisteredGroup {
  uid?: string | undefined
  name?: string | undefined
}

/** Codes of the register for kinds of group: trusts are multi-academy, single-academy and secure ones. */
const GROUP_KINDS = { trust: ['6', '10', '13'], federation: ['1'] } as const

/** The trust or federation of which the register says that an establishment is part: in its own row, else by the links to groups. */
const registeredGroup = (
  directory: Directory,
  own: Organisation,
  kind: 'trust' | 'federation',
  facts: EstablishmentFacts,
  day: IsoDate,
): RegisteredGroup | undefined => {
  const code = facts[`${kind}_code`]
  if (code || facts[kind]) return { uid: code, name: facts[kind] }
  const kinds: readonly string[] = GROUP_KINDS[kind]
  const group = directory.groupLinks
    .filter((link) => link.urn === own.urn && (!link.joinedOn || link.joinedOn <= day))
    .map((link) => directory.groups.get(link.uid))
    .find((one) => one && kinds.includes(one.type ?? '') && inForce({ to: one.closedOn ?? null }, day))
  return group && { uid: group.uid, name: group.name }
}

/** The company's organisation that is that group: by the group's UKPRN, else by its name. */
const refOfGroup = (
  directory: Directory,
  kind: 'trust' | 'federation',
  group: RegisteredGroup | undefined,
): string | undefined => {
  if (!group) return undefined
  const ukprn = group.uid && directory.groups.get(group.uid)?.ukprn
  const wanted = group.name && plainName(group.name)
  for (const organisation of directory.organisations.values()) {
    if (organisation.kind !== kind) continue
    if (ukprn && organisation.ukprn === ukprn) return organisation.ref
    if (wanted && organisation.name && plainName(organisation.name) === wanted) return organisation.ref
  }
  return undefined
}

/** "THE ALDER TRUST (LIMITED)" and "The Alder Trust Limited" are one name. */
export const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

export const addressOf = (facts: Establishment['facts']): string | undefined =>
  [facts.street, facts.locality, facts.address3, facts.town, facts.county].filter(Boolean).join(', ') || undefined

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** Without the properties that hold nothing. */
export const defined = <T extends object>(value: T): Defined<T> =>
  Object.fromEntries(
    Object.entries(value).filter(([, held]) => held !== undefined && held !== null && held !== ''),
  ) as Defined<T>
