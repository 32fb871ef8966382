import { Fields } from '../../kernel/fields.ts'
import {
  ChoiceOut,
  DateOut,
  defineRead,
  itemsOn,
  listOf,
  OrNull,
  type ReadDefinition,
  TextOut,
} from '../../platform/http/index.ts'
import { loadSubstitutes } from '../meetings/substitutes.ts'
import { ATTENDANCE_MARKS, MEETING_STATUSES } from '../types.ts'
import { factsAndBody, ofBody } from './asked.ts'

export const meetingReads: ReadDefinition[] = [
  defineRead({
    name: 'listMeetings',
    path: '/meetings',
    summary: 'Meetings held, planned and called off, each with who was there',
    permission: 'board:read',
    query: ofBody,
    returns: Fields({
      on: DateOut,
      body: TextOut,
      items: listOf({
        ref: TextOut,
        body: TextOut,
        heldOn: DateOut,
        title: OrNull(TextOut),
        status: OrNull(ChoiceOut(MEETING_STATUSES)),
        publishedOn: OrNull(DateOut),
        marks: listOf({
          person: TextOut,
          mark: ChoiceOut(ATTENDANCE_MARKS),
          substitute: OrNull(TextOut),
          toldOn: OrNull(DateOut),
        }),
      }),
    }),
    run: async ({ reader, on, query }) => {
      const { facts, body } = await factsAndBody(reader, on, query.body)
      const items = facts.meetings.filter((meeting) => meeting.body === body)
      const marksOf = (ref: string) => facts.marks.filter(({ meeting }) => meeting === ref)
      return {
        on,
        body,
        items: items.map((meeting) => ({
          ...meeting,
          marks: marksOf(meeting.ref).map(({ meeting: _, ...mark }) => ({ toldOn: null, ...mark })),
        })),
      }
    },
  }),
  defineRead({
    name: 'listSubstitutes',
    path: '/meetings/substitutes',
    summary: 'Who may come to meetings in place of whom, on a day or later',
    permission: 'board:read',
    query: ofBody,
    returns: itemsOn({
      body: TextOut,
      person: TextOut,
      substitute: TextOut,
      agreedOn: DateOut,
      agreedWith: OrNull(TextOut),
      from: DateOut,
      to: OrNull(DateOut),
    }),
    run: async ({ reader, on, query }) => ({
      on,
      items: (await loadSubstitutes(reader)).filter(
        ({ body, to }) => (query.body === undefined || body === query.body) && (to === null || to >= on),
      ),
    }),
  }),
]
