import { type Pence, pence } from '../../kernel/money.ts'
import type { Reader } from '../../platform/reader.ts'
import type { Values } from '../../platform/registers/index.ts'
import { loadChart } from '../books.ts'
import { type Chart, CODES } from '../chart.ts'
import { eachEntry, entriesByNumber } from '../entries/entries.ts'
import { type Entry, entryLabel, IN_JOURNALS, type Posting, type Source } from '../entries/entry.ts'
import { costOf, programmesOf } from '../fund/release.ts'

/** Entries that no other spreadsheet of a pack stands for; those made by billing and designations follow from theirs. */
const ENTERED: ReadonlySet<Source> = new Set(['journal', 'drawdown', 'return', 'virement', 'reversal'])

/**
 * The entries of `journal.csv` by date and number, each as its rows, from which an import makes the same postings. The lines that
 * released the fund are left out; what they released stands in a column, because it depended on what had been recorded by then.
 */
export async function* journalRows(reader: Reader): AsyncGenerator<Values[]> {
  const chart = await loadChart(reader)
  const labels = await labelsOf(reader)
  const numbered = new Map<number, string>()
  for await (const { entry, lines } of eachEntry(reader)) {
    if (!ENTERED.has(entry.source)) continue
    const entered = lines.filter((line) => !line.automatic)
    const released = releasedBy(chart, lines)
    const label = labels(entry)
    numbered.set(entry.number, label)
    const reverses =
      entry.reverses === undefined ? null : (numbered.get(entry.reverses) ?? (await paperOf(reader, entry.reverses)))
    yield entered.map((line) => ({
      ...rowOf(entry, line),
      entry: label,
      released: released.get(line) ?? null,
      reverses,
    }))
  }
}

/** What an entry released of each programme, at the first line that names it; nothing of a programme on which it spends nothing. */
const releasedBy = (chart: Chart, lines: readonly Posting[]): Map<Posting, Pence> => {
  const found = new Map<Posting, Pence>()
  for (const programme of programmesOf({ lines })) {
    const own = lines.filter((line) => line.programme === programme)
    const [first] = own
    if (!first || costOf(chart, own) === 0) continue
    const moved = own.filter((line) => line.automatic && line.account === CODES.reinvestmentFund)
    found.set(first, pence(Math.abs(moved.reduce((net, line) => net + line.debit - line.credit, 0))))
  }
  return found
}

/**
 * An entry without a ref is called by its number. Where an entry of an imported journal has that very ref, the number gets an
 * addition, so that two entries never become one.
 */
const labelsOf = async (reader: Reader): Promise<(entry: Entry) => string> => {
  const refs: string[] = await reader
    .db('entry')
    .where({ company: reader.company })
    .whereIn('source', [...IN_JOURNALS])
    .whereNotNull('source_ref')
    .pluck('source_ref')
  const taken = new Set(refs)
  return (entry) => {
    const label = entryLabel(entry)
    if (entry.sourceRef && IN_JOURNALS.includes(entry.source)) return label
    let free = label
    for (let n = 2; taken.has(free); n += 1) free = `${label}/${n}`
    taken.add(free)
    return free
  }
}

/** The receipt or the designation for which an entry stands; not what was moved later of a receipt, which has no name. */
const paperOf = async (reader: Reader, number: number): Promise<string | null> => {
  const head = (await entriesByNumber(reader, [number])).get(number)
  if (!head?.sourceRef || !(head.source === 'receipt' || head.source === 'designation')) return null
  const first = await reader
    .db('entry')
    .where({ company: reader.company, source: head.source, source_ref: head.sourceRef })
    .min({ number: 'number' })
  return first[0]?.number === number ? `${head.source} ${head.sourceRef}` : null
}

const rowOf = (entry: Entry, line: Posting): Values => ({
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
