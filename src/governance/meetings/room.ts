import { boardOn, type Director, mainBody } from '../board/board.ts'
import type { BoardFacts, Mark, Meeting } from '../types.ts'
import { recordedMeetings } from './attendance.ts'

/** Who is at a meeting with a vote: those who attended, or before it is held, those in office who have not sent apologies. */
export interface Room {
  /** `expected`: it has not been held, so no absence but an announced one is known; `unrecorded`: it was, and nobody has a mark. */
  how: 'present' | 'expected' | 'unrecorded'
  voters: Director[]
}

/** Who has sent apologies for a meeting that is to come, in the order in which they are known. */
export const apologiesFor = (facts: BoardFacts, meeting: Meeting): Mark[] =>
  facts.marks.filter(({ meeting: at, mark }) => at === meeting.ref && mark === 'apologies')

/** A substitute has no vote: a director cannot send somebody else to direct. */
export const roomAt = (facts: BoardFacts, meeting: Meeting): Room => {
  const took = meeting.status === 'held' || meeting.status === 'inquorate'
  const own = facts.marks.filter((one) => one.meeting === meeting.ref)
  const marks = new Map<string, Mark['mark']>(own.map(({ person, mark }) => [person, mark]))
  const comes = ({ person }: Director) => {
    const mark = marks.get(person)
    return took ? mark === 'attended' : mark === undefined || mark === 'attended'
  }
  const { directors } = boardOn(facts, meeting.body, meeting.heldOn)
  const how = took ? (recordedMeetings(facts).has(meeting.ref) ? 'present' : 'unrecorded') : 'expected'
  return { how, voters: directors.filter((one) => one.votes > 0 && comes(one)) }
}

/** Is this a meeting of the board itself, whose quorum and whose votes the articles speak of? */
export const isOfBoard = (facts: BoardFacts, meeting: Meeting): boolean =>
  mainBody(facts, meeting.heldOn)?.ref === meeting.body
