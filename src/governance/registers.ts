import { BODY_KINDS, SEAT_CATEGORIES } from '../company/index.ts'
import {
  allOf,
  day,
  dayOf,
  inOrder,
  integer,
  isWithin,
  oneOf,
  type Register,
  refTo,
  required,
  text,
} from '../platform/registers/index.ts'
import { agendaItems, itemInterests } from './agenda/items.ts'
import { signatures } from './board/agreements.ts'
import { resignations } from './decisions/letters.ts'
import { nominations } from './decisions/nominations.ts'
import { proposals } from './decisions/proposals.ts'
import { elections } from './elections/election.ts'
import { substitutes } from './meetings/substitutes.ts'
import { ATTENDANCE_MARKS, MEETING_STATUSES, RESOLUTION_KINDS } from './types.ts'

export const bodies: Register = {
  file: 'bodies.csv',
  table: 'body',
  key: ['ref'],
  columns: {
    ref: text(required),
    kind: oneOf(BODY_KINDS, required),
    name: text(required),
    parent: refTo('bodies.csv'),
    preset: text(),
    remit: text(),
    from: day(),
    to: day(),
  },
  check: inOrder('from', 'to'),
}

export const seats: Register = {
  file: 'seats.csv',
  table: 'seat',
  key: ['ref'],
  columns: {
    ref: text(required),
    body: refTo('bodies.csv', required),
    category: oneOf(SEAT_CATEGORIES, required),
    title: text(),
    nominated_by: text(),
    votes: integer({ minimum: 0, maximum: 1000 }),
    term_years: integer({ minimum: 1, maximum: 20 }),
    qualification: text(),
    from: day(),
    to: day(),
  },
  check: inOrder('from', 'to'),
}

export const appointments: Register = {
  file: 'appointments.csv',
  table: 'appointment',
  key: ['ref'],
  columns: {
    ref: text(required),
    person: refTo('people.csv', required),
    body: refTo('bodies.csv', required),
    seat: refTo('seats.csv', required),
    nominated_by: text(),
    appointed_on: day({ ...required, within: { column: 'appointed_within', as: 'first' } }),
    appointed_within: text(),
    term_ends_on: day(),
    ceased_on: day({ within: { column: 'ceased_within', as: 'last' } }),
    ceased_within: text(),
    reason: text(),
    verified_on: dayOf(),
    agreed_on: dayOf(),
    agreement_version: text(),
    resolution: refTo('resolutions.csv'),
  },
  check: allOf(
    inOrder('appointed_on', 'term_ends_on', 'ceased_on'),
    isWithin('appointed_on', 'appointed_within', 'first'),
    isWithin('ceased_on', 'ceased_within', 'last'),
  ),
}

export const meetings: Register = {
  file: 'meetings.csv',
  table: 'meeting',
  key: ['ref'],
  columns: {
    ref: text(required),
    body: refTo('bodies.csv', required),
    held_on: day(required),
    title: text(),
    status: oneOf(MEETING_STATUSES),
    published_on: dayOf(),
  },
}

export const attendance: Register = {
  file: 'attendance.csv',
  table: 'attendance',
  key: ['meeting', 'person'],
  columns: {
    meeting: refTo('meetings.csv', required),
    person: refTo('people.csv', required),
    mark: oneOf(ATTENDANCE_MARKS, required),
    substitute: text(),
    told_on: day(),
  },
  check: ({ mark, told_on }) =>
    told_on && mark !== 'apologies'
      ? [{ column: 'told_on', message: 'is the day on which apologies were sent; this mark is another' }]
      : [],
}

export const resolutions: Register = {
  file: 'resolutions.csv',
  table: 'resolution',
  key: ['ref'],
  columns: {
    ref: text(required),
    body: refTo('bodies.csv', required),
    meeting: refTo('meetings.csv'),
    kind: oneOf(RESOLUTION_KINDS, required),
    text: text(required),
    passed_on: day(required),
    votes_for: integer({ minimum: 0 }),
    votes_against: integer({ minimum: 0 }),
    abstentions: integer({ minimum: 0 }),
    circulated_on: day(),
    casting_vote: oneOf(['for', 'against']),
  },
  check: inOrder('circulated_on', 'passed_on'),
}

export const interests: Register = {
  file: 'interests.csv',
  table: 'interest',
  key: ['person', 'organisation', 'nature', 'from'],
  columns: {
    person: refTo('people.csv', required),
    organisation: refTo('organisations.csv'),
    nature: text(required),
    from: day(),
    to: day(),
    declared_on: dayOf(),
  },
  check: inOrder('from', 'to'),
}

const SUPERVISION_KINDS = ['designation', 'accounts', 'articles'] as const
export type SupervisionKind = (typeof SUPERVISION_KINDS)[number]

/** A file of our own: who supervises a school company, and what was sent to that authority. */
export const supervision: Register = {
  file: 'supervision.csv',
  table: 'supervision',
  key: ['kind', 'covers'],
  columns: {
    kind: oneOf(SUPERVISION_KINDS, required),
    covers: day(),
    authority: refTo('organisations.csv'),
    on: dayOf(required),
    reference: text(),
  },
  check: ({ kind, covers, authority }) => [
    ...(kind === 'designation' && !authority
      ? [{ column: 'authority', message: 'must be filled in for a designation' }]
      : []),
    ...(kind !== 'designation' && !covers
      ? [{ column: 'covers', message: 'must say which year end or which version of the articles it is about' }]
      : []),
  ],
}

export const registers: Register[] = [
  bodies,
  seats,
  appointments,
  signatures,
  meetings,
  attendance,
  substitutes,
  resolutions,
  interests,
  elections,
  nominations,
  proposals,
  resignations,
  agendaItems,
  itemInterests,
  supervision,
]
