import {
  type Directory,
  isStateFundedProvider,
  legalPersonOf,
  type OrganisationOn,
  organisationOn,
  schoolsOf,
  sectorOf,
} from '../../../directory/index.ts'
import type { IsoDate } from '../../../kernel/dates.ts'
import { grouped } from '../../../kernel/grouped.ts'
import { type Pence, pence, sum, ZERO } from '../../../kernel/money.ts'
import type { IncomeOnDay } from '../../../ledger/index.ts'
import { isCurrent } from '../../../membership/index.ts'
import type { BoardFacts } from '../../types.ts'

/** Turnover of some days, and what of it counts. */
export interface CountedIncome {
  counted: Pence
  turnover: Pence
}

/** Which postings count. */
export type Counts = (facts: BoardFacts) => (one: IncomeOnDay) => boolean

/** A day with turnover: what there was on it, and from the first day to it. */
export interface IncomeDay extends CountedIncome {
  on: IsoDate
  soFar: CountedIncome
  /** The number of the act that posted last of it. */
  act?: number
}

/** Facts never change once they are loaded; a history asks on hundreds of days for the same postings. */
const daysByFacts = new WeakMap<BoardFacts, Map<Counts, readonly IncomeDay[]>>()

/** The days with turnover in order, each posting judged by what its customer was on its own date. */
export const incomeDays = (facts: BoardFacts, counts: Counts): readonly IncomeDay[] => {
  const known = daysByFacts.get(facts) ?? new Map<Counts, readonly IncomeDay[]>()
  daysByFacts.set(facts, known)
  const days = known.get(counts) ?? addedUp(facts.income ?? [], counts(facts))
  known.set(counts, days)
  return days
}

const addedUp = (income: readonly IncomeOnDay[], counts: (one: IncomeOnDay) => boolean): IncomeDay[] => {
  const soFar = { counted: ZERO, turnover: ZERO }
  return [...grouped(income, ({ date }) => date).values()]
    .sort(([a], [b]) => (String(a?.date) < String(b?.date) ? -1 : 1))
    .map((postings) => {
      const on = (postings[0] as IncomeOnDay).date
      const counted = sum(postings.filter(counts).map(({ net }) => net))
      const turnover = sum(postings.map(({ net }) => net))
      soFar.counted = pence(soFar.counted + counted)
      soFar.turnover = pence(soFar.turnover + turnover)
      const acts = postings.flatMap(({ act }) => act ?? [])
      return { on, counted, turnover, soFar: { ...soFar }, ...(acts.length > 0 ? { act: Math.max(...acts) } : {}) }
    })
}

const NOTHING: CountedIncome = { counted: ZERO, turnover: ZERO }

/** What counts of the turnover of some days. */
export const countedIncome = (
  facts: BoardFacts,
  { from, to }: { from: IsoDate; to: IsoDate },
  counts: Counts,
): CountedIncome => {
  const days = incomeDays(facts, counts)
  const until = days.findLast(({ on }) => on <= to)?.soFar ?? NOTHING
  const before = days.findLast(({ on }) => on < from)?.soFar ?? NOTHING
  return { counted: pence(until.counted - before.counted), turnover: pence(until.turnover - before.turnover) }
}

/** A commissioned line that names nobody is the council's, as a commission is that names no payer. */
const customerOf = ({ directory }: BoardFacts, { customer, stream }: IncomeOnDay): string | null =>
  customer ?? (stream === 'commissioned' ? directory.council : null)

export const isFromCouncil: Counts = (facts) => (one) => customerOf(facts, one) === facts.directory.council

/** What a maintained school spends is the authority's money until it is spent: School Standards and Framework Act 1998, s.49(5). */
export const isFromCouncilOrItsSchools: Counts = (facts) => (one) => {
  const customer = customerOf(facts, one)
  return customer !== null && (isFromCouncil(facts)(one) || isMaintainedBy(facts.directory, customer, one.date))
}

/** Is a school, or are the schools of a federation, maintained by the company's council on a day? */
const isMaintainedBy = (directory: Directory, organisation: string, day: IsoDate): boolean => {
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
export const isFromOwner: Counts = (facts) => (one) => {
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
