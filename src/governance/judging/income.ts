import {
  type Directory,
  isStateFundedProvider,
  legalPersonOf,
  type OrganisationOn,
  organisationOn,
  schoolsOf,
  sectorOf,
} from '../../directory/index.ts'
import { type IsoDate, inForce } from '../../kernel/dates.ts'
import { type Pence, sum } from '../../kernel/money.ts'
import type { IncomeOnDay } from '../../ledger/index.ts'
import { isCurrent } from '../../membership/index.ts'
import type { BoardFacts } from '../types.ts'

/** Turnover of some days, and what of it counts. */
export interface CountedIncome {
  counted: Pence
  turnover: Pence
}

/** What counts of the turnover of some days, each posting judged by what its customer was on its own date. */
export const countedIncome = (
  { income = [] }: BoardFacts,
  days: { from: IsoDate; to: IsoDate },
  counts: (one: IncomeOnDay) => boolean,
): CountedIncome => {
  const within = income.filter(({ date }) => inForce(days, date))
  return {
    counted: sum(within.filter(counts).map(({ net }) => net)),
    turnover: sum(within.map(({ net }) => net)),
  }
}

/** A commissioned line that names nobody is the council's, as a commission is that names no payer. */
const customerOf = ({ directory }: BoardFacts, { customer, stream }: IncomeOnDay): string | null =>
  customer ?? (stream === 'commissioned' ? directory.council : null)

export const isFromCouncil =
  (facts: BoardFacts) =>
  (one: IncomeOnDay): boolean =>
    customerOf(facts, one) === facts.directory.council

/** What a maintained school spends is the authority's money until it is spent: School Standards and Framework Act 1998, s.49(5). */
export const isFromCouncilOrItsSchools =
  (facts: BoardFacts) =>
  (one: IncomeOnDay): boolean => {
    const customer = customerOf(facts, one)
    return customer !== null && (isFromCouncil(facts)(one) || isMaintainedBy(facts.directory, customer, one.date))
  }

/** Is a school, or are the schools of a federation, maintained by the company's council on a day? */
export const isMaintainedBy = (directory: Directory, organisation: string, day: IsoDate): boolean => {
  const on = organisationOn(directory, organisation, day)
  if (!on) return false
  if (on.kind === 'federation') return schoolsOf(directory, on.ref, day).some((school) => isOwn(directory, school))
  return on.kind === 'school' && isOwn(directory, on)
}

const isOwn = (directory: Directory, on: OrganisationOn): boolean =>
  sectorOf(on) === 'maintained' && (on.laCode ?? directory.councilLaCode) === directory.councilLaCode

/**
 * From a customer that is a member on the date of the posting, itself or through the trust, federation or council that stands for it
 * in law, where that member is a contracting authority: a council, a trust, a state-funded school or college. A private member is none.
 */
export const isFromOwner =
  (facts: BoardFacts) =>
  (one: IncomeOnDay): boolean => {
    const customer = customerOf(facts, one)
    if (customer === null) return false
    const { directory, members } = facts
    const on = organisationOn(directory, customer, one.date)
    const through = [customer, on?.trust, on?.federation, legalPersonOf(directory, customer, one.date)]
    return members.some(
      (member) =>
        through.includes(member.organisation) &&
        isCurrent(member, one.date) &&
        isContractingAuthority(directory, member.organisation, one.date),
    )
  }

const isContractingAuthority = (directory: Directory, organisation: string, day: IsoDate): boolean => {
  const on = organisationOn(directory, organisation, day)
  switch (on?.kind) {
    case 'council':
    case 'trust':
    case 'federation':
      return true
    case 'college':
    case 'school':
      return isStateFundedProvider(on)
    default:
      return organisation === directory.council
  }
}
