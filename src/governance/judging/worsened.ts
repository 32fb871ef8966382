import type { IsoDate } from '../../kernel/dates.ts'
import type { Finding } from '../../kernel/finding.ts'
import type { BoardFacts, Subject } from '../types.ts'
import { changeDays, changesOf } from './changes.ts'
import { judgeOn } from './judge.ts'

/** A rule that is further from being in order through an act than without it, on the first day on which that is so. */
export interface Worsening {
  on: IsoDate
  finding: Finding
}

/** Beyond any term, tail or membership that can be recorded. */
const EVER = '2199-12-31' as IsoDate

/**
 * What an act breaks or makes worse: every rule is judged with and without it on its day and on every later day on which something
 * is known to change. A breach that was there before, and is no deeper, is not the act's.
 */
export const worsenedBy = (
  before: BoardFacts,
  after: BoardFacts,
  subjects: readonly Subject[],
  from: IsoDate,
): Worsening[] => subjects.flatMap((subject) => worsenedFor(before, after, subject, from))

const worsenedFor = (before: BoardFacts, after: BoardFacts, { body, scope }: Subject, from: IsoDate): Worsening[] => {
  const days = new Set([
    from,
    ...changeDays(changesOf(before, body), from, EVER).keys(),
    ...changeDays(changesOf(after, body), from, EVER).keys(),
  ])
  const first = new Map<string, Worsening>()
  for (const on of [...days].sort()) {
    const now = judgeOn(after, body, on, scope)
    if (now.every(({ distance }) => distance === 0)) continue
    const without = judgeOn(before, body, on, scope)
    now.forEach(({ finding, distance }, rule) => {
      if (distance > (without[rule]?.distance ?? 0) && !first.has(finding.rule)) {
        first.set(finding.rule, { on, finding })
      }
    })
  }
  return [...first.values()]
}
