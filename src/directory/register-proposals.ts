import type { IsoDate } from '../kernel/dates.ts'
import { addressOf, establishmentOn, plainName } from './on-day.ts'
import { type Status, typeName } from './register-codes.ts'
import type { Directory, EstablishmentFacts, Organisation } from './types.ts'

/** Something that an organisation's own row says otherwise than the register: shown, and left to the company to take over. */
export interface RegisterProposal {
  organisation: string
  urn: string
  /** The column of `organisations.csv`. */
  field: string
  stated: string
  register: string
  asOf: IsoDate
}

/** An organisation that the register no longer lists. */
export interface LeftSchool {
  organisation: string
  urn: string
  /** The day of the download in which it was missing. */
  leftOn: IsoDate
}

/** What the company's rows state otherwise than the register does on a day. Nothing is ever changed by an import. */
export const registerProposals = (directory: Directory, day: IsoDate): RegisterProposal[] =>
  [...directory.organisations.values()].flatMap((own) => {
    const version = establishmentOn((own.urn && directory.register.get(own.urn)) || [], day)
    if (!version) return []
    return compared(own, version.facts)
      .filter(({ stated, register, same }) => stated && register && !same(stated, register))
      .map(({ field, stated = '', register = '' }) => ({
        organisation: own.ref,
        urn: version.urn,
        field,
        stated,
        register,
        asOf: version.asOf,
      }))
  })

/** Organisations of the company that were missing from the newest download of their authority. */
export const leftSchools = (directory: Directory): LeftSchool[] =>
  [...directory.organisations.values()].flatMap((own) => {
    const newest = own.urn ? directory.register.get(own.urn)?.at(-1) : undefined
    return newest?.leftOn ? [{ organisation: own.ref, urn: newest.urn, leftOn: newest.leftOn }] : []
  })

interface Compared {
  field: string
  stated: string | undefined
  register: string | undefined
  same: (a: string, b: string) => boolean
}

const exactly = (a: string, b: string) => a === b
const numerically = (a: string, b: string) => Number(a) === Number(b)
const loosely = (a: string, b: string) => plainName(a) === plainName(b)
const unspaced = (a: string, b: string) => a.replaceAll(' ', '').toUpperCase() === b.replaceAll(' ', '').toUpperCase()

const compared = (own: Organisation, facts: EstablishmentFacts): Compared[] => [
  { field: 'name', stated: own.name, register: facts.name, same: loosely },
  { field: 'ukprn', stated: own.ukprn, register: facts.ukprn, same: exactly },
  { field: 'la_code', stated: own.laCode, register: facts.la_code, same: exactly },
  {
    field: 'establishment_type',
    stated: own.type && typeName(own.type),
    register: facts.establishment_type && typeName(facts.establishment_type),
    same: exactly,
  },
  { field: 'phase', stated: own.phase, register: facts.phase, same: exactly },
  { field: 'status', stated: own.status, register: facts.status as Status | undefined, same: exactly },
  { field: 'opened_on', stated: own.openedOn, register: facts.opened_on, same: exactly },
  { field: 'closed_on', stated: own.closedOn, register: facts.closed_on, same: exactly },
  { field: 'pupils', stated: own.pupils, register: facts.pupils, same: numerically },
  { field: 'has_sixth_form', stated: own.hasSixthForm, register: facts.has_sixth_form, same: exactly },
  { field: 'district', stated: own.district, register: facts.district, same: loosely },
  { field: 'address', stated: own.address, register: addressOf(facts), same: loosely },
  { field: 'postcode', stated: own.postcode, register: facts.postcode, same: unspaced },
]
