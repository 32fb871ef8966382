import { VAT_CODES } from '../../catalogue/index.ts'
import type { FieldError } from '../../kernel/errors.ts'
import { grouped } from '../../kernel/grouped.ts'
import { pence } from '../../kernel/money.ts'
import {
  amount,
  day,
  oneOf,
  onlyWith,
  type Register,
  refTo,
  required,
  text,
  type Values,
} from '../../platform/registers/index.ts'
import { STREAMS, type Stream } from '../chart.ts'
import type { Line, NewEntry } from '../entries/entry.ts'
import { faultsOfAmounts } from '../posting/rules.ts'

/**
 * A journal in a spreadsheet: one row a line, and the rows with the same `entry` are one entry. `released` is what moved between the
 * fund of the row's programme and free reserves with the entry, told in one row of each programme: out of the fund with a cost, back
 * into it where costs are taken back. Blank: it is worked out from what the programme has on that day. `reverses` names the entry that
 * this one takes back: an earlier `entry`, or `receipt REF` or `designation REF` of another sheet.
 */
export const journalSheet: Register = {
  file: 'journal.csv',
  table: 'entry',
  key: [],
  columns: {
    entry: text(required),
    date: day(required),
    account: text(required),
    debit: amount(),
    credit: amount(),
    memo: text(),
    service: refTo('services.csv'),
    customer: refTo('organisations.csv'),
    programme: refTo('programmes.csv'),
    stream: oneOf(STREAMS),
    vat_code: oneOf(VAT_CODES),
    released: amount(),
    reverses: text(),
  },
  check: onlyWith('released', 'programme', 'only a programme has something to release'),
}

/**
 * Does an entry spend from a programme, or take from its fund, or take back another one? On one day it comes after the rest of the
 * journal, money that came in and what was set aside.
 */
export const comesLater = (rows: readonly Values[]): boolean =>
  rows.some(({ programme, debit, reverses }) => Boolean((programme && debit) || reverses))

/** An entry of a journal, and which of the rows are its lines. */
export interface JournalEntry {
  ref: string
  rows: readonly number[]
  entry: NewEntry
}

/** Something wrong in a spreadsheet: in which row, counted from 0, and what to do. */
export interface RowFault {
  index: number
  column: string
  message: string
}

/**
 * Puts rows together to entries, in the order of their dates; rows of one entry need not stand together. What is wrong with an
 * entry in itself is told here; what the chart or a closed month refuses is told when it is posted. Of an entry that is not whole,
 * because a row of it could not be read, nobody can say whether it balances.
 */
export const journalEntries = (
  rows: readonly Values[],
  isWhole: (ref: string) => boolean = () => true,
): { entries: JournalEntry[]; errors: RowFault[] } => {
  const indexesOf = grouped([...rows.keys()], (index) => String(rows[index]?.entry))
  const entries = [...indexesOf].map(([ref, indexes]) => entryOfRows(ref, indexes, rows))
  return {
    entries: entries.sort((a, b) => (a.entry.date < b.entry.date ? -1 : a.entry.date > b.entry.date ? 1 : 0)),
    errors: entries.flatMap((entry) => [
      ...faultsOfHeads(entry, rows),
      ...faultsOfAmounts(entry.entry)
        .filter(({ pointer }) => isWhole(entry.ref) || pointer.split('/')[2] !== undefined)
        .map((fault) => rowFault(entry, fault)),
    ]),
  }
}

const entryOfRows = (ref: string, indexes: readonly number[], rows: readonly Values[]): JournalEntry => {
  const own = indexes.map((index) => rows[index] as Values)
  const memo = own.map((values) => values.memo).find((text) => text)
  const lines = own.map(lineOfRow)
  const date = own[0]?.date as NewEntry['date']
  const takesBack = own.map((values) => values.reverses).find((label) => label)
  return {
    ref,
    rows: indexes,
    entry: {
      date,
      memo: String(memo ?? `Journal ${ref}`),
      source: takesBack ? 'reversal' : 'journal',
      sourceRef: ref,
      lines,
      ...(takesBack ? { takesBack: String(takesBack) } : {}),
    },
  }
}

/** What all rows of an entry say of it as a whole must be the same; `reverses` may be left blank in some. */
const faultsOfHeads = ({ ref, rows: indexes, entry }: JournalEntry, rows: readonly Values[]): RowFault[] => [
  ...indexes
    .filter((index) => rows[index]?.date !== entry.date)
    .map((index) => ({
      index,
      column: 'date',
      message: `Entry “${ref}” begins with the date ${entry.date}. All its rows must have one date`,
    })),
  ...indexes
    .filter((index) => rows[index]?.reverses && rows[index].reverses !== entry.takesBack)
    .map((index) => ({
      index,
      column: 'reverses',
      message: `Entry “${ref}” takes back “${entry.takesBack}”. All its rows must name that one, or none`,
    })),
]

const lineOfRow = (values: Values): Line => {
  const given = (name: string, key: string) => (values[name] ? { [key]: String(values[name]) } : {})
  return {
    account: String(values.account),
    ...(values.debit ? { debit: pence(Number(values.debit)) } : {}),
    ...(values.credit ? { credit: pence(Number(values.credit)) } : {}),
    ...(values.stream ? { stream: values.stream as Stream } : {}),
    ...given('service', 'service'),
    ...given('customer', 'customer'),
    ...given('programme', 'programme'),
    ...given('vat_code', 'vatCode'),
    ...(values.released === null || values.released === undefined ? {} : { released: pence(Number(values.released)) }),
  }
}

/** A fault of an entry as a fault of the row that it comes from. */
const rowFault = ({ ref, rows, entry }: JournalEntry, { pointer, detail }: FieldError): RowFault => {
  const [, part, line, column] = pointer.split('/')
  if (line !== undefined) {
    const index = rows[Number(line)] ?? 0
    return { index, column: column ?? 'account', message: detail }
  }
  const whole = part === 'date' || part === 'memo' ? part : entry.lines[0]?.debit ? 'debit' : 'credit'
  return { index: rows[0] ?? 0, column: whole, message: `Entry “${ref}”: ${detail}` }
}
