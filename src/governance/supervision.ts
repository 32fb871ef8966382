import { isIncorporated } from '../company/index.ts'
import { councilOf, organisationOn, schoolsOf, sectorOf } from '../directory/index.ts'
import { addDays, addMonths, addYears, type IsoDate, later } from '../kernel/dates.ts'
import { lawOn } from '../kernel/law.ts'
import { lastYearEnd } from '../ledger/index.ts'
import { type Member, membersOn } from '../membership/index.ts'
import type { SupervisionKind } from './registers.ts'
import { needsConsent } from './rules/members/consent.ts'
import type { BoardFacts } from './types.ts'

/** A row of the file on supervision: the authority designated, or something sent to it. */
export interface SupervisionRow {
  kind: SupervisionKind
  /** Of accounts, the last day of their year; of articles, the first day of the version. */
  covers: IsoDate | null
  authority: string | null
  on: IsoDate
  reference: string | null
}

export interface Consent {
  member: Member
  state: 'in order' | 'late' | 'missing'
}

/** Something that goes to the supervising authority. Changes of the articles have no last day in the regulations. */
export interface Return {
  kind: 'accounts' | 'articles'
  covers: IsoDate
  dueOn: IsoDate | null
  sentOn: IsoDate | null
  reference: string | null
  late: boolean
}

export interface Supervision {
  consents: Consent[]
  /** The one authority whose maintained schools the members are: the regulations name it, whether or not it is itself a member. */
  byLaw: string | null
  designated: { authority: string | null; on: IsoDate; reference: string | null } | null
  dueOn: IsoDate | null
  late: boolean
  returns: Return[]
}

/** What was due longer ago is in the authority's own files. */
const YEARS_BACK = 2

/** A company of which a maintained school is a member, or was, has a supervising authority; of others nothing is asked. */
export const supervisionOn = (
  facts: BoardFacts,
  rows: readonly SupervisionRow[],
  on: IsoDate,
): Supervision | undefined => {
  const maintained = facts.members.filter(
    ({ organisation, admittedOn }) => admittedOn <= on && needsConsent(facts.directory, organisation, admittedOn),
  )
  if (!isIncorporated(facts.company) || maintained.length === 0) return undefined
  const known = rows.filter((row) => row.on <= on)
  const found = known.find(({ kind }) => kind === 'designation')
  const dueOn = designationDue(facts)
  const when = found?.on ?? on
  return {
    consents: membersOn(maintained, on).map((member) => ({ member, state: consentState(member) })),
    byLaw: soleAuthority(facts, membersOn(maintained, on), on),
    designated: found ? { authority: found.authority, on: found.on, reference: found.reference } : null,
    dueOn,
    late: dueOn !== null && when > dueOn,
    returns: [...accountsDue(facts, known, on), ...articlesDue(facts, known, on)],
  }
}

const consentState = ({ consentOn, admittedOn }: Member): Consent['state'] =>
  consentOn === null ? 'missing' : consentOn > admittedOn ? 'late' : 'in order'

/** Within so many days of incorporation: of 6 March, with 28 days, by 3 April. */
const designationDue = ({ company }: BoardFacts): IsoDate | null =>
  company.incorporatedOn && addDays(company.incorporatedOn, lawOn('supervisingAuthority', company.incorporatedOn).value)

const soleAuthority = ({ directory }: BoardFacts, members: readonly Member[], on: IsoDate): string | null => {
  const authorities = members.flatMap(({ organisation }) => {
    const own = organisationOn(directory, organisation, on)
    const schools = own?.kind === 'federation' ? schoolsOf(directory, organisation, on) : own ? [own] : []
    return schools
      .filter((school) => sectorOf(school) === 'maintained')
      .map(({ laCode }) => councilOf(directory, laCode))
  })
  const [first, ...others] = new Set(authorities)
  return first !== undefined && others.length === 0 ? first : null
}

const accountsDue = ({ company }: BoardFacts, rows: readonly SupervisionRow[], on: IsoDate): Return[] => {
  const began = company.incorporatedOn ?? on
  const first = later(began, addYears(on, -YEARS_BACK))
  const ends: IsoDate[] = []
  for (let end = lastYearEnd(on, company.yearEnd); end >= first; end = lastYearEnd(addDays(end, -1), company.yearEnd)) {
    ends.unshift(end)
  }
  return ends.map((covers) => {
    const dueOn = addMonths(covers, lawOn('accountsToAuthority', covers).value)
    return returnOf(rows, 'accounts', covers, dueOn, on)
  })
}

/** A new version of the articles is notified; the first one is what the company was formed with. */
const articlesDue = ({ company }: BoardFacts, rows: readonly SupervisionRow[], on: IsoDate): Return[] => {
  const since = later(company.incorporatedOn ?? on, addYears(on, -YEARS_BACK))
  return company.articles.flatMap(({ from }) =>
    from !== null && from > since && from <= on ? [returnOf(rows, 'articles', from, null, on)] : [],
  )
}

const returnOf = (
  rows: readonly SupervisionRow[],
  kind: Return['kind'],
  covers: IsoDate,
  dueOn: IsoDate | null,
  on: IsoDate,
): Return => {
  const sent = rows.find((row) => row.kind === kind && row.covers === covers)
  return {
    kind,
    covers,
    dueOn,
    sentOn: sent?.on ?? null,
    reference: sent?.reference ?? null,
    late: dueOn !== null && (sent?.on ?? on) > dueOn,
  }
}
