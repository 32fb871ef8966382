import { earlier, type IsoDate, longDate } from '../../../kernel/dates.ts'
import { conflict, invalid } from '../../../kernel/errors.ts'
import { Choice, DateText, Optional, Ref, Text } from '../../../kernel/fields.ts'
import { freshRef } from '../../../kernel/refs.ts'
import { commandSchema } from '../../../kernel/schema.ts'
import { type AnyAct, defineAct, refuseAhead, type Tx } from '../../../platform/acts/index.ts'
import { nameOfBody, noSuchBody } from '../../board/called.ts'
import { type MeetingNotice, outcomeUnknown, publishedLate } from '../../meetings/days-gone.ts'
import { loadSubstitutes, unagreedAt } from '../../meetings/substitutes.ts'
import { loadBoardFacts, recordMarks, recordMeetingRow } from '../../store.ts'
import { MEETING_STATUSES, type Meeting } from '../../types.ts'
import {
  type AttendanceRecorded,
  type GivenMark,
  MarksField,
  marksOf,
  meetingNamed,
  recordAttendanceAct,
  reportAbsences,
} from './attendance.ts'

export interface ScheduleMeeting {
  body: string
  heldOn: IsoDate
  title?: string
  publishedOn?: IsoDate
}

const ScheduleMeetingBody = commandSchema<ScheduleMeeting>({
  body: Ref('body', 'bodies'),
  heldOn: DateText('date of the meeting'),
  title: Optional(Text('title', 200)),
  publishedOn: Optional(DateText('date on which it was published')),
})

export interface Scheduled extends Meeting {
  /** What stands in no rule, and whoever plans should know. */
  notices: MeetingNotice[]
}

/**
 * Plans a meeting of a body. The dates of a school year are published before it begins. A day that has passed is taken, so that old
 * minutes can be entered: whoever plans it is told that nobody knows yet what became of it.
 */
const scheduleMeeting = async (tx: Tx, command: ScheduleMeeting): Promise<Scheduled> => {
  refuseAhead(tx, '/publishedOn', command.publishedOn)
  const late = publishedLate(command.heldOn, command.publishedOn)
  if (late) throw invalid(late, '/publishedOn')
  const facts = await loadBoardFacts(tx)
  const unknown = noSuchBody(facts, command.body)
  if (unknown) throw invalid(unknown, '/body')
  const twin = facts.meetings.find(({ body, heldOn }) => body === command.body && heldOn === command.heldOn)
  if (twin) {
    throw conflict(
      'meeting-exists',
      `“${nameOfBody(facts, command.body)}” has a meeting on ${longDate(command.heldOn)} already: ${twin.ref}`,
    )
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
  return { ...meeting, notices: outcomeUnknown(meeting, tx.today) }
}

export interface RecordMeeting {
  meeting: string
  status: (typeof MEETING_STATUSES)[number]
  heldOn?: IsoDate
  /** Who was there, where that is known already. */
  attendance?: GivenMark[]
}

export type MeetingRecorded = Meeting & Partial<Pick<AttendanceRecorded, 'marks' | 'unagreed'>>

const RecordMeetingBody = commandSchema<RecordMeeting>({
  meeting: Ref('meeting', 'meetings'),
  status: Choice('what became of it', MEETING_STATUSES),
  heldOn: Optional(DateText('date, where it was moved')),
  attendance: Optional(MarksField('attendance')),
})

/**
 * Records what became of a meeting: held, called off, without a quorum, or moved to another day. Who was there can be said with it;
 * until somebody says so, everybody counts as absent, and the act tells whose share is missed through that.
 */
const recordMeeting = async (tx: Tx, command: RecordMeeting): Promise<MeetingRecorded> => {
  const facts = await loadBoardFacts(tx)
  const before = meetingNamed(facts, command.meeting)
  const meeting = { ...before, status: command.status, heldOn: command.heldOn ?? before.heldOn }
  if ((command.status === 'held' || command.status === 'inquorate') && meeting.heldOn > tx.today) {
    throw invalid(`The meeting is on ${longDate(meeting.heldOn)}, which is still to come`, '/status')
  }
  const marks = command.attendance && marksOf(facts, meeting, command.attendance, '/attendance', '/status')
  await recordMeetingRow(tx, meeting)
  if (marks) await recordMarks(tx, marks)
  reportAbsences(tx, facts, { meeting, marks, from: earlier(before.heldOn, meeting.heldOn) })
  return marks ? { ...meeting, marks, unagreed: unagreedAt(facts, await loadSubstitutes(tx), meeting, marks) } : meeting
}

export const scheduleMeetingAct = defineAct<ScheduleMeeting, Scheduled>({
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

export const recordMeetingAct = defineAct<RecordMeeting, MeetingRecorded>({
  name: 'recordMeeting',
  title: 'Record what became of a meeting',
  permission: 'board:write',
  path: '/meetings/outcomes',
  body: RecordMeetingBody,
  example: {
    meeting: 'board-2026-09-24',
    status: 'held',
    attendance: [{ person: 'grace-ndlovu', mark: 'attended' }],
  },
  run: recordMeeting,
})

export const meetingActs: AnyAct[] = [scheduleMeetingAct, recordMeetingAct, recordAttendanceAct]
