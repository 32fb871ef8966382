import type { WayOut } from '../../kernel/errors.ts'
import { allowedTerm, membersChooseFirst, signFirst, verifyFirst } from './appointment.ts'
import { anotherSeat } from './chair.ts'
import { holderLeavesFirst, leadersMakeWay, sectorsBalanceFirst } from './leaders.ts'
import { councilLeavesFirst, othersJoinFirst, SHARES, shorterTerm, waitUntilFree } from './shares.ts'
import { AGREEMENT, IDENTITY, type Refused } from './trial.ts'

export { waysToAdmit } from './admit.ts'

/** Rules of offices that may be the members’ to give. */
const OFFICES = ['board.chair', 'body.required-seats'] as const

/** What would turn a refused appointment into a lawful one; each way has been tried on the facts, and says what came of it. */
export const waysToAppoint = (refused: Refused): WayOut[] => {
  const rules = new Set(refused.worsened.map(({ finding }) => finding.rule))
  const share = SHARES.find((rule) => rules.has(rule))
  return [
    ...(rules.has(IDENTITY) ? [verifyFirst(refused)] : []),
    ...(rules.has(AGREEMENT) ? [signFirst(refused)] : []),
    ...(rules.has('body.term') ? [allowedTerm(refused)] : []),
    ...(share ? [...councilLeavesFirst(refused, share), ...othersJoinFirst(refused, share)] : []),
    ...(share ? [...shorterTerm(refused, share), ...waitUntilFree(refused, share)] : []),
    ...OFFICES.filter((rule) => rules.has(rule)).map((rule) => membersChooseFirst(refused, rule)),
    ...(rules.has('board.chair') ? [anotherSeat(refused)] : []),
    ...(rules.has('board.maximum') || rules.has('board.categories') ? [holderLeavesFirst(refused)] : []),
    ...(rules.has('body.one-per-group') ? leadersMakeWay(refused) : []),
    ...(rules.has('body.sector-balance') ? sectorsBalanceFirst(refused) : []),
  ].filter((way) => way !== undefined)
}
