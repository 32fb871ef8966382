import type { Values } from './register.ts'

/** What is wrong with a row of a register, at the column where it is put right. */
export interface RowFault {
  column: string
  message: string
}

export type RowCheck = (row: Values) => RowFault[]

/** No later date may stand before the first. */
export const inOrder =
  (first: string, ...later: string[]): RowCheck =>
  (row) =>
    later
      .filter((last) => row[first] && row[last] && String(row[last]) < String(row[first]))
      .map((last) => ({ column: last, message: `“${row[last]}” must not be before ${first} (${row[first]})` }))

/** The first says nothing without the second. */
export const onlyWith =
  (column: string, needed: string, why: string): RowCheck =>
  (row) =>
    row[column] !== null && row[needed] === null ? [{ column: needed, message: `must be filled in: ${why}` }] : []

/** Several checks of one row, each with its say. */
export const allOf =
  (...checks: RowCheck[]): RowCheck =>
  (row) =>
    checks.flatMap((check) => check(row))
