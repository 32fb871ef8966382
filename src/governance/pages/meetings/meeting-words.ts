import { longDate } from '../../../kernel/dates.ts'
import { capitalised, percent, plural } from '../../../kernel/text.ts'
import { attendanceDots, figureOf } from '../../../platform/charts/index.ts'
import { schoolYear, schoolYearText } from '../../meetings/attendance.ts'
import { type AttendanceRow, attendanceIn } from '../../meetings/attendance-report.ts'
import { isUnrecorded, stateText, type TermMeetings } from '../../meetings/termly.ts'
import type { BoardFacts, Mark, Meeting } from '../../types.ts'

export const MARK_WORDS: Record<Mark['mark'], string> = {
  attended: 'Attended',
  apologies: 'Apologies',
  absent: 'Absent',
  substituted: 'A substitute came',
}

export const STATUS_WORDS: Record<NonNullable<Meeting['status']>, string> = {
  planned: 'Planned',
  held: 'Held',
  cancelled: 'Called off',
  inquorate: 'Without a quorum',
}

const STATUS_TAGS = { planned: 'info', held: 'ok', cancelled: 'none', inquorate: 'warn' } as const

export const statusTag = ({ status }: Meeting) =>
  status ? { kind: STATUS_TAGS[status], text: STATUS_WORDS[status] } : { kind: 'none', text: 'Not recorded' }

const standingText = ({ status, planned }: AttendanceRow): string => {
  switch (status) {
    case 'pass':
      return 'Reached'
    case 'warn':
      return `Below; ${plural(planned, 'meeting is', 'meetings are')} still planned`
    case 'fail':
      return 'No longer'
    default:
      return ''
  }
}

/** The dots of a body's school year up to a day, person by person, with their table. */
export const attendanceFigure = (facts: BoardFacts, body: string, on: Meeting['heldOn']) => {
  const { meetings, rows } = attendanceIn(facts, body, schoolYear(on).from, on)
  const chart = attendanceDots({
    period: schoolYearText(on),
    meetings: meetings.length,
    people: rows.map((row) => ({
      ...row,
      dots: meetings.map(({ ref }) => row.marks.find(({ meeting }) => meeting.ref === ref)?.mark ?? null),
      share: row.held === 0 ? '' : `${percent(row.counted, row.held)}%`,
      standing: standingText(row),
      below: row.status === 'warn' || row.status === 'fail',
    })),
  })
  return figureOf(chart, 'attendance')
}

/** How a body stands in a term: a cell of a table whose rows or columns are terms. */
export const termCell = (one: TermMeetings, on: Meeting['heldOn']) => ({
  tag: isUnrecorded(one, on) ? { kind: 'warn', text: 'Not recorded' } : TERM_TAGS[one.state],
  sub: capitalised(stateText(one, on)),
})

const TERM_TAGS = {
  met: { kind: 'ok', text: 'Met' },
  planned: { kind: 'info', text: 'Planned' },
  open: { kind: 'warn', text: 'None planned' },
  missed: { kind: 'bad', text: 'None held' },
} as const

/** "Board meeting, 10 December 2026" */
export const meetingTitle = ({ title, heldOn }: Pick<Meeting, 'title' | 'heldOn'>): string =>
  `${title ?? 'Meeting'}, ${longDate(heldOn)}`
