import { articlesOn } from '../company/index.ts'
import { addMonths, type IsoDate } from '../kernel/dates.ts'
import type { Finding, Status } from '../kernel/finding.ts'
import { becauseOf, type Change, changeDays, changesOf } from './changes.ts'
import { boardRules, memberRules } from './rules/index.ts'
import { type Judgement, type Rule, situationOn } from './rules/rule.ts'
import type { BoardFacts } from './types.ts'

/** Which rules are asked: those of the body of directors, those of the register of members, or both. */
export type Scope = 'board' | 'members' | 'all'

export const rulesOf = (scope: Scope): readonly Rule[] =>
  scope === 'board' ? boardRules : scope === 'members' ? memberRules : [...boardRules, ...memberRules]

/** Every rule on one day. */
export const judgeOn = (facts: BoardFacts, body: string, day: IsoDate, scope: Scope): Judgement[] => {
  const situation = situationOn(facts, body, day)
  return rulesOf(scope).map((rule) => rule(situation))
}

/** A day on which something known changes, judged. */
export interface JudgedDay {
  on: IsoDate
  changes: Change[]
  judgements: Judgement[]
}

/** A day, and every later day on which something known changes, up to another: judged one after the other without a query. */
export const judgeDays = (facts: BoardFacts, body: string, scope: Scope, from: IsoDate, to: IsoDate): JudgedDay[] => {
  const days = changeDays(changesOf(facts, body), from, to)
  if (!days.has(from)) return [judgedDay(facts, body, scope, from, []), ...rest(facts, body, scope, days)]
  return rest(facts, body, scope, days)
}

const rest = (facts: BoardFacts, body: string, scope: Scope, days: Map<IsoDate, Change[]>): JudgedDay[] =>
  [...days].map(([on, changes]) => judgedDay(facts, body, scope, on, changes))

const judgedDay = (facts: BoardFacts, body: string, scope: Scope, on: IsoDate, changes: Change[]): JudgedDay => ({
  on,
  changes,
  judgements: judgeOn(facts, body, on, scope),
})

/** The day within the horizon on which a rule that holds now is broken by something known already. */
export const breakAhead = (
  facts: BoardFacts,
  days: readonly JudgedDay[],
  at: number,
  rule: number,
): JudgedDay | undefined => {
  const now = days[at] as JudgedDay
  const status = now.judgements[rule]?.finding.status
  if (status !== 'pass' && status !== 'warn') return undefined
  const horizon = addMonths(now.on, articlesOn(facts.company, now.on).horizonMonths.value)
  return days.slice(at + 1).find((day) => day.on <= horizon && day.judgements[rule]?.finding.status === 'fail')
}

export const scopeOf = (rule: string): 'board' | 'members' => (rule.startsWith('members.') ? 'members' : 'board')

/** "term of p-03 ends" */
export const causeOn = (day: JudgedDay, rule: string): string => becauseOf(day.changes, scopeOf(rule))

const SEVERITY: Record<Status, number> = { 'not-applicable': 0, pass: 1, warn: 2, fail: 3 }

/** The worst of all findings. */
export const verdictOf = (findings: readonly Finding[]): Status =>
  findings.reduce<Status>(
    (worst, { status }) => (SEVERITY[status] > SEVERITY[worst] ? status : worst),
    'not-applicable',
  )
