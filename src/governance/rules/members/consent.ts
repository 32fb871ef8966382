import { type Directory, organisationName, organisationOn, schoolsOf, sectorOf } from '../../../directory/index.ts'
import { type IsoDate, longDate } from '../../../kernel/dates.ts'
import { lawOn } from '../../../kernel/law.ts'
import { plural } from '../../../kernel/text.ts'
import type { Member } from '../../../membership/index.ts'
import { isCompany, judged, NOT_A_COMPANY, notApplicable, type Rule } from '../rule.ts'

const RULE = 'members.consent'
const LIMIT = 'consent of the maintaining authority on or before admission'

/** A maintained governing body, of one school or a federation of them, joins only with the consent of its authority. */
export const needsConsent = (directory: Directory, organisation: string, admittedOn: IsoDate): boolean => {
  const on = organisationOn(directory, organisation, admittedOn)
  if (on?.kind === 'federation') {
    const schools = schoolsOf(directory, organisation, admittedOn)
    return schools.length === 0 || schools.some((school) => sectorOf(school) === 'maintained')
  }
  return on?.kind === 'school' && sectorOf(on) === 'maintained'
}

export const membersConsent: Rule = (situation) => {
  const { members, facts, day } = situation
  const { source } = lawOn('consentToMembership', day)
  if (!isCompany(situation)) return notApplicable(RULE, LIMIT, NOT_A_COMPANY, source)
  if (members.length === 0) return notApplicable(RULE, LIMIT, 'Nobody is on the register of members', source)
  const asked = members.filter((member) => needsConsent(facts.directory, member.organisation, member.admittedOn))
  const wrong = asked.filter((member) => member.consentOn === null || member.consentOn > member.admittedOn)
  const name = (member: Member) => organisationName(facts.directory, member.organisation, day)
  const words = (member: Member) =>
    member.consentOn === null
      ? `${name(member)}: no consent is recorded.`
      : `${name(member)}: consent of ${longDate(member.consentOn)} came after admission on ${longDate(member.admittedOn)}.`
  return judged({
    rule: RULE,
    status: wrong.length > 0 ? 'fail' : 'pass',
    numerator: members.length - wrong.length,
    denominator: members.length,
    limit: LIMIT,
    organisations: wrong.map((member) => member.organisation),
    explanation:
      wrong.length > 0
        ? `${wrong.length} of ${plural(members.length, 'member')} joined without the consent that ${wrong.length === 1 ? 'it' : 'they'} needed. ${wrong.map(words).join(' ')}`
        : inOrder(asked.length, members.length),
    source,
    distance: wrong.length,
  })
}

const inOrder = (asked: number, all: number): string =>
  asked === 0
    ? `No member of ${all} is a maintained school, and none needs consent.`
    : `${asked} of ${plural(all, 'member')} ${asked === 1 ? 'is a maintained school, which' : 'are maintained schools, which'} joined with the consent of their authority.`
