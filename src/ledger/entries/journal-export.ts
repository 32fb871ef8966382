import type { Reader } from '../../platform/reader.ts'
import type { Values } from '../../platform/registers/index.ts'
import { eachEntry } from './entries.ts'
import { type Entry, entryLabel, type Posting, type Source } from './entry.ts'

/** Entries that no other spreadsheet of a pack stands for; those made by billing and designations follow from theirs. */
const ENTERED: ReadonlySet<Source> = new Set(['journal', 'drawdown', 'return', 'virement', 'reversal'])

/**
 * The rows of `journal.csv` from which an import makes the same postings. A release of the fund is left out, because the import
 * adds it again.
 */
export async function* journalRows(reader: Reader): AsyncGenerator<Values> {
  for await (const { entry, lines } of eachEntry(reader)) {
    if (!ENTERED.has(entry.source)) continue
    const entered = lines.filter((line) => !line.automatic)
    for (const line of entered) yield rowOf(entry, line)
  }
}

const rowOf = (entry: Entry, line: Posting): Values => ({
  entry: entryLabel(entry),
  date: entry.date,
  account: line.account,
  debit: line.debit === 0 ? null : line.debit,
  credit: line.credit === 0 ? null : line.credit,
  memo: entry.memo,
  service: line.service ?? null,
  customer: line.customer ?? null,
  programme: line.programme ?? null,
  stream: line.stream ?? null,
  vat_code: line.vatCode ?? null,
})
