import { money, pence } from '../../src/kernel/money.ts'
import {
  type Entry,
  eachPosting,
  entriesByNumber,
  entryLabel,
  journalAnswer,
  type Posting,
} from '../../src/ledger/index.ts'
import { defineReport } from '../../src/reporting/define.ts'

/** How many postings are looked up with their entries at once. */
const TOGETHER = 2000

const row = (posting: Posting, entry: Entry | undefined) => ({
  entry: entry ? entryLabel(entry) : String(posting.entry),
  number: posting.entry,
  date: posting.date,
  account: posting.account,
  debit: money(posting.debit),
  credit: money(posting.credit),
  memo: entry?.memo ?? '',
  stream: posting.stream ?? null,
  service: posting.service ?? null,
  customer: posting.customer ?? null,
  programme: posting.programme ?? null,
})

export const journal = defineReport({
  name: 'journal',
  title: 'Journal',
  takes: ['from', 'to'],
  permission: 'ledger:read',
  columns: [
    'entry',
    'number',
    'date',
    'account',
    'debit',
    'credit',
    'memo',
    'stream',
    'service',
    'customer',
    'programme',
  ],
  answer: journalAnswer,
  facts: async (reader, { from, to }) => {
    const rows: ReturnType<typeof row>[] = []
    const numbers = new Set<number>()
    const totals = { debit: 0, credit: 0 }
    let waiting: Posting[] = []
    const look = async () => {
      const entries = await entriesByNumber(reader, [...new Set(waiting.map(({ entry }) => entry))])
      for (const posting of waiting) rows.push(row(posting, entries.get(posting.entry)))
      waiting = []
    }
    for await (const posting of eachPosting(reader, { from, to })) {
      numbers.add(posting.entry)
      totals.debit += posting.debit
      totals.credit += posting.credit
      waiting.push(posting)
      if (waiting.length >= TOGETHER) await look()
    }
    await look()
    const text = (amount: number): string => money(pence(amount))
    return { rows, totals: { debit: text(totals.debit), credit: text(totals.credit), entries: numbers.size } }
  },
})
