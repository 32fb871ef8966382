import type { Instant, IsoDate } from '../../kernel/dates.ts'
import { type Reader, recorded } from '../../platform/reader.ts'
import { type Entry, IN_JOURNALS, type Posting, type Source } from './entry.ts'
import { linesByEntry, type Page, type Place, type PostingRow, postingOf } from './postings.ts'

/** Entries by date and number, a page at a time. */
export const entries = async (
  reader: Reader,
  { from, to, source }: { from?: IsoDate; to?: IsoDate; source?: Source } = {},
  { after, limit = 100 }: { after?: Pick<Place, 'date' | 'entry'>; limit?: number } = {},
): Promise<Page<Entry>> => {
  const query = recorded(reader, 'entry')
  if (from) query.where('date', '>=', from)
  if (to) query.where('date', '<=', to)
  if (source) query.where('source', source)
  if (after) query.whereRaw('(date, number) > (?, ?)', [after.date, after.entry])
  const found = (await query.orderBy(['date', 'number']).limit(limit + 1)) as unknown as EntryRow[]
  const rows = found.slice(0, limit).map(entryOf)
  const last = rows.at(-1)
  return found.length > limit && last ? { rows, next: { date: last.date, entry: last.number, line: 0 } } : { rows }
}

export interface WholeEntry extends Entry {
  lines: Posting[]
  /** The entry that took this one back. */
  reversedBy?: number
}

/**
 * An entry as it is called by people: by the ref that it had in the journal of a pack, else by number. With its lines and its
 * reversal in one statement, as it is the record that programs ask for most.
 */
export const entryByLabel = async (reader: Reader, label: string): Promise<WholeEntry | undefined> => {
  const { db, company, known } = reader
  const named = recorded(reader, 'entry')
    .whereIn('source', [...IN_JOURNALS])
    .where({ source_ref: label })
    .limit(1)
    .select('number')
  const number = /^[1-9]\d{0,8}$/.test(label) ? Number(label) : null
  const rows = (await recorded(reader, 'entry')
    .where('entry.number', db.raw('coalesce(?, ?)', [named, number]))
    .leftJoin('posting', (on) => on.on('posting.company', 'entry.company').andOn('posting.entry', 'entry.number'))
    .leftJoin('entry as reversal', (on) => {
      on.onVal('reversal.company', company).andOn('reversal.reverses', 'entry.number')
      if (known) on.andOnVal('reversal.recorded_at', '<=', known)
    })
    .orderBy('posting.line')
    .select('posting.*', ...ENTRY_COLUMNS, 'reversal.number as reversed_by')) as unknown as WholeRow[]
  const [row] = rows
  if (!row) return undefined
  const lines = rows.filter(({ line }) => line !== null).map(postingOf)
  return { ...entryOf(row), lines, ...(row.reversed_by === null ? {} : { reversedBy: row.reversed_by }) }
}

export const entriesByNumber = async (reader: Reader, numbers: readonly number[]): Promise<Map<number, Entry>> => {
  const found = new Map<number, Entry>()
  for (let i = 0; i < numbers.length; i += 500) {
    const rows = (await recorded(reader, 'entry').whereIn('number', numbers.slice(i, i + 500))) as unknown as EntryRow[]
    for (const row of rows) found.set(row.number, entryOf(row))
  }
  return found
}

/** What a reversal, or the reversal of one, takes back or brings back in the end. */
export const originalOf = async (reader: Reader, entry: Entry): Promise<Entry> => {
  let original: Entry | undefined = entry
  while (original?.reverses !== undefined) {
    original = (await entriesByNumber(reader, [original.reverses])).get(original.reverses)
  }
  return original ?? entry
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

interface EntryRow {
  number: number
  date: IsoDate
  memo: string
  source: Source
  source_ref: string | null
  reverses: number | null
  recorded_at: Instant
  recorded_act: number
}

const ENTRY_COLUMNS = ['number', 'date', 'memo', 'source', 'source_ref', 'reverses', 'recorded_at', 'recorded_act'].map(
  (name) => `entry.${name}`,
)

const entryOf = (row: EntryRow): Entry => ({
  number: row.number,
  date: row.date,
  memo: row.memo,
  source: row.source,
  ...(row.source_ref === null ? {} : { sourceRef: row.source_ref }),
  ...(row.reverses === null ? {} : { reverses: row.reverses }),
  recordedAt: row.recorded_at,
  recordedAct: row.recorded_act,
})

/** An entry, one of its lines (all null where it has none) and the number of its reversal. */
type WholeRow = EntryRow & PostingRow & { reversed_by: number | null }
