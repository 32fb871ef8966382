import { firstDayWithin, isYearOrMonth, lastDayWithin } from '../kernel/year-or-month.ts'
import { keyOf, parseCell, type Register, type RowFault, type Values } from '../platform/registers/index.ts'
import type { Remark, Sheet } from './csv.ts'

/** A row of a register as the pack states it, and the line on which it stands. */
export interface PackRow {
  line: number
  values: Values
}

/** What was said in rows that could not be kept: other rows may name it, and are not wrong because of that. */
export interface SetAside {
  /** What could be read of them. */
  rows: PackRow[]
  /** Their cells of the columns `NAMES`. */
  names: Set<string>
  /** Some rows could not be read at all, so nothing can be said of a name that is not found. */
  unread: boolean
}

/** The columns by which other rows name a row, or belong to it. */
const NAMES = ['ref', 'code', 'urn', 'entry'] as const

/**
 * Reads a sheet by the definition of its register: columns in any order, unknown ones refused by name, a missing one blank
 * throughout. A row with a fault in it is left out, and every fault is told.
 */
export const rowsOf = (register: Register, sheet: Sheet): { rows: PackRow[]; errors: Remark[]; setAside: SetAside } => {
  const errors = [...sheet.errors, ...headerErrors(register, sheet)]
  const at = (line: number, column: string, message: string) => errors.push({ file: sheet.file, line, column, message })
  const missing = new Set(Object.keys(register.columns).filter((column) => !sheet.header.includes(column)))
  const seen = new Map<string, number>()
  const rows: PackRow[] = []
  const setAside: SetAside = {
    rows: [],
    names: new Set(),
    unread: !sheet.whole || NAMES.some((name) => isLost(register, sheet, name)),
  }
  for (const { line, cells } of sheet.rows) {
    const { values, faults, lacks } = readRow(register, missing, cells)
    for (const { column, message } of faults) at(line, column, message)
    const key = keyOf(register, values)
    const first = seen.get(key)
    if (first === undefined) seen.set(key, line)
    const isSound = !lacks && faults.length === 0
    const isAgain = isSound && first !== undefined && register.key.length > 0
    if (isAgain) errors.push(saidAgain(register, line, first))
    if (isSound && !isAgain) {
      rows.push({ line, values })
      continue
    }
    setAside.rows.push({ line, values })
    for (const name of NAMES) setAside.names.add((cells[name] ?? '').trim())
  }
  return { rows, errors, setAside }
}

/** The cells of a row by the definition of its register. `lacks`: a required column is missing, which is told once, at the header. */
const readRow = (
  register: Register,
  missing: ReadonlySet<string>,
  cells: Readonly<Record<string, string>>,
): { values: Values; faults: RowFault[]; lacks: boolean } => {
  const values: Values = {}
  const roughly: Values = {}
  const faults: RowFault[] = []
  let lacks = false
  for (const [name, column] of Object.entries(register.columns)) {
    if (missing.has(name)) {
      values[name] = column.blank ?? null
      if (column.required) lacks = true
      continue
    }
    const written = (cells[name] ?? '').trim()
    if (column.within && isYearOrMonth(written)) {
      values[name] = column.within.as === 'first' ? firstDayWithin(written) : lastDayWithin(written)
      roughly[column.within.column] = written
      continue
    }
    const parsed = parseCell(column, written)
    if ('error' in parsed) faults.push({ column: name, message: parsed.error })
    else values[name] = parsed.value
  }
  Object.assign(values, roughly)
  if (!lacks && faults.length === 0) faults.push(...(register.check?.(values) ?? []))
  return { values, faults, lacks }
}

const isLost = (register: Register, sheet: Sheet, name: string): boolean =>
  register.columns[name]?.required === true && !sheet.header.includes(name)

/** Two rows of one spreadsheet that are about the same thing. */
export const saidAgain = (register: Register, line: number, first: number): Remark => ({
  file: register.file,
  line,
  column: register.key[0] ?? '',
  message: `This says again what line ${first} is about (the same ${register.key.join(', ')}). Keep one of the two`,
})

const headerErrors = (register: Register, sheet: Sheet): Remark[] => {
  if (sheet.header.length === 0) return []
  const known = Object.keys(register.columns)
  const at = (column: string, message: string) => ({ file: sheet.file, line: 1, column, message })
  const twice = sheet.header.filter((name, i) => sheet.header.indexOf(name) !== i)
  return [
    ...sheet.header
      .filter((name) => name !== '' && !known.includes(name))
      .map((name) => at(name, `There is no column “${name}” in ${sheet.file}. Its columns are ${known.join(', ')}`)),
    ...twice.map((name) => at(name, `The column “${name}” is there twice`)),
    ...known
      .filter((name) => register.columns[name]?.required && !sheet.header.includes(name))
      .map((name) => at(name, `The column “${name}” is missing; without it a row says nothing`)),
  ]
}
