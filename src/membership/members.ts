import { type Directory, legalPersonOf, organisationOn } from '../directory/index.ts'
import { type IsoDate, inForce } from '../kernel/dates.ts'
import type { MemberClass } from './registers.ts'

/** An entry in the register of members: a legal person, never a school of a trust. */
export interface Member {
  ref: string
  organisation: string
  /** Blank in a spreadsheet: by the kind of the organisation. */
  class: MemberClass | null
  votes: number
  admittedOn: IsoDate
  /** The last day as a member. */
  ceasedOn: IsoDate | null
  consentOn: IsoDate | null
  consentReference: string | null
  /** A person's ref, or a name; only a ref can be judged. */
  representative: string | null
}

/** Companies Act 2006, s.112: a member from the day of entry in the register to the last day as a member. */
export const isCurrent = (member: Member, day: IsoDate): boolean =>
  inForce({ from: member.admittedOn, to: member.ceasedOn }, day)

export const membersOn = (members: readonly Member[], day: IsoDate): Member[] =>
  members.filter((member) => isCurrent(member, day))

/** The entry that stands in the way of another for the same organisation: current on a day, or beginning later. */
export const entryFrom = (members: readonly Member[], organisation: string, day: IsoDate): Member | undefined =>
  members.find((member) => member.organisation === organisation && (member.ceasedOn === null || member.ceasedOn >= day))

/** Is an organisation served as a member that day: itself, or the trust or federation to which it belongs, on the register? */
export const isMemberOn = (
  members: readonly Member[],
  directory: Directory,
  organisation: string,
  day: IsoDate,
): boolean => {
  const on = organisationOn(directory, organisation, day)
  const through = [organisation, on?.trust, on?.federation]
  return members.some((member) => through.includes(member.organisation) && isCurrent(member, day))
}

/** The class under which a member is entered; where the register is silent, by what the organisation is. */
export const classOf = (member: Pick<Member, 'class' | 'organisation'>, directory: Directory): MemberClass => {
  if (member.class) return member.class
  const kind = directory.organisations.get(member.organisation)?.kind
  if (kind === 'council') return 'council'
  return kind === 'school' || kind === 'trust' || kind === 'federation' || kind === 'college' ? 'school' : 'other'
}

/**
 * A class that contradicts what the organisation is, in words, or undefined. Shares count the votes of councils by what they are, so
 * that only the register and the certificate would say otherwise. The class `other` says nothing of it.
 */
export const contradictedClass = (
  { class: stated, organisation }: Pick<Member, 'class' | 'organisation'>,
  directory: Directory,
  day: IsoDate,
): string | undefined => {
  const on = organisationOn(directory, organisation, day)
  if (!on || stated === null || stated === 'other' || (stated === 'council') === (on.kind === 'council'))
    return undefined
  const own = classOf({ class: null, organisation }, directory)
  return `${on.name} is a ${on.kind === 'other' ? 'body of another kind' : on.kind}, which is no member of the class “${stated}”. Its class is ${own}${own === 'other' ? '' : ', or other'}`
}

/**
 * Why an organisation cannot be entered in the register, or undefined: a member is a legal person, so an academy's member is its
 * trust, a federated school's its federation, and a pupil referral unit is the council.
 */
export const noLegalPerson = (directory: Directory, organisation: string, day: IsoDate): string | undefined => {
  const on = organisationOn(directory, organisation, day)
  if (!on) return `There is no organisation “${organisation}”. Record it first`
  const person = legalPersonOf(directory, organisation, day)
  if (person === organisation) return undefined
  if (person === undefined) {
    return `${on.name} is an academy, and its trust is not known. Record its trust, and admit the trust`
  }
  const other = organisationOn(directory, person, day)
  const named = `${other?.name ?? person} (${person})`
  if (other?.kind === 'council') {
    return `${on.name} is a pupil referral unit, which in law is the council. It cannot be a member; the member is ${named}`
  }
  return other?.kind === 'federation'
    ? `${on.name} belongs to a federation with one governing body. Admit the federation, ${named}`
    : `${on.name} is an academy, which is no legal person. Admit its trust, ${named}`
}

export interface MemberError {
  /** Which of the rows given. */
  index: number
  column: string
  message: string
}

/** What is wrong with rows of the register among themselves and by law: every error at once, for the import of a spreadsheet. */
export const memberErrors = (members: readonly Member[], directory: Directory): MemberError[] => {
  const errors: MemberError[] = []
  members.forEach((member, index) => {
    const message = noLegalPerson(directory, member.organisation, member.admittedOn)
    if (message) errors.push({ index, column: 'organisation', message })
    const twin = members.findIndex((other, i) => i < index && overlap(other, member))
    if (twin >= 0) {
      const already = `${member.organisation} is on the register already, as ${members[twin]?.ref}`
      errors.push({
        index,
        column: 'organisation',
        message: `${already}. Give that row its ceased_on, or leave this one out`,
      })
    }
  })
  return errors
}

const overlap = (a: Member, b: Member): boolean =>
  a.organisation === b.organisation && a.admittedOn <= (b.ceasedOn ?? '9999') && b.admittedOn <= (a.ceasedOn ?? '9999')
