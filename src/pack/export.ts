import {
  cancellations,
  creditNotes,
  daysNamedAhead,
  historyOf,
  invoiceNames,
  invoicesSettledWhole,
  receipts,
} from '../billing/index.ts'
import { companyJson, loadCompany } from '../company/index.ts'
import { canonical } from '../kernel/hashing.ts'
import { money } from '../kernel/money.ts'
import {
  comesLater,
  type Entry,
  eachEntry,
  entryLabel,
  journalRows,
  journalSheet,
  type Posting,
} from '../ledger/index.ts'
import type { Reader } from '../platform/reader.ts'
import { keyOf, type Register, registerRows, type Values, writeCell } from '../platform/registers/index.ts'
import { agreements } from '../trading/index.ts'
import { EVENT_SHEETS, REGISTERS } from './registers.ts'

/** A spreadsheet of an export: its header, and rows by column. */
export interface ExportedSheet {
  file: string
  columns: readonly string[]
  rows: Record<string, string>[]
}

/**
 * A company as the pack that would set it up again: company.json, one spreadsheet a register, the journal as it was entered,
 * receipts, designations, and what became of agreements. `ledger.csv` holds every entry besides, for those who read it elsewhere; an import passes it over.
 */
export const exportPack = async (
  reader: Reader,
): Promise<{ company: Record<string, unknown>; sheets: ExportedSheet[] }> => {
  const sheets: ExportedSheet[] = []
  for (const register of [...REGISTERS, ...EVENT_SHEETS]) {
    if (!OWN_WAY.has(register.file)) sheets.push(await sheetOf(reader, register))
  }
  const history = await historyOf(reader)
  const names = await invoiceNames(reader)
  const named = (row: Values): Values => ({ ...row, invoice: names.get(String(row.invoice)) ?? row.invoice ?? null })
  sheets.push(
    written(agreements, sorted(agreements, history.agreements)),
    written(cancellations, history.cancellations),
    written(creditNotes, history.creditNotes.map(named)),
    written(receipts, (await receiptsAsSettled(reader)).map(named)),
    await journalAsEntered(reader),
    await wholeLedger(reader),
  )
  return { company: companyJson(await loadCompany(reader)), sheets }
}

/** Sheets that say more, or less, than the rows of their register. */
const OWN_WAY = new Set([agreements, cancellations, creditNotes, journalSheet, receipts].map(({ file }) => file))

/** Written by an export, passed over by an import. */
const LEDGER_FILE = 'ledger.csv'

/**
 * Rows of a register in the order in which they were entered, in which lists and findings name them, here and where the pack is
 * imported. What happened on a day is entered there in the order of its days, and so is sorted.
 */
const sheetOf = async (reader: Reader, register: Register): Promise<ExportedSheet> => {
  const rows = await registerRows(reader, register)
  return written(register, EVENT_SHEETS.includes(register) ? sorted(register, rows) : rows)
}

const sorted = (register: Register, rows: readonly Values[]): Values[] =>
  [...rows].sort((a, b) => order(keyOf(register, a), keyOf(register, b)))

/** Money that settled one invoice whole names it, so that an import settles the same one whatever was issued by then. */
const receiptsAsSettled = async (reader: Reader): Promise<Values[]> => {
  const settled = await invoicesSettledWhole(reader)
  const ahead = await daysNamedAhead(reader)
  const rows = sorted(receipts, await registerRows(reader, receipts))
  return rows.map((row) => ({
    ...row,
    invoice: row.invoice ?? settled.get(String(row.ref)) ?? null,
    billed_to: ahead.get(String(row.ref)) ?? null,
  }))
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const written = (register: Register, rows: readonly Values[]): ExportedSheet => ({
  file: register.file,
  columns: Object.keys(register.columns),
  rows: rows.map((row) =>
    Object.fromEntries(Object.entries(register.columns).map(([name, column]) => [name, writeCell(column, row[name])])),
  ),
})

const journalAsEntered = async (reader: Reader): Promise<ExportedSheet> => {
  const entries: Values[][] = []
  for await (const rows of journalRows(reader)) entries.push(rows)
  return written(journalSheet, entries.sort(asImported).flat())
}

/** In the order in which an import posts them, so that they are exported from there in the same one. */
const asImported = (a: Values[], b: Values[]): number =>
  order(String(a[0]?.date), String(b[0]?.date)) || Number(comesLater(a)) - Number(comesLater(b))

const LEDGER_COLUMNS =
  'number date source entry memo account debit credit stream service customer programme agreement member la_code vat_code'.split(
    ' ',
  )

const wholeLedger = async (reader: Reader): Promise<ExportedSheet> => {
  const rows: Record<string, string>[] = []
  for await (const { entry, lines } of eachEntry(reader)) rows.push(...lines.map((line) => ledgerRow(entry, line)))
  return { file: LEDGER_FILE, columns: LEDGER_COLUMNS, rows }
}

const ledgerRow = (entry: Entry, line: Posting): Record<string, string> => ({
  number: String(entry.number),
  date: entry.date,
  source: entry.source,
  entry: entryLabel(entry),
  memo: entry.memo,
  account: line.account,
  debit: money(line.debit),
  credit: money(line.credit),
  stream: line.stream ?? '',
  service: line.service ?? '',
  customer: line.customer ?? '',
  programme: line.programme ?? '',
  agreement: line.agreement ?? '',
  member: line.member ?? '',
  la_code: line.laCode ?? '',
  vat_code: line.vatCode ?? '',
})

/** The same as one document. */
export const exportJson = async (reader: Reader): Promise<string> => {
  const { company, sheets } = await exportPack(reader)
  return `${canonical({ company, ...Object.fromEntries(sheets.map(({ file, rows }) => [file, rows])) })}\n`
}
