import {
  type ArticlesVersion,
  asFieldErrors,
  contradictionsIn,
  isObject,
  type Overrides,
  readOverrides,
  versionOn,
} from '../../../company/index.ts'
import { addDays, addYears, type Instant, type IsoDate, later } from '../../../kernel/dates.ts'
import { invalid } from '../../../kernel/errors.ts'
import type { Finding, Status } from '../../../kernel/finding.ts'
import type { BoardFacts, Subject } from '../../types.ts'
import { changeDays, changesOf } from '../changes/changes.ts'
import { evaluate, subjectOf } from '../check.ts'
import { judgeOn } from '../judge.ts'

/** A verdict in short: what a comparison of two of them looks at. */
export type Short = Pick<Finding, 'status' | 'numerator' | 'denominator'>

/** A rule of the day asked about, as it is and as it would be. */
export interface SimulatedRule {
  rule: string
  body?: string
  now: Finding
  simulated: Finding
  /** The verdict, what is counted or the limit is another. */
  differs: boolean
}

/** Days, both counted, on which a verdict is one thing and would be another. */
export interface Divergence {
  from: IsoDate
  to: IsoDate
  rule: string
  body?: string
  was: Short
  would: Short
}

export interface Simulation {
  company: string
  body: string
  on: IsoDate
  known: Instant
  /** What is supposed, as `company.json` writes it. */
  simulate: Record<string, unknown>
  /** The worst of the day as it would be. */
  verdict: Status
  /** Those that differ first. */
  rules: SimulatedRule[]
  /** Since the incorporation or the first appointment, whichever is later, up to the day. */
  past: Divergence[]
  /** From the day after it, for five years. */
  coming: Divergence[]
}

const YEARS_AHEAD = 5

/** Reads what is to be supposed of the articles: every error at once. */
export const readSimulation = (written: unknown): Record<string, unknown> => {
  if (!isObject(written)) {
    throw invalid('Write what to suppose as an object, like {"councilCap": "150/1000"}', '/simulate')
  }
  const { errors } = readOverrides(written, '/simulate')
  if (errors.length > 0) throw invalid(asFieldErrors(errors))
  if (Object.keys(written).length === 0) throw invalid('Suppose at least one article', '/simulate')
  return written
}

/** The facts as if the articles of every day said this: a version's own values give way, and its clauses stay. */
const supposing = (facts: BoardFacts, written: Record<string, unknown>): BoardFacts => {
  const { overrides } = readOverrides(written, '')
  const versions = facts.company.articles
  const began = versions.some(({ from }) => from === null)
  const preset: ArticlesVersion = { from: null, resolution: null, overrides: {}, written: {} }
  const articles = [...(began ? [] : [preset]), ...versions].map((version) => supposed(version, overrides))
  return { ...facts, company: { ...facts.company, articles } }
}

const supposed = (version: ArticlesVersion, overrides: Overrides): ArticlesVersion => {
  const own = Object.entries(overrides).map(([name, value]) => [
    name,
    { ...version.overrides[name as keyof Overrides], ...value },
  ])
  return { ...version, overrides: { ...version.overrides, ...Object.fromEntries(own) } }
}

/** What nobody could adopt cannot be supposed either: with the articles of the day, it would contradict itself. */
const refuseContradictions = ({ company }: BoardFacts, written: Record<string, unknown>, on: IsoDate): void => {
  const version = versionOn(company, on)
  const errors = version ? contradictionsIn(company.preset, version, written, '/simulate') : []
  if (errors.length > 0) throw invalid(asFieldErrors(errors))
}

/** What would be if the articles said something else: today, on every past day and in the years to come. Nothing is stored. */
export const simulate = (
  facts: BoardFacts,
  written: Record<string, unknown>,
  { body, on, known }: { body?: string | undefined; on: IsoDate; known: Instant },
): Simulation => {
  const after = supposing(facts, written)
  refuseContradictions(after, written, on)
  const [now, would] = [facts, after].map((one) => evaluate(one, { body, on, known }))
  const subject = subjectOf(facts, on, body)
  const began = beginning(facts, subject.body)
  return {
    company: facts.company.slug,
    body: subject.body,
    on,
    known,
    simulate: written,
    verdict: would?.verdict ?? 'not-applicable',
    rules: rulesBeside(now?.findings ?? [], would?.findings ?? []),
    past: began === undefined || began > on ? [] : divergences(facts, after, subject, began, on),
    coming: divergences(facts, after, subject, addDays(on, 1), addYears(on, YEARS_AHEAD)),
  }
}

/** The first day with a board to judge: of the first appointment, and not before the incorporation. */
const beginning = ({ company, appointments }: BoardFacts, body: string): IsoDate | undefined => {
  const first = appointments.find((one) => one.body === body)?.appointedOn
  return first && later(first, company.incorporatedOn ?? first)
}

const keyOf = ({ rule, body }: Pick<Finding, 'rule' | 'body'>): string => `${rule} ${body ?? ''}`

const rulesBeside = (now: readonly Finding[], would: readonly Finding[]): SimulatedRule[] => {
  const after = new Map(would.map((finding) => [keyOf(finding), finding]))
  const rules = now.map((finding): SimulatedRule => {
    const simulated = after.get(keyOf(finding)) ?? finding
    const differs = !same(finding, simulated) || finding.limit !== simulated.limit
    const { rule, body } = finding
    return { rule, ...(body === undefined ? {} : { body }), now: finding, simulated, differs }
  })
  return [...rules.filter(({ differs }) => differs), ...rules.filter(({ differs }) => !differs)]
}

const short = ({ status, numerator, denominator }: Short): Short => ({ status, numerator, denominator })
const same = (a: Short, b: Short): boolean =>
  a.status === b.status && a.numerator === b.numerator && a.denominator === b.denominator

/** Every stretch of days on which a rule has one verdict and would have another, each as long as both stay what they are. */
const divergences = (
  before: BoardFacts,
  after: BoardFacts,
  { body, scope }: Subject,
  from: IsoDate,
  to: IsoDate,
): Divergence[] => {
  const days = new Set([
    from,
    ...[before, after].flatMap((facts) => [...changeDays(changesOf(facts, body), from, to).keys()]),
  ])
  const open = new Map<string, Divergence>()
  const all: Divergence[] = []
  for (const day of [...days].sort()) {
    const would = new Map(judgeOn(after, body, day, scope).map(({ finding }) => [keyOf(finding), finding]))
    for (const { finding: was } of judgeOn(before, body, day, scope)) {
      const key = keyOf(was)
      const other = would.get(key) ?? was
      const last = open.get(key)
      if (last && same(last.was, was) && same(last.would, other)) continue
      if (last) last.to = addDays(day, -1)
      open.delete(key)
      if (was.status === other.status) continue
      const of = was.body === undefined ? {} : { body: was.body }
      const begun: Divergence = { from: day, to, rule: was.rule, ...of, was: short(was), would: short(other) }
      open.set(key, begun)
      all.push(begun)
    }
  }
  return all
}
