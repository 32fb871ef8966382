import {
  day,
  dayOf,
  inOrder,
  integer,
  oneOf,
  type Register,
  refTo,
  required,
  text,
} from '../platform/registers/index.ts'

export const MEMBER_CLASSES = ['council', 'school', 'other'] as const
export type MemberClass = (typeof MEMBER_CLASSES)[number]

export const members: Register = {
  file: 'members.csv',
  table: 'member',
  key: ['ref'],
  columns: {
    ref: text(required),
    organisation: refTo('organisations.csv', required),
    class: oneOf(MEMBER_CLASSES),
    votes: integer({ minimum: 0, blank: 1 }),
    admitted_on: day(required),
    ceased_on: day(),
    consent_on: dayOf(),
    consent_reference: text(),
    representative: text(),
  },
  check: inOrder('admitted_on', 'ceased_on'),
}

export const registers: Register[] = [members]
