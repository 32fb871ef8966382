import { hash } from 'node:crypto'
import type { Row } from './reader.ts'

/**
 * The digest of a row as it enters the chain: over its columns by name. A column that is blank does not count, so that a
 * later version of the product can add columns without disturbing old digests. Particulars count only by their stored hash.
 */
export const digestOf = (row: Row): string => {
  const counted = Object.keys(row)
    .filter((name) => row[name] !== null && row[name] !== undefined && !LEFT_OUT.has(name))
    .sort()
    .map((name) => [name, row[name]])
  return hash('sha256', JSON.stringify(counted), 'base64url')
}

/** `particulars` and their salt may be erased; their hash stays and is what the chain covers. */
const LEFT_OUT = new Set(['company', 'particulars', 'particulars_salt'])

/** The hash that stands in the chain for somebody's particulars. */
export const particularsHash = (salt: string, particulars: string): string =>
  hash('sha256', salt + particulars, 'base64url')
