import { articlesOn } from '../../../company/index.ts'
import { addDays, addMonths, earlier, type IsoDate } from '../../../kernel/dates.ts'
import type { Finding } from '../../../kernel/finding.ts'
import { mainBodyRef, sittingsOn } from '../../board/board.ts'
import type { Appointment, BoardFacts, Subject } from '../../types.ts'
import type { Change } from '../changes/change.ts'
import { incomeSpan } from '../changes/income.ts'
import { type JudgedDay, judgeDays } from '../judge.ts'
import { causeOn, causesOf, causeWords, standing } from './causes.ts'

/** A span of days on which a rule is broken. It follows from the facts, so it closes when they mend and cannot be closed otherwise. */
export interface Breach {
  /** "board.law-20.2027-02-01"; of a group "body.term.inclusion.2027-02-01" */
  ref: string
  rule: string
  state: 'open' | 'closed' | 'coming'
  /** The first day on which the rule was broken, and what broke it. */
  from: IsoDate
  because: string
  /** The last day, and what mended it; null while no end is known. */
  to: IsoDate | null
  cure: string | null
  /** As it stands, for one that is open; for others as on its first day. */
  finding: Finding
  /** What opened it, fact by fact. */
  causes: readonly Change[]
  /** The later days on which it became another: deeper, shallower, or of others. */
  changes: BreachChange[]
  /** Its worst day. */
  worst: { on: IsoDate; numerator: Finding['numerator']; denominator: Finding['denominator'] }
}

/** A day within a breach on which something changes it without mending it. */
export interface BreachChange {
  on: IsoDate
  because: string
  numerator: Finding['numerator']
  denominator: Finding['denominator']
}

/**
 * Every breach of the main body and of the members since they began, and those that are known to be coming within the horizon, the
 * latest first. Those of the company's income are among them where all of it was loaded.
 */
export const breachesOf = (facts: BoardFacts, today: IsoDate): Breach[] => {
  const body = mainBodyRef(facts, today)
  const last = addMonths(today, articlesOn(facts.company, today).horizonMonths.value)
  const earned = incomeSpan(facts, today)
  return [
    ...(['board', 'members'] as const).flatMap((scope) => spansFor(facts, { body, scope }, last, today)),
    ...(earned ? spansIn(daysOfIncome(facts, body, { ...earned, to: earlier(earned.to, last) }, today), today) : []),
  ].sort(latestFirst)
}

/** The same of every other body, those that have ended too: what is broken in a group stands beside the board, in no verdict on it. */
export const breachesOfGroups = (facts: BoardFacts, today: IsoDate): Breach[] => {
  const main = mainBodyRef(facts, today)
  const last = addMonths(today, articlesOn(facts.company, today).horizonMonths.value)
  return facts.bodies
    .filter(({ ref }) => ref !== main)
    .flatMap(({ ref }) => spansFor(facts, { body: ref, scope: 'group' }, last, today))
    .map((breach) => ({ ...breach, ref: `${breach.rule}.${breach.finding.body}.${breach.from}` }))
    .sort(latestFirst)
}

const latestFirst = (a: Breach, b: Breach): number =>
  a.from > b.from ? -1 : a.from < b.from ? 1 : a.rule < b.rule ? -1 : 1

const spansFor = (facts: BoardFacts, subject: Subject, last: IsoDate, today: IsoDate): Breach[] => {
  const began = firstDayOf(facts, subject, today)
  return began === undefined ? [] : spansIn(judgeDays(facts, subject.body, subject.scope, began, last), today)
}

/** Today is looked at too, though nothing may be posted on it: what is open says how it stands today, and of which years. */
const daysOfIncome = (
  facts: BoardFacts,
  body: string,
  { from, to }: { from: IsoDate; to: IsoDate },
  today: IsoDate,
): JudgedDay[] => {
  const days = (first: IsoDate, last: IsoDate) => judgeDays(facts, body, 'company', first, last)
  return from < today ? [...days(from, addDays(today, -1)), ...days(today, to)] : days(from, to)
}

const spansIn = (days: readonly JudgedDay[], today: IsoDate): Breach[] =>
  Array.from({ length: days[0]?.judgements.length ?? 0 }, (_, rule) => spansOf(days, rule, today)).flat()

/**
 * The first day of the body, or of the register of members: before it there was nobody to break a rule. A board to which nobody has
 * ever been appointed is too small since the company was incorporated, or else as of now.
 */
const firstDayOf = (facts: BoardFacts, { body, scope }: Subject, today: IsoDate): IsoDate | undefined => {
  if (scope === 'members') return facts.members.map(({ admittedOn }) => admittedOn).sort()[0]
  const known =
    facts.bodies.find(({ ref }) => ref === body)?.from ??
    facts.appointments.find((one) => one.body === body)?.appointedOn
  return known ?? (scope === 'board' ? earlier(facts.company.incorporatedOn ?? today, today) : undefined)
}

/** The first day of the oldest breach of the main body or the members that is open on a day. */
export const brokenSince = (facts: BoardFacts, on: IsoDate): IsoDate | undefined => {
  const body = mainBodyRef(facts, on)
  const began = (['board', 'members'] as const).flatMap((scope) => {
    const first = firstDayOf(facts, { body, scope }, on)
    const days = first === undefined || first > on ? [] : judgeDays(facts, body, scope, first, on)
    return (days.at(-1)?.judgements ?? []).flatMap((_, rule) => {
      const held = days.findLastIndex(({ judgements }) => judgements[rule]?.finding.status !== 'fail')
      return days[held + 1]?.on ?? []
    })
  })
  return began.sort()[0]
}

interface Open {
  first: JudgedDay
  finding: Finding
  worst: JudgedDay
  distance: number
  latest: Finding
  changes: BreachChange[]
}

const spansOf = (days: readonly JudgedDay[], rule: number, today: IsoDate): Breach[] => {
  const spans: Breach[] = []
  let open: Open | undefined
  for (const day of days) {
    const judgement = day.judgements[rule]
    if (judgement?.finding.status !== 'fail') {
      if (open) spans.push(breachOf(open, rule, day, today))
      open = undefined
    } else if (!open) {
      open = { first: day, worst: day, ...judgement, latest: judgement.finding, changes: [] }
    } else {
      const { finding } = judgement
      if (standing(finding) !== standing(open.latest)) open.changes.push(changeOn(day, finding))
      open.latest = finding
      if (day.on <= today) open.finding = finding
      if (judgement.distance > open.distance) open = { ...open, worst: day, distance: judgement.distance }
    }
  }
  if (open) spans.push(breachOf(open, rule, undefined, today))
  return spans
}

/** Of the first day of a body on which nothing has happened to it. */
const NOBODY_YET = 'nobody has been appointed yet'

const changeOn = (day: JudgedDay, { rule, numerator, denominator }: Finding): BreachChange => ({
  on: day.on,
  because: causeOn(day, rule),
  numerator,
  denominator,
})

const breachOf = (open: Open, rule: number, mended: JudgedDay | undefined, today: IsoDate): Breach => {
  const state = open.first.on > today ? 'coming' : mended && mended.on <= today ? 'closed' : 'open'
  const [first, worst] = [open.first, open.worst].map((day) => day.judgements[rule]?.finding as Finding) as [
    Finding,
    Finding,
  ]
  const causes = causesOf(open.first, first.rule)
  return {
    ref: `${first.rule}.${open.first.on}`,
    rule: first.rule,
    state,
    from: open.first.on,
    because: causeWords(causes) || (first.rule.startsWith('company.') ? '' : NOBODY_YET),
    to: mended ? addDays(mended.on, -1) : null,
    cure: mended ? causeOn(mended, first.rule) : null,
    finding: state === 'open' ? open.finding : first,
    causes,
    changes: open.changes,
    worst: { on: open.worst.on, numerator: worst.numerator, denominator: worst.denominator },
  }
}

/** Those who count in a breach in the order in which articles of this kind make them go: the last to be appointed first. */
export const lastInFirst = (
  facts: BoardFacts,
  finding: Finding,
  day: IsoDate,
): Pick<Appointment, 'person' | 'appointedOn' | 'appointedWithin'>[] => {
  const counted = new Set(finding.people ?? [])
  const last = new Map<string, Appointment>()
  for (const { appointment } of sittingsOn(facts, finding.body ?? '', day)) {
    if (counted.has(appointment.person)) last.set(appointment.person, appointment)
  }
  return [...last.values()]
    .map(({ person, appointedOn, appointedWithin }) => ({ person, appointedOn, appointedWithin }))
    .sort((a, b) =>
      a.appointedOn > b.appointedOn ? -1 : a.appointedOn < b.appointedOn ? 1 : a.person < b.person ? -1 : 1,
    )
}

/** The share of a rule from a day on: a step for each day on which its fraction changes, and why. */
export interface ShareStep {
  on: IsoDate
  because: string
  counted: number
  all: number
  status: Finding['status']
  headroom: Finding['headroom']
}

export const shareSteps = (facts: BoardFacts, rule: string, from: IsoDate, to: IsoDate): ShareStep[] => {
  const body = mainBodyRef(facts, from)
  const steps: ShareStep[] = []
  for (const day of judgeDays(facts, body, 'all', from, to)) {
    const finding = day.judgements.find((one) => one.finding.rule === rule)?.finding
    const counted = typeof finding?.numerator === 'number' ? finding.numerator : 0
    const all = typeof finding?.denominator === 'number' ? finding.denominator : 0
    const before = steps.at(-1)
    if (before && before.counted === counted && before.all === all) continue
    const because = before ? causeOn(day, rule) : ''
    const { status = 'not-applicable', headroom = null } = finding ?? {}
    steps.push({ on: day.on, because, counted, all, status, headroom })
  }
  return steps
}
