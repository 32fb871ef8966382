import { notFound } from '../../kernel/errors.ts'
import { capitalised } from '../../kernel/text.ts'
import type { ActRow } from '../../platform/acts/index.ts'
import { askedPage, type Page, pageOf, wrongCursor } from '../../platform/http/index.ts'
import { type Reader, recorded } from '../../platform/reader.ts'
import { usersByRef } from '../signing-in/users.ts'

/** One act as it was recorded, with its place in the chain. */
export interface RecordedAct {
  number: number
  name: string
  /** Who did it, in words. */
  actor: string
  recordedAt: string
  key: string | null
  reason: string | null
  command: unknown
  /** [table, key, digest] of each row that it wrote or superseded. */
  writes: [string, string, string][]
  previous: string
  hash: string
}

type Row = Omit<ActRow, 'company'> & { hash: string }

const SUMMARY = ['number', 'name', 'actor', 'recorded_at', 'reason'] as const

type Summary = Pick<Row, (typeof SUMMARY)[number]>

export interface ActLine {
  number: number
  name: string
  actor: string
  recordedAt: string
  reason: string | null
}

/** The acts of a company, the newest first. */
export const recordedActs = async (
  reader: Reader,
  query: Record<string, string | undefined>,
): Promise<Page<ActLine>> => {
  const { items, next } = await actRows(reader, query, SUMMARY)
  const names = await actorNames(
    reader,
    items.map(({ actor }) => actor),
  )
  return { next, items: items.map((row) => lineOf(row, names)) }
}

/** The same as rows, with the columns asked for. */
export const actRows = async <C extends keyof Row>(
  reader: Reader,
  query: Record<string, string | undefined>,
  columns: readonly C[],
): Promise<Page<Pick<Row, C | 'number'>>> => {
  const asked = askedPage(query)
  const find = reader
    .db('act')
    .where({ company: reader.company })
    .orderBy('number', 'desc')
    .limit(asked.limit + 1)
  if (asked.after !== undefined) {
    if (!/^[1-9]\d{0,9}$/.test(asked.after)) throw wrongCursor()
    find.where('number', '<', Number(asked.after))
  }
  if (query.name) find.where({ name: query.name })
  if (reader.known) find.where('recorded_at', '<=', reader.known)
  return pageOf((await find.select('number', ...columns)) as Pick<Row, C | 'number'>[], asked, (row) => row.number)
}

const lineOf = (row: Summary, names: (actor: string) => string): ActLine => ({
  number: row.number,
  name: row.name,
  actor: names(row.actor),
  recordedAt: row.recorded_at,
  reason: row.reason,
})

/** Who did what and when, by the numbers of acts. */
export const actsNumbered = async (reader: Reader, numbers: readonly number[]): Promise<Map<number, ActLine>> => {
  const rows: Row[] = await reader
    .db('act')
    .where({ company: reader.company })
    .whereIn('number', [...numbers])
    .select(...SUMMARY)
  const names = await actorNames(
    reader,
    rows.map(({ actor }) => actor),
  )
  return new Map(rows.map((row) => [row.number, lineOf(row, names)]))
}

/** One act with everything that was recorded of it. */
export const recordedAct = async (reader: Reader, number: string): Promise<RecordedAct> => {
  const row: Row | undefined = /^[1-9]\d{0,9}$/.test(number)
    ? ((await recorded(reader, 'act')
        .where({ number: Number(number) })
        .first()) as Row | undefined)
    : undefined
  if (!row) throw notFound(`There is no act ${number} here`)
  const names = await actorNames(reader, [row.actor])
  return {
    number: row.number,
    name: row.name,
    actor: names(row.actor),
    recordedAt: row.recorded_at,
    key: row.idempotency_key,
    reason: row.reason,
    command: JSON.parse(row.command),
    writes: JSON.parse(row.writes),
    previous: row.previous,
    hash: row.hash,
  }
}

/** "user:0190…" → "Ada Vance"; anything else says itself who it is. */
export const actorNames = async (reader: Reader, actors: readonly string[]): Promise<(actor: string) => string> => {
  const refs = actors.filter((actor) => actor.startsWith('user:')).map((actor) => actor.slice(5))
  const users = await usersByRef(reader, refs)
  return (actor) => {
    if (actor.startsWith('user:')) return users.get(actor.slice(5))?.name ?? 'Somebody who is not known any more'
    return actor.startsWith('token:') ? `${actor.slice(6)} (a program)` : capitalised(actor)
  }
}
