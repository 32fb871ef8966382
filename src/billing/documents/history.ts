import { addDays, type IsoDate, type Month, monthOf } from '../../kernel/dates.ts'
import { grouped } from '../../kernel/grouped.ts'
import { type Reader, recorded } from '../../platform/reader.ts'
import type { Values } from '../../platform/registers/index.ts'
import { type Agreement, agreementRow, type EarlyEnd, loadAgreements, loadEarlyEnds } from '../../trading/index.ts'
import { type Document, documentsWhere, linesOf } from './documents.ts'

/**
 * How a company's agreements came to what they are, as the sheets of a pack tell it: what was agreed, what was ended early after
 * it had been billed, and what was credited. Each comes with the day up to which its contract had been billed by then, so that
 * it can be done again at the same point of the story.
 */
export interface History {
  agreements: Values[]
  cancellations: Values[]
  creditNotes: Values[]
}

export const historyOf = async (reader: Reader): Promise<History> => {
  const billing = await billingOf(reader)
  const notes = (await documentsWhere(reader, {}))
    .filter(({ kind }) => kind === 'credit_note')
    .sort((a, b) => a.entry - b.entry)
  const formerly = new Map<string, Agreement['endsOn']>()
  const ends: Ended[] = []
  for (const end of await loadEarlyEnds(reader)) {
    const billedTo = billing.to(end.agreement, end.lastEntry)
    // What was ended before anything was billed is billed as it then stood: its row says all.
    if (billedTo === undefined) continue
    if (!formerly.has(end.agreement)) formerly.set(end.agreement, end.formerEndsOn)
    if (!notes.some((note) => endedBy(note, end))) ends.push({ ...end, billedTo })
  }
  const agreements = (await loadAgreements(reader)).map((agreement) => {
    const endsOn = formerly.get(agreement.ref)
    return agreementRow(endsOn === undefined ? agreement : { ...agreement, endsOn, status: 'accepted' })
  })
  return {
    agreements,
    cancellations: ends.map(cancellationRow),
    creditNotes: await creditNoteRows(reader, notes, ends, billing),
  }
}

interface Ended extends EarlyEnd {
  billedTo: IsoDate
}

/** A credit note for an early end ends the agreement itself, where it had not been ended before. */
const endedBy = (note: Document, end: EarlyEnd): boolean =>
  note.contract === end.agreement && note.service_ended_on !== null && note.entry === end.lastEntry + 1

const cancellationRow = ({ agreement, endsOn, decidedOn, billedTo, reason }: Ended): Values => ({
  agreement,
  ends_on: endsOn,
  decided_on: decidedOn,
  billed_to: billedTo,
  reason,
})

const creditNoteRows = async (
  reader: Reader,
  notes: readonly Document[],
  ends: readonly Ended[],
  billing: Billing,
): Promise<Values[]> => {
  const lines = await linesOf(
    reader,
    notes.map(({ number }) => number),
  )
  const booksFrom = await booksFromOf(reader, notes)
  let latest: IsoDate | undefined
  return notes.flatMap((note): Values[] => {
    // A run does everything that is due: what one note found billed, those with later numbers found billed too.
    const to = billedBefore(note, ends, billing)
    if (to !== undefined && (latest === undefined || to > latest)) latest = to
    const said = { ref: note.number, invoice: note.credits, date: note.date, ends_on: note.service_ended_on }
    const rest = { billed_to: latest ?? null, books_from: booksFrom.get(note.number) ?? null, reason: note.reason }
    if (note.service_ended_on) return [{ ...said, line: null, net: null, ...rest }]
    return lines
      .filter(({ invoice }) => invoice === note.number)
      .map(({ credits_line, net }) => ({ ...said, line: credits_line, net, ...rest }))
  })
}

/**
 * Where a run came between an early end and its credit note, it put income right for days that had been billed before: the note
 * then follows on the day after, so that the same run comes between again.
 */
const billedBefore = (note: Document, ends: readonly Ended[], billing: Billing): IsoDate | undefined => {
  const to = billing.to(note.contract, note.entry - 1)
  const end = ends.filter(({ agreement, lastEntry }) => agreement === note.contract && lastEntry < note.entry).at(-1)
  if (!end || to === undefined || to > end.billedTo) return to
  return billing.between(note.contract, end.lastEntry, note.entry) ? addDays(end.billedTo, 1) : to
}

/** By credit note: the first open day, on which income of months that were closed was put right. */
const booksFromOf = async (reader: Reader, notes: readonly Document[]): Promise<Map<string, IsoDate>> => {
  const own = new Set(notes.map(({ entry }) => entry))
  const rows = (await recorded(reader, 'recognition')
    .join('entry', (both) => both.on('entry.company', 'recognition.company').andOn('entry.number', 'recognition.entry'))
    .where('entry.source', 'credit-note')
    .select(
      'entry.source_ref as note',
      'recognition.month as month',
      'recognition.date as date',
      'entry.number as entry',
    )) as unknown as {
    note: string
    month: Month
    date: IsoDate
    entry: number
  }[]
  const elsewhere = rows.filter(({ month, date, entry }) => !own.has(entry) && monthOf(date) > month)
  return new Map(elsewhere.map(({ note, date }) => [note, date]))
}

/** What had been invoiced, credited or earned under a contract by an entry. */
interface Billing {
  /** The last day for which anything had. */
  to(contract: string, entry: number): IsoDate | undefined
  /** Had anything after one entry and before another? */
  between(contract: string, after: number, before: number): boolean
}

const billingOf = async (reader: Reader): Promise<Billing> => {
  const invoices = (await recorded(reader, 'invoice').select('contract', 'date', 'entry')) as BilledRow[]
  const incomes = (await recorded(reader, 'recognition').select('contract', 'date', 'entry')) as BilledRow[]
  const byContract = grouped([...invoices, ...incomes], ({ contract }) => contract)
  const of = (contract: string) => byContract.get(contract) ?? []
  return {
    to: (contract, entry) =>
      of(contract)
        .filter((row) => row.entry <= entry)
        .map(({ date }) => date)
        .sort()
        .at(-1),
    between: (contract, after, before) => of(contract).some(({ entry }) => after < entry && entry < before),
  }
}

interface BilledRow {
  contract: string
  date: IsoDate
  entry: number
}
