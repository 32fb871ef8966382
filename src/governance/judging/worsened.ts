import type { IsoDate } from '../../kernel/dates.ts'
import type { Finding } from '../../kernel/finding.ts'
import type { Judgement } from '../rules/rule.ts'
import type { BoardFacts, Subject } from '../types.ts'
import { changeDays, changesFor } from './changes/changes.ts'
import { incomeSpan } from './changes/income.ts'
import { judgeOn } from './judge.ts'

/** A rule that is further from being in order through an act than without it, on the first day on which that is so. */
export interface Worsening {
  on: IsoDate
  finding: Finding
}

/** Beyond any term, tail or membership that can be recorded. */
const EVER = '2199-12-31' as IsoDate

type IsWorse = (now: Judgement, without: Judgement | undefined) => boolean

const isFurther: IsWorse = ({ distance }, without) => distance > (without?.distance ?? 0)

/** Somebody is out of order who was not, by a rule that stands in the way of no act. */
const hasMoreOut: IsWorse = ({ out = [] }, without) => out.some((person) => !without?.out?.includes(person))

/**
 * What an act breaks or makes worse: every rule is judged with and without it on its day and on every later day on which something
 * is known to change. A breach that was there before, and is no deeper, is not the act's.
 */
export const worsenedBy = (
  before: BoardFacts,
  after: BoardFacts,
  subjects: readonly Subject[],
  from: IsoDate,
): Worsening[] => subjects.flatMap((subject) => worsenedFor(before, after, subject, { from, to: EVER }, isFurther))

/**
 * Who is put out of order, up to a day, by a rule that stands in the way of no act: nobody is refused for meetings that were missed, or
 * because others have to sign a new version. What is still to come after that day may be made good.
 */
export const putOutBy = (
  before: BoardFacts,
  after: BoardFacts,
  subjects: readonly Subject[],
  days: { from: IsoDate; to: IsoDate },
): Worsening[] => subjects.flatMap((subject) => worsenedFor(before, after, subject, days, hasMoreOut))

/**
 * What is broken or deepened of the rules of the company's income, where it was loaded: up to today, or to the last day for which
 * something is posted ahead. What will be posted is not known, so that no later day is judged.
 */
export const incomeWorsenedBy = (
  before: BoardFacts,
  after: BoardFacts,
  { from, today }: { from: IsoDate; today: IsoDate },
): Worsening[] => {
  const span = incomeSpan(after, today)
  return span ? worsenedFor(before, after, { body: '', scope: 'company' }, { from, to: span.to }, isFurther) : []
}

const worsenedFor = (
  before: BoardFacts,
  after: BoardFacts,
  subject: Subject,
  { from, to }: { from: IsoDate; to: IsoDate },
  isWorse: IsWorse,
): Worsening[] => {
  const { body, scope } = subject
  const days = new Set([
    from,
    ...changeDays(changesFor(before, subject), from, to).keys(),
    ...changeDays(changesFor(after, subject), from, to).keys(),
  ])
  const first = new Map<string, Worsening>()
  for (const on of [...days].sort()) {
    const now = judgeOn(after, body, on, scope)
    if (now.every((one) => !isWorse(one, undefined))) continue
    const without = judgeOn(before, body, on, scope)
    now.forEach((one, rule) => {
      const { finding } = one
      if (isWorse(one, without[rule]) && !first.has(finding.rule)) first.set(finding.rule, { on, finding })
    })
  }
  return [...first.values()]
}
