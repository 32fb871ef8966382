import type { IsoDate } from '../../kernel/dates.ts'
import type { Reader } from '../../platform/reader.ts'
import {
  dayOf,
  type Register,
  refTo,
  registerRows,
  required,
  text,
  textCell,
  type Values,
} from '../../platform/registers/index.ts'
import { byDay } from '../by-day.ts'

/** A review of one school or group by another, or by a person. */
export interface Review {
  ref: string
  reviewer: string
  reviewed: string
  heldOn: IsoDate
  findings: string | null
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

export const loadReviews = async (reader: Reader): Promise<Review[]> =>
  (await registerRows(reader, reviews)).map(reviewOf).sort(byDay(({ heldOn, ref }) => `${heldOn} ${ref}`))

export const reviewOf = (row: Values): Review => ({
  ref: String(row.ref),
  reviewer: String(row.reviewer),
  reviewed: String(row.reviewed),
  heldOn: row.held_on as IsoDate,
  findings: textCell(row.findings),
})
