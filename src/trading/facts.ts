import { Decimal } from 'decimal.js'
import { type Catalogue, loadCatalogue } from '../catalogue/index.ts'
import { type Commission, loadCommissions } from '../commissioning/index.ts'
import { articlesOn, type Company, loadCompany } from '../company/index.ts'
import {
  type Directory,
  loadDirectory,
  organisationByRefOrUrn,
  organisationName,
  organisationOn,
  pupilsOn,
  sectorOf,
} from '../directory/index.ts'
import type { IsoDate } from '../kernel/dates.ts'
import { isMemberOn, loadMembers, type Member } from '../membership/index.ts'
import type { Reader } from '../platform/reader.ts'
import { type Agreement, loadAgreements } from './agreements.ts'
import type { Buyer, PupilCount } from './pricing/buyer.ts'
import type { Terms } from './pricing/quote.ts'

/** Everything on which prices and agreements of a company depend, loaded once; all questions to it are pure. */
export interface TradingFacts {
  company: Company
  directory: Directory
  members: readonly Member[]
  catalogue: Catalogue
  commissions: readonly Commission[]
  agreements: readonly Agreement[]
}

export const loadTrading = async (reader: Reader): Promise<TradingFacts> => ({
  company: await loadCompany(reader),
  directory: await loadDirectory(reader),
  members: await loadMembers(reader),
  catalogue: await loadCatalogue(reader),
  commissions: await loadCommissions(reader),
  agreements: await loadAgreements(reader),
})

/** The company's terms on a day. */
export const termsOn = (facts: TradingFacts, day: IsoDate): Terms => ({
  catalogue: facts.catalogue,
  commissions: facts.commissions,
  council: { ref: facts.company.council, laCode: facts.company.councilLaCode },
  nameOf: (ref) => partyName(facts, ref, day),
  vatRounding: articlesOn(facts.company, day).vatRounding.value,
})

/** What a customer or payer is called on a day; the council as the company itself calls it. */
export const partyName = (facts: TradingFacts, ref: string, day: IsoDate): string =>
  ref === facts.company.council ? facts.company.councilName : organisationName(facts.directory, ref, day)

/**
 * A customer, named by ref or URN: a member or not on the day of the order, everything else as on the first day of the
 * service. Undefined: there is no such organisation.
 */
export const buyerOf = (facts: TradingFacts, customer: string, on: IsoDate, from: IsoDate): Buyer | undefined => {
  const ref = organisationByRefOrUrn(facts.directory, customer)?.ref
  const then = ref === undefined ? undefined : organisationOn(facts.directory, ref, from)
  if (!then) return undefined
  return {
    ref: then.ref,
    name: then.name,
    isSchool: then.kind === 'school',
    isMember: isMemberOn(facts.members, facts.directory, then.ref, on),
    sector: sectorOf(then),
    laCode: then.laCode ?? null,
    type: then.type ?? null,
    phase: then.phase ?? null,
    hasSixthForm: then.hasSixthForm ?? null,
    count: countOf(facts.directory, then.ref, from),
  }
}

const countOf = (directory: Directory, ref: string, day: IsoDate): PupilCount | null => {
  const count = pupilsOn(directory, ref, day)
  return count ? { pupils: new Decimal(count.pupils), census: count.census, countedOn: count.countedOn ?? null } : null
}
