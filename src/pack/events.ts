import { issueCreditNote, namedInvoice, type OpenRun, openRun, settleAfter, settleReceipt } from '../billing/index.ts'
import { type IsoDate, later } from '../kernel/dates.ts'
import { type FieldError, Refusal } from '../kernel/errors.ts'
import { grouped } from '../kernel/grouped.ts'
import { money } from '../kernel/money.ts'
import {
  CODES,
  closedBefore,
  comesLater,
  faultsOfLines,
  faultsOfReleases,
  faultsOfReversals,
  journalEntries,
  type NewEntry,
  postJournalEntries,
} from '../ledger/index.ts'
import type { Tx } from '../platform/acts/index.ts'
import type { Values } from '../platform/registers/index.ts'
import { designate } from '../reserves/index.ts'
import { cancelAgreement } from '../trading/index.ts'
import type { Contents } from './contents.ts'
import type { Remark } from './csv.ts'
import { type Imported, saidBy } from './imported.ts'
import type { PackRow } from './sheet-rows.ts'

type EventFile = 'journal.csv' | 'receipts.csv' | 'designations.csv' | 'cancellations.csv' | 'credit-notes.csv'

/** Something of a pack that happened on a day: an entry in the journal, a receipt, a designation, the early end of an agreement. */
export interface PackEvent {
  file: EventFile
  ref: string
  date: IsoDate
  rows: PackRow[]
  said: unknown
  entry?: NewEntry
}

/**
 * On one day the journal comes first, then money that came in, then what was set aside and what was done with it, then what was
 * ended early and credited.
 */
const ORDER: EventFile[] = ['receipts.csv', 'designations.csv', 'journal.csv', 'cancellations.csv', 'credit-notes.csv']
const placeOf = ({ file, rows }: PackEvent): number =>
  file === 'journal.csv' && !comesLater(rows.map(({ values }) => values)) ? -1 : ORDER.indexOf(file)

/** The events of a pack in the order of their dates. What is wrong with an entry in itself is told at once. */
export const eventsOf = (contents: Contents, errors: Remark[]): PackEvent[] => {
  const events = [
    ...journalEvents(contents, errors),
    ...rowEvents(contents, 'receipts.csv'),
    ...rowEvents(contents, 'designations.csv'),
    ...cancellationEvents(contents),
    ...creditNoteEvents(contents),
  ]
  events.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : placeOf(a) - placeOf(b)))
  return endsInTurn(events)
}

/** An end is only ever brought forward: one that is earlier still comes after the credit note for the end before it. */
const endsInTurn = (events: readonly PackEvent[]): PackEvent[] => {
  const ordered = [...events]
  for (const event of events) {
    if (event.file !== 'cancellations.csv') continue
    const { agreement, ends_on } = event.rows[0]?.values ?? {}
    const isForLaterEnd = ({ file, date, rows: [row] }: PackEvent) =>
      file === 'credit-notes.csv' &&
      date === event.date &&
      String(row?.values.invoice).startsWith(`${agreement}/`) &&
      String(row?.values.ends_on ?? '') > String(ends_on)
    const last = ordered.findLastIndex(isForLaterEnd)
    if (last < 0) continue
    ordered.splice(ordered.indexOf(event), 1)
    ordered.splice(last, 0, event)
  }
  return ordered
}

const journalEvents = (contents: Contents, errors: Remark[]): PackEvent[] => {
  const rows = contents.rows.get('journal.csv') ?? []
  const setAside = contents.setAside.get('journal.csv')
  const { entries, errors: faults } = journalEntries(
    rows.map((row) => row.values),
    (entry) => !setAside?.unread && !setAside?.names.has(entry),
  )
  for (const { index, column, message } of faults) {
    errors.push({ file: 'journal.csv', line: rows[index]?.line ?? 1, column, message })
  }
  return entries.map(({ ref, rows: indexes, entry }) => {
    const own = indexes.map((index) => rows[index] as PackRow)
    return { file: 'journal.csv', ref, date: entry.date, rows: own, said: own.map(saidBy), entry }
  })
}

const rowEvents = (contents: Contents, file: 'receipts.csv' | 'designations.csv'): PackEvent[] =>
  (contents.rows.get(file) ?? []).map((row) => ({
    file,
    ref: String(row.values.ref),
    date: later(row.values.date as IsoDate, dayBilledTo(row, 'date')),
    rows: [row],
    said: saidBy(row),
  }))

/** What is played on the day up to which had been billed: what was billed later knew of it, and money names what was billed by then. */
const dayBilledTo = ({ values }: PackRow, otherwise: 'decided_on' | 'date') =>
  (values.billed_to ?? values[otherwise]) as IsoDate

const cancellationEvents = (contents: Contents): PackEvent[] =>
  (contents.rows.get('cancellations.csv') ?? []).map((row) => ({
    file: 'cancellations.csv',
    ref: `${row.values.agreement} ${row.values.ends_on}`,
    date: dayBilledTo(row, 'decided_on'),
    rows: [row],
    said: saidBy(row),
  }))

/** Rows of one credit note need not stand together. */
const creditNoteEvents = (contents: Contents): PackEvent[] => {
  const notes = grouped(contents.rows.get('credit-notes.csv') ?? [], ({ values }) => String(values.ref))
  return [...notes].map(([ref, rows]) => ({
    file: 'credit-notes.csv',
    ref,
    date: dayBilledTo(rows[0] as PackRow, 'date'),
    rows,
    said: rows.map(saidBy),
  }))
}

type Counts = { added: number; changed: number; unchanged: number }

/**
 * Plays the events that are new, in order. Before one that follows from what was invoiced by then it does what `run --until` that
 * date does. An event that says something else than when it was imported is a fault: the past is reversed,
 * never edited.
 */
export const playEvents = async (
  tx: Tx,
  events: PackEvent[],
  imported: Imported,
  counts: Counts,
): Promise<Remark[]> => {
  const faults: Remark[] = []
  const waiting: PackEvent[] = []
  const posted: PackEvent[] = []
  let run: OpenRun | undefined
  /** The day up to which everything due has been done: what is ended on it and what is credited for that come without a run between. */
  let done = ''
  const flush = async () => {
    faults.push(...(await postJournal(tx, waiting.splice(0))))
  }
  for (const event of events) {
    const found = imported.compare(event.file, event.ref, event.said)
    counts[found] += event.rows.length
    if (found === 'unchanged') continue
    if (found === 'changed') {
      faults.push(...changedFaults(event))
      continue
    }
    imported.note(event.file, event.ref, event.said)
    if (event.file === 'journal.csv') posted.push(event)
    if (event.entry && !takesMoneyBack(event.entry)) {
      waiting.push(event)
      continue
    }
    await flush()
    if (event.date > done && followsBilling(event)) {
      run ??= await openRun(tx)
      await run.until(event.date)
      done = event.date
    }
    faults.push(...(event.entry ? await postJournal(tx, [event]) : await played(event, () => single(tx, event))))
    // What is ended early or credited changes what falls due.
    if (event.file === 'cancellations.csv' || event.file === 'credit-notes.csv') run = undefined
  }
  await flush()
  faults.push(...(await statedFaults(tx, posted)))
  return faults
}

/** An entry that takes back, or brings back, money that came in: invoices may be open by it, or settled. */
const takesMoneyBack = ({ takesBack, lines }: NewEntry): boolean =>
  takesBack !== undefined && lines.some(({ account }) => account === CODES.bank) && onDebtors(lines).length > 0

const onDebtors = (lines: NewEntry['lines']) =>
  lines.filter(({ account }) => account === CODES.tradeDebtors || account === CODES.councilDebtor)

/**
 * What was invoiced by then counts for a designation, an end, a credit note, and money that names an invoice; and where money is taken
 * back that an invoice had moved from one account of debtors to the other, so that it has lines on either side.
 */
const followsBilling = ({ file, rows, entry }: PackEvent): boolean => {
  if (!entry) return file !== 'receipts.csv' || Boolean(rows[0]?.values.invoice)
  const lines = onDebtors(entry.lines)
  return lines.some(({ debit }) => debit) && lines.some(({ credit }) => credit)
}

const single = (tx: Tx, event: PackEvent): Promise<unknown> => {
  const values = (event.rows[0] as PackRow).values
  switch (event.file) {
    case 'receipts.csv':
      return settleReceipt(tx, values)
    case 'cancellations.csv':
      return endEarly(tx, values)
    case 'credit-notes.csv':
      return credit(
        tx,
        event.rows.map((row) => row.values),
      )
    default:
      return designate(tx, values)
  }
}

const endEarly = (tx: Tx, { agreement, ends_on, reason }: Values) =>
  cancelAgreement(tx, { agreement: String(agreement), endsOn: String(ends_on), reason: String(reason) })

const credit = async (tx: Tx, rows: readonly Values[]) => {
  const { invoice, date, ends_on, books_from, reason } = rows[0] as Values
  const { number } = (await namedInvoice(tx, String(invoice))).invoice
  const lines = rows.map(({ line, net }) => ({ line: Number(line), net: money(Number(net)) }))
  const what = ends_on ? { endsOn: String(ends_on) } : { lines }
  const command = { invoice: number, date: String(date), reason: String(reason), ...what }
  return issueCreditNote(tx, command, ...(books_from ? [closedBefore(books_from as IsoDate)] : []))
}

const postJournal = async (tx: Tx, events: PackEvent[]): Promise<Remark[]> => {
  const entries = events.map((event) => event.entry as NewEntry)
  try {
    const { numbers } = await postJournalEntries(tx, entries)
    const reversals = numbers.filter((_, i) => entries[i]?.takesBack !== undefined)
    if (reversals.length > 0) await settleAfter(tx, reversals)
    return []
  } catch (error) {
    return fieldsOf(error).map((field) => remarkOf(events, field))
  }
}

/** What is wrong with entries by the chart of accounts alone, for a pack whose events are not played. */
export const faultsByChart = (events: readonly PackEvent[], isAccount: (code: string) => boolean): Remark[] => {
  const entered = events.filter(({ entry }) => entry)
  return entered.flatMap(({ entry }, i) =>
    faultsOfLines(entry as NewEntry, isAccount).map(({ pointer, detail }) =>
      remarkOf(entered, { pointer: `/${i}${pointer}`, detail }),
    ),
  )
}

/** What entries state of themselves is held against all that was posted. */
const statedFaults = async (tx: Tx, events: readonly PackEvent[]): Promise<Remark[]> => {
  const entries = events.map((event) => event.entry as NewEntry)
  const pointer = (index: number) => `/${index}`
  const faults = [...(await faultsOfReleases(tx, entries, pointer)), ...(await faultsOfReversals(tx, entries, pointer))]
  return faults.map((field) => remarkOf(events, field))
}

/** A fault of the list of entries, `/3/lines/0/customer`, at the row of that line. */
const remarkOf = (events: readonly PackEvent[], { pointer, detail }: FieldError): Remark => {
  const [, index, , line, column] = pointer.split('/')
  const event = events[Number(index)] as PackEvent
  const row = event.rows[Number(line ?? 0)] ?? event.rows[0]
  return { file: event.file, line: row?.line ?? 1, column: column ?? '', message: detail }
}

const played = async (event: PackEvent, play: () => Promise<unknown>): Promise<Remark[]> => {
  try {
    await play()
    return []
  } catch (error) {
    return fieldsOf(error).map(({ pointer, detail }) => {
      const row = event.rows[Number(/^\/lines\/(\d+)/.exec(pointer)?.[1] ?? 0)]
      const column = (pointer.split('/').at(-1) ?? '').replace('endsOn', 'ends_on')
      return { file: event.file, line: row?.line ?? 1, column, message: detail }
    })
  }
}

/** What a refusal says; a failure of ours stays one. */
const fieldsOf = (error: unknown): FieldError[] => {
  if (!(error instanceof Refusal)) throw error
  const { fault } = error
  if (fault.kind === 'invalid') return fault.fields
  // The rules that an event of a pack can break are limits to its amount.
  if (fault.kind === 'rule-broken')
    return fault.breaches.map(({ explanation }) => ({ pointer: '/amount', detail: explanation }))
  return [{ pointer: '', detail: fault.detail }]
}

const changedFaults = (event: PackEvent): Remark[] => {
  const message = `${event.ref} was imported before and now says something else. Leave its row as it was; put it right with a reversal or a new row`
  return event.rows.slice(0, 1).map((row) => ({ file: event.file, line: row.line, column: '', message }))
}
