import { nameOf } from '../../../directory/index.ts'
import { type IsoDate, longDate } from '../../../kernel/dates.ts'
import { conflict, type FieldError, invalid } from '../../../kernel/errors.ts'
import { DateText, Optional, Ref } from '../../../kernel/fields.ts'
import { commandSchema } from '../../../kernel/schema.ts'
import { type AnyAct, defineAct, refuseAhead, type Tx } from '../../../platform/acts/index.ts'
import { notSittingAt } from '../../meetings/attendance.ts'
import { type Quorum, quorumAt } from '../../meetings/quorum.ts'
import { type Room, roomAt } from '../../meetings/room.ts'
import { loadBoardFacts, recordMarks, withdrawMark } from '../../store.ts'
import type { BoardFacts, Mark, Meeting } from '../../types.ts'
import { meetingNamed } from './attendance.ts'

export interface RecordApologies {
  meeting: string
  person: string
  /** Today, unless it says otherwise. */
  toldOn?: IsoDate
}

export interface WithdrawApologies {
  meeting: string
  person: string
}

/** What is then expected of the meeting. */
export interface Expected {
  meeting: Meeting
  person: string
  toldOn: IsoDate | null
  /** How many with a vote are expected, and whether they are enough; null where the articles set no quorum for the meeting. */
  quorum: Quorum | null
}

const RecordApologiesBody = commandSchema<RecordApologies>({
  meeting: Ref('meeting', 'meetings'),
  person: Ref('person', 'people'),
  toldOn: Optional(DateText('day on which they were sent')),
})

const WithdrawApologiesBody = commandSchema<WithdrawApologies>({
  meeting: Ref('meeting', 'meetings'),
  person: Ref('person', 'people'),
})

/**
 * Records that somebody cannot come to a meeting that is planned. When it has been held they stand in its record as apologies, unless a
 * mark says otherwise; until then nobody's attendance is touched, and afterwards apologies count as they always do: the person was not
 * there.
 */
const recordApologies = async (tx: Tx, command: RecordApologies): Promise<Expected> => {
  refuseAhead(tx, '/toldOn', command.toldOn)
  const facts = await loadBoardFacts(tx)
  const meeting = meetingNamed(facts, command.meeting)
  const toldOn = command.toldOn ?? tx.today
  const errors = errorsOf(facts, meeting, command.person, toldOn)
  if (errors.length > 0) throw invalid(errors)
  const known = markOf(facts, command)
  if (known?.toldOn === toldOn || (known && command.toldOn === undefined)) {
    throw conflict(
      'already-there',
      `${nameOf(facts.directory, command.person)} has sent apologies for ${longDate(meeting.heldOn)} already`,
    )
  }
  const mark: Mark = { meeting: meeting.ref, person: command.person, mark: 'apologies', substitute: null, toldOn }
  await recordMarks(tx, [mark])
  const others = facts.marks.filter((one) => one !== known)
  return expected({ ...facts, marks: [...others, mark] }, meeting, command.person, toldOn)
}

/** Takes apologies back: the person comes after all. */
const withdrawApologies = async (tx: Tx, command: WithdrawApologies): Promise<Expected> => {
  const facts = await loadBoardFacts(tx)
  const meeting = meetingNamed(facts, command.meeting)
  const known = markOf(facts, command)
  const errors = [
    ...statusErrors(meeting),
    ...(known
      ? []
      : [
          {
            pointer: '/person',
            detail: `${nameOf(facts.directory, command.person)} has sent no apologies for ${longDate(meeting.heldOn)}`,
          },
        ]),
  ]
  if (errors.length > 0) throw invalid(errors)
  await withdrawMark(tx, command)
  return expected({ ...facts, marks: facts.marks.filter((one) => one !== known) }, meeting, command.person, null)
}

const markOf = ({ marks }: BoardFacts, { meeting, person }: WithdrawApologies): Mark | undefined =>
  marks.find((one) => one.meeting === meeting && one.person === person)

const expected = (facts: BoardFacts, meeting: Meeting, person: string, toldOn: IsoDate | null): Expected => {
  const room: Room = roomAt(facts, meeting)
  return { meeting, person, toldOn, quorum: quorumAt(facts, meeting, room) ?? null }
}

const errorsOf = (facts: BoardFacts, meeting: Meeting, person: string, toldOn: IsoDate): FieldError[] => {
  const errors = statusErrors(meeting)
  const stranger = notSittingAt(facts, meeting, person)
  if (stranger) errors.push({ pointer: '/person', detail: stranger })
  if (toldOn > meeting.heldOn) {
    const detail = `Apologies are sent beforehand, on ${longDate(meeting.heldOn)} at the latest. Record who was there with recordMeeting`
    errors.push({ pointer: '/toldOn', detail })
  }
  return errors
}

const statusErrors = ({ status, heldOn }: Meeting): FieldError[] => {
  if (status === 'planned' || status === null) return []
  const detail =
    status === 'cancelled'
      ? `The meeting of ${longDate(heldOn)} was called off`
      : `The meeting of ${longDate(heldOn)} has been held. Record who was there with recordAttendance`
  return [{ pointer: '/meeting', detail }]
}

export const recordApologiesAct = defineAct<RecordApologies, Expected>({
  name: 'recordApologies',
  title: 'Record apologies for a meeting',
  permission: 'board:write',
  path: '/meetings/apologies',
  body: RecordApologiesBody,
  example: { meeting: 'board-2026-12-10', person: 'grace-ndlovu', toldOn: '2026-11-20' as IsoDate },
  run: recordApologies,
})

export const withdrawApologiesAct = defineAct<WithdrawApologies, Expected>({
  name: 'withdrawApologies',
  title: 'Take apologies back',
  permission: 'board:write',
  path: '/meetings/apologies/withdrawals',
  body: WithdrawApologiesBody,
  example: { meeting: 'board-2026-12-10', person: 'grace-ndlovu' },
  run: withdrawApologies,
})

export const apologiesActs: AnyAct[] = [recordApologiesAct, withdrawApologiesAct]
