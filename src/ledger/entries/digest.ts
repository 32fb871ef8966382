import { createHash, hash } from 'node:crypto'
import type { Reader } from '../../platform/reader.ts'

/**
 * One hash over every posting, without instants, ids and numbers: day by day, and the entries of one day in the order of their
 * own digests, lines likewise. So two ledgers with the same postings have the same digest, in whatever order they were recorded:
 * a company that is exported and imported elsewhere posts by date what was once posted as it came. An entry of recognised income
 * gathers what one run found due: what an order that came late earned has an entry of its own here and shares one there. So each
 * line of such entries stands for itself.
 */
export const ledgerDigest = async (reader: Reader): Promise<string> => {
  const whole = createHash('sha256')
  const gathered = new Set<number>(
    await reader.db('entry').where({ company: reader.company, source: 'recognition' }).pluck('number'),
  )
  let day: string[] = []
  let last: DigestRow | undefined
  let entry: string[] = []
  const endEntry = () => {
    if (entry.length > 0) day.push(digestOf(entry))
    entry = []
  }
  const endDay = () => {
    for (const digest of day.sort()) whole.update(`${last?.date} ${digest}\n`)
    day = []
  }
  for (;;) {
    const rows = await page(reader, last)
    for (const row of rows) {
      if (row.entry !== last?.entry) endEntry()
      if (row.date !== last?.date) endDay()
      if (gathered.has(row.entry)) day.push(digestOf([row.content]))
      else entry.push(row.content)
      last = row
    }
    if (rows.length < PAGE) break
  }
  endEntry()
  endDay()
  return whole.digest('hex')
}

const digestOf = (lines: string[]): string => hash('sha256', lines.sort().join('\n'), 'base64url')

const PAGE = 5000

interface DigestRow {
  date: string
  entry: number
  line: number
  content: string
}

const CONTENT = [
  'account',
  'debit',
  'credit',
  'stream',
  'service',
  'customer',
  'programme',
  'agreement',
  'member',
  'la_code',
  'vat_code',
]

/** A line as one text, put together by the database: a million short rows are read in a third of the time of wide ones. */
const page = async ({ db, company }: Reader, after: DigestRow | undefined): Promise<DigestRow[]> => {
  const parts = CONTENT.map((column) =>
    column === 'debit' || column === 'credit' ? column : `coalesce(${column}, '')`,
  )
  const query = db('posting').where({ company })
  if (after) query.whereRaw('(date, entry, line) > (?, ?, ?)', [after.date, after.entry, after.line])
  return query
    .orderBy(['date', 'entry', 'line'])
    .limit(PAGE)
    .select('date', 'entry', 'line', db.raw(`${parts.join(" || '\u001f' || ")} as content`))
}
