import type { IsoDate } from '../kernel/dates.ts'
import type { Pence } from '../kernel/money.ts'
import type { Reader } from '../platform/reader.ts'
import { dayCell, penceCell, registerRows, textCell, type Values } from '../platform/registers/index.ts'
import type { Level } from './levels.ts'
import { evaluations, grants, priorities, reviews } from './registers.ts'

/** What a body works on, how far it has come, and when the board last reviewed it. */
export interface Priority {
  ref: string
  body: string
  title: string
  from: IsoDate | null
  to: IsoDate | null
  progress: string | null
  reviewedOn: IsoDate | null
}

/** Money given to a partnership of schools, such as a start-up grant. */
export interface Grant {
  ref: string
  partnership: string
  purpose: string | null
  conditions: string | null
  amount: Pence
  /** Blank: promised. */
  paidOn: IsoDate | null
  returnedOn: IsoDate | null
  returned: Pence | null
}

/** A review of one school or group by another, or by a person. */
export interface Review {
  ref: string
  reviewer: string
  reviewed: string
  heldOn: IsoDate
  findings: string | null
}

/** The level that a partnership had reached in one aspect on a day. */
export interface Evaluation {
  partnership: string
  aspect: string
  level: Level
  assessedOn: IsoDate
  note: string | null
}

const byDay =
  <T>(day: (item: T) => string) =>
  (a: T, b: T) =>
    day(a) < day(b) ? -1 : 1

export const loadPriorities = async (reader: Reader): Promise<Priority[]> =>
  (await registerRows(reader, priorities)).map(priorityOf).sort(byDay(({ from, ref }) => `${from ?? ''} ${ref}`))

export const priorityOf = (row: Values): Priority => ({
  ref: String(row.ref),
  body: String(row.body),
  title: String(row.title),
  from: dayCell(row.from),
  to: dayCell(row.to),
  progress: textCell(row.progress),
  reviewedOn: dayCell(row.reviewed_on),
})

export const loadGrants = async (reader: Reader): Promise<Grant[]> =>
  (await registerRows(reader, grants)).map(grantOf).sort(byDay(({ paidOn, ref }) => `${paidOn ?? '9999'} ${ref}`))

export const grantOf = (row: Values): Grant => ({
  ref: String(row.ref),
  partnership: String(row.partnership),
  purpose: textCell(row.purpose),
  conditions: textCell(row.conditions),
  amount: Number(row.amount) as Pence,
  paidOn: dayCell(row.paid_on),
  returnedOn: dayCell(row.returned_on),
  returned: penceCell(row.returned),
})

export const loadReviews = async (reader: Reader): Promise<Review[]> =>
  (await registerRows(reader, reviews)).map(reviewOf).sort(byDay(({ heldOn, ref }) => `${heldOn} ${ref}`))

export const reviewOf = (row: Values): Review => ({
  ref: String(row.ref),
  reviewer: String(row.reviewer),
  reviewed: String(row.reviewed),
  heldOn: row.held_on as IsoDate,
  findings: textCell(row.findings),
})

export const loadEvaluations = async (reader: Reader): Promise<Evaluation[]> =>
  (await registerRows(reader, evaluations))
    .map(evaluationOf)
    .sort(byDay(({ assessedOn, partnership, aspect }) => `${assessedOn} ${partnership} ${aspect}`))

export const evaluationOf = (row: Values): Evaluation => ({
  partnership: String(row.partnership),
  aspect: String(row.aspect),
  level: row.level as Level,
  assessedOn: row.assessed_on as IsoDate,
  note: textCell(row.note),
})
