import type { IsoDate } from '../../kernel/dates.ts'
import type { Reader } from '../../platform/reader.ts'
import {
  day,
  dayCell,
  dayOf,
  inOrder,
  type Register,
  refTo,
  registerRows,
  required,
  text,
  textCell,
  type Values,
} from '../../platform/registers/index.ts'
import { byDay } from '../by-day.ts'

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
