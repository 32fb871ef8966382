import type { IsoDate } from '../../../kernel/dates.ts'
import type { PutOff } from './put-off.ts'

/** Something known that changes on a day, and which rules it can concern. */
export interface Change {
  on: IsoDate
  because: string
  concerns: 'board' | 'members' | 'both' | 'income'
  /** Who or what changes, and how the same is said of several, with their names in the place of the dots. */
  who?: string
  several?: string
  /** Whose place in which body begins or ends: both on one day are a renewal, or another seat, and one thing. */
  place?: string
  /** Where it is recorded; the law's own days are recorded nowhere. */
  fact?: Fact
  /** The number of the act that made it known, where no row by itself does. */
  act?: number
  /** The facts without it on that day. What the calendar and the law bring cannot be put off, nor what is posted. */
  putOff?: PutOff
}

/** What rows of a table have to say for a fact to be known: the act that first said so made it known. */
export interface Fact {
  table: string
  says: Readonly<Record<string, string>>
}
