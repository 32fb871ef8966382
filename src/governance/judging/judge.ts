import { articlesOn, inWordsOf } from '../../company/index.ts'
import { addMonths, type IsoDate } from '../../kernel/dates.ts'
import { type Finding, SEVERITY, type Status } from '../../kernel/finding.ts'
import { mainBody, mainBodyRef } from '../board/board.ts'
import { RULES } from '../rules/index.ts'
import { type Judgement, situationOn } from '../rules/rule.ts'
import type { BoardFacts, Scope, Subject } from '../types.ts'
import type { Change } from './changes/change.ts'
import { changeDays, changesFor } from './changes/changes.ts'

/**
 * Whose rules an appointment to a body, or a departure from it, can break: those of the body itself, and of the main body, which may
 * have to see every group led.
 */
export const subjectsOf = (facts: BoardFacts, body: string, day: IsoDate): Subject[] => {
  const main = mainBody(facts, day)?.ref ?? body
  return main === body
    ? [{ body, scope: 'board' }]
    : [
        { body, scope: 'group' },
        { body: main, scope: 'board' },
      ]
}

/** The first day with anything to judge: that of the company, or the first appointment to a body. */
export const beginningOf = ({ company, appointments }: BoardFacts): IsoDate =>
  company.incorporatedOn ?? appointments[0]?.appointedOn ?? ('1900-01-01' as IsoDate)

/** Whose rules anything can break that binds everybody, or that says who people and schools are: those of every body from a day on. */
export const everybodysOn = (facts: BoardFacts, day: IsoDate): Subject[] => {
  const main = mainBodyRef(facts, day)
  const groups = facts.bodies.filter(({ ref, to }) => ref !== main && (to === null || to >= day))
  return [{ body: main, scope: 'all' }, ...groups.map(({ ref }): Subject => ({ body: ref, scope: 'group' }))]
}

/** Every rule on one day, in the words of a company or of a partnership. */
export const judgeOn = (facts: BoardFacts, body: string, day: IsoDate, scope: Scope): Judgement[] => {
  const situation = situationOn(facts, body, day)
  const judgements = RULES[scope].map((rule) => rule(situation))
  if (facts.company.legalForm === 'clg') return judgements
  const said = inWordsOf(facts.company)
  return judgements.map((one) => ({ ...one, finding: { ...one.finding, explanation: said(one.finding.explanation) } }))
}

/** A day on which something known changes, judged, and by whose rules. */
export interface JudgedDay {
  on: IsoDate
  changes: readonly Change[]
  judgements: Judgement[]
  facts: BoardFacts
  subject: Subject
}

/** A day, and every later day on which something known changes, up to another: judged one after the other without a query. */
export const judgeDays = (facts: BoardFacts, body: string, scope: Scope, from: IsoDate, to: IsoDate): JudgedDay[] => {
  const subject = { body, scope }
  const days = changeDays(changesFor(facts, subject), from, to)
  return [...(days.has(from) ? [] : [[from, []] as const]), ...days].map(([on, changes]) => ({
    on,
    changes,
    judgements: judgeOn(facts, body, on, scope),
    facts,
    subject,
  }))
}

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

/** The worst of all findings. */
export const verdictOf = (findings: readonly Finding[]): Status =>
  findings.reduce<Status>(
    (worst, { status }) => (SEVERITY[status] > SEVERITY[worst] ? status : worst),
    'not-applicable',
  )
