import { nameOf } from '../../../directory/index.ts'
import { addDays, addYears, type IsoDate, longDate } from '../../../kernel/dates.ts'
import { lawBegan, lawOn } from '../../../kernel/law.ts'
import { listed, plural } from '../../../kernel/text.ts'
import { type Director, inOfficeSince } from '../../board/board.ts'
import type { BoardFacts } from '../../types.ts'
import { isCompany, judged, NOT_A_COMPANY, notApplicable, type Rule } from '../rule.ts'

const RULE = 'board.identity-verified'
const LIMIT = 'every director verified'

/**
 * Directors appointed before verification began have until the company's first confirmation statement thereafter: fourteen days
 * after the end of the first review period (the day before the anniversary of incorporation) that ends after that day.
 */
export const identityDeadline = (facts: BoardFacts): IsoDate => {
  const began = lawBegan('identityVerification')
  const { graceDays } = lawOn('identityVerification', began).value
  const incorporatedOn = facts.company.incorporatedOn ?? began
  let periodEnd = addDays(incorporatedOn, -1)
  for (let years = 1; periodEnd <= began; years += 1) periodEnd = addDays(addYears(incorporatedOn, years), -1)
  return addDays(periodEnd, graceDays)
}

export const identityVerified: Rule = (situation) => {
  const { facts, day, body } = situation
  const began = lawBegan('identityVerification')
  const { source } = lawOn('identityVerification', day)
  if (!isCompany(situation)) return notApplicable(RULE, LIMIT, NOT_A_COMPANY, source, body)
  if (day < began) {
    return notApplicable(RULE, LIMIT, `Verification of identity began on ${longDate(began)}`, source, body)
  }
  const { directors } = situation.board
  if (directors.length === 0) return notApplicable(RULE, LIMIT, 'Nobody is in office', source, body)
  const deadline = identityDeadline(facts)
  const standing = (director: Director) => standingOf(facts, director, day, began, deadline)
  const failing = directors.filter((director) => standing(director) === 'fail')
  const waiting = directors.filter((director) => standing(director) === 'warn')
  const names = (some: readonly Director[]) => listed(some.map((one) => nameOf(facts.directory, one.person)))
  return judged({
    rule: RULE,
    body,
    status: failing.length > 0 ? 'fail' : waiting.length > 0 ? 'warn' : 'pass',
    numerator: directors.length - failing.length - waiting.length,
    denominator: directors.length,
    limit: LIMIT,
    people: [...failing, ...waiting].map((director) => director.person),
    explanation: [
      `The identity of ${directors.length - failing.length - waiting.length} of ${plural(directors.length, 'director')} is verified.`,
      failing.length > 0 ? `Acting without verification: ${names(failing)}.` : '',
      waiting.length > 0 ? `To be verified by ${longDate(deadline)}: ${names(waiting)}.` : '',
    ]
      .filter(Boolean)
      .join(' '),
    source,
    distance: failing.length,
  })
}

const standingOf = (facts: BoardFacts, director: Director, day: IsoDate, began: IsoDate, deadline: IsoDate) => {
  const verifiedOn = verifiedFrom(facts, director.person)
  const appointedOn = inOfficeSince(director)
  if (appointedOn >= began) return verifiedOn !== undefined && verifiedOn <= appointedOn ? 'pass' : 'fail'
  if (verifiedOn !== undefined && verifiedOn <= day) return 'pass'
  return day <= deadline ? 'warn' : 'fail'
}

/** A person is verified once; a later term needs no second check. */
const verifiedFrom = (facts: BoardFacts, person: string): IsoDate | undefined =>
  facts.appointments
    .filter((one) => one.person === person && one.verifiedOn !== null)
    .map((one) => one.verifiedOn as IsoDate)
    .sort()[0]
