import type { Instant, IsoDate, Month } from '../../kernel/dates.ts'
import type { Pence } from '../../kernel/money.ts'
import type { Stream } from '../chart.ts'

/** What a line is about, beside its account. None of these is a further account. */
export interface Dimensions {
  stream?: Stream
  service?: string
  customer?: string
  programme?: string
  agreement?: string
  /** Was the customer a member of the company on the day of the entry? */
  member?: 'yes' | 'no'
  laCode?: string
  vatCode?: string
}

/** One side of an entry: a debit or a credit, never both. */
export interface Line extends Dimensions {
  account: string
  debit?: Pence
  credit?: Pence
  /**
   * How much moved between the fund of the line's programme and free reserves, where that is known from elsewhere: out of the fund
   * with a cost, back into it where costs are taken back. Not known: the ledger works it out.
   */
  released?: Pence
}

/** Where an entry comes from: entered by a person, or made by an act of another kind. */
export type Source =
  | 'journal'
  | 'invoice'
  | 'credit-note'
  | 'receipt'
  | 'recognition'
  | 'commission'
  | 'designation'
  | 'drawdown'
  | 'return'
  | 'virement'
  | 'reversal'

export interface NewEntry {
  date: IsoDate
  memo: string
  source: Source
  /** The reference of what it comes from: the entry's ref in a pack, the number of the invoice. */
  sourceRef?: string
  /** The number of the entry that this one takes back. */
  reverses?: number
  /** The same as a spreadsheet names it: by the label of that entry, or by the receipt or the designation that it is. */
  takesBack?: string
  lines: readonly Line[]
}

/** A line as it stands in the ledger. */
export interface Posting extends Dimensions {
  entry: number
  line: number
  date: IsoDate
  month: Month
  account: string
  debit: Pence
  credit: Pence
  /** The release of the reinvestment fund that the ledger added by itself. */
  automatic: boolean
  recordedAt: Instant
}

export interface Entry {
  number: number
  date: IsoDate
  memo: string
  source: Source
  sourceRef?: string
  reverses?: number
  recordedAt: Instant
  recordedAct: number
}

/** Entries that a journal in a pack can bring, with a ref that is theirs alone. */
export const IN_JOURNALS: readonly Source[] = ['journal', 'reversal']

/** What people call an entry: its ref in the pack where it has one, else its number. */
export const entryLabel = ({ number, source, sourceRef }: Pick<Entry, 'number' | 'source' | 'sourceRef'>): string =>
  sourceRef && IN_JOURNALS.includes(source) ? sourceRef : String(number)
