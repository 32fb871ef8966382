import { hash } from 'node:crypto'
import type { Row } from '../reader.ts'

/**
 * The digests of rows of one table as they enter the chain, each over the row's columns by name. A column that is blank does
 * not count, so that a later version of the product can add columns without disturbing old digests. Particulars count only
 * by their stored hash.
 */
export const digestsOf = (rows: readonly Row[]): string[] => {
  const columns = columnsOf(rows).map((name) => ({ name, begin: `],[${JSON.stringify(name)},` }))
  return rows.map((row) => {
    // The JSON of [name, value] pairs, put together here: an import does it for every row that it writes.
    let pairs = ''
    for (const { name, begin } of columns) {
      const value = row[name] ?? null
      if (value !== null) pairs += begin + (typeof value === 'number' ? value : JSON.stringify(value))
    }
    return digestOf(`[${pairs.slice(2)}]]`)
  })
}

/** The digest of a row that is written out already: the JSON of its columns by name, each with its value. */
export const digestOf = (written: string): string => hash('sha256', written, 'base64url')

const columnsOf = (rows: readonly Row[]): string[] => {
  const names = new Set<string>()
  for (const row of rows) for (const name in row) names.add(name)
  return digested([...names])
}

/** The columns that a digest is over, in its order. */
export const digested = (columns: readonly string[]): string[] => columns.filter((name) => !LEFT_OUT.has(name)).sort()

/** `particulars` and their salt may be erased; their hash stays and is what the chain covers. */
const LEFT_OUT = new Set(['company', 'particulars', 'particulars_salt'])

/** The hash that stands in the chain for somebody's particulars. */
export const particularsHash = (salt: string, particulars: string): string =>
  hash('sha256', salt + particulars, 'base64url')

/** Are the particulars of a row what its hash stands for? Those that were erased are in nobody's way. */
export const particularsHold = (row: Row): boolean =>
  typeof row.particulars !== 'string' ||
  particularsHash(String(row.particulars_salt), row.particulars) === row.particulars_hash
