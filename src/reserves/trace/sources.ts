import { BILLING_SOURCES, type Earning, earningsOf, type Paper } from '../../billing/index.ts'
import { type IsoDate, longDate } from '../../kernel/dates.ts'
import { type Pence, pence } from '../../kernel/money.ts'
import { codesOf, entriesByNumber, entryLabel, isIncome, loadChart, type Stream } from '../../ledger/index.ts'
import { type Reader, recorded } from '../../platform/reader.ts'

export const SOURCE_KINDS = ['invoice', 'uninvoiced', 'entry'] as const

/** Where income of some days came from: an invoice, a contract that has earned and is not invoiced yet, an entry in the journal. */
export interface IncomeSource {
  kind: (typeof SOURCE_KINDS)[number]
  /** The number of the invoice, the ref of the contract, or what the entry is called. */
  ref: string
  date: IsoDate | null
  /** Whom the invoice was for, or what the entry says. */
  about: string
  stream: Stream
  income: Pence
}

/** Together all income of the days as the ledger has it, the first day and the last counted; by stream, then by date and number. */
export const sourcesOf = async (
  reader: Reader,
  from: IsoDate,
  to: IsoDate,
  until: IsoDate,
): Promise<IncomeSource[]> => {
  const { earnings, papers } = await earningsOf(reader, { from, to }, until)
  const earned = earnings.filter(({ date }) => date >= from && date <= to)
  const sources = [...billed(earned, papers), ...(await entered(reader, from, to))]
  return sources.filter(({ income }) => income !== 0).sort(inOrder)
}

const billed = (earned: readonly Earning[], papers: readonly Paper[]): IncomeSource[] => {
  const byNumber = new Map(papers.map((paper) => [paper.number, paper]))
  const sources = new Map<string, IncomeSource>()
  for (const { contract, invoice, stream, amount } of earned) {
    const key = JSON.stringify([invoice, invoice === null ? contract : null, stream])
    const source = sources.get(key)
    if (source) {
      source.income = pence(source.income + amount)
      continue
    }
    const paper = invoice === null ? undefined : byNumber.get(invoice)
    sources.set(key, {
      kind: paper ? 'invoice' : 'uninvoiced',
      ref: invoice ?? contract,
      date: paper?.date ?? null,
      about: paper?.customer ?? 'Earned, and not invoiced yet',
      stream: stream ?? 'other',
      income: amount,
    })
  }
  return [...sources.values()]
}

/** Income that no invoice stands for: interest, grants, and what was brought over from other books. */
const entered = async (reader: Reader, from: IsoDate, to: IsoDate): Promise<IncomeSource[]> => {
  const accounts = codesOf(await loadChart(reader), isIncome)
  const rows = (await recorded(reader, 'posting')
    .join('entry', (both) => both.on('entry.company', 'posting.company').andOn('entry.number', 'posting.entry'))
    .whereIn('posting.account', accounts)
    .whereBetween('posting.date', [from, to])
    .where((or) => or.whereNotIn('entry.source', [...BILLING_SOURCES]).orWhereNull('posting.agreement'))
    .groupBy('posting.entry', 'posting.stream')
    .select({ entry: 'posting.entry', stream: 'posting.stream' })
    .sum({ debit: 'posting.debit', credit: 'posting.credit' })) as unknown as {
    entry: number
    stream: Stream | null
    debit: number
    credit: number
  }[]
  const heads = await entriesByNumber(reader, [...new Set(rows.map(({ entry }) => entry))])
  return rows.flatMap(({ entry, stream, debit, credit }): IncomeSource[] => {
    const head = heads.get(entry)
    if (!head) return []
    const about = head.memo || `Entry of ${longDate(head.date)}`
    const income = pence(credit - debit)
    return [{ kind: 'entry', ref: entryLabel(head), date: head.date, about, stream: stream ?? 'other', income }]
  })
}

const STREAM_ORDER: Record<Stream, number> = { commissioned: 0, traded: 1, other: 2 }

const inOrder = (a: IncomeSource, b: IncomeSource): number => {
  if (a.stream !== b.stream) return STREAM_ORDER[a.stream] - STREAM_ORDER[b.stream]
  const [first, second] = [`${a.date ?? '9'} ${a.ref}`, `${b.date ?? '9'} ${b.ref}`]
  return first < second ? -1 : first > second ? 1 : 0
}
