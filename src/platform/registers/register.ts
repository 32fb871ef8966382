import { isDate } from '../../kernel/dates.ts'
import { canonical } from '../../kernel/hashing.ts'
import { money, parseMoney } from '../../kernel/money.ts'
import type { Tx } from '../acts/tx.ts'
import { known, type Reader, type Row } from '../reader.ts'

/**
 * A register: a kind of dated fact that a company keeps as a list. One definition gives the columns of its spreadsheet, the
 * checks, the storage, the comparison with what is known already, and the export.
 */
export interface Register {
  /** Its spreadsheet in a pack: `people.csv`. */
  file: string
  table: string
  /** The columns that say which entity a row speaks of. */
  key: readonly string[]
  columns: Readonly<Record<string, Column>>
  /** Columns kept together as particulars of a person: they enter the chain by a salted hash only. */
  personal?: readonly string[]
  /** What one row says about itself as a whole, beyond its columns: errors by column. */
  check?: RowCheck
}

/** What is wrong with a row of a register, at the column where it is put right. */
export interface RowFault {
  column: string
  message: string
}

export type RowCheck = (row: Values) => RowFault[]

export interface Column {
  kind: 'text' | 'date' | 'money' | 'integer' | 'decimal' | 'choice'
  /** A row without it says nothing: the column must be there and filled. */
  required?: boolean
  /** The words a choice can be; compared in any case. */
  options?: readonly string[]
  /** Other spellings of a choice, such as the register's codes: `{ '1': 'open' }`. */
  spellings?: Readonly<Record<string, string>>
  /** The file whose `ref` this is, organisations also by URN; of several files the first that has it. */
  refers?: string | readonly string[]
  minimum?: number
  maximum?: number
  /**
   * Of a date: it may be known only as to its year or month, "2015" or "2015-09". It is then kept as the first day of that time, or as
   * its last day, and what is known of it in another column of the register.
   */
  within?: { column: string; as: 'first' | 'last' }
  /** Of a date: something happened on it, so that a day still to come is taken for a slip. */
  happened?: true
  /** What a blank stands for in storage. */
  blank?: string | number
}

/** A row of a register as it is stored: text, whole numbers (pence for money), null for not known. */
export type Values = Record<string, string | number | null>

export const text = (more: Partial<Column> = {}): Column => ({ kind: 'text', ...more })
export const day = (more: Partial<Column> = {}): Column => ({ kind: 'date', ...more })
/** The day of something that is recorded once it has happened. */
export const dayOf = (more: Partial<Column> = {}): Column => day({ happened: true, ...more })
export const amount = (more: Partial<Column> = {}): Column => ({ kind: 'money', ...more })
export const integer = (more: Partial<Column> = {}): Column => ({ kind: 'integer', ...more })
export const decimal = (more: Partial<Column> = {}): Column => ({ kind: 'decimal', ...more })
export const oneOf = (options: readonly string[], more: Partial<Column> = {}): Column => ({
  kind: 'choice',
  options,
  ...more,
})
export const refTo = (refers: string | readonly string[], more: Partial<Column> = {}): Column => ({
  kind: 'text',
  refers,
  ...more,
})
export const required = { required: true } as const
export const yesNo = (more: Partial<Column> = {}): Column =>
  oneOf(['yes', 'no'], { spellings: { y: 'yes', n: 'no', true: 'yes', false: 'no', '1': 'yes', '0': 'no' }, ...more })

export type ParsedCell = { value: string | number | null } | { error: string }

/** Reads one cell of a spreadsheet; a blank is "not known". */
export const parseCell = (column: Column, cell: string): ParsedCell => {
  const written = cell.trim()
  if (written === '') return column.required ? { error: 'must be filled in' } : { value: column.blank ?? null }
  switch (column.kind) {
    case 'text':
      return written.includes('\u0000')
        ? { error: 'holds a character that no text may hold (U+0000)' }
        : { value: written }
    case 'date':
      return isDate(written)
        ? { value: written }
        : { error: `“${written}” must be a real date written YYYY-MM-DD, like 2026-04-01` }
    case 'money':
      return parseAmount(column, written)
    case 'integer':
      return /^-?\d{1,9}$/.test(written)
        ? inRange(column, Number(written))
        : { error: `“${written}” must be a whole number` }
    case 'decimal':
      return /^-?\d{1,12}(\.\d{1,6})?$/.test(written)
        ? within(column, Number(written), written)
        : { error: `“${written}” must be a number, like 2.5` }
    case 'choice': {
      const word = written.toLowerCase()
      const found = column.spellings?.[word] ?? column.options?.find((option) => option.toLowerCase() === word)
      return found === undefined
        ? { error: `“${written}” is not known here. Use one of ${column.options?.join(', ')}` }
        : { value: found }
    }
  }
}

const parseAmount = (column: Column, written: string): ParsedCell => {
  const pence = parseMoney(written)
  if (pence === undefined) return { error: `“${written}” must be an amount in pounds, like 1250.00` }
  if (pence < (column.minimum ?? 0)) return { error: `“${written}” must not be negative` }
  return { value: pence }
}

const inRange = (column: Column, number: number): ParsedCell => within(column, number, number)
const within = (column: Column, number: number, value: string | number): ParsedCell => {
  if (column.minimum !== undefined && number < column.minimum)
    return { error: `“${value}” must be ${column.minimum} or more` }
  if (column.maximum !== undefined && number > column.maximum)
    return { error: `“${value}” must be ${column.maximum} or fewer` }
  return { value }
}

/** The spelling of a stored value in a spreadsheet or in JSON. */
export const writeCell = (column: Column, value: string | number | null | undefined): string => {
  if (value === null || value === undefined || value === column.blank) return ''
  return column.kind === 'money' ? money(Number(value)) : String(value)
}

/** Which entity a row speaks of, as text. */
export const keyOf = (register: Register, values: Values): string =>
  register.key.map((column) => values[column] ?? '').join('\u0001')

/** Only the rows that have one of these in a column of the key, of a register too long to be read as a whole. */
export interface Among {
  column: string
  values: readonly string[]
}

/** Rows of a register as known, as values under its own column names, each with its row's id. */
export const registerRows = async (
  reader: Reader,
  register: Register,
  among?: Among,
): Promise<(Values & { id: string })[]> => {
  const all = known(reader, register.table).orderBy('recorded_act').orderBy('id')
  const rows = await (among ? all.whereIn(among.column, among.values) : all)
  return (rows as Row[]).map((row) => ({ ...valuesOf(register, row), id: String(row.id) }))
}

/** A stored row as values: particulars are opened; erased ones are null. */
const valuesOf = (register: Register, row: Row): Values => {
  const open = register.personal && typeof row.particulars === 'string' ? JSON.parse(row.particulars) : {}
  return Object.fromEntries(
    Object.keys(register.columns).map((name) => [
      name,
      (register.personal?.includes(name) ? open[name] : row[name]) ?? null,
    ]),
  )
}

const stored = (register: Register, values: Values): Row => {
  const row: Row = {}
  for (const name of Object.keys(register.columns)) {
    if (!register.personal?.includes(name)) row[name] = values[name] ?? null
  }
  if (register.personal) {
    row.particulars = canonical(Object.fromEntries(register.personal.map((name) => [name, values[name] ?? null])))
  }
  return row
}

export interface Compared {
  added: number
  changed: number
  unchanged: number
}

/**
 * Records rows of a register: one whose entity is not known is added, one that differs from what is known supersedes it, one
 * that says the same changes nothing. Rows that are not among them stay. `among` says where those are that may be known.
 */
export const recordRows = async (
  tx: Tx,
  register: Register,
  rows: readonly Values[],
  among?: Among,
): Promise<Compared> => {
  const existing = new Map((await registerRows(tx, register, among)).map((row) => [keyOf(register, row), row]))
  const fresh: Values[] = []
  const replaced: string[] = []
  let added = 0
  for (const row of rows) {
    const before = existing.get(keyOf(register, row))
    if (before && sameValues(register, before, row)) continue
    if (before) replaced.push(before.id)
    else added += 1
    fresh.push(row)
  }
  if (replaced.length > 0) await tx.supersede(register.table, replaced)
  if (fresh.length > 0)
    await tx.insert(
      register.table,
      fresh.map((row) => stored(register, row)),
    )
  return { added, changed: replaced.length, unchanged: rows.length - fresh.length }
}

const sameValues = (register: Register, a: Values, b: Values): boolean =>
  Object.keys(register.columns).every((name) => (a[name] ?? null) === (b[name] ?? null))

/**
 * Ends what is known of an entity, with nothing in its place: what was said of it does not hold any more, or was never so. Whoever
 * asks what was known before finds it as it stood.
 */
export const withdrawRow = async (tx: Tx, register: Register, key: Values): Promise<void> => {
  const row = (await registerRows(tx, register)).find((one) => keyOf(register, one) === keyOf(register, key))
  if (row) await tx.supersede(register.table, [row.id])
}

/**
 * Records one row of a register as an act says it: added, or in place of what is known of the same entity.
 */
export const recordRow = (tx: Tx, register: Register, values: Values): Promise<Compared> =>
  recordRows(tx, register, [values])
