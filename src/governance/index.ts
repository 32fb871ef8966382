/**
 * Is the board lawful on every day, and what would be? The facts: `board` (a body on a day, and who sits in it), `seats` (one
 * seat through time: terms, vacancies, the places that are kept for a sector) and `meetings`. `rules`: pure functions, each from
 * the facts of a day to a finding. `judging`: the rules asked day after day, what changes their verdicts, and which act opened a
 * breach. `decisions`, `elections` and `agenda`: how it was decided, and what is to be. `mending`: what would mend a breach;
 * `ways-out`: what would let through an act that was refused. `acts`: what can be recorded, with the rules as its guard; those
 * on members and on offices are among them, because either can break a rule. `api` and `pages` show it. Each needs only those
 * that are named before it.
 */

export { isOpen, readyProposals } from './acts/board/proposal-standing.ts'
export * from './acts/index.ts'
export {
  type AgendaFacts,
  agendaOf,
  type ItemBefore,
  loadAgendaFacts,
  meetingCalled,
  nextMeeting,
} from './agenda/agenda.ts'
export { agendaAnswer, agendaDocument, ItemOut, itemDocument } from './agenda/answers.ts'
export type { Interested } from './agenda/interested.ts'
export { type AgendaItem, ITEM_KINDS, type ItemInterest, itemsOf } from './agenda/items.ts'
export { titleOfItem } from './agenda/titles.ts'
export { certificateAnswer } from './api/certificate.ts'
export { reads } from './api/index.ts'
export { withAppointment } from './board/after.ts'
export { signatures } from './board/agreements.ts'
export { boardOn, type Director, lastDayOf, mainBody, mainBodyRef } from './board/board.ts'
export { nameOfBody, seatCalled } from './board/called.ts'
export { directorsOn, seatsOn } from './board/directors.ts'
export { underThemselves } from './board/parents.ts'
export { skillsOn } from './board/skills.ts'
export { adoptionFault, supportFault } from './decisions/adoption.ts'
export { conflictsOf } from './decisions/conflicts.ts'
export { DECISION_RULES } from './decisions/contested.ts'
export { resignations } from './decisions/letters.ts'
export * from './decisions/nominations.ts'
export { loadProposals, type Proposal, proposals } from './decisions/proposals.ts'
export { type CountedResolution, loadResolutions, outcomeOf, passedResolution } from './decisions/resolutions.ts'
export { type Round, type RoundState, roundsOn } from './decisions/rounds.ts'
export { counted, electionFaults } from './elections/count.ts'
export { type Election, elections, loadElections } from './elections/election.ts'
export { faultsOfElections } from './elections/faults.ts'
export { type ElectionReturn, electionReturn, lastReturn, RETURN_METHODS, type ReturnRow } from './elections/return.ts'
export { rollOf } from './elections/roll.ts'
export { type Breach, breachesOf, breachesOfGroups, lastInFirst, shareSteps } from './judging/breaches/breaches.ts'
export { causeOfAll } from './judging/breaches/causes.ts'
export { changeDays, changesOf } from './judging/changes/changes.ts'
export { type CheckDocument, check, evaluate, type TimelineEntry } from './judging/check.ts'
export { councilVotesAt, scaled } from './judging/council-votes.ts'
export { gapsOf, wantedPlaces } from './judging/gaps.ts'
export { brokenInGroups, groupNotice } from './judging/in-groups.ts'
export { everybodysOn, judgeOn, verdictOf } from './judging/judge.ts'
export { listRules, rulesAsked } from './judging/rule-list.ts'
export { type Standing, type StandingStep, standingOn } from './judging/standing.ts'
export { type Divergence, readSimulation, type Simulation, simulate } from './judging/supposing/simulate.ts'
export { suppose, whatIf } from './judging/supposing/what-if.ts'
export { ruleTitles, titleOf } from './judging/words.ts'
export { putOutBy, worsenedBy } from './judging/worsened.ts'
export * from './meetings/attendance.ts'
export { type AttendanceRow, attendanceBetween, attendanceIn } from './meetings/attendance-report.ts'
export { type Calendar, calendarText, datesNotices, datesToPublish } from './meetings/calendar.ts'
export { publishedLate } from './meetings/days-gone.ts'
export { quorumText } from './meetings/quorum.ts'
export { roomAt } from './meetings/room.ts'
export { substitutes } from './meetings/substitutes.ts'
export { type SchoolTerm, schoolTerms, termlyNotices, termMeetings, termsRunningOut } from './meetings/termly.ts'
export { waysToCure, waysWithTitles } from './mending/cures.ts'
export { appointHref, seatTitleOf, sharedTag } from './pages/board/seat-words.ts'
export { brokenOn, NONE_BROKEN, nextBreak } from './pages/board/share.ts'
export { signatureCell } from './pages/board/signature-words.ts'
export { returnName } from './pages/board/supervision.ts'
export { termEndCell } from './pages/board/term-words.ts'
export { boardLinks } from './pages/frame.ts'
export { forms, pages } from './pages/index.ts'
export { meetingTitle, termCell } from './pages/meetings/meeting-words.ts'
export { nextStep } from './pages/meetings/nominations.ts'
export { named } from './pages/names.ts'
export { breachRowsOf } from './pages/rules/breaches.ts'
export { tellingForm } from './pages/turnover-forms.ts'
export { findingRow } from './pages/verdicts.ts'
export * from './registers.ts'
export { councilIncome, isRelationship } from './rules/company/business-relationship.ts'
export {
  atMost,
  below,
  fewestLeavers,
  keepsTo,
  type Line,
  lineIn,
  mostAllowed,
  roomToMove,
  smallestWhole,
  workingText,
} from './rules/shares.ts'
export { beforeSeats } from './seats/seating.ts'
export { overlaps, SHARED_ADVICE, type SharedSeat, sharedSeats, sharedSince, sharedText } from './seats/shared-seats.ts'
export { loadBoardFacts, loadInterests, loadSeats, loadSupervision, withIncome, withTurnover } from './store.ts'
export { type Supervision, type SupervisionRow, supervisionOn } from './supervision.ts'
export * from './types.ts'
