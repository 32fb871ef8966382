import {
  hasClosed,
  isOpen,
  isStateFundedProvider,
  type OrganisationOn,
  organisationName,
  organisationOn,
  schoolsOf,
} from '../../../directory/index.ts'
import { lawOn } from '../../../kernel/law.ts'
import { listed, plural } from '../../../kernel/text.ts'
import { isCompany, judged, NOT_A_COMPANY, notApplicable, type Rule, type Situation } from '../rule.ts'

const RULE = 'members.eligible'
const LIMIT = 'the council, and state-funded providers of its area'

/** Members are the council, and schools and other state-funded providers with a place in its area on the day. */
export const membersEligible: Rule = (situation) => {
  const { members, facts, day } = situation
  const { source } = lawOn('eligibleMembers', day)
  if (!isCompany(situation)) return notApplicable(RULE, LIMIT, NOT_A_COMPANY, source)
  if (members.length === 0) return notApplicable(RULE, LIMIT, 'Nobody is on the register of members', source)
  const wrong = members.flatMap((member) => {
    const why = ineligible(situation, member.organisation)
    return why ? [{ organisation: member.organisation, why }] : []
  })
  const name = (ref: string) => organisationName(facts.directory, ref, day)
  return judged({
    rule: RULE,
    status: wrong.length > 0 ? 'fail' : 'pass',
    numerator: members.length - wrong.length,
    denominator: members.length,
    limit: LIMIT,
    organisations: wrong.map(({ organisation }) => organisation),
    explanation:
      wrong.length > 0
        ? `${members.length - wrong.length} of ${plural(members.length, 'member')} may be on the register. ${wrong.map(({ organisation, why }) => `${name(organisation)} ${why}.`).join(' ')}`
        : inOrder(members.length),
    source,
    distance: wrong.length,
  })
}

const inOrder = (all: number): string =>
  all === 1
    ? 'The one member is the council or a state-funded provider of its area.'
    : `All ${all} members are the council or state-funded providers of its area.`

/** Why an organisation may not be a member on a day, as the end of a sentence; undefined when it may. */
export const ineligible = ({ facts, day }: Situation, organisation: string): string | undefined => {
  const { directory, company } = facts
  if (organisation === directory.council || organisation === company.council) return undefined
  const on = organisationOn(directory, organisation, day)
  if (!on) return 'is not among the organisations'
  const area = company.councilLaCode
  switch (on.kind) {
    case 'trust':
    case 'federation':
      return schoolsOf(directory, on.ref, day).some((school) => isPlace(school, area, day))
        ? undefined
        : `has no open state-funded school in the area (${area}), and can be an associate and customer`
    case 'school':
    case 'college':
      return placeOrWhyNot(on, area, day)
    default:
      return 'is not a state-funded provider of education, and can be an associate and customer'
  }
}

const placeOrWhyNot = (on: OrganisationOn, area: string, day: Situation['day']): string | undefined => {
  const wrong = [
    ...(isStateFundedProvider(on) ? [] : ['is not state-funded']),
    ...(on.laCode === area ? [] : [`lies outside the area (${area})`]),
  ]
  if (wrong.length > 0) return `${listed(wrong)}, and can be an associate and customer`
  if (isOpen(on, day)) return undefined
  return hasClosed(on)
    ? 'has closed, and a membership ends with its school'
    : 'is not open yet, and can be a member from the day on which it opens'
}

const isPlace = (on: OrganisationOn, area: string, day: Situation['day']): boolean =>
  isStateFundedProvider(on) && isOpen(on, day) && on.laCode === area
