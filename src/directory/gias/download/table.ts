import { invalid } from '../../../kernel/errors.ts'
import { readDate } from './cells.ts'
import { folded } from './columns.ts'
import { type Download, records } from './file.ts'
import type { Skipped } from './rows.ts'

/** A row of one of the register's smaller files, by column name. */
export interface NamedRow {
  line: number
  text: (...names: string[]) => string | undefined
  /** A day, undefined where it is blank or not known; a reason to skip the row where it is no day. */
  day: (...names: string[]) => string | undefined
}

/** Says why a row cannot be used; the reading goes on with the next. */
export class Unusable extends Error {}

/** Rows that were read, and those that could not be used. */
interface Part<T> {
  rows: T[]
  skipped: Skipped[]
}

/** Rows that are looked up and written together. */
const PART = 250

/** Reads one of the register's smaller files part by part; refuses it when it lacks a column without which its rows say nothing. */
export async function* tableParts<T>(
  download: Download,
  needed: readonly string[],
  read: (row: NamedRow) => T,
): AsyncGenerator<Part<T>> {
  const places = new Map(download.header.map((name, index) => [folded(name), index]))
  const missing = needed.filter((name) => !places.has(folded(name)))
  if (missing.length > 0)
    throw invalid(`${download.name} has no column ${missing.join(', ')}. Its columns are ${download.header.join(', ')}`)
  let part: Part<T> = { rows: [], skipped: [] }
  let header = true
  for await (const sources of records(download)) {
    for (const { line, cells } of sources) {
      if (header || cells.every((cell) => cell.trim() === '')) {
        header = false
        continue
      }
      const text = (...names: string[]) =>
        names.map((name) => cells[places.get(folded(name)) ?? -1]?.trim()).find((cell) => cell)
      const day = (...names: string[]) => dayOf(text(...names))
      try {
        part.rows.push(read({ line, text, day }))
      } catch (error) {
        if (!(error instanceof Unusable)) throw error
        part.skipped.push({ line, reason: error.message })
      }
      if (part.rows.length + part.skipped.length < PART) continue
      yield part
      part = { rows: [], skipped: [] }
    }
  }
  yield part
}

/** The same file as a whole. */
export const readTable = async <T>(
  download: Download,
  needed: readonly string[],
  read: (row: NamedRow) => T,
): Promise<Part<T>> => {
  const whole: Part<T> = { rows: [], skipped: [] }
  for await (const { rows, skipped } of tableParts(download, needed, read)) {
    whole.rows.push(...rows)
    whole.skipped.push(...skipped)
  }
  return whole
}

const dayOf = (written: string | undefined): string | undefined => {
  const said = written === undefined ? null : readDate(written)
  if (typeof said === 'object' && said !== null) throw new Unusable(said.unreadable)
  return said ?? undefined
}
