import { nameOf } from '../../../directory/index.ts'
import { type IsoDate, longDate } from '../../../kernel/dates.ts'
import { type FieldError, invalid } from '../../../kernel/errors.ts'
import { Choice, Fields, ListOf, Optional, Ref, Text } from '../../../kernel/fields.ts'
import { commandSchema } from '../../../kernel/schema.ts'
import { defineAct, type Tx } from '../../../platform/acts/index.ts'
import { notSittingAt, recordedMeetings } from '../../meetings/attendance.ts'
import { loadSubstitutes, unagreedAt } from '../../meetings/substitutes.ts'
import { loadBoardFacts, recordMarks } from '../../store.ts'
import { ATTENDANCE_MARKS, type BoardFacts, type Mark, type Meeting } from '../../types.ts'
import { report } from '../guarding/guard.ts'

/** How somebody was at a meeting, as a command says it. */
export interface GivenMark {
  person: string
  mark: Mark['mark']
  substitute?: string
}

export interface RecordAttendance {
  meeting: string
  marks: GivenMark[]
}

export const MarksField = (label: string) =>
  ListOf(
    label,
    Fields({
      person: Ref('person', 'people'),
      mark: Choice('mark', ATTENDANCE_MARKS),
      substitute: Optional(Text('substitute', 200)),
    }),
    1,
  )

const RecordAttendanceBody = commandSchema<RecordAttendance>({
  meeting: Ref('meeting', 'meetings'),
  marks: MarksField('marks'),
})

export const meetingNamed = ({ meetings }: BoardFacts, ref: string): Meeting => {
  const found = meetings.find((one) => one.ref === ref)
  if (!found) throw invalid(`There is no meeting “${ref}”. Plan it first`, '/meeting')
  return found
}

export interface AttendanceRecorded {
  meeting: Meeting
  marks: Mark[]
  /** In place of whom somebody came who was not agreed beforehand. */
  unagreed: Mark[]
}

/** Records who was at a meeting that has been held. Whoever has no mark was absent; a mark given again is a correction. */
const recordAttendance = async (tx: Tx, command: RecordAttendance): Promise<AttendanceRecorded> => {
  const facts = await loadBoardFacts(tx)
  const meeting = meetingNamed(facts, command.meeting)
  const marks = marksOf(facts, meeting, command.marks, '/marks', '/meeting')
  await recordMarks(tx, marks)
  reportAbsences(tx, facts, { meeting, marks, from: meeting.heldOn })
  return { meeting, marks, unagreed: unagreedAt(facts, await loadSubstitutes(tx), meeting, marks) }
}

/** The marks as rows; everything that is wrong with them is named at once, at its place in the command. */
export const marksOf = (
  facts: BoardFacts,
  meeting: Meeting,
  given: readonly GivenMark[],
  at: string,
  atMeeting: string,
): Mark[] => {
  const errors = markErrors(facts, meeting, given, at, atMeeting)
  if (errors.length > 0) throw invalid(errors)
  return given.map(({ person, mark, substitute }) => ({
    meeting: meeting.ref,
    person,
    mark,
    substitute: substitute ?? null,
  }))
}

const markErrors = (
  facts: BoardFacts,
  meeting: Meeting,
  given: readonly GivenMark[],
  at: string,
  atMeeting: string,
): FieldError[] => {
  if (meeting.status !== 'held' && meeting.status !== 'inquorate') {
    const status = meeting.status ?? 'not recorded'
    return [
      {
        pointer: atMeeting,
        detail: `The meeting of ${longDate(meeting.heldOn)} is ${status}. Record with recordMeeting that it was held, and who was there`,
      },
    ]
  }
  return given.flatMap(({ person, mark, substitute }, i): FieldError[] => {
    const stranger = notSittingAt(facts, meeting, person)
    const isTwice = given.findIndex((one) => one.person === person) < i
    const whose = `${at}/${i}`
    return [
      ...(stranger ? [{ pointer: `${whose}/person`, detail: stranger }] : []),
      ...(isTwice
        ? [{ pointer: `${whose}/person`, detail: `${nameOf(facts.directory, person)} has a mark already` }]
        : []),
      ...(substitute !== undefined && mark !== 'substituted'
        ? [{ pointer: `${whose}/substitute`, detail: 'Only the mark “substituted” has a substitute' }]
        : []),
    ]
  })
}

/**
 * Reports who misses the share of meetings through what is recorded of one of them. A meeting without marks is one at which everybody was
 * absent, as a check made then says too; the first marks that come are told of as if it were being recorded now, so that whoever gives
 * them hears who is still missing.
 */
export const reportAbsences = (
  tx: Tx,
  before: BoardFacts,
  { meeting, marks = [], from }: { meeting: Meeting; marks?: readonly Mark[] | undefined; from: IsoDate },
): void => {
  const others = before.marks.filter(
    (one) => one.meeting !== meeting.ref || !marks.some(({ person }) => person === one.person),
  )
  const meetings = before.meetings.map((one) => (one.ref === meeting.ref ? meeting : one))
  const after = { ...before, meetings, marks: [...others, ...marks] }
  const first = marks.length > 0 && !recordedMeetings(before).has(meeting.ref)
  report(tx, {
    before: first ? withoutOutcome(before, meeting) : before,
    after,
    subjects: [{ body: meeting.body, scope: 'group' }],
    from,
  })
}

const withoutOutcome = (facts: BoardFacts, { ref }: Meeting): BoardFacts => ({
  ...facts,
  meetings: facts.meetings.map((one) => (one.ref === ref ? { ...one, status: 'planned' } : one)),
})

export const recordAttendanceAct = defineAct<RecordAttendance, AttendanceRecorded>({
  name: 'recordAttendance',
  title: 'Record who was at a meeting',
  permission: 'board:write',
  path: '/meetings/attendance',
  body: RecordAttendanceBody,
  example: { meeting: 'board-2026-09-24', marks: [{ person: 'grace-ndlovu', mark: 'attended' }] },
  run: recordAttendance,
})
