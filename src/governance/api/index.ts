import type { ReadDefinition } from '../../platform/http/index.ts'
import { articleReads } from './articles.ts'
import { boardReads } from './board.ts'
import { decisionReads } from './decisions.ts'
import { meetingReads } from './meetings.ts'
import { rulesRead } from './rules.ts'
import { supervisionReads } from './supervision.ts'
import { verdictReads } from './verdicts.ts'

/** What can be read of bodies, seats, rules, meetings and decisions. */
export const reads: ReadDefinition[] = [
  ...verdictReads,
  rulesRead,
  ...boardReads,
  ...supervisionReads,
  ...meetingReads,
  ...decisionReads,
  ...articleReads,
]
