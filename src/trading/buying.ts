import { type Directory, schoolsOf } from '../directory/index.ts'
import type { IsoDate } from '../kernel/dates.ts'

/** Somebody buys for the own school; who buys for a trust or federation, for each school that belongs to it on the day. */
export const buysFor = (directory: Directory, organisation: string, customer: string, day: IsoDate): boolean =>
  organisation === customer || schoolsOf(directory, organisation, day).some(({ ref }) => ref === customer)
