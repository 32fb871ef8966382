import { articlesOn } from '../../company/index.ts'
import { nameOf } from '../../directory/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import type { Status } from '../../kernel/finding.ts'
import { alphabetical } from '../../kernel/text.ts'
import { mainBody } from '../board/board.ts'
import type { BoardFacts, Meeting } from '../types.ts'
import {
  type Attendance,
  type AttendanceStanding,
  attendanceOf,
  attendanceStanding,
  type Counting,
  heldMeetings,
  meetingsAhead,
  type Presence,
  peopleAt,
  presences,
} from './attendance.ts'

/** One person's attendance in one body from a day to a day. */
export interface AttendanceRow extends Attendance {
  person: string
  name: string
  body: string
  /** Meetings of the school year that were still to come, within the known term. */
  planned: number
  /** `not-applicable` where the articles ask for no share, or no meeting was held while the person was in office. */
  status: Status
}

/** The meetings of a body from a day to a day, and who was at which. */
export interface AttendanceTable {
  meetings: Meeting[]
  rows: (AttendanceRow & { marks: Presence[] })[]
}

const STATUSES: Record<AttendanceStanding, Status> = { reached: 'pass', below: 'warn', missed: 'fail' }
const UNASKED: Counting = { substituteCounts: false, inquorateCounts: false }

/** Everybody who was in office at a meeting of some days, or is on the last of them. */
export const attendanceIn = (facts: BoardFacts, body: string, from: IsoDate, to: IsoDate): AttendanceTable => {
  const asked = articlesOn(facts.company, to).attendance.value
  const counting = asked ?? UNASKED
  const meetings = heldMeetings(facts, body, { from, to }, counting)
  const marks = presences(facts, body, meetings)
  const ahead = meetingsAhead(facts, body, to, counting).map(({ heldOn }) => peopleAt(facts, body, heldOn))
  const rows = [...new Set([...marks.keys(), ...peopleAt(facts, body, to)])].map((person) => {
    const own = marks.get(person) ?? []
    const counted = attendanceOf(own, counting)
    const planned = ahead.filter((people) => people.has(person)).length
    const status: Status =
      asked && counted.held > 0 ? STATUSES[attendanceStanding(counted, planned, asked.share)] : 'not-applicable'
    return { person, name: nameOf(facts.directory, person), body, ...counted, planned, status, marks: own }
  })
  return { meetings, rows: rows.sort((a, b) => alphabetical(a.name, b.name) || (a.person < b.person ? -1 : 1)) }
}

/** The same for the main body, and after it for every other one that met. */
export const attendanceBetween = (facts: BoardFacts, from: IsoDate, to: IsoDate): AttendanceRow[] => {
  const main = mainBody(facts, to)?.ref
  const others = facts.bodies.map(({ ref }) => ref).filter((ref) => ref !== main)
  return [main, ...others].flatMap((body) => {
    if (body === undefined) return []
    const { meetings, rows } = attendanceIn(facts, body, from, to)
    return body === main || meetings.length > 0 ? rows.map(({ marks: _, ...row }) => row) : []
  })
}
