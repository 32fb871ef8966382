import type { PARTNERSHIPS } from '../ground/partnerships.ts'
import type { Step } from './steps.ts'

/** A rule that is broken, and the smallest change that mends it. */
export interface Case {
  what: string
  on: 'company' | keyof typeof PARTNERSHIPS
  /** What breaks the rule. */
  broken: readonly Step[]
  rule: string
  body?: string
  day?: string
  /** The smallest change, as it is said, and what would then be. */
  text: string
  result: string
  /** The change itself, and how the rule stands before the last of its acts: members and people could also simply be let go. */
  done: readonly Step[]
  half?: 'pass'
  /** The day from which it holds, where that is another. */
  from?: string
  /** Where the rule asks nothing on that day. */
  asks?: 'not-applicable'
}
