import { addYears, type IsoDate, longDate } from '../../kernel/dates.ts'
import { type FieldError, invalid } from '../../kernel/errors.ts'
import type { Schema } from '../../kernel/schema.ts'
import { capitalised } from '../../kernel/text.ts'
import { daysAfter } from './days-after.ts'
import type { Tx } from './tx.ts'

/** What is recorded as done cannot lie ahead. */
export const refuseAhead = (tx: Pick<Tx, 'today'>, pointer: string, day: IsoDate | undefined): void => {
  if (day === undefined || day <= tx.today) return
  throw invalid(`${longDate(day)} is still to come. Give the day on which it happened`, pointer)
}

/**
 * So many years ahead lies the last day that is believed. Terms of office and agreements run for a few years, and the longest that
 * anything is fixed for is a lease or a loan of twenty-five; a later day is a slip in the year, and everything would be judged up to it.
 */
const YEARS_AHEAD = 25

/** Every day of a command that lies so far ahead that it cannot be meant, in the words of an error of its field. */
export const farAhead = <C>(body: Schema<C>, command: unknown, today: IsoDate): FieldError[] => {
  const last = addYears(today, YEARS_AHEAD)
  return daysAfter(body.json, command, last).map(({ pointer, label }) => tooFar(pointer, label, last))
}

const tooFar = (pointer: string, label: string, last: IsoDate): FieldError => ({
  pointer,
  detail: `${capitalised(label)} lies more than ${YEARS_AHEAD} years ahead, after ${longDate(last)}. Check the year`,
})

/** The same of one day that comes without a command. */
export const refuseFar = (today: IsoDate, pointer: string, label: string, day: IsoDate): void => {
  const last = addYears(today, YEARS_AHEAD)
  if (day > last) throw invalid([tooFar(pointer, label, last)])
}
