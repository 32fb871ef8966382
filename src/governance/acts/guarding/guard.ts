import { type IsoDate, later, longDate } from '../../../kernel/dates.ts'
import { ruleBroken, type WayOut } from '../../../kernel/errors.ts'
import type { Finding } from '../../../kernel/finding.ts'
import type { Tx } from '../../../platform/acts/index.ts'
import { judgeOn } from '../../judging/judge.ts'
import { refusalText } from '../../judging/words.ts'
import { incomeWorsenedBy, putOutBy, type Worsening, worsenedBy } from '../../judging/worsened.ts'
import type { BoardFacts, Subject } from '../../types.ts'

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
  if (worsened.length > 0 && !tx.asFact)
    throw ruleBroken(refusalText(doing, worsened, effect.from), findingsOf(worsened, effect.from), waysOut(worsened))
  tell(tx, effect, worsened)
}

/** What cannot be refused is recorded; the rules broken through it stand in the outcome. */
export const report = (tx: Tx, effect: Effect): void =>
  tell(tx, effect, worsenedBy(effect.before, effect.after, effect.subjects, effect.from))

const tell = (tx: Tx, effect: Effect, worsened: readonly Worsening[]): void => {
  tx.breaches.push(...allBroken(effect, worsened, tx.today))
}

/** Everything that is broken or deepened through something that has happened. */
export const brokenBy = (effect: Effect, today: IsoDate): Finding[] =>
  allBroken(effect, worsenedBy(effect.before, effect.after, effect.subjects, effect.from), today)

const allBroken = (
  { before, after, subjects, from }: Effect,
  worsened: readonly Worsening[],
  today: IsoDate,
): Finding[] => {
  const told = new Set(worsened.map(keyOf))
  const out = putOutBy(before, after, subjects, { from, to: later(from, today) })
  const income = after.income ? incomeWorsenedBy(before, after, { from, today }) : []
  return findingsOf([...worsened, ...out.filter((one) => !told.has(keyOf(one))), ...income], from)
}

/** The rules that hold through it and did not, on its day or on a later one that is known, each as it then is. */
export const mendedBy = ({ before, after, subjects, from }: Effect): Finding[] =>
  subjects.flatMap((subject) =>
    findingsOf(
      worsenedBy(after, before, [subject], from).flatMap(({ on, finding: { rule, status } }): Worsening[] => {
        const now = judgeOn(after, subject.body, on, subject.scope).find(
          ({ finding }) => finding.rule === rule,
        )?.finding
        return now && status === 'fail' && now.status !== 'fail' ? [{ on, finding: now }] : []
      }),
      from,
    ),
  )

const keyOf = ({ finding: { rule, body } }: Worsening): string => `${rule} ${body ?? ''}`

export const findingsOf = (worsened: readonly Worsening[], from: IsoDate): Finding[] =>
  worsened.map(({ on, finding }) =>
    on === from ? finding : { ...finding, explanation: `From ${longDate(on)}: ${finding.explanation}` },
  )

/** One rule before and after an act on its day, for those whose answer it changes. */
export interface RuleChange {
  rule: string
  before: Pick<Finding, 'status' | 'numerator' | 'denominator'>
  after: Pick<Finding, 'status' | 'numerator' | 'denominator'>
}

export const changesThrough = ({ before, after, subjects, from }: Effect): RuleChange[] =>
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
