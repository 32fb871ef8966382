import type { Reader } from '../../platform/reader.ts'
import type { Values } from '../../platform/register.ts'
import { type Entry, entryLabel, type Posting, type Source } from './entry.ts'
import { entries, linesByEntry, type Place } from './postings.ts'

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

/** Every entry with its lines by date and number, read in pages. */
export async function* eachEntry(reader: Reader): AsyncGenerator<{ entry: Entry; lines: Posting[] }> {
  let after: Place | undefined
  do {
    const page: Awaited<ReturnType<typeof entries>> = await entries(
      reader,
      {},
      { limit: 500, ...(after ? { after } : {}) },
    )
    const lines = await linesByEntry(
      reader,
      page.rows.map(({ number }) => number),
    )
    for (const entry of page.rows) yield { entry, lines: lines.get(entry.number) ?? [] }
    after = page.next
  } while (after)
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
