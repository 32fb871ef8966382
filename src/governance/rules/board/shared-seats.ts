import { sharedSeats, sharedText } from '../../seats/shared-seats.ts'
import type { Rule } from '../rule.ts'

/**
 * A rule that counts who is in office, which also says where a seat has more people in it than one: whoever should have been recorded as
 * leaving makes the board larger than it is, and every share of it smaller.
 */
export const tellingSharedSeats =
  (rule: Rule): Rule =>
  (situation) => {
    const judgement = rule(situation)
    const { directors } = situation.board
    const shared = sharedSeats({ directors, observers: [] })
    if (shared.length === 0 || judgement.finding.status === 'not-applicable') return judgement
    const explanation = [judgement.finding.explanation, ...shared.map((one) => sharedText(situation.facts, one))].join(
      ' ',
    )
    return { ...judgement, finding: { ...judgement.finding, explanation } }
  }
