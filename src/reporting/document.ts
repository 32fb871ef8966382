import { type Instant, isDate, longDate, longInstant } from '../kernel/dates.ts'
import { sha256 } from '../kernel/hashing.ts'
import { bracketed, headInPounds, parseMoney } from '../kernel/money.ts'
import { withCommas } from '../kernel/text.ts'
import type { Chart } from '../platform/charts/index.ts'
import type { Permission } from '../platform/permission.ts'

/** What a report says, apart from how it is written: page and paper are made from the same tree. */
export interface ReportDocument {
  title: string
  /** "As at 24 November 2026", "Year ended 31 March 2027" */
  subtitle: string
  /** The days or the number that was asked about. */
  asked: { on?: string; from?: string; to?: string; ref?: string }
  letterhead: Letterhead
  blocks: Block[]
  foot: Foot
}

export interface Letterhead {
  company: string
  /** "Company limited by guarantee, England and Wales, number 00000000" */
  description: string
  /** The registered office, in two lines at most. */
  office: string[]
}

export interface Foot {
  known: Instant
  /** What else the reader should know about the facts, in a sentence; may be empty. */
  note: string
  digest: string
}

export type Block =
  | { kind: 'answer'; strong: string; text: string }
  | { kind: 'figures'; figures: KeyFigure[] }
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string; lead?: string }
  | { kind: 'note'; text: string }
  | { kind: 'facts'; facts: { label: string; value: string }[] }
  | Table
  | { kind: 'chart'; chart: Chart; size: 'wide' | 'narrow' }
  | { kind: 'pair'; left: Block[]; right: Block[]; top?: boolean }
  | { kind: 'signatures'; lines: string[] }
  | { kind: 'break' }

export interface KeyFigure {
  label: string
  value: string
  note?: string
}

export interface Table {
  kind: 'table'
  caption: string
  columns: Column[]
  rows: TableRow[]
  totals?: Cells
  /** The names of rows are set plain: in a statement only the sums stand out. */
  quiet?: boolean
  /** Smaller and closer on paper, so that a certificate stays on one page. */
  dense?: boolean
  /** What stands where there is no row. */
  empty?: string
}

export interface Column {
  key: string
  head: string
  kind: CellKind
  /** The column that names the row; one a table. */
  rowHeading?: boolean
}

export type CellKind = 'text' | 'money' | 'number' | 'date'
export type Cells = Record<string, string | number | null | undefined>

/** Where the lines behind a figure are found on the pages of the company, and who may see them. */
export interface Door {
  path: string
  permission: Permission
}

export interface TableRow {
  cells: Cells
  /** By column; paper has none. */
  doors?: Readonly<Record<string, Door | undefined>>
  /** `section` opens a group, `subtotal` closes one, `note` belongs to the row above it. */
  kind?: 'section' | 'subtotal' | 'note'
}

/** A list may be divided by headings; a statement has sums of its own, or notes. */
export const isList = ({ rows }: Pick<Table, 'rows'>): boolean =>
  rows.every(({ kind }) => kind === undefined || kind === 'section')

/** A value of the report's JSON as it is printed on pages and paper: brackets for negatives, dates in words. */
export const printed = (kind: CellKind, value: string | number | null | undefined): string => {
  if (value === null || value === undefined || value === '') return ''
  const text = String(value)
  if (kind === 'money') {
    const amount = parseMoney(text)
    return amount === undefined ? text : bracketed(amount)
  }
  if (kind === 'number') return withCommas(text)
  return kind === 'date' && isDate(text) ? longDate(text) : text
}

/** What stands over a column. */
export const headOf = ({ head, kind }: Column): string => (kind === 'money' ? headInPounds(head) : head)

export const standsRight = (kind: CellKind): boolean => kind === 'money' || kind === 'number'

/** The short form of the digest of a report's JSON: 12 hexadecimal digits in groups of four. */
export const shortDigest = (json: string): string =>
  sha256(json).slice(0, 12).toUpperCase().match(/.{4}/g)?.join('-') ?? ''

export const footText = ({ known, note }: Foot): string =>
  [`Facts as known on ${longInstant(known)}.`, note].filter(Boolean).join(' ')
