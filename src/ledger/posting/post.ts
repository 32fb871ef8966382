import { monthOf } from '../../kernel/dates.ts'
import { type FieldError, invalid } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/acts/index.ts'
import type { Row } from '../../platform/reader.ts'
import { type Books, loadBooks } from '../books.ts'
import { type Chart, streamOf } from '../chart.ts'
import type { NewEntry } from '../entries/entry.ts'
import type { Funds } from '../fund/fund.ts'
import { loadFunds, unknownProgrammes } from '../fund/programmes.ts'
import { type PlannedLine, programmesOf, type Released, releaseAll } from '../fund/release.ts'
import { noteTurnover } from '../statements/turnover.ts'
import { faultsOf } from './rules.ts'

/** Posts one entry. Faults point into it: `/lines/1/account`. */
export const post = async (
  tx: Tx,
  entry: NewEntry,
  before: readonly FieldError[] = [],
): Promise<{ number: number }> => {
  const { numbers } = await postAll(tx, [entry], () => '', before)
  return { number: numbers[0] as number }
}

/**
 * Posts entries in the order given, all or none. Faults of all of them are said at once and point into the list, `/3/date`,
 * or where the caller says; faults that the caller has found already are said with them.
 */
export const postAll = async (
  tx: Tx,
  entries: readonly NewEntry[],
  pointer: (index: number) => string = (index) => `/${index}`,
  before: readonly FieldError[] = [],
): Promise<{ numbers: number[] }> => {
  if (entries.length === 0) return { numbers: [] }
  const books = await loadBooks(tx)
  const funds = await fundsOf(tx, books.chart, entries)
  const faults: FieldError[] = [...before]
  const released = releaseAll(funds.known, books.chart, entries)
  const planned = entries.map((entry, i) => {
    const { lines, faults: ofFund } = released[i] as Released
    const found = [...faultsOf(books, entry), ...ofFund, ...faultsOfProgrammes(entry, funds.missing)]
    faults.push(...found.map((fault) => ({ pointer: pointer(i) + fault.pointer, detail: fault.detail })))
    return { entry, number: tx.entries + 1 + i, lines }
  })
  if (faults.length > 0) throw invalid(faults)
  for (let i = 0; i < planned.length; i += BATCH) await write(tx, books, planned.slice(i, i + BATCH))
  tx.entries += planned.length
  return { numbers: planned.map(({ number }) => number) }
}

const BATCH = 1000

interface Planned {
  entry: NewEntry
  number: number
  lines: readonly PlannedLine[]
}

const fundsOf = async (
  tx: Tx,
  chart: Chart,
  entries: readonly NewEntry[],
): Promise<{ known: Funds; missing: Set<string> }> => {
  const programmes = [...new Set(entries.flatMap(programmesOf))]
  if (programmes.length === 0) return { known: new Map(), missing: new Set() }
  const missing = new Set(await unknownProgrammes(tx, programmes))
  return { known: await loadFunds(tx, chart, programmes), missing }
}

const faultsOfProgrammes = ({ lines }: NewEntry, missing: Set<string>): FieldError[] =>
  lines.flatMap((line, i) =>
    line.programme && missing.has(line.programme)
      ? [{ pointer: `/lines/${i}/programme`, detail: `There is no programme “${line.programme}”. Add it first` }]
      : [],
  )

/** One statement for the entries, one for their postings, one for the balances they change. */
const write = async (tx: Tx, { chart }: Books, planned: readonly Planned[]): Promise<void> => {
  const postings = planned.flatMap((each) => postingRows(chart, each))
  await tx.insert('entry', planned.map(entryRow))
  await tx.insert('posting', postings)
  await addToBalances(tx, postings)
  noteTurnover(tx, postings)
}

const entryRow = ({ entry, number }: Planned): Row => ({
  id: String(number),
  number,
  date: entry.date,
  memo: entry.memo,
  source: entry.source,
  source_ref: entry.sourceRef ?? null,
  reverses: entry.reverses ?? null,
})

const postingRows = (chart: Chart, { entry, number, lines }: Planned): PostingRow[] =>
  lines.map((line, i) => {
    const account = chart.get(line.account)
    return {
      id: `${number}.${i + 1}`,
      entry: number,
      line: i + 1,
      account: line.account,
      debit: line.debit ?? 0,
      credit: line.credit ?? 0,
      date: entry.date,
      month: monthOf(entry.date),
      stream: line.stream ?? (account && streamOf(account)) ?? null,
      service: line.service ?? null,
      customer: line.customer ?? null,
      programme: line.programme ?? null,
      agreement: line.agreement ?? null,
      member: line.member ?? null,
      la_code: line.laCode ?? null,
      vat_code: line.vatCode ?? null,
      automatic: line.automatic ? 'yes' : null,
    }
  })

interface PostingRow extends Row {
  account: string
  month: string
  stream: string | null
  debit: number
  credit: number
}

/** Balances are kept in the same transaction, so that a statement costs the same however many postings there are. */
const addToBalances = (tx: Tx, postings: readonly PostingRow[]): Promise<void> =>
  tx.addTo(
    'balance',
    ['account', 'month', 'stream'],
    postings.map(({ account, month, stream, debit, credit }) => ({
      account,
      month,
      stream: stream ?? '',
      debit,
      credit,
    })),
  )
