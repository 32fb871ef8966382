import type { IsoDate } from '../../kernel/dates.ts'
import type { Finding } from '../../kernel/finding.ts'
import { nameOfBody } from '../board/called.ts'
import type { BoardFacts, Notice } from '../types.ts'
import { everybodysOn, judgeOn } from './judge.ts'
import { ruleTitles } from './words.ts'

/**
 * What is broken on a day in bodies beside the main one: a sub-group, the group of a district or an area. It is no part of the verdict
 * on the board, and is told beside it.
 */
export const brokenInGroups = (facts: BoardFacts, on: IsoDate): Finding[] =>
  everybodysOn(facts, on)
    .filter(({ scope }) => scope === 'group')
    .flatMap(({ body, scope }) => judgeOn(facts, body, on, scope).map(({ finding }) => finding))
    .filter(({ status }) => status === 'fail')

/** One of them as it stands beside the findings, with the name of its body and of its rule. */
export const groupNotice = (facts: BoardFacts, { rule, body = '', status, explanation, source }: Finding): Notice => ({
  notice: 'group-rule',
  body,
  status,
  explanation: `${nameOfBody(facts, body)}, ${(ruleTitles[rule] ?? rule).toLowerCase()}: ${explanation}`,
  source,
})

export const groupNotices = (facts: BoardFacts, on: IsoDate): Notice[] =>
  brokenInGroups(facts, on).map((finding) => groupNotice(facts, finding))
