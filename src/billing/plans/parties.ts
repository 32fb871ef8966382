import type { VatRounding } from '../../catalogue/index.ts'
import { accountOn, articlesOn, type Company, loadCompany } from '../../company/index.ts'
import { type Directory, legalPersonOf, loadDirectory, organisationOn } from '../../directory/index.ts'
import { addDays, type IsoDate } from '../../kernel/dates.ts'
import { isMemberOn, loadMembers, type Member } from '../../membership/index.ts'
import type { Reader } from '../../platform/reader.ts'

/** What billing must know beside prices: who sells, who buys, and who was a member when. */
export interface Parties {
  company: Company
  directory: Directory
  members: readonly Member[]
}

export const loadParties = async (reader: Reader): Promise<Parties> => ({
  company: await loadCompany(reader),
  directory: await loadDirectory(reader),
  members: await loadMembers(reader),
})

/** The particulars that a VAT invoice must carry (VAT Regulations 1995, reg. 14), as they are on its day. */
export interface Particulars {
  supplier_name: string
  supplier_address: string | null
  supplier_company_number: string | null
  supplier_vat_number: string | null
  customer: string
  customer_name: string
  customer_address: string | null
  school: string | null
  school_name: string | null
  school_urn: string | null
}

export interface PayInto {
  pay_account_name: string | null
  pay_sort_code: string | null
  pay_account_number: string | null
}

export const particularsOn = (parties: Parties, payer: string, served: string, day: IsoDate): Particulars => {
  const { directory } = parties
  const customer = customerOf(parties, payer, day)
  const person = organisationOn(directory, customer, day)
  const school = organisationOn(directory, served, day)
  return {
    ...supplierOf(parties),
    customer,
    customer_name: person?.name ?? customer,
    customer_address: addressOf(person) ?? addressOf(school) ?? null,
    school: served === customer ? null : served,
    school_name: served === customer ? null : (school?.name ?? served),
    school_urn: school?.urn ?? null,
  }
}

/** The company as it is when a document is issued: its name, its office and its numbers stay on that paper for ever. */
export const supplierOf = ({ company }: Parties) => ({
  supplier_name: company.name,
  supplier_address: company.registeredOffice,
  supplier_company_number: company.companyNumber,
  supplier_vat_number: company.vatNumber,
})

/** The account into which an invoice of a day asks to be paid; it stays on that paper whatever account comes after it. */
export const payInto = ({ company }: Parties, day: IsoDate): PayInto => {
  const account = accountOn(company.accounts, day)
  return {
    pay_account_name: account?.accountName ?? null,
    pay_sort_code: account?.sortCode ?? null,
    pay_account_number: account?.accountNumber ?? null,
  }
}

/** A credit note asks for no payment. */
export const NO_PAYMENT: PayInto = { pay_account_name: null, pay_sort_code: null, pay_account_number: null }

/**
 * The legal person that is invoiced: the governing body, the trust of an academy, the council for a pupil referral unit. Where
 * an academy's trust is not known the school itself stands for it.
 */
export const customerOf = ({ directory }: Pick<Parties, 'directory'>, payer: string, day: IsoDate): string =>
  legalPersonOf(directory, payer, day) ?? payer

const addressOf = (place: { address?: string; postcode?: string } | undefined): string | undefined =>
  place && (place.address || place.postcode) ? [place.address, place.postcode].filter(Boolean).join(', ') : undefined

export interface Terms {
  dueOn: IsoDate
  vatRounding: VatRounding
}

/** Days to pay and rounding of VAT by the articles in force on the day of a document. */
export const termsOn = ({ company }: Parties, day: IsoDate): Terms => {
  const articles = articlesOn(company, day)
  return { dueOn: addDays(day, articles.paymentDays.value), vatRounding: articles.vatRounding.value }
}

/** The dimensions of income: was the customer a member on the day, and in which council's area does it lie? */
export const standingOn = (
  parties: Parties,
  customer: string,
  day: IsoDate,
): { member: 'yes' | 'no'; laCode?: string } => {
  const laCode = organisationOn(parties.directory, customer, day)?.laCode
  return {
    member: isMemberOn(parties.members, parties.directory, customer, day) ? 'yes' : 'no',
    ...(laCode ? { laCode } : {}),
  }
}
