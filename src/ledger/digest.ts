import { createHash } from 'node:crypto'
import type { Reader } from '../platform/reader.ts'
import type { Posting } from './entry.ts'
import { eachPosting } from './postings.ts'

/**
 * One hash over every posting, without instants, ids and numbers: day by day, and the entries of one day in the order of their
 * own digests. So two ledgers with the same postings have the same digest, in whatever order they were recorded.
 */
export const ledgerDigest = async (reader: Reader): Promise<string> => {
  const whole = createHash('sha256')
  let day: string[] = []
  let date = ''
  let entry: Posting[] = []
  const endEntry = () => {
    if (entry.length > 0) day.push(digestOfEntry(entry))
    entry = []
  }
  const endDay = () => {
    for (const digest of day.sort()) whole.update(`${date} ${digest}\n`)
    day = []
  }
  for await (const posting of eachPosting(reader)) {
    if (entry[0]?.entry !== posting.entry) endEntry()
    if (posting.date !== date) endDay()
    date = posting.date
    entry.push(posting)
  }
  endEntry()
  endDay()
  return whole.digest('hex')
}

const digestOfEntry = (lines: readonly Posting[]): string =>
  createHash('sha256')
    .update(JSON.stringify(lines.map(contentOf)))
    .digest('base64url')

const contentOf = (posting: Posting) => [
  posting.account,
  posting.debit,
  posting.credit,
  posting.stream ?? null,
  posting.service ?? null,
  posting.customer ?? null,
  posting.programme ?? null,
  posting.agreement ?? null,
  posting.member ?? null,
  posting.laCode ?? null,
  posting.vatCode ?? null,
]
