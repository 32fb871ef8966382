export * from './acts/index.ts'
export { adoptionFault, supportFault } from './adoption.ts'
export { withAppointment } from './after.ts'
export { certificateAnswer } from './answers.ts'
export { reads } from './api.ts'
export * from './attendance.ts'
export { type AttendanceRow, attendanceBetween, attendanceIn } from './attendance-report.ts'
export { type Board, boardOn, type Director, lastDayOf, mainBody, type Sitting, sittingsOn } from './board.ts'
export { type Breach, breachesOf, lastInFirst, type ShareStep, shareSteps, waysToCure } from './breaches.ts'
export { becauseOf } from './causes.ts'
export { type Change, changeDays, changesOf } from './changes.ts'
export { type CheckDocument, check, evaluate, type TimelineEntry } from './check.ts'
export { appointmentsOf, type DirectorView, directorsOn, seatsOn } from './directors.ts'
export { type Candidate, gapsOf, type WantedPlace, wantedPlaces } from './gaps.ts'
export { breakAhead, causeOn, type JudgedDay, judgeDays, judgeOn, subjectsOf, verdictOf } from './judge.ts'
export { type Letter, loadLetters, resignations } from './letters.ts'
export * from './nominations.ts'
export { boardLinks } from './pages/frame.ts'
export { forms, pages } from './pages/index.ts'
export { named, sentence } from './pages/names.ts'
export { nextStep } from './pages/nominations.ts'
export { appointHref, seatTitleOf } from './pages/seat-words.ts'
export { nextBreak } from './pages/share.ts'
export { returnName } from './pages/supervision.ts'
export { isOpen, madeOf, readyProposals, standingOf } from './proposal-standing.ts'
export { loadProposals, type Proposal, proposals } from './proposals.ts'
export * from './registers.ts'
export {
  type CountedResolution,
  loadResolutions,
  type Outcome,
  outcomeOf,
  passedResolution,
  recordResolution,
} from './resolutions.ts'
export { ROUND_STATES, type Round, type RoundState, roundsOn } from './rounds.ts'
export { type ListedRule, listRules } from './rule-list.ts'
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
export {
  type Divergence,
  readSimulation,
  type SimulatedRule,
  type Simulation,
  simulate,
  supposing,
} from './simulate.ts'
export { type Skill, type SkillsView, skillsOn } from './skills.ts'
export {
  consequencesOf,
  type Standing,
  type StandingOn,
  type StandingStep,
  standingOn,
  standingSentence,
} from './standing.ts'
export { loadBoardFacts, loadInterests, loadMeetings, loadSeats, loadSupervision, withIncome } from './store.ts'
export { type Return, type Supervision, type SupervisionRow, supervisionOn } from './supervision.ts'
export * from './types.ts'
export { waysToAdmit, waysToAppoint } from './ways-out/index.ts'
export { suppose, type WhatIfDocument, whatIf } from './what-if.ts'
export { fractionText, RULE_NAMES, ruleTitles } from './words.ts'
export { type Worsening, worsenedBy } from './worsened.ts'
