import { type Directory, organisationOn, schoolsOf } from '../../directory/index.ts'
import { type IsoDate, longDate } from '../../kernel/dates.ts'
import { parseMoney, pounds, wholePounds } from '../../kernel/money.ts'
import type { RegisterChange } from '../changes.ts'
import type { MemberClass } from '../registers.ts'

export const CLASS_WORDS: Record<MemberClass, string> = { council: 'Council', school: 'School', other: 'Other' }

/** "£10", and with pence where there are any: a guarantee is nearly always whole pounds. */
export const guaranteeText = (amount: string | null): string => {
  const pence = amount === null ? undefined : parseMoney(amount)
  if (pence === undefined) return ''
  return pence % 100 === 0 ? wholePounds(pence) : pounds(pence)
}

/** For which schools a member is on the register, each with its URN. */
export const membersFor = (directory: Directory, ref: string, day: IsoDate): string[] => {
  const on = organisationOn(directory, ref, day)
  if (on?.kind === 'council') return ['Supervising authority']
  const schools = on?.kind === 'trust' || on?.kind === 'federation' ? schoolsOf(directory, ref, day) : on ? [on] : []
  return schools.map(({ name, urn }) => (urn ? `${name}, ${urn}` : name))
}

/** The legal person that is a member: of a maintained school, or a federation of them, it is the governing body. */
export const legalPersonText = (directory: Directory, ref: string, day: IsoDate): string => {
  const on = organisationOn(directory, ref, day)
  if (!on) return ref
  return on.kind === 'school' || on.kind === 'federation' ? `The governing body of ${on.name}` : on.name
}

const FIELD_WORDS: Record<string, string> = {
  organisation: 'Member',
  class: 'Class',
  votes: 'Votes',
  admittedOn: 'Date of entry',
  ceasedOn: 'Last day',
  representative: 'Representative',
  name: 'Name',
  address: 'Address',
  postcode: 'Postcode',
}

export const fieldText = (field: string): string => FIELD_WORDS[field] ?? field

/** What an entry said, as people read it: dates in words. */
export const oldText = ({ old }: RegisterChange): string => (/^\d{4}-\d\d-\d\d$/.test(old) ? longDate(old) : old)

/** "Name corrected on 3 February 2025; was “Mill Field”." Companies Act 2006, s.113. */
export const changeText = (change: RegisterChange): string =>
  `${fieldText(change.field)} changed on ${longDate(change.changedOn)}; was “${oldText(change)}”.`
