import type { IsoDate } from '../../kernel/dates.ts'
import { type Pence, pence } from '../../kernel/money.ts'
import { by } from '../../kernel/order.ts'
import type { Reader } from '../../platform/reader.ts'
import { registerRows, type Values } from '../../platform/registers/index.ts'
import { designationRegister } from '../registers.ts'

export interface Designation {
  ref: string
  programme: string
  resolution: string
  date: IsoDate
  amount: Pence
  /** What the board could set aside when it did so, where that is known. */
  allocable: Pence | null
}

export const designationOf = (values: Values): Designation => ({
  ref: String(values.ref),
  programme: String(values.programme),
  resolution: String(values.resolution),
  date: values.date as IsoDate,
  amount: pence(Number(values.amount)),
  allocable: values.allocable === null || values.allocable === undefined ? null : pence(Number(values.allocable)),
})

/** By date. */
export const loadDesignations = async (reader: Reader): Promise<Designation[]> =>
  (await registerRows(reader, designationRegister)).map(designationOf).sort(by('date', 'ref'))

/** A ref that no designation of that year bears yet: D-2026-3. */
export const nextRef = (designations: readonly Designation[], date: IsoDate): string => {
  const taken = new Set(designations.map(({ ref }) => ref))
  let number = 1
  while (taken.has(`D-${date.slice(0, 4)}-${number}`)) number += 1
  return `D-${date.slice(0, 4)}-${number}`
}
