import type { Director } from '../../board/board.ts'
import { isAssociated, type ReadingName } from '../council.ts'
import { notApplicable, type Rule } from '../rule.ts'
import { atMost, limitText } from '../shares.ts'
import { readingsOf, shareJudged } from './share.ts'

const RULE = 'board.council-cap'

/** Who counts for the articles' cap: whoever is associated with the council on the day, and whoever it has nominated. */
export const countsForCap = (director: Director, reading: ReadingName): boolean =>
  director.nominee || isAssociated(director, reading)

/** Persons associated with the council or nominated by it are at most the articles' share of the directors in office. */
export const councilCap: Rule = (situation) => {
  const { value: cap, clause } = situation.articles.councilCap
  if (cap === null) {
    return notApplicable(RULE, 'none', 'The articles set no cap on the council’s share', clause, situation.body)
  }
  const line = atMost(cap)
  if (situation.board.directors.length === 0) {
    return notApplicable(RULE, limitText(line), 'Nobody is in office', clause, situation.body)
  }
  return shareJudged(situation, {
    rule: RULE,
    line,
    are: 'are associated with the council or nominated by it',
    source: clause,
    counts: countsForCap,
    readings: readingsOf(situation, countsForCap, line),
  })
}
