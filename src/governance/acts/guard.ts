import { addDays, type IsoDate, longDate } from '../../kernel/dates.ts'
import type { WayOut } from '../../kernel/errors.ts'
import { ruleBroken } from '../../kernel/errors.ts'
import type { Finding } from '../../kernel/finding.ts'
import type { Tx } from '../../platform/act.ts'
import { changeDays, changesOf } from '../judging/changes.ts'
import { judgeOn } from '../judging/judge.ts'
import { refusalText } from '../judging/words.ts'
import { type Worsening, worsenedBy } from '../judging/worsened.ts'
import type { BoardFacts, Subject } from '../types.ts'

/** What an act does to the facts, and from which day. */
export interface Effect {
  before: BoardFacts
  after: BoardFacts
  subjects: readonly Subject[]
  from: IsoDate
}

/**
 * Refuses an act for what it breaks or deepens, unless it is recorded as a fact that has already happened: then the breach is
 * opened, and the outcome says so.
 */
export const guard = (tx: Tx, effect: Effect, doing: string, waysOut: (worsened: Worsening[]) => WayOut[]): void => {
  const worsened = worsenedBy(effect.before, effect.after, effect.subjects, effect.from)
  if (worsened.length === 0) return
  if (!tx.asFact)
    throw ruleBroken(refusalText(doing, worsened, effect.from), findingsOf(worsened, effect.from), waysOut(worsened))
  tx.breaches.push(...findingsOf(worsened, effect.from))
}

/** What cannot be refused is recorded; the rules broken through it stand in the outcome. */
export const report = (tx: Tx, { before, after, subjects, from }: Effect): void => {
  tx.breaches.push(...findingsOf(worsenedBy(before, after, subjects, from), from))
}

/**
 * What is recorded of the past can put more people out of order by a rule that stands in the way of no appointment: on the day itself,
 * or on one since, where what has been recorded of later days was in order only without it.
 */
export const reportMore = (
  tx: Tx,
  { before, after, from }: Omit<Effect, 'subjects'>,
  body: string,
  rule: string,
): void => {
  const found = (facts: BoardFacts, day: IsoDate) =>
    judgeOn(facts, body, day, 'group').find(({ finding }) => finding.rule === rule)?.finding
  const outOf = (finding: Finding | undefined) => (finding?.status === 'fail' ? (finding.people ?? []) : [])
  // What is still to come may be made good: a later day is looked at as far as today.
  for (const on of [from, ...changeDays(changesOf(after, body), addDays(from, 1), tx.today).keys()]) {
    const [was, finding] = [found(before, on), found(after, on)]
    if (!finding || outOf(finding).every((person) => outOf(was).includes(person))) continue
    tx.breaches.push(...findingsOf([{ on, finding }], from))
    return
  }
}

const findingsOf = (worsened: readonly Worsening[], from: IsoDate): Finding[] =>
  worsened.map(({ on, finding }) =>
    on === from ? finding : { ...finding, explanation: `From ${longDate(on)}: ${finding.explanation}` },
  )

/** One rule before and after an act on its day, for those whose answer it changes. */
export interface Change {
  rule: string
  before: Pick<Finding, 'status' | 'numerator' | 'denominator'>
  after: Pick<Finding, 'status' | 'numerator' | 'denominator'>
}

export const changesThrough = ({ before, after, subjects, from }: Effect): Change[] =>
  subjects.flatMap(({ body, scope }) => {
    const was = judgeOn(before, body, from, scope)
    return judgeOn(after, body, from, scope).flatMap(({ finding }, rule) => {
      const earlier = was[rule]?.finding as Finding
      const short = ({ status, numerator, denominator }: Finding) => ({ status, numerator, denominator })
      return JSON.stringify(short(finding)) === JSON.stringify(short(earlier))
        ? []
        : [{ rule: finding.rule, before: short(earlier), after: short(finding) }]
    })
  })
