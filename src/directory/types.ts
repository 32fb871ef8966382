import type { IsoDate } from '../kernel/dates.ts'
import type { Status } from './register-codes.ts'

export const ORGANISATION_KINDS = [
  'school',
  'trust',
  'federation',
  'council',
  'association',
  'diocese',
  'college',
  'supplier',
  'other',
] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

/** Offices in a school, its governing body or its trust. */
export const SCHOOL_OFFICES = [
  'head_teacher',
  'executive_head',
  'acting_head_teacher',
  'deputy_head',
  'senior_leader',
  'teacher',
  'governor',
  'staff_governor',
  'parent_governor',
  'local_authority_governor',
  'chair_of_governors',
  'trustee',
  'trust_chief_executive',
] as const

export const OFFICES = [
  ...SCHOOL_OFFICES,
  'councillor',
  'elected_mayor',
  'co_opted_councillor',
  'council_officer',
  'council_employee',
  'employee_of_council_company',
  'director_of_council_company',
  'diocesan_officer',
  'chief_executive',
  'other',
] as const
export type OfficeName = (typeof OFFICES)[number]

export const CENSUSES = ['october', 'january', 'own'] as const
export type Census = (typeof CENSUSES)[number]

/** What the company's own row says of an organisation; what it leaves blank may stand in the register. */
export interface Organisation {
  ref: string
  kind: OrganisationKind
  name?: string
  urn?: string
  ukprn?: string
  laCode?: string
  type?: string
  phase?: string
  status?: Status
  openedOn?: IsoDate
  closedOn?: IsoDate
  pupils?: string
  hasSixthForm?: 'yes' | 'no'
  trust?: string
  federation?: string
  district?: string
  /** The council under whose control a company is: Local Government and Housing Act 1989, s.69(5)(c). */
  controlledBy?: string
  address?: string
  postcode?: string
}

/** An organisation as at a day: the company's row, what it leaves blank from the register, its trust and federation that day. */
export interface OrganisationOn {
  ref: string
  kind: OrganisationKind
  name: string
  urn?: string
  ukprn?: string
  laCode?: string
  /** The register's code of the type: "1", "34". */
  type?: string
  typeName?: string
  phase?: string
  status: Status
  openedOn?: IsoDate
  closedOn?: IsoDate
  pupils?: string
  hasSixthForm?: 'yes' | 'no'
  lowAge?: string
  highAge?: string
  /** Refs of organisations of the company. */
  trust?: string
  federation?: string
  /** What the register calls them, whether or not the company knows them. */
  trustName?: string
  federationName?: string
  district?: string
  diocese?: string
  controlledBy?: string
  address?: string
  postcode?: string
}

export interface Grouping {
  organisation: string
  trust?: string
  federation?: string
  from: IsoDate
  to?: IsoDate
}

export interface Count {
  organisation: string
  census: Census
  countedOn: IsoDate
  pupils: string
}

/** A person; everything but the ref and the skills is private, and absent once it has been erased. */
export interface Person {
  ref: string
  givenNames?: string
  familyName?: string
  email?: string
  formerNames?: string
  bornOn?: IsoDate
  serviceAddress?: string
  nationality?: string
  countryOfResidence?: string
  occupation?: string
  skills?: string
}

export interface Office {
  person: string
  organisation: string
  office: OfficeName
  from: IsoDate
  to?: IsoDate
  evidence?: string
}

/** What the register is asked about an establishment; the names are those of `organisations.csv` where it has them. */
export const ESTABLISHMENT_FIELDS = [
  'name',
  'establishment_type',
  'establishment_group',
  'phase',
  'status',
  'opened_on',
  'closed_on',
  'la_code',
  'la_name',
  'establishment_number',
  'ukprn',
  'trust',
  'trust_code',
  'federation',
  'federation_code',
  'pupils',
  'low_age',
  'high_age',
  'has_sixth_form',
  'district',
  'street',
  'locality',
  'address3',
  'town',
  'county',
  'postcode',
  'diocese',
] as const
export type EstablishmentField = (typeof ESTABLISHMENT_FIELDS)[number]
export type EstablishmentFacts = Partial<Record<EstablishmentField, string>>

/** What the register said of an establishment from one download on, until a later one said something else. */
export interface Establishment {
  urn: string
  asOf: IsoDate
  /** The day of the download in which it was missing although it was open before. */
  leftOn?: IsoDate
  facts: EstablishmentFacts
}

export interface EstablishmentLink {
  urn: string
  linkedUrn: string
  type: string
  linkedName?: string
  establishedOn?: IsoDate
}

/** A trust, federation or sponsor of the register. */
export interface EstablishmentGroup {
  uid: string
  name: string
  groupId?: string
  /** The register's code of the group's type: "1" a federation, "6" a multi-academy trust, "10" a single-academy trust. */
  type?: string
  typeName?: string
  companyNumber?: string
  ukprn?: string
  status?: string
  openedOn?: IsoDate
  closedOn?: IsoDate
  incorporatedOn?: IsoDate
  address?: string
}

export interface GroupLink {
  urn: string
  uid: string
  joinedOn?: IsoDate
}

/** Everything that the rules know of organisations and people, loaded once; the questions to it are pure. */
export interface Directory {
  /** The company's own council. */
  council: string
  councilLaCode: string
  organisations: ReadonlyMap<string, Organisation>
  refByUrn: ReadonlyMap<string, string>
  people: ReadonlyMap<string, Person>
  offices: readonly Office[]
  officesOf: ReadonlyMap<string, readonly Office[]>
  groupings: readonly Grouping[]
  counts: readonly Count[]
  /** Versions in order of their day, of the establishments that the company's organisations name. */
  register: ReadonlyMap<string, readonly Establishment[]>
  links: readonly EstablishmentLink[]
  groups: ReadonlyMap<string, EstablishmentGroup>
  groupLinks: readonly GroupLink[]
}
