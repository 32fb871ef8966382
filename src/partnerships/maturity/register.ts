import type { IsoDate } from '../../kernel/dates.ts'
import type { Reader } from '../../platform/reader.ts'
import {
  dayOf,
  oneOf,
  type Register,
  refTo,
  registerRows,
  required,
  text,
  textCell,
  type Values,
} from '../../platform/registers/index.ts'
import { byDay } from '../by-day.ts'
import { LEVEL_SPELLINGS, LEVELS, type Level } from './levels.ts'

/** The level that a partnership had reached in one aspect on a day. */
export interface Evaluation {
  partnership: string
  aspect: string
  level: Level
  assessedOn: IsoDate
  note: string | null
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
