import { type IsoDate, longDate } from '../kernel/dates.ts'
import { invalid } from '../kernel/errors.ts'
import type { Tx } from './tx.ts'

/** What is recorded as done cannot lie ahead. */
export const refuseAhead = (tx: Pick<Tx, 'today'>, pointer: string, day: IsoDate | undefined): void => {
  if (day === undefined || day <= tx.today) return
  throw invalid(`${longDate(day)} is still to come. Give the day on which it happened`, pointer)
}
