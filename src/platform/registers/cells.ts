import type { IsoDate } from '../../kernel/dates.ts'
import type { Pence } from '../../kernel/money.ts'
import type { Values } from './register.ts'

/** A cell of a stored row as the value that it is; null for not known. */
type Cell = Values[string] | undefined

export const textCell = (cell: Cell): string | null => (cell === null || cell === undefined ? null : String(cell))
export const dayCell = (cell: Cell): IsoDate | null => textCell(cell) as IsoDate | null
export const wholeCell = (cell: Cell): number | null => (cell === null || cell === undefined ? null : Number(cell))
export const penceCell = (cell: Cell): Pence | null => wholeCell(cell) as Pence | null
