import { type IsoDate, longDate, yearsTo } from '../../../kernel/dates.ts'
import { lawOn } from '../../../kernel/law.ts'
import { money } from '../../../kernel/money.ts'
import type { Share } from '../../../kernel/share.ts'
import type { BoardFacts } from '../../types.ts'
import { isCompany, judged, NOT_A_COMPANY, notApplicable, type Rule } from '../rule.ts'
import { shareOfTurnover } from './business-relationship.ts'
import { type CountedIncome, countedIncome, isFromOwner } from './income.ts'

const RULE = 'company.owners-share'

/** Turnover is counted for so many years. */
export const OWNERS_YEARS = 3

/** What comes from owners of the turnover of the years to a day. */
const ownersIncome = (facts: BoardFacts, day: IsoDate): CountedIncome =>
  countedIncome(facts, { from: yearsTo(day, OWNERS_YEARS), to: day }, isFromOwner)

/** How many pence more owners would have to pay, and nobody else, for their part to be more than the law's; nothing where it is. */
export const ownersShortfall = ({ counted, turnover }: CountedIncome, [part, whole]: Share): number =>
  whole * counted > part * turnover ? 0 : Math.floor((part * turnover - whole * counted) / (whole - part)) + 1

/**
 * The company's owners may give it contracts without competition only while more than four fifths of what it does is for them:
 * its turnover of three years, or since it began, from members that are contracting authorities.
 */
export const ownersShare: Rule = (situation) => {
  const { day, facts } = situation
  const { value: share, source } = lawOn('ownersShare', day)
  const limit = `more than ${share.join('/')}`
  if (!isCompany(situation)) return notApplicable(RULE, limit, NOT_A_COMPANY, source)
  const income = ownersIncome(facts, day)
  const { counted, turnover } = income
  if (turnover <= 0) {
    return notApplicable(RULE, limit, `There was no turnover in the three years to ${longDate(day)}`, source)
  }
  const distance = ownersShortfall(income, share)
  const holds = distance === 0
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
    distance,
  })
}
