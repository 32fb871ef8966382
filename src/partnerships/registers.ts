import {
  allOf,
  amount,
  day,
  dayOf,
  inOrder,
  oneOf,
  onlyWith,
  type Register,
  type RowCheck,
  refTo,
  required,
  text,
  type Values,
} from '../platform/registers/index.ts'
import { LEVEL_SPELLINGS, LEVELS } from './levels.ts'

export const priorities: Register = {
  file: 'priorities.csv',
  table: 'priority',
  key: ['ref'],
  columns: {
    ref: text(required),
    body: refTo('bodies.csv', required),
    title: text(required),
    from: day(),
    to: day(),
    progress: text(),
    reviewed_on: dayOf(),
  },
  check: inOrder('from', 'to', 'reviewed_on'),
}

const noMoreThanGiven: RowCheck = (row: Values) => {
  if (row.amount === 0) return [{ column: 'amount', message: 'must be above 0.00' }]
  return Number(row.returned ?? 0) > Number(row.amount)
    ? [{ column: 'returned', message: 'must not be more than the amount of the grant' }]
    : []
}

export const grants: Register = {
  file: 'grants.csv',
  table: 'partnership_grant',
  key: ['ref'],
  columns: {
    ref: text(required),
    partnership: refTo('bodies.csv', required),
    purpose: text(),
    conditions: text(),
    amount: amount(required),
    paid_on: dayOf(),
    returned_on: dayOf(),
    returned: amount(),
  },
  check: allOf(
    noMoreThanGiven,
    onlyWith('returned', 'returned_on', 'money that was returned has a day'),
    onlyWith('returned_on', 'returned', 'say how much was returned'),
    onlyWith('returned_on', 'paid_on', 'what was never paid cannot be returned'),
    inOrder('paid_on', 'returned_on'),
  ),
}

/** Schools, groups of schools and people review each other. */
const REVIEWED = ['bodies.csv', 'organisations.csv'] as const

export const reviews: Register = {
  file: 'reviews.csv',
  table: 'review',
  key: ['ref'],
  columns: {
    ref: text(required),
    reviewer: refTo([...REVIEWED, 'people.csv'], required),
    reviewed: refTo(REVIEWED, required),
    held_on: dayOf(required),
    findings: text(),
  },
  check: ({ reviewer, reviewed }) =>
    reviewer === reviewed ? [{ column: 'reviewer', message: 'must be another than the reviewed' }] : [],
}

export const evaluations: Register = {
  file: 'evaluations.csv',
  table: 'evaluation',
  key: ['partnership', 'aspect', 'assessed_on'],
  columns: {
    partnership: refTo('bodies.csv', required),
    aspect: text(required),
    level: oneOf(LEVELS, { spellings: LEVEL_SPELLINGS, ...required }),
    assessed_on: dayOf(required),
    note: text(),
  },
}

export const registers: Register[] = [priorities, grants, reviews, evaluations]
