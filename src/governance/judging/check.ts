import { articlesEver, articlesOn } from '../../company/index.ts'
import { addDays, addMonths, addYears, type Instant, type IsoDate, longDate } from '../../kernel/dates.ts'
import { notFound } from '../../kernel/errors.ts'
import { type Finding, type Status, sameFraction } from '../../kernel/finding.ts'
import { by } from '../../kernel/order.ts'
import { both, lastKnown, type Reader } from '../../platform/reader.ts'
import { boardOn, mainBodyRef } from '../board/board.ts'
import { noSuchBody } from '../board/called.ts'
import { datesNotices } from '../meetings/calendar.ts'
import { termlyNotices } from '../meetings/termly.ts'
import { ASSUMPTIONS } from '../rules/council.ts'
import { keptPlaceNotices } from '../seats/kept-words.ts'
import { sharedSeatNotices } from '../seats/shared-seats.ts'
import { loadBoardFacts, withIncome } from '../store.ts'
import type { BoardFacts, Notice, Scope, Subject } from '../types.ts'
import { causeOn } from './breaches/causes.ts'
import { groupNotices } from './in-groups.ts'
import { incorporationNotices } from './incorporation.ts'
import { breakAhead, type JudgedDay, judgeDays, judgeOn, verdictOf } from './judge.ts'
import { type Standing, type StandingStep, standingOn } from './standing.ts'

/** A later day on which a verdict changes because of something known already. */
export interface TimelineEntry {
  on: IsoDate
  because: string
  rule: string
  status: Status
  numerator: Finding['numerator']
  denominator: Finding['denominator']
}

/** The constitution evaluated on a day: what `check --json` prints. */
export interface CheckDocument {
  company: string
  body: string
  on: IsoDate
  known: Instant
  inOffice: number
  verdict: Status
  findings: Finding[]
  timeline: TimelineEntry[]
  /**
   * What is said beside the findings, and in no verdict: of the body asked about, else of every body; and then also the rules that are
   * broken in groups.
   */
  notices: Notice[]
  /** Where the company's income was loaded: what the company is to the council, and why. */
  standing?: Standing
  standingWorking?: StandingStep[]
}

const TIMELINE_YEARS = 5

/** What is judged: the body asked for; without one the main body and the register of members. */
export const subjectOf = (facts: BoardFacts, on: IsoDate, body?: string): Subject => {
  const main = mainBodyRef(facts, on)
  if (body === undefined) return { body: main, scope: 'all' }
  const unknown = noSuchBody(facts, body)
  if (unknown) throw notFound(unknown)
  return { body, scope: body === main ? 'board' : 'group' }
}

/** Evaluates every rule on a day and on every later day that is known to bring a change. Pure: the facts are given. */
export const evaluate = (
  facts: BoardFacts,
  { body, on, known }: { body?: string | undefined; on: IsoDate; known: Instant },
): CheckDocument => {
  const subject = subjectOf(facts, on, body)
  const days = daysAhead(facts, subject.body, subject.scope, on)
  const findings = [...findingsOn(facts, days), ...incomeFindings(facts, subject, on)]
  return {
    company: facts.company.slug,
    body: subject.body,
    on,
    known,
    inOffice: boardOn(facts, subject.body, on).directors.length,
    verdict: verdictOf(findings),
    findings,
    timeline: timelineOf(facts, days, addYears(on, TIMELINE_YEARS)),
    notices: [
      ...incorporationNotices(facts, subject.body, on),
      ...(subject.scope === 'all' ? groupNotices(facts, on) : []),
      ...sharedSeatNotices(facts, on, body),
      ...termlyNotices(facts, on, body),
      ...datesNotices(facts, on, body),
      ...keptPlaceNotices(facts, on, body),
    ],
    ...(facts.income ? standingOn(facts, on) : {}),
  }
}

/** What turns on postings is judged on the day itself: what will be posted is not known. */
const incomeFindings = (facts: BoardFacts, { body, scope }: Subject, on: IsoDate): Finding[] =>
  scope === 'all' && facts.income ? judgeOn(facts, body, on, 'company').map(({ finding }) => finding) : []

/**
 * The days of the timeline, and those that the horizon of its last day still sees. Among them are those from which the horizon sees a
 * break: nothing else happens on them, and a rule that holds begins to warn.
 */
const daysAhead = (facts: BoardFacts, body: string, scope: Scope, on: IsoDate): JudgedDay[] => {
  const last = addYears(on, TIMELINE_YEARS)
  const days = judgeDays(facts, body, scope, on, addMonths(last, articlesOn(facts.company, last).horizonMonths.value))
  const seen = new Set(days.map((day) => day.on))
  const warnings = seenFrom(facts, days).filter((day) => day > on && day <= last && !seen.has(day))
  const quiet = [...new Set(warnings)].map((day) => quietDay(days[0] as JudgedDay, day))
  return [...days, ...quiet].sort(by('on'))
}

/** From when each day on which a rule begins to be broken lies within the horizon of some version of the articles. */
const seenFrom = (facts: BoardFacts, days: readonly JudgedDay[]): IsoDate[] => {
  const horizons = new Set(articlesEver(facts.company).map(({ horizonMonths }) => horizonMonths.value))
  const breaks = days.filter(({ judgements }, at) =>
    judgements.some(
      ({ finding }, rule) => finding.status === 'fail' && days[at - 1]?.judgements[rule]?.finding.status !== 'fail',
    ),
  )
  return breaks.flatMap(({ on }) =>
    [...horizons].map((months) => {
      const before = addMonths(on, -months)
      return addMonths(before, months) < on ? addDays(before, 1) : before
    }),
  )
}

const quietDay = ({ facts, subject }: JudgedDay, on: IsoDate): JudgedDay => ({
  on,
  changes: [],
  judgements: judgeOn(facts, subject.body, on, subject.scope),
  facts,
  subject,
})

/** The findings of the first day; one that holds says from when it will not. */
const findingsOn = (facts: BoardFacts, days: readonly JudgedDay[]): Finding[] =>
  (days[0] as JudgedDay).judgements.map(({ finding }, rule) => {
    const ahead = breakAhead(facts, days, 0, rule)
    if (!ahead) return finding
    const broken = (ahead.judgements[rule] as JudgedDay['judgements'][number]).finding
    const fraction = broken.denominator === null ? '' : `, at ${broken.numerator} of ${broken.denominator}`
    return configured(facts, days[0] as JudgedDay, {
      ...finding,
      status: 'warn',
      explanation: `${finding.explanation} From ${longDate(ahead.on)} it does not hold${fraction}: ${causeOn(ahead, finding.rule)}.`,
    })
  })

/** The reading that the company has configured has the status of the rule itself. */
const configured = (facts: BoardFacts, day: JudgedDay, finding: Finding): Finding => {
  if (!finding.readings) return finding
  const counts = articlesOn(facts.company, day.on).countCouncilEmployedHeads.value === 'count'
  const assumption = ASSUMPTIONS[counts ? 'heads' : 'neither']
  return {
    ...finding,
    readings: finding.readings.map((reading) =>
      reading.assumption === assumption ? { ...reading, status: finding.status } : reading,
    ),
  }
}

const timelineOf = (facts: BoardFacts, days: readonly JudgedDay[], last: IsoDate): TimelineEntry[] =>
  days.flatMap((day, at) => {
    const before = days[at - 1]
    if (!before || day.on > last) return []
    return day.judgements.flatMap(({ finding }, rule): TimelineEntry[] => {
      const earlier = before.judgements[rule]?.finding as Finding
      const ahead = breakAhead(facts, days, at, rule)
      const status = ahead ? 'warn' : finding.status
      const was = breakAhead(facts, days, at - 1, rule) ? 'warn' : earlier.status
      const deepens = status === 'fail' && !sameFraction(finding, earlier)
      if (status === was && !deepens) return []
      return [
        {
          on: day.on,
          because: ahead
            ? `from ${longDate(ahead.on)} it does not hold: ${causeOn(ahead, finding.rule)}`
            : causeOn(day, finding.rule),
          rule: finding.rule,
          status,
          numerator: finding.numerator,
          denominator: finding.denominator,
        },
      ]
    })
  })

/** Loads the facts as known and evaluates them. */
export const check = async (
  reader: Reader,
  { body, on, today }: { body?: string | undefined; on?: IsoDate | undefined; today: IsoDate },
): Promise<CheckDocument> => {
  const [facts, known] = await both(
    reader,
    () => loadBoardFacts(reader),
    () => lastKnown(reader),
  )
  const day = on ?? today
  return evaluate(await withIncome(reader, facts, day), { body, on: day, known })
}
