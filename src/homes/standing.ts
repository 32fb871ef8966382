import {
  type BoardFacts,
  brokenOn,
  type CheckDocument,
  evaluate,
  loadBoardFacts,
  NONE_BROKEN,
  nextBreak,
  withTurnover,
} from '../governance/index.ts'
import { type Finding, verdictTag } from '../kernel/finding.ts'
import { percent } from '../kernel/text.ts'
import type { PageContext } from '../platform/http/index.ts'
import { lastKnown } from '../platform/reader.ts'

/** How the company stands today by its rules. */
export interface Standing {
  facts: BoardFacts
  document: CheckDocument
  /** How many rules are broken, and the day on which the next will be. */
  sentence: string
}

export const standingOf = async ({ reader, today }: Pick<PageContext, 'reader' | 'today'>): Promise<Standing> => {
  const facts = await withTurnover(reader, await loadBoardFacts(reader))
  const document = evaluate(facts, { on: today, known: await lastKnown(reader) })
  const broken = brokenOn(document, today)
  const none = ` ${broken ? 'No other' : 'None'} is known to break within a year.`
  return { facts, document, sentence: `${broken ?? NONE_BROKEN}${nextBreak(document) || none}` }
}

/** The council's share of directors and of members' votes, where the company has them. */
export const shareFigures = (findings: readonly Finding[], link: (path: string) => string) =>
  [
    { rule: 'board.law-20', label: 'Council seats on the board', href: link('/board') },
    { rule: 'members.law-20', label: 'Council votes, members', href: link('/members/votes') },
  ].flatMap(({ rule, label, href }) => {
    const finding = findings.find((one) => one.rule === rule && one.status !== 'not-applicable')
    if (!finding || typeof finding.numerator !== 'number' || typeof finding.denominator !== 'number') return []
    const { numerator, denominator } = finding
    return [
      {
        label,
        href,
        value: `${numerator} of ${denominator}`,
        note: `${percent(numerator, denominator)}%`,
        tag: verdictTag(finding),
      },
    ]
  })
