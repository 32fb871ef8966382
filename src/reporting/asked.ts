import { type IsoDate, isDate } from '../kernel/dates.ts'
import { type FieldError, invalid } from '../kernel/errors.ts'
import type { Context } from '../platform/http/index.ts'
import type { ReportRequest } from './engine.ts'

const dateOr = (name: string, text: unknown, errors: FieldError[]): IsoDate | undefined => {
  if (typeof text !== 'string' || text === '') return undefined
  if (isDate(text)) return text
  errors.push({ pointer: `/${name}`, detail: `“${text}” must be a real date, like 2026-04-01` })
  return undefined
}

/** What an address asks a report for: ?on= is read with every page; ?from=, ?to= and ?ref= are of reports. */
export const requestOf = ({ on, today, query }: Pick<Context, 'on' | 'today' | 'query'>): ReportRequest => {
  const errors: FieldError[] = []
  const from = dateOr('from', query.from, errors)
  const to = dateOr('to', query.to, errors)
  if (errors.length > 0) throw invalid(errors)
  return { on, from, to, ref: typeof query.ref === 'string' ? query.ref : undefined, today }
}
