import { type Company, loadCompany } from '../company/index.ts'
import { type Directory, loadDirectory, nameOf, organisationOn } from '../directory/index.ts'
import { addYears, type IsoDate } from '../kernel/dates.ts'
import { lawOn } from '../kernel/law.ts'
import { money } from '../kernel/money.ts'
import type { Reader } from '../platform/reader.ts'
import { type RegisterChange, registerChanges } from './changes.ts'
import { classOf, isCurrent, type Member } from './members.ts'
import type { MemberClass } from './registers.ts'
import { loadMembers } from './store.ts'

/** An entry of the register as it is inspected. */
export interface RegisterEntry {
  /** In order of entry. */
  number: number
  organisation: string
  name: string
  address: string
  class: MemberClass
  votes: number
  representative: string | null
  admittedOn: IsoDate
  ceasedOn: IsoDate | null
  guarantee: string | null
  changes: RegisterChange[]
}

export interface RegisterOfMembers {
  rows: RegisterEntry[]
  /** Of the members on the day; leavers of the last year still guarantee what was owed before they left. */
  totals: { members: number; votes: number; guarantee: string | null; guaranteeOfLeavers: string | null }
}

/** The register of members on a day: who is a member, and who ceased to be one in the ten years before. */
export const registerOfMembers = async (reader: Reader, on: IsoDate): Promise<RegisterOfMembers> => {
  const company = await loadCompany(reader)
  const directory = await loadDirectory(reader)
  const members = await loadMembers(reader)
  const changes = await registerChanges(reader)
  const kept = numbered(members).filter(({ member }) => member.admittedOn <= on && isKept(member, on))
  const current = kept.filter(({ member }) => isCurrent(member, on))
  const rows = kept.map(({ member, number }) => ({
    number,
    ...entryOf(company, directory, member, on),
    changes: [...(changes.ofMember.get(member.ref) ?? []), ...(changes.ofOrganisation.get(member.organisation) ?? [])],
  }))
  return {
    rows,
    totals: {
      members: current.length,
      votes: current.reduce((votes, { member }) => votes + member.votes, 0),
      guarantee: guaranteeOf(company, current.length),
      guaranteeOfLeavers: guaranteeOf(company, rows.filter((row) => liableUntil(rows, row, on)).length),
    },
  }
}

/**
 * The last day on which a former member is liable, where that has not passed. Whoever has been entered again guarantees by the later
 * entry, and once.
 */
export const liableUntil = (
  rows: readonly RegisterEntry[],
  { organisation, number, ceasedOn }: RegisterEntry,
  on: IsoDate,
): IsoDate | undefined => {
  if (ceasedOn === null || rows.some((row) => row.organisation === organisation && row.number > number))
    return undefined
  const last = guaranteeUntil(ceasedOn)
  return on <= last ? last : undefined
}

/** Numbers are given in order of entry, to those who have left as well, so that they never change from day to day. */
const numbered = (members: readonly Member[]): { member: Member; number: number }[] =>
  [...members]
    .sort((a, b) => a.admittedOn.localeCompare(b.admittedOn) || a.ref.localeCompare(b.ref, 'en', { numeric: true }))
    .map((member, i) => ({ member, number: i + 1 }))

/** The number under which a member stands in the register. */
export const registerNumber = (members: readonly Member[], { ref }: Member): number | undefined =>
  numbered(members).find(({ member }) => member.ref === ref)?.number

/** The last day on which a member who left on a day guarantees what was owed before. */
export const guaranteeUntil = (ceasedOn: IsoDate): IsoDate =>
  addYears(ceasedOn, lawOn('guaranteeYears', ceasedOn).value)

/** The last day for which the entry of a member who left on a day is kept. */
export const entryKeptUntil = (ceasedOn: IsoDate): IsoDate =>
  addYears(ceasedOn, lawOn('formerEntryYears', ceasedOn).value)

const isKept = ({ ceasedOn }: Member, on: IsoDate): boolean => ceasedOn === null || on <= entryKeptUntil(ceasedOn)

const entryOf = (company: Company, directory: Directory, member: Member, on: IsoDate) => {
  const organisation = organisationOn(directory, member.organisation, on)
  return {
    organisation: member.organisation,
    name: organisation?.name ?? member.organisation,
    address: [organisation?.address, organisation?.postcode].filter(Boolean).join(', '),
    class: classOf(member, directory),
    votes: member.votes,
    representative: member.representative === null ? null : nameOf(directory, member.representative),
    admittedOn: member.admittedOn,
    ceasedOn: isCurrent(member, on) ? null : member.ceasedOn,
    guarantee: guaranteeOf(company, 1),
  }
}

const guaranteeOf = (company: Company, members: number): string | null =>
  company.guarantee === null ? null : money(members * company.guarantee)
