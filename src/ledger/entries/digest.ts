import { createHash, hash } from 'node:crypto'
import { jsonText } from '../../platform/database/index.ts'
import type { Reader } from '../../platform/reader.ts'
import type { Source } from './entry.ts'

/**
 * One hash over every posting, without instants, ids and numbers: day by day, and the entries of one day in the order of their
 * own digests, lines likewise. So two ledgers with the same postings have the same digest, in whatever order they were recorded:
 * a company that is exported and imported elsewhere posts by date what was once posted as it came. An entry of recognised income
 * gathers what one run found due: what an order that came late earned has an entry of its own here and shares one there. So each
 * line of such entries stands for itself. Which invoices money settled as it came depends on what had been issued by then: of a
 * receipt, and where it is taken back, counts what it posted for whom on which account. The area of a customer counts where it
 * says something, on income.
 */
export const ledgerDigest = async (reader: Reader): Promise<string> => {
  const whole = createHash('sha256')
  const numbersOf = async (source: Source) =>
    new Set<number>(await reader.db('entry').where({ company: reader.company, source }).pluck('number'))
  const gathered = await numbersOf('recognition')
  const [receipts, reversals] = [await numbersOf('receipt'), await numbersOf('reversal')]
  let day: string[] = []
  let last: DigestRow | undefined
  let entry: string[] = []
  const endEntry = () => {
    if (last && entry.length > 0) {
      const settles = receipts.has(last.entry) || reversals.has(last.entry)
      day.push(digestOf(summed(settles ? entry.map(withoutAgreement) : entry)))
    }
    entry = []
  }
  const endDay = () => {
    for (const digest of day.sort()) whole.update(`${last?.date} ${digest}\n`)
    day = []
  }
  let next: Promise<DigestRow[]> | undefined = pageAfter(reader)
  while (next) {
    const rows: DigestRow[] = await next
    const end = rows.at(-1)
    // Where a date was made something else, a page may end no later than the one before: it is the last that can be asked for.
    const goesOn = end && rows.length === PAGE && (!last || byPlace(end, last) > 0)
    // The next page is read while this one is looked at.
    next = goesOn ? pageAfter(reader, end) : undefined
    for (const row of rows) {
      if (row.entry !== last?.entry) endEntry()
      if (row.date !== last?.date) endDay()
      if (gathered.has(row.entry)) day.push(digestOf([row.content]))
      else entry.push(row.content)
      last = row
    }
  }
  endEntry()
  endDay()
  return whole.digest('hex')
}

const digestOf = (lines: string[]): string => hash('sha256', lines.sort().join('\n'), 'base64url')

const withoutAgreement = (line: string): string =>
  line.split(BETWEEN).with(CONTENT.indexOf('agreement'), '').join(BETWEEN)

/** Lines that say the same of several amounts, as one: a spreadsheet names no agreement, so there they are no longer apart. */
const summed = (lines: string[]): string[] => {
  if (lines.length < 3) return lines
  const accounts = new Set(lines.map((line) => line.slice(0, line.indexOf(BETWEEN))))
  if (accounts.size === lines.length) return lines
  const sums = new Map<string, { account: string; debit: number; credit: number; rest: string[] }>()
  for (const line of lines) {
    const [account = '', debit, credit, ...rest] = line.split(BETWEEN)
    const about = [account, ...rest].join(BETWEEN)
    const sum = sums.get(about) ?? { account, debit: 0, credit: 0, rest }
    sums.set(about, { ...sum, debit: sum.debit + Number(debit), credit: sum.credit + Number(credit) })
  }
  return [...sums.values()].map(({ account, debit, credit, rest }) => [account, debit, credit, ...rest].join(BETWEEN))
}

const PAGE = 2000
const BETWEEN = '\u001f'

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

/** A page of lines as one text, put together by the database: it is read in half the time of as many rows. */
const pageAfter = async ({ db, company }: Reader, after?: DigestRow): Promise<DigestRow[]> => {
  const parts = CONTENT.map((column) => {
    if (column === 'debit' || column === 'credit') return column
    // Whether a customer was a member is said of income alone.
    return column === 'la_code'
      ? `case when member is null then '' else coalesce(la_code, '') end`
      : `coalesce(${column}, '')`
  })
  // Every value as a text first: a number that was tampered with may be none.
  const json = ['date', 'entry', 'line', parts.join(`, '${BETWEEN}', `)]
  const texts = json.map((values) => jsonText(db, `concat(${values})`))
  const page = db('posting').where({ company }).orderBy(['date', 'entry', 'line']).limit(PAGE)
  if (after) page.whereRaw('(date, entry, line) > (?, ?, ?)', [after.date, after.entry, after.line])
  const written = db.raw(`concat('[', ${texts.join(`, ',', `)}, ']') as written`)
  const { rows } = await db.from(page.select(written).as('page')).first(db.raw(`string_agg(written, ',') as rows`))
  const found = JSON.parse(`[${rows ?? ''}]`) as [string, string, string, string][]
  return found
    .map(([date, entry, line, content]) => ({ date, entry: Number(entry), line: Number(line), content }))
    .sort(byPlace)
}

/** Nothing says in which order a database puts texts together, although it is that of the page. */
const byPlace = (a: DigestRow, b: DigestRow): number =>
  a.date < b.date ? -1 : a.date > b.date ? 1 : a.entry - b.entry || a.line - b.line
