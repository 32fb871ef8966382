import { invalid } from '../../kernel/errors.ts'
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

/** Reads a small file of the register row by row; refuses it when it lacks a column without which its rows say nothing. */
export const readTable = async <T>(
  download: Download,
  needed: readonly string[],
  read: (row: NamedRow) => T,
): Promise<{ rows: T[]; skipped: Skipped[] }> => {
  const places = new Map(download.header.map((name, index) => [folded(name), index]))
  const missing = needed.filter((name) => !places.has(folded(name)))
  if (missing.length > 0)
    throw invalid(`${download.name} has no column ${missing.join(', ')}. Its columns are ${download.header.join(', ')}`)
  const rows: T[] = []
  const skipped: Skipped[] = []
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
        rows.push(read({ line, text, day }))
      } catch (error) {
        if (!(error instanceof Unusable)) throw error
        skipped.push({ line, reason: error.message })
      }
    }
  }
  return { rows, skipped }
}

const dayOf = (written: string | undefined): string | undefined => {
  const said = written === undefined ? null : readDate(written)
  if (typeof said === 'object' && said !== null) throw new Unusable(said.unreadable)
  return said ?? undefined
}
