import { money } from '../../kernel/money.ts'
import { wrongCursor } from '../../platform/http/index.ts'
import type { WholeEntry } from './entries.ts'
import { type Entry, entryLabel, type Posting } from './entry.ts'
import type { Place } from './postings.ts'

/** Entries and lines in the spelling of the API: camelCase, money as text. */
export const entryJson = (entry: Entry) => ({
  number: entry.number,
  entry: entryLabel(entry),
  date: entry.date,
  memo: entry.memo,
  source: entry.source,
  sourceRef: entry.sourceRef ?? null,
  reverses: entry.reverses ?? null,
  recordedAt: entry.recordedAt,
})

export const wholeEntryJson = (entry: WholeEntry) => ({
  ...entryJson(entry),
  reversedBy: entry.reversedBy ?? null,
  lines: entry.lines.map(postingJson),
})

export const postingJson = (posting: Posting) => ({
  line: posting.line,
  account: posting.account,
  debit: money(posting.debit),
  credit: money(posting.credit),
  stream: posting.stream ?? null,
  service: posting.service ?? null,
  customer: posting.customer ?? null,
  programme: posting.programme ?? null,
  agreement: posting.agreement ?? null,
  member: posting.member ?? null,
  laCode: posting.laCode ?? null,
  vatCode: posting.vatCode ?? null,
  automatic: posting.automatic,
})

/** A place as an opaque cursor. */
export const cursorOf = (place: Place | undefined): string | null =>
  place ? Buffer.from(`${place.date} ${place.entry} ${place.line}`).toString('base64url') : null

/** The place of a cursor; undefined for what is none. */
export const placeOf = (cursor: string): Place | undefined => {
  const [date = '', entry = '', line = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ')
  return /^\d{4}-\d\d-\d\d$/.test(date) && /^\d+$/.test(entry) && /^\d+$/.test(line)
    ? { date: date as Place['date'], entry: Number(entry), line: Number(line) }
    : undefined
}

/** The place of a cursor that was asked for. */
export const askedPlace = (cursor: string): Place => {
  const place = placeOf(cursor)
  if (!place) throw wrongCursor()
  return place
}
