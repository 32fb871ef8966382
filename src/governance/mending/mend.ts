import type { IsoDate } from '../../kernel/dates.ts'
import type { Finding } from '../../kernel/finding.ts'
import { mainBody } from '../board/board.ts'
import { judgeOn } from '../judging/judge.ts'
import type { Judgement } from '../rules/rule.ts'
import type { BoardFacts, Scope } from '../types.ts'
import { type MendingAct, withAct } from './acts.ts'
import { joins, ofMembers } from './of-members.ts'
import { actsBefore } from './possible.ts'

/** The fewest acts after which nothing is broken on a day, and the findings that there would then be. */
export interface Mend {
  acts: readonly MendingAct[]
  findings: Finding[]
}

/** Up to three acts are tried in every way that the time for an answer allows; beyond that one is added after the other. */
const TRIED_TOGETHER = 3
const MOST_SETS = 600
const MOST_ACTS = 8

/**
 * The smallest change that leaves no rule of a body, or of the register of members, broken on a day; or, where one rule is named, that
 * mends this one and makes no other worse. Each act is tried on the facts: a term is renewed or given anew, an identity verified, the
 * agreement signed, one more meeting held, a place filled by somebody who could, a vacant seat taken or a new one made, somebody who
 * is in the way leaves; a member leaves, or is entered again with consent. Of equal sizes that which keeps people on goes first.
 */
export const smallestMend = (facts: BoardFacts, body: string, day: IsoDate, rule?: string): Mend | undefined => {
  const scope = scopeOf(facts, body, day, rule)
  const before = judgeOn(facts, body, day, scope)
  const isMended = (after: readonly Judgement[]) =>
    after.every(({ finding, distance }, i) =>
      rule === undefined || finding.rule === rule ? finding.status !== 'fail' : distance <= (before[i]?.distance ?? 0),
    )
  if (isMended(before)) return undefined
  const after = (acts: readonly MendingAct[]) => judgeOn(acts.reduce(withAct, facts), body, day, scope)
  const possible = (newSeats: number) =>
    scope === 'members' ? ofMembers(facts, before, day) : actsBefore(facts, { body, scope }, day, before, newSeats)
  const few = possible(TRIED_TOGETHER)
  for (const acts of [...setsOf(few), ...everyone(few, scope === 'members' ? joins(day) : [], rule)]) {
    const judged = after(acts)
    if (isMended(judged)) return { acts, findings: judged.map(({ finding }) => finding) }
  }
  return stepByStep(possible(MOST_ACTS), after, isMended)
}

const scopeOf = (facts: BoardFacts, body: string, day: IsoDate, rule: string | undefined): Scope => {
  if (rule?.startsWith('members.')) return 'members'
  return (mainBody(facts, day)?.ref ?? body) === body ? 'board' : 'group'
}

/** Every set of one, of two, and of three, where there are not too many of them. */
const setsOf = (acts: readonly MendingAct[]): MendingAct[][] => {
  const sets: MendingAct[][] = []
  let last: number[][] = [[]]
  for (let size = 1; size <= TRIED_TOGETHER; size += 1) {
    last = last.flatMap((set) => acts.flatMap((_, i) => (i > (set.at(-1) ?? -1) ? [[...set, i]] : [])))
    if (sets.length + last.length > MOST_SETS) break
    sets.push(...last.map((set) => set.map((i) => acts[i] as MendingAct)))
  }
  return sets
}

/** What has to be done for each who is out of order, by rules that ask something of everybody. */
const OF_EVERYBODY: Readonly<Record<string, readonly MendingAct['kind'][]>> = {
  'board.identity-verified': ['verify'],
  'body.agreement': ['sign'],
  'body.term': ['renew', 'anew'],
  'members.consent': ['enterAgain', 'cease'],
  'members.eligible': ['cease'],
}

/** All of them at once, and others who join beside them, one more each time: a member who leaves takes a vote along. */
const everyone = (acts: readonly MendingAct[], joining: readonly MendingAct[], rule: string | undefined) => {
  const kinds = rule === undefined ? [] : (OF_EVERYBODY[rule] ?? ['fill'])
  const all = acts.filter(({ kind }) => kinds.includes(kind))
  return all.length === 0 ? [] : [all, ...joining.map((_, i) => [...all, ...joining.slice(0, i + 1)])]
}

const farness = (judged: readonly Judgement[]): number =>
  judged.reduce((sum, { distance, out = [] }) => sum + distance + out.length, 0)

const stepByStep = (
  possible: readonly MendingAct[],
  after: (acts: readonly MendingAct[]) => Judgement[],
  isMended: (judged: readonly Judgement[]) => boolean,
): Mend | undefined => {
  let acts: MendingAct[] = []
  let judged = after(acts)
  while (!isMended(judged)) {
    if (acts.length === MOST_ACTS) return undefined
    const steps = possible
      .filter((act) => !acts.includes(act))
      .map((act) => ({ act, judged: after([...acts, act]) }))
      .filter((step) => farness(step.judged) < farness(judged))
    const [nearest] = steps.sort((a, b) => farness(a.judged) - farness(b.judged))
    if (!nearest) return undefined
    acts = [...acts, nearest.act]
    judged = nearest.judged
  }
  return { acts, findings: judged.map(({ finding }) => finding) }
}
