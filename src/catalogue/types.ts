import type { Decimal } from 'decimal.js'
import type { IsoDate } from '../kernel/dates.ts'
import type { Pence } from '../kernel/money.ts'
import type { VatCode } from './vat.ts'

export const BASES = ['commissioned', 'traded', 'both'] as const
export const PROVIDERS = ['company', 'council_core', 'council_traded_company', 'brokered'] as const
export const RECOGNITIONS = ['over_time', 'on_delivery'] as const
export const CLASSES = ['member', 'non_member', 'any'] as const
export const MODELS = ['flat', 'per_pupil', 'flat_plus_per_pupil', 'banded', 'per_unit', 'brokerage'] as const
export const SLA_YEARS = ['april', 'september', 'any'] as const
export const PRORATIONS = ['days', 'months_inclusive', 'months_following', 'none'] as const

export type Basis = (typeof BASES)[number]
export type Provider = (typeof PROVIDERS)[number]
export type Recognition = (typeof RECOGNITIONS)[number]
export type CustomerClass = (typeof CLASSES)[number]
export type Model = (typeof MODELS)[number]
export type SlaYear = (typeof SLA_YEARS)[number]
export type Proration = (typeof PRORATIONS)[number]

export interface Service {
  code: string
  name: string
  family: string | null
  basis: Basis
  provider: Provider
  vatCode: VatCode
  vatReason: string | null
  /** Given: all income of the service goes there; else by commission, member or not. */
  incomeAccount: string | null
  recognition: Recognition
  /** A principal sells in its own name; an agent earns only its share. */
  role: 'principal' | 'agent'
  description: string | null
  /** The day from which a service that the council still provides is the company's. */
  movesOn: IsoDate | null
  from: IsoDate | null
  to: IsoDate | null
}

/** One row of the price list: what a school of this class, phase, type and so on pays from a day on. */
export interface Price {
  id: string
  service: string
  customerClass: CustomerClass
  model: Model
  /** Pounds a pupil or a unit; of a brokerage the company's share in per cent. */
  rate: Decimal | null
  flat: Pence | null
  minimum: Pence | null
  maximum: Pence | null
  phase: string | null
  establishmentType: string | null
  hasSixthForm: 'yes' | 'no' | null
  unit: string | null
  slaYear: SlaYear
  proration: Proration
  from: IsoDate
  to: IsoDate | null
}

/** The price of a banded service for schools with more than one number of pupils and at most another. */
export interface Band {
  id: string
  service: string
  customerClass: CustomerClass
  overPupils: Decimal | null
  upToPupils: Decimal | null
  price: Pence
  from: IsoDate
  to: IsoDate | null
}

export interface Catalogue {
  services: Map<string, Service>
  prices: Price[]
  bands: Band[]
}

/** Who provides a service on a day: one that moves is the company's from the day on which it moves. */
export const providerOn = (service: Service, day: IsoDate): Provider =>
  service.movesOn && service.movesOn <= day && staysWithCouncil(service.provider) ? 'company' : service.provider

export const staysWithCouncil = (provider: Provider): boolean =>
  provider === 'council_core' || provider === 'council_traded_company'
