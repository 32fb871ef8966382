import { type Finding, type Reading, type Status, verdictTag, verdictText } from '../../kernel/finding.ts'
import { lineIn, roomToMove } from '../rules/shares.ts'

/** A verdict without its room to move: a reading, a later day, an article that is supposed. */
interface Bare {
  status: Status
  numerator: Finding['numerator']
  denominator: Finding['denominator']
}

/** How many others may leave, of what a rule counts on another day or under another reading; null of what is no number of people. */
const roomIn = (rule: string, { numerator, denominator }: Bare, limit: string): number | null => {
  if (typeof numerator !== 'number' || typeof denominator !== 'number') return null
  const line = lineIn(limit)
  if (line) return roomToMove(numerator, denominator, line)
  return rule === 'board.minimum' ? numerator - denominator : null
}

/** The tag of such a verdict, by the limit that the rule has. */
export const bareTag = (rule: string, bare: Bare, limit: string) =>
  verdictTag({ status: bare.status, headroom: roomIn(rule, bare, limit) })

const readingIn = (rule: string, reading: Reading, limit: string) => ({
  ...reading,
  verdict: bareTag(rule, reading, limit).text,
})

/** A finding as the table of findings shows it: in words, with its verdict and those of its readings. */
export const findingRow = (finding: Finding, words: (text: string) => string) => ({
  ...finding,
  explanation: words(finding.explanation),
  verdict: verdictText(finding),
  readings: finding.readings?.map((reading) => readingIn(finding.rule, reading, finding.limit)),
})
