import { programmeRegister } from '../ledger/index.ts'
import { amount, day, dayOf, type Register, refTo, required, text } from '../platform/registers/index.ts'

/**
 * Surplus set aside: for a programme, by a resolution. What it moves stands in the ledger. `allocable` is what the board could set
 * aside when it did so, which later entries of earlier days may have made less.
 */
export const designationRegister: Register = {
  file: 'designations.csv',
  table: 'designation',
  key: ['ref'],
  columns: {
    ref: text(required),
    programme: refTo('programmes.csv', required),
    resolution: refTo('resolutions.csv', required),
    date: day(required),
    amount: amount({ required: true, minimum: 1 }),
    allocable: amount(),
  },
}

/** What a programme has been seen to change: one report a day, the last of which stands on the pages of surplus. */
export const outcomeRegister: Register = {
  file: 'outcomes.csv',
  table: 'outcome',
  key: ['programme', 'reported_on'],
  columns: {
    programme: refTo('programmes.csv', required),
    reported_on: dayOf(required),
    text: text(required),
    evidence: text(),
  },
}

export const registers: readonly Register[] = [programmeRegister, designationRegister, outcomeRegister]
