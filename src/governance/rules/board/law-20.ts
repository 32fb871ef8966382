import { lawOn } from '../../../kernel/law.ts'
import { isAssociated } from '../council.ts'
import { isCompany, NOT_A_COMPANY, notApplicable, type Rule } from '../rule.ts'
import { below, limitText } from '../shares.ts'
import { readingsOf, shareJudged } from './share.ts'

const RULE = 'board.law-20'

/** s.69(1)(b): where a fifth or more of the directors are associated with an authority, the company may be under its influence. */
export const boardLaw: Rule = (situation) => {
  const { value: share, source } = lawOn('influencedByDirectors', situation.day)
  const line = below(share)
  if (!isCompany(situation)) return notApplicable(RULE, limitText(line), NOT_A_COMPANY, source, situation.body)
  if (situation.board.directors.length === 0) {
    return notApplicable(RULE, limitText(line), 'Nobody is in office', source, situation.body)
  }
  return shareJudged(situation, {
    rule: RULE,
    line,
    are: 'are associated with the council',
    source,
    counts: isAssociated,
    readings: readingsOf(situation, isAssociated, line),
  })
}
