import { canonical, sha256 } from '../kernel/hashing.ts'
import type { Tx } from '../platform/acts/index.ts'
import { known, type Row } from '../platform/reader.ts'
import { keyOf, type Register, type Values } from '../platform/registers/index.ts'
import type { PackRow } from './sheet-rows.ts'

/**
 * What the pack said when it was last imported. A row that says the same as then changes nothing, even where the company has
 * recorded something later; a row that says something else is a correction.
 */
export interface Imported {
  compare(file: string, ref: string, said: unknown): 'added' | 'changed' | 'unchanged'
  note(file: string, ref: string, said: unknown): void
  keep(): Promise<void>
}

export const importedBefore = async (tx: Tx): Promise<Imported> => {
  const rows = (await known(tx, 'imported')) as Row[]
  const before = new Map(rows.map((row) => [`${row.file}\n${row.ref}`, row]))
  const noted: Row[] = []
  const replaced: string[] = []
  return {
    compare: (file, ref, said) => {
      const row = before.get(`${file}\n${ref}`)
      if (!row) return 'added'
      return row.digest === digest(said) ? 'unchanged' : 'changed'
    },
    note: (file, ref, said) => {
      const row = before.get(`${file}\n${ref}`)
      if (row) replaced.push(String(row.id))
      noted.push({ file, ref, digest: digest(said) })
    },
    keep: async () => {
      if (replaced.length > 0) await tx.supersede('imported', replaced)
      if (noted.length > 0) await tx.insert('imported', noted)
    },
  }
}

const digest = (said: unknown) => sha256(canonical(said))

/** The key of a row as `imported` keeps it. */
export const refOf = (register: Register, values: Values): string => keyOf(register, values).replaceAll('\u0001', ' | ')

/** A row of the pack without blanks: a column that a later pack adds and leaves blank is no change. */
export const saidBy = (row: PackRow): Values =>
  Object.fromEntries(Object.entries(row.values).filter(([, value]) => value !== null))
