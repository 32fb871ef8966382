import { longDate, yearsTo } from '../../../kernel/dates.ts'
import { money } from '../../../kernel/money.ts'
import { countedIncome, isFromOwner } from '../../judging/income.ts'
import { lawOn } from '../../law.ts'
import { isCompany, judged, NOT_A_COMPANY, notApplicable, type Rule } from '../rule.ts'
import { shareOfTurnover } from './business-relationship.ts'

const RULE = 'company.owners-share'
const YEARS = 3

/**
 * The company's owners may give it contracts without competition only while more than four fifths of what it does is for them:
 * its turnover of three years, or since it began, from members that are contracting authorities.
 */
export const ownersShare: Rule = (situation) => {
  const { day, facts } = situation
  const { value: share, source } = lawOn('ownersShare', day)
  const [part, whole] = share
  const limit = `more than ${share.join('/')}`
  if (!isCompany(situation)) return notApplicable(RULE, limit, NOT_A_COMPANY, source)
  const income = countedIncome(facts, { from: yearsTo(day, YEARS), to: day }, isFromOwner(facts))
  const { counted, turnover } = income
  if (turnover <= 0) {
    return notApplicable(RULE, limit, `There was no turnover in the three years to ${longDate(day)}`, source)
  }
  const holds = whole * counted > part * turnover
  return judged({
    rule: RULE,
    status: holds ? 'pass' : 'fail',
    numerator: money(counted),
    denominator: money(turnover),
    limit,
    explanation: `${shareOfTurnover(income)} in the three years to ${longDate(day)}, or since the company began, came from members that are contracting authorities. ${
      holds
        ? 'That is more than four fifths, so its owners may go on giving it contracts without competition.'
        : 'That is not more than four fifths, so its owners may not give it contracts without competition on this ground.'
    }`,
    source,
    distance: holds ? 0 : 1,
  })
}
