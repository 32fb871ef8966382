export * from './acts/index.ts'
export {
  type Agenda,
  type AgendaFacts,
  agendaOf,
  type ItemBefore,
  loadAgendaFacts,
  meetingCalled,
  nextMeeting,
} from './agenda/agenda.ts'
export { agendaAnswer, agendaDocument, ItemOut, itemDocument } from './agenda/answers.ts'
export type { Interested } from './agenda/interested.ts'
export {
  type AgendaItem,
  agendaItems,
  ITEM_KINDS,
  type ItemInterest,
  type ItemKind,
  itemInterests,
  itemsOf,
  loadAgendaItems,
  loadItemInterests,
  YES_OR_NO,
} from './agenda/items.ts'
export { titleOfItem } from './agenda/titles.ts'
export { certificateAnswer } from './api/certificate.ts'
export { reads } from './api/index.ts'
export { withAppointment } from './board/after.ts'
export { allSignatures, currentVersion, loadSignatures, type Signature, signatures } from './board/agreements.ts'
export { type Board, boardOn, type Director, lastDayOf, mainBody, type Sitting, sittingsOn } from './board/board.ts'
export { nameOfBody, seatCalled } from './board/called.ts'
export { appointmentsOf, type DirectorView, directorsOn, seatsOn } from './board/directors.ts'
export { type Candidate, gapsOf, type WantedPlace, wantedPlaces } from './board/gaps.ts'
export { underThemselves } from './board/parents.ts'
export { overlaps, SHARED_ADVICE, type SharedSeat, sharedSeats, sharedSince, sharedText } from './board/shared-seats.ts'
export { type Skill, type SkillsView, skillsOn } from './board/skills.ts'
export { adoptionFault, supportFault } from './decisions/adoption.ts'
export type { Choice } from './decisions/choices.ts'
export { conflictsOf } from './decisions/conflicts.ts'
export { DECISION_RULES } from './decisions/contested.ts'
export { type Letter, loadLetters, resignations } from './decisions/letters.ts'
export * from './decisions/nominations.ts'
export { isOpen, madeOf, readyProposals, standingOf } from './decisions/proposal-standing.ts'
export { loadProposals, type Proposal, proposals } from './decisions/proposals.ts'
export {
  type CountedResolution,
  loadResolutions,
  type Outcome,
  outcomeOf,
  passedResolution,
  recordResolution,
} from './decisions/resolutions.ts'
export { ROUND_STATES, type Round, type RoundState, roundsOn } from './decisions/rounds.ts'
export { type Count, counted, type ElectionFault, electionFaults } from './elections/count.ts'
export { type Election, elections, loadElections } from './elections/election.ts'
export { faultsOfElections } from './elections/faults.ts'
export {
  type ElectionReturn,
  electionReturn,
  lastReturn,
  RETURN_METHODS,
  type ReturnRow,
} from './elections/return.ts'
export { type Elector, rollOf } from './elections/roll.ts'
export {
  type Breach,
  breachesOf,
  breachesOfGroups,
  lastInFirst,
  type ShareStep,
  shareSteps,
} from './judging/breaches.ts'
export { causeOfAll } from './judging/causes.ts'
export { type Change, changeDays, changesOf } from './judging/changes.ts'
export { type CheckDocument, check, evaluate, type TimelineEntry } from './judging/check.ts'
export {
  breakAhead,
  everybodysOn,
  type JudgedDay,
  judgeDays,
  judgeOn,
  subjectsOf,
  verdictOf,
} from './judging/judge.ts'
export { type ListedRule, listRules, rulesAsked } from './judging/rule-list.ts'
export {
  atMost,
  below,
  fewestLeavers,
  keepsTo,
  type Line,
  lineIn,
  mostAllowed,
  roomToMove,
  shareText,
  smallestWhole,
  workingText,
} from './judging/shares.ts'
export {
  type Divergence,
  readSimulation,
  type SimulatedRule,
  type Simulation,
  simulate,
  supposing,
} from './judging/simulate.ts'
export {
  consequencesOf,
  type Standing,
  type StandingOn,
  type StandingStep,
  standingOn,
  standingSentence,
} from './judging/standing.ts'
export { suppose, type WhatIfDocument, whatIf } from './judging/what-if.ts'
export { fractionText, RULE_NAMES, ruleTitles } from './judging/words.ts'
export { incomeWorsenedBy, putOutBy, type Worsening, worsenedBy } from './judging/worsened.ts'
export * from './meetings/attendance.ts'
export { type AttendanceRow, attendanceBetween, attendanceIn } from './meetings/attendance-report.ts'
export { type Calendar, calendarText, datesNotices, datesToPublish } from './meetings/calendar.ts'
export { type CouncilVotes, councilVotesAt, type Scaling, scaled } from './meetings/council-votes.ts'
export { type Quorum, quorumAt, quorumText } from './meetings/quorum.ts'
export { isOfBoard, type Room, roomAt } from './meetings/room.ts'
export { substitutes } from './meetings/substitutes.ts'
export {
  isUnrecorded,
  type SchoolTerm,
  schoolTerms,
  type TermMeetings,
  termlyBodies,
  termlyNotices,
  termMeetings,
  termsRunningOut,
} from './meetings/termly.ts'
export { waysToCure, waysWithTitles } from './mending/cures.ts'
export { appointHref, seatTitleOf, sharedTag } from './pages/board/seat-words.ts'
export { brokenOn, NONE_BROKEN, nextBreak } from './pages/board/share.ts'
export { signatureCell } from './pages/board/signature-words.ts'
export { returnName } from './pages/board/supervision.ts'
export { termEndCell } from './pages/board/term-words.ts'
export { boardLinks } from './pages/frame.ts'
export { forms, pages } from './pages/index.ts'
export { termCell } from './pages/meetings/meeting-words.ts'
export { nextStep } from './pages/meetings/nominations.ts'
export { named, sentence } from './pages/names.ts'
export { findingRow } from './pages/verdicts.ts'
export * from './registers.ts'
export {
  loadBoardFacts,
  loadInterests,
  loadMeetings,
  loadSeats,
  loadSupervision,
  withIncome,
  withTurnover,
} from './store.ts'
export { type Return, type Supervision, type SupervisionRow, supervisionOn } from './supervision.ts'
export * from './types.ts'
export { waysToAdmit, waysToAppoint } from './ways-out/index.ts'
