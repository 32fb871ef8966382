import { sitterOf } from '../../company/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import type { Finding } from '../../kernel/finding.ts'
import type { Share } from '../../kernel/share.ts'
import { percent } from '../../kernel/text.ts'
import { beforeAfterBars, figureOf } from '../../platform/charts/index.ts'
import type { BeforeAfter, CheckTable } from '../../platform/http/index.ts'
import type { RuleChange } from '../acts/index.ts'
import { rulesInShort } from '../judging/rule-words.ts'
import { ruleTitles, SHARES } from '../judging/words.ts'
import { waysToCure } from '../mending/cures.ts'
import { withItsClause } from '../seats/kept-words.ts'
import type { BoardFacts, Notice } from '../types.ts'
import { linesOn, shareRule } from './board/share.ts'
import { named } from './names.ts'

/** "**Mind the day.** …, which is still to come. …"; of a place with the clause by which it is kept, of a removal with the law. */
export const mindText = (notice: Notice): string => {
  if (notice.notice === 'still-to-come') return `**Mind the day.** ${notice.explanation}`
  if (notice.notice === 'removal') return `**Mind the law.** ${notice.explanation} ${notice.source}.`
  return `**Mind the place.** ${withItsClause(notice)}`
}

type Short = Pick<Finding, 'status' | 'numerator' | 'denominator'>

const SIZES: Record<string, string> = { 'board.minimum': 'at least', 'board.maximum': 'at most' }

/** "2 of 11, 18.18%", "12, at least 11", and whether the rule holds. */
const figureText = (rule: string, { status, numerator, denominator }: Short): string => {
  if (status === 'not-applicable') return 'Does not apply'
  const verdict = status === 'fail' ? 'breaks' : 'passes'
  if (typeof numerator !== 'number' || typeof denominator !== 'number') return verdict
  if (SIZES[rule]) return `${numerator}, ${SIZES[rule]} ${denominator}: ${verdict}`
  if (SHARES.includes(rule) && denominator > 0) {
    return `${numerator} of ${denominator}, ${percent(numerator, denominator)}%: ${verdict}`
  }
  return `${numerator} of ${denominator}: ${verdict}`
}

const breaks = ({ status }: Short): boolean => status === 'fail'

/** What an act changes, as the table of before and after: the shares and sizes, and every rule whose answer it changes. */
export const changeRows = (changes: readonly RuleChange[]): BeforeAfter[] =>
  changes
    .filter(
      ({ rule, before, after }) =>
        SHARES.includes(rule) || rule in SIZES || breaks(before) !== breaks(after) || breaks(after),
    )
    .map(({ rule, before, after }) => ({
      text: ruleTitles[rule] ?? rule,
      before: figureText(rule, before),
      after: figureText(rule, after),
    }))

/** The council's share of the board before and after, as two bars against the lines; nothing where the act leaves it alone. */
export const shareBars = (facts: BoardFacts, changes: readonly RuleChange[], on: IsoDate): string | undefined => {
  const change = changes.find(({ rule }) => rule === shareRule(facts, on))
  const [before, after] = [change && counted(change.before), change && counted(change.after)]
  if (!before || !after) return undefined
  const figure = figureOf(
    beforeAfterBars({ on, before, after, sitter: sitterOf(facts.company), ...linesOn(facts, on) }),
    'before-after',
  )
  return `<figure class="chart"><figcaption>The council’s share of the board</figcaption><div class="wide">${figure.wide}</div><div class="narrow">${figure.narrow}</div></figure>`
}

/** The council's share after an act, where it changes it: [3, 12]. */
export const shareAfter = (facts: BoardFacts, changes: readonly RuleChange[], on: IsoDate): Share | undefined => {
  const change = changes.find(({ rule }) => rule === shareRule(facts, on))
  return change && counted(change.after)
}

const counted = ({ numerator, denominator }: Short): Share | undefined =>
  typeof numerator === 'number' && typeof denominator === 'number' && denominator > 0
    ? [numerator, denominator]
    : undefined

/** The amber box of an act that takes effect whether or not it breaks a rule, and each rule that it breaks. */
export const willBreak = (
  facts: BoardFacts,
  findings: readonly Finding[],
  { what, takesEffect, from }: { what: string; takesEffect: string; from: IsoDate },
): { willBreak?: { title: string; text: string }; tables?: CheckTable[] } => {
  if (findings.length === 0) return {}
  const words = named(facts.directory, from)
  return {
    willBreak: {
      title: `${what} will break ${rulesInShort(facts, findings, from)}`,
      text: `${takesEffect} takes effect whether or not it breaks a rule. We will record it, and open a breach.`,
    },
    tables: [
      {
        heading: 'What it breaks, and what would mend it',
        caption: 'Rules that this breaks',
        columns: [{ label: 'Rule' }, { label: 'Working' }, { label: 'What would mend it' }],
        rows: findings.map((finding) => ({
          cells: [
            `${ruleTitles[finding.rule] ?? finding.rule} (${finding.source})`,
            words(finding.explanation),
            waysToCure(facts, finding, from)
              .map(({ text, result }) => `${text}: ${result}`)
              .join('; or '),
          ],
        })),
      },
    ],
  }
}
