import type { AnyAct } from '../platform/acts/index.ts'
import { grantActs } from './grants/acts.ts'
import { maturityActs } from './maturity/acts.ts'
import { priorityActs } from './priorities/acts.ts'
import { reviewActs } from './reviews/acts.ts'

export const acts: AnyAct[] = [...priorityActs, ...grantActs, ...reviewActs, ...maturityActs]
