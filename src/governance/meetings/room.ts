import { boardOn, type Director, mainBody } from '../board/board.ts'
import type { BoardFacts, Mark, Meeting } from '../types.ts'

/** Who is at a meeting with a vote: those who attended, or before it is held, those in office who have not sent apologies. */
export interface Room {
  /** `expected`: it has not been held, so no absence but an announced one is known; `unrecorded`: it was, and nobody has a mark. */
  how: 'present' | 'expected' | 'unrecorded'
  voters: Director[]
}

/** A substitute has no vote: a director cannot send somebody else to direct. */
export const roomAt = (facts: BoardFacts, meeting: Meeting): Room => {
  const took = meeting.status === 'held' || meeting.status === 'inquorate'
  const marks = new Map<string, Mark['mark']>(
    facts.marks.flatMap((one) => (one.meeting === meeting.ref ? [[one.person, one.mark]] : [])),
  )
  const comes = ({ person }: Director) => {
    const mark = marks.get(person)
    return took ? mark === 'attended' : mark === undefined || mark === 'attended'
  }
  const { directors } = boardOn(facts, meeting.body, meeting.heldOn)
  const how = took ? (marks.size > 0 ? 'present' : 'unrecorded') : 'expected'
  return { how, voters: directors.filter((one) => one.votes > 0 && comes(one)) }
}

/** Is this a meeting of the board itself, whose quorum and whose votes the articles speak of? */
export const isOfBoard = (facts: BoardFacts, meeting: Meeting): boolean =>
  mainBody(facts, meeting.heldOn)?.ref === meeting.body
