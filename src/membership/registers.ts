import { day, integer, oneOf, type Register, refTo, required, text } from '../platform/register.ts'

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
    consent_on: day(),
    consent_reference: text(),
    representative: text(),
  },
  check: (row) =>
    row.ceased_on && row.admitted_on && row.ceased_on < row.admitted_on
      ? [{ column: 'ceased_on', message: `“${row.ceased_on}” must not be before admitted_on (${row.admitted_on})` }]
      : [],
}

export const registers: Register[] = [members]
