import { nameOf } from '../../directory/index.ts'
import { type IsoDate, longDate } from '../../kernel/dates.ts'
import { conflict, type FieldError, invalid } from '../../kernel/errors.ts'
import { Choice, DateText, Fields, ListOf, Optional, Ref, Text } from '../../kernel/fields.ts'
import { freshRef } from '../../kernel/refs.ts'
import { type Schema, schema } from '../../kernel/schema.ts'
import { type AnyAct, defineAct, type Tx } from '../../platform/act.ts'
import { peopleAt } from '../meetings/attendance.ts'
import { ATTENDANCE_MARKS, MEETING_STATUSES } from '../registers.ts'
import { loadBoardFacts, recordMarks, recordMeetingRow } from '../store.ts'
import type { BoardFacts, Mark, Meeting } from '../types.ts'
import { reportMore } from './guard.ts'

export interface ScheduleMeeting {
  body: string
  heldOn: IsoDate
  title?: string
  publishedOn?: IsoDate
}

const ScheduleMeetingBody = schema(
  Fields({
    body: Ref('body', 'bodies'),
    heldOn: DateText('date of the meeting'),
    title: Optional(Text('title', 200)),
    publishedOn: Optional(DateText('date on which it was published')),
  }),
) as unknown as Schema<ScheduleMeeting>

/** Plans a meeting of a body. The dates of a school year are published before it begins. */
export const scheduleMeeting = async (tx: Tx, command: ScheduleMeeting): Promise<Meeting> => {
  const facts = await loadBoardFacts(tx)
  if (!facts.bodies.some(({ ref }) => ref === command.body)) {
    const bodies = facts.bodies.map(({ ref }) => ref).join(', ')
    throw invalid(`There is no body “${command.body}”. The bodies are ${bodies}`, '/body')
  }
  const twin = facts.meetings.find(({ body, heldOn }) => body === command.body && heldOn === command.heldOn)
  if (twin) {
    throw conflict('meeting-exists', `${command.body} meets on ${longDate(command.heldOn)} already: ${twin.ref}`)
  }
  const meeting: Meeting = {
    ref: freshRef('meeting', facts.meetings),
    body: command.body,
    heldOn: command.heldOn,
    title: command.title ?? null,
    status: 'planned',
    publishedOn: command.publishedOn ?? null,
  }
  await recordMeetingRow(tx, meeting)
  return meeting
}

export interface RecordMeeting {
  meeting: string
  status: (typeof MEETING_STATUSES)[number]
  heldOn?: IsoDate
}

const RecordMeetingBody = schema(
  Fields({
    meeting: Ref('meeting', 'meetings'),
    status: Choice('what became of it', MEETING_STATUSES),
    heldOn: Optional(DateText('date, where it was moved')),
  }),
) as unknown as Schema<RecordMeeting>

/** Records what became of a meeting: held, called off, without a quorum, or moved to another day. */
export const recordMeeting = async (tx: Tx, command: RecordMeeting): Promise<Meeting> => {
  const facts = await loadBoardFacts(tx)
  const before = meetingNamed(facts, command.meeting)
  const meeting = { ...before, status: command.status, heldOn: command.heldOn ?? before.heldOn }
  if ((command.status === 'held' || command.status === 'inquorate') && meeting.heldOn > tx.today) {
    throw invalid(`The meeting is on ${longDate(meeting.heldOn)}, which is still to come`, '/status')
  }
  await recordMeetingRow(tx, meeting)
  const after = { ...facts, meetings: facts.meetings.map((one) => (one.ref === meeting.ref ? meeting : one)) }
  reportMore(tx, { before: facts, after, from: meeting.heldOn }, meeting.body, 'body.attendance')
  return meeting
}

const meetingNamed = ({ meetings }: BoardFacts, ref: string): Meeting => {
  const found = meetings.find((one) => one.ref === ref)
  if (!found) throw invalid(`There is no meeting “${ref}”. Plan it first`, '/meeting')
  return found
}

export interface RecordAttendance {
  meeting: string
  marks: { person: string; mark: Mark['mark']; substitute?: string }[]
}

const RecordAttendanceBody = schema(
  Fields({
    meeting: Ref('meeting', 'meetings'),
    marks: ListOf(
      'marks',
      Fields({
        person: Ref('person', 'people'),
        mark: Choice('mark', ATTENDANCE_MARKS),
        substitute: Optional(Text('substitute', 200)),
      }),
      1,
    ),
  }),
) as unknown as Schema<RecordAttendance>

/** Records who was at a meeting that has been held. Whoever has no mark was absent; a mark given again is a correction. */
export const recordAttendance = async (
  tx: Tx,
  command: RecordAttendance,
): Promise<{ meeting: Meeting; marks: Mark[] }> => {
  const facts = await loadBoardFacts(tx)
  const meeting = meetingNamed(facts, command.meeting)
  const errors = markErrors(facts, meeting, command)
  if (errors.length > 0) throw invalid(errors)
  const marks = command.marks.map(
    ({ person, mark, substitute }): Mark => ({ meeting: meeting.ref, person, mark, substitute: substitute ?? null }),
  )
  await recordMarks(tx, marks)
  const others = facts.marks.filter(
    (one) => one.meeting !== meeting.ref || !marks.some(({ person }) => person === one.person),
  )
  const after = { ...facts, marks: [...others, ...marks] }
  reportMore(tx, { before: facts, after, from: meeting.heldOn }, meeting.body, 'body.attendance')
  return { meeting, marks }
}

/** Everything that is wrong with the marks at once. */
const markErrors = (facts: BoardFacts, meeting: Meeting, { marks }: RecordAttendance): FieldError[] => {
  if (meeting.status !== 'held' && meeting.status !== 'inquorate') {
    const status = meeting.status ?? 'not recorded'
    return [
      {
        pointer: '/meeting',
        detail: `Meeting “${meeting.ref}” is ${status}. Record with recordMeeting that it was held, and then who was there`,
      },
    ]
  }
  const inOffice = peopleAt(facts, meeting.body, meeting.heldOn)
  return marks.flatMap(({ person, mark, substitute }, i): FieldError[] => [
    ...(inOffice.has(person)
      ? []
      : [
          {
            pointer: `/marks/${i}/person`,
            detail: `${nameOf(facts.directory, person)} does not sit in “${meeting.body}” on ${longDate(meeting.heldOn)}`,
          },
        ]),
    ...(marks.findIndex((one) => one.person === person) < i
      ? [{ pointer: `/marks/${i}/person`, detail: `${nameOf(facts.directory, person)} has a mark already` }]
      : []),
    ...(substitute !== undefined && mark !== 'substituted'
      ? [{ pointer: `/marks/${i}/substitute`, detail: 'Only the mark “substituted” has a substitute' }]
      : []),
  ])
}

export const scheduleMeetingAct = defineAct<ScheduleMeeting, Meeting>({
  name: 'scheduleMeeting',
  title: 'Plan a meeting',
  permission: 'board:write',
  path: '/meetings',
  body: ScheduleMeetingBody,
  example: {
    body: 'board',
    heldOn: '2027-09-23' as IsoDate,
    title: 'Board meeting',
    publishedOn: '2026-11-20' as IsoDate,
  },
  run: scheduleMeeting,
})

export const recordMeetingAct = defineAct<RecordMeeting, Meeting>({
  name: 'recordMeeting',
  title: 'Record what became of a meeting',
  permission: 'board:write',
  path: '/meetings/outcomes',
  body: RecordMeetingBody,
  example: { meeting: 'board-2026-12-10', status: 'cancelled' },
  run: recordMeeting,
})

export const recordAttendanceAct = defineAct<RecordAttendance, { meeting: Meeting; marks: Mark[] }>({
  name: 'recordAttendance',
  title: 'Record who was at a meeting',
  permission: 'board:write',
  path: '/meetings/attendance',
  body: RecordAttendanceBody,
  example: { meeting: 'board-2026-09-24', marks: [{ person: 'grace-ndlovu', mark: 'attended' }] },
  run: recordAttendance,
})

export const meetingActs: AnyAct[] = [scheduleMeetingAct, recordMeetingAct, recordAttendanceAct]
