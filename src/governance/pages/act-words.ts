import type { IsoDate } from '../../kernel/dates.ts'
import type { Finding } from '../../kernel/finding.ts'
import { listed, percent } from '../../kernel/text.ts'
import { beforeAfterBars, figureOf } from '../../platform/charts/index.ts'
import type { BeforeAfter } from '../../platform/http/form.ts'
import type { RuleChange } from '../acts/index.ts'
import type { BoardFacts } from '../types.ts'
import { RULE_NAMES, ruleTitles } from '../words.ts'
import { linesOn, shareRule } from './share.ts'

const STATUS_WORDS = {
  pass: 'passes',
  warn: 'passes, no slack',
  fail: 'breaks',
  'not-applicable': 'does not apply',
} as const

type Short = Pick<Finding, 'status' | 'numerator' | 'denominator'>

const fraction = ({ numerator, denominator }: Short): string => {
  if (typeof numerator !== 'number') return ''
  if (typeof denominator !== 'number' || denominator === 0) return String(numerator)
  return `${numerator} of ${denominator}, ${percent(numerator, denominator)}%`
}

/** "2 of 11, 18.18%: passes, no slack" */
const figureText = (finding: Short): string =>
  [fraction(finding), STATUS_WORDS[finding.status]].filter(Boolean).join(': ')

/** What an act changes, rule by rule, as the table of before and after. */
export const changeRows = (changes: readonly RuleChange[]): BeforeAfter[] =>
  changes.map(({ rule, before, after }) => ({
    text: ruleTitles[rule] ?? rule,
    before: figureText(before),
    after: figureText(after),
  }))

/** The council's share of the board before and after, as two bars against the lines; nothing where the act leaves it alone. */
export const shareBars = (facts: BoardFacts, changes: readonly RuleChange[], on: IsoDate): string | undefined => {
  const change = changes.find(({ rule }) => rule === shareRule(facts, on))
  const [before, after] = [change && counted(change.before), change && counted(change.after)]
  if (!before || !after) return undefined
  const figure = figureOf(beforeAfterBars({ on, before, after, ...linesOn(facts, on) }), 'before-after')
  return `<figure class="chart"><figcaption>The council’s share of the board</figcaption><div class="wide">${figure.wide}</div><div class="narrow">${figure.narrow}</div></figure>`
}

const counted = ({ numerator, denominator }: Short): readonly [number, number] | undefined =>
  typeof numerator === 'number' && typeof denominator === 'number' && denominator > 0
    ? [numerator, denominator]
    : undefined

const rulesIn = (findings: readonly Finding[]): string =>
  listed([...new Set(findings.map(({ rule }) => RULE_NAMES[rule] ?? ruleTitles[rule] ?? rule))])

/** "This appointment would break the articles’ cap on the council’s share" */
export const wouldBreak = (what: string, findings: readonly Finding[]): string =>
  `${what} would break ${rulesIn(findings)}`

/** The amber box of an act that takes effect whether or not it breaks a rule. */
export const willBreak = (
  what: string,
  takesEffect: string,
  findings: readonly Finding[],
): { willBreak?: { title: string; text: string } } =>
  findings.length === 0
    ? {}
    : {
        willBreak: {
          title: `${what} will break ${rulesIn(findings)}`,
          text: `${takesEffect} takes effect whether or not it breaks a rule. We will record it, and open a breach.`,
        },
      }
