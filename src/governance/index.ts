export { type Board, boardOn, type Director, lastDayOf, mainBody, type Sitting, sittingsOn } from './board.ts'
export { becauseOf, type Change, changeDays, changesOf } from './changes.ts'
export { type CheckDocument, check, evaluate, type TimelineEntry } from './check.ts'
export { breakAhead, causeOn, type JudgedDay, judgeDays, judgeOn, type Scope, verdictOf } from './judge.ts'
export * from './registers.ts'
export {
  atMost,
  below,
  fewestLeavers,
  keepsTo,
  type Line,
  mostAllowed,
  roomToMove,
  shareText,
  smallestWhole,
  workingText,
} from './shares.ts'
export { loadBoardFacts, loadInterests, loadMeetings } from './store.ts'
export * from './types.ts'
