import { nameOf } from '../../../directory/index.ts'
import { inForce, longDate } from '../../../kernel/dates.ts'
import { notFound } from '../../../kernel/errors.ts'
import { listed, plural } from '../../../kernel/text.ts'
import { type Answers, defineForm, type PageContext } from '../../../platform/http/index.ts'
import { type AttendanceRecorded, type RecordAttendance, recordAttendanceAct } from '../../acts/meetings/attendance.ts'
import {
  type MeetingRecorded,
  type RecordMeeting,
  recordMeetingAct,
  type Scheduled,
  type ScheduleMeeting,
  scheduleMeetingAct,
} from '../../acts/meetings/meetings.ts'
import { mainBody } from '../../board/board.ts'
import { peopleAt, recordedMeetings } from '../../meetings/attendance.ts'
import { type AgreedSubstitute, agreedFor, loadSubstitutes, substituteName } from '../../meetings/substitutes.ts'
import { loadBoardFacts } from '../../store.ts'
import type { BoardFacts, Mark, Meeting } from '../../types.ts'
import { named } from '../names.ts'
import { MARK_WORDS, meetingTitle, STATUS_WORDS } from './meeting-words.ts'
import { unagreedText } from './substitutes.ts'

/** Was it recorded as held, and does nobody's mark say yet who was there? Then that is what comes next. */
const wantsMarks = (facts: BoardFacts, { ref, status }: Pick<Meeting, 'ref' | 'status'>): boolean =>
  status === 'held' && !recordedMeetings(facts).has(ref)

const meetingLinks = (base: string, { ref, body }: Meeting) => [
  { text: 'The meeting', href: `${base}/meetings/${encodeURIComponent(ref)}` },
  { text: 'All meetings', href: `${base}/meetings?body=${encodeURIComponent(body)}` },
]

/** A date for the calendar of a body. */
export const scheduleForm = defineForm<ScheduleMeeting, Scheduled>({
  path: '/meetings',
  section: '/meetings',
  act: scheduleMeetingAct,
  title: 'Plan a meeting',
  intro: () => ['The dates of a school year are published before it begins, on 31 August at the latest.'],
  steps: [
    {
      fields: async ({ reader, today }) => {
        const facts = await loadBoardFacts(reader)
        return [
          {
            name: 'body',
            label: 'Body',
            kind: 'select',
            options: facts.bodies
              .filter((body) => inForce(body, today))
              .map(({ ref, name }) => ({ value: ref, text: name })),
            value: mainBody(facts, today)?.ref ?? '',
            missing: 'Choose the body',
          },
          { name: 'heldOn', label: 'Date of the meeting', kind: 'date' },
          { name: 'title', label: 'Title (optional)' },
          { name: 'publishedOn', label: 'Published on (optional)', kind: 'date' },
        ]
      },
    },
  ],
  check: (_context, { command, outcome }) => ({
    heading: 'Check before you plan the meeting',
    button: 'Plan the meeting',
    effects: [
      `The meeting of **${longDate(command.heldOn)}** counts once it is recorded as held.`,
      ...(outcome.result.notices.length > 0
        ? ['**Mind the day.** It has gone by. Record next what became of the meeting.']
        : []),
    ],
  }),
  recorded: ({ base }, { outcome: { result } }) => ({
    title: `A meeting is ${result.notices.length > 0 ? 'entered' : 'planned'} for ${longDate(result.heldOn)}`,
    links: [
      ...(result.notices.length > 0
        ? [
            {
              text: 'Record what became of it',
              href: `${base}/meetings/${encodeURIComponent(result.ref)}/outcome`,
            },
          ]
        : []),
      ...meetingLinks(base, result),
    ],
  }),
})

const meetingOf = async ({ reader, params }: PageContext) => {
  const facts = await loadBoardFacts(reader)
  const meeting = facts.meetings.find(({ ref }) => ref === params.meeting)
  if (!meeting) throw notFound(`There is no meeting “${params.meeting}”`)
  return { facts, meeting }
}

/** What became of a meeting: it was held, called off, had no quorum, or was moved. */
export const outcomeForm = defineForm<RecordMeeting, MeetingRecorded>({
  path: '/meetings/:meeting/outcome',
  section: '/meetings',
  cancel: '/meetings/:meeting',
  act: recordMeetingAct,
  title: 'Record what became of a meeting',
  subject: async (context) => meetingTitle((await meetingOf(context)).meeting),
  steps: [
    {
      fields: async (context) => {
        const { meeting } = await meetingOf(context)
        return [
          {
            name: 'status',
            label: 'What became of it?',
            kind: 'radios',
            options: Object.entries(STATUS_WORDS).map(([value, text]) => ({ value, text })),
            value: meeting.status ?? '',
            missing: 'Choose what became of it',
          },
          {
            name: 'heldOn',
            label: 'Date, where it was moved (optional)',
            kind: 'date',
            hint: `Recorded for ${longDate(meeting.heldOn)}`,
          },
        ]
      },
    },
  ],
  command: ({ params }, { status, heldOn }) => ({ meeting: params.meeting, status, ...(heldOn ? { heldOn } : {}) }),
  check: async ({ reader }, { outcome: { result } }) => ({
    heading: 'Check before you record this',
    button: 'Record what became of it',
    effects: [
      result.status === 'cancelled'
        ? 'A meeting that was called off counts for nobody’s attendance.'
        : `The meeting of **${longDate(result.heldOn)}** is recorded: ${STATUS_WORDS[result.status ?? 'planned'].toLowerCase()}.`,
      ...(wantsMarks(await loadBoardFacts(reader), result)
        ? ['**Record next who was there.** Until then everybody counts as absent.']
        : []),
    ],
  }),
  recorded: async ({ reader, base }, { outcome: { result } }) => {
    const facts = await loadBoardFacts(reader)
    const next = {
      text: 'Record who was there',
      href: `${base}/meetings/${encodeURIComponent(result.ref)}/attendance/new`,
    }
    return {
      title: `The meeting of ${longDate(result.heldOn)} is recorded: ${STATUS_WORDS[result.status ?? 'planned'].toLowerCase()}`,
      links: [...(wantsMarks(facts, result) ? [next] : []), ...meetingLinks(base, result)],
      words: named(facts.directory, result.heldOn),
    }
  },
})

/** Everybody in office on the day, in the order in which the form asks about them. */
const askedAbout = async (context: PageContext) => {
  const { facts, meeting } = await meetingOf(context)
  const people = [...peopleAt(facts, meeting.body, meeting.heldOn)]
  return { facts, meeting, people }
}

/** Who was there. */
export const attendanceForm = defineForm<RecordAttendance, AttendanceRecorded>({
  path: '/meetings/:meeting/attendance',
  section: '/meetings',
  cancel: '/meetings/:meeting',
  act: recordAttendanceAct,
  title: 'Record who was at a meeting',
  subject: async (context) => meetingTitle((await askedAbout(context)).meeting),
  intro: () => ['Whoever is left blank was absent.'],
  steps: [
    {
      fields: async (context) => {
        const { facts, meeting, people } = await askedAbout(context)
        const all = await loadSubstitutes(context.reader)
        return people.flatMap((person, i) => {
          const known = facts.marks.find((one) => one.meeting === meeting.ref && one.person === person)
          return [
            {
              name: `mark${i}`,
              label: nameOf(facts.directory, person),
              kind: 'select' as const,
              options: Object.entries(MARK_WORDS).map(([value, text]) => ({ value, text })),
              value: known?.mark ?? '',
            },
            {
              name: `substitute${i}`,
              label: `Substitute of ${nameOf(facts.directory, person)} (optional)`,
              value: known?.substitute ?? '',
              ...agreedHint(facts, agreedFor(all, meeting, person)),
            },
          ]
        })
      },
    },
  ],
  command: async (context, answers) => {
    const { people } = await askedAbout(context)
    return { meeting: context.params.meeting, marks: marksOf(people, answers) }
  },
  aim: (error, answers) => {
    const [, index, field] = /^\/marks\/(\d+)\/(\w+)$/.exec(error.pointer) ?? []
    const places = Object.keys(answers).filter((name) => name.startsWith('mark') && answers[name])
    const place = index === undefined ? '0' : (places[Number(index)]?.slice(4) ?? '0')
    return { ...error, pointer: `/${field === 'substitute' ? 'substitute' : 'mark'}${place}` }
  },
  check: async ({ reader }, { outcome: { result } }) => ({
    heading: 'Check before you record who was there',
    button: 'Record who was there',
    effects: [
      `${plural(result.marks.filter(({ mark }) => mark === 'attended').length, 'person', 'people')} attended on **${longDate(result.meeting.heldOn)}**.`,
      ...unagreedText(await loadBoardFacts(reader), result.unagreed),
    ],
  }),
  recorded: async ({ reader, base }, { outcome: { result } }) => ({
    title: `It is recorded who was there on ${longDate(result.meeting.heldOn)}`,
    links: meetingLinks(base, result.meeting),
    words: named((await loadBoardFacts(reader)).directory, result.meeting.heldOn),
  }),
})

/** Whom the form expects, where somebody is agreed. */
const agreedHint = ({ directory }: BoardFacts, agreed: readonly AgreedSubstitute[]) =>
  agreed.length > 0
    ? { hint: `Agreed: ${listed(agreed.map(({ substitute }) => substituteName(directory, substitute)))}` }
    : {}

const marksOf = (people: readonly string[], answers: Answers): RecordAttendance['marks'] =>
  people.flatMap((person, i) => {
    const [mark, substitute] = [answers[`mark${i}`], answers[`substitute${i}`]]
    return mark ? [{ person, mark: mark as Mark['mark'], ...(substitute ? { substitute } : {}) }] : []
  })
