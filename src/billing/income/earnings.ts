import type { IsoDate } from '../../kernel/dates.ts'
import { grouped } from '../../kernel/grouped.ts'
import { type Pence, pence } from '../../kernel/money.ts'
import { codesOf, isIncome, loadChart, type Source, type Stream } from '../../ledger/index.ts'
import { type Reader, recorded } from '../../platform/reader.ts'
import { BILLING_SOURCES } from '../sources.ts'

/** Income of a contract as it was posted on a day, and the invoice that it is set against. */
export interface Earning {
  contract: string
  /** Null: earned, and not invoiced yet. */
  invoice: string | null
  entry: number
  date: IsoDate
  stream: Stream | null
  /** Below nothing where income was taken back. */
  amount: Pence
}

/** An invoice as income is set against it: what of its price the company keeps, less what was credited of that. */
export interface Paper {
  number: string
  contract: string
  own: Pence
  date: IsoDate
  /** Whom it was for: the school, else the customer. */
  customer: string
}

/** Income as it was posted: by an invoice or credit note itself, or with time and delivery under its contract. */
export interface PostedIncome extends Omit<Earning, 'invoice'> {
  /** The invoice whose own entry, or whose credit note's, it stands in; null where it was earned under the contract. */
  paper: string | null
}

/**
 * Income is earned under a contract and not invoice by invoice, so it is set against the invoices of its contract in the order of
 * their issue: the first is earned in full before the second begins. What a credit note took back from income is the credited
 * invoice's own. Invoices and incomes come in their order; each part says whose it is, and the parts of an income add up to it.
 */
export const setAgainst = (
  papers: readonly Pick<Paper, 'number' | 'contract' | 'own'>[],
  incomes: readonly PostedIncome[],
): Earning[] => {
  const room = new Map(papers.map(({ number, own }) => [number, own as number]))
  for (const { paper, amount } of incomes) {
    if (paper !== null) room.set(paper, (room.get(paper) ?? 0) - amount)
  }
  const bounds: { number: string; contract: string; from: number; to: number }[] = []
  const ends = new Map<string, number>()
  for (const { number, contract } of papers) {
    const from = ends.get(contract) ?? 0
    const to = from + Math.max(0, room.get(number) ?? 0)
    ends.set(contract, to)
    bounds.push({ number, contract, from, to })
  }
  const boundsOf = grouped(bounds, ({ contract }) => contract)
  const earned = new Map<string, number>()
  return incomes.flatMap(({ paper, ...income }): Earning[] => {
    if (paper !== null) return [{ ...income, invoice: paper }]
    const before = earned.get(income.contract) ?? 0
    const after = before + income.amount
    earned.set(income.contract, after)
    const parts = (boundsOf.get(income.contract) ?? []).flatMap(({ number, from, to }) => {
      const amount = between(after, from, to) - between(before, from, to)
      return amount === 0 ? [] : [{ ...income, invoice: number, amount: pence(amount) }]
    })
    const rest = parts.reduce((left, { amount }) => left - amount, income.amount as number)
    return rest === 0 ? parts : [...parts, { ...income, invoice: null, amount: pence(rest) }]
  })
}

/** What of an amount lies between two marks. */
const between = (amount: number, from: number, to: number): number => Math.min(Math.max(amount, from), to) - from

/**
 * Income of contracts up to a day by the invoices that it is set against, in the order of the days, and those invoices.
 * `contracts`: those named, or those that earned something between two days.
 */
export const earningsOf = async (
  reader: Reader,
  contracts: readonly string[] | { from: IsoDate; to: IsoDate },
  until: IsoDate,
): Promise<{ earnings: Earning[]; papers: Paper[] }> => {
  const accounts = codesOf(await loadChart(reader), isIncome)
  const incomes = await incomesOf(reader, accounts, contracts, until)
  const papers = await papersOf(reader, [...new Set(incomes.map(({ contract }) => contract))], until)
  return { earnings: setAgainst(papers, incomes), papers }
}

interface IncomeRow {
  contract: string
  entry: number
  date: IsoDate
  stream: Stream | null
  source: Source
  ref: string | null
  debit: number
  credit: number
  credits: string | null
}

const incomesOf = async (
  reader: Reader,
  accounts: readonly string[],
  contracts: readonly string[] | { from: IsoDate; to: IsoDate },
  until: IsoDate,
): Promise<PostedIncome[]> => {
  const earning = () =>
    recorded(reader, 'posting')
      .whereIn('posting.account', [...accounts])
      .whereNotNull('agreement')
  const query = earning()
    .join('entry', (both) => both.on('entry.company', 'posting.company').andOn('entry.number', 'posting.entry'))
    .leftJoin('invoice as note', (both) =>
      both
        .on('note.company', 'entry.company')
        .andOn('note.id', 'entry.source_ref')
        .andOnVal('note.kind', 'credit_note'),
    )
    .whereIn('entry.source', [...BILLING_SOURCES])
    .where('posting.date', '<=', until)
  if ('from' in contracts) {
    query.whereIn(
      'posting.agreement',
      earning().whereBetween('posting.date', [contracts.from, contracts.to]).distinct('posting.agreement'),
    )
  } else query.whereIn('posting.agreement', [...contracts])
  const rows = (await query
    .groupBy('posting.agreement', 'posting.entry', 'posting.date', 'posting.stream')
    .groupBy('entry.source', 'entry.source_ref', 'note.credits')
    .orderBy(['posting.date', 'posting.entry', 'posting.agreement'])
    .select({ contract: 'posting.agreement', entry: 'posting.entry', date: 'posting.date', stream: 'posting.stream' })
    .select({ source: 'entry.source', ref: 'entry.source_ref', credits: 'note.credits' })
    .sum({ debit: 'posting.debit', credit: 'posting.credit' })) as unknown as IncomeRow[]
  return rows.map(({ contract, entry, date, stream, source, ref, credits, debit, credit }) => ({
    ...{ contract, entry, date, stream, amount: pence(credit - debit) },
    paper: source === 'invoice' ? ref : credits,
  }))
}

interface PaperRow extends Paper {
  credits: string | null
  school: string | null
}

/** The invoices of contracts in the order of issue, each with the company's own share less what is credited of it. */
const papersOf = async (reader: Reader, contracts: readonly string[], until: IsoDate): Promise<Paper[]> => {
  const rows: PaperRow[] = []
  for (let i = 0; i < contracts.length; i += 500) {
    const some = recorded(reader, 'invoice')
      .join('invoice_line as line', (both) =>
        both.on('line.company', 'invoice.company').andOn('line.invoice', 'invoice.number'),
      )
      .whereIn('invoice.contract', contracts.slice(i, i + 500))
      .where('invoice.date', '<=', until)
      .groupBy(...Object.values(PAPER), 'invoice.series', 'invoice.sequence')
      .orderBy(['invoice.date', 'invoice.series', 'invoice.sequence'])
      .select(PAPER)
      .sum({ own: 'line.own_net' })
    rows.push(...((await some) as unknown as PaperRow[]))
  }
  const credited = new Map<string, number>()
  for (const { credits, own } of rows) if (credits !== null) credited.set(credits, (credited.get(credits) ?? 0) + own)
  return rows
    .filter(({ credits }) => credits === null)
    .map(({ number, contract, own, date, customer, school }) => ({
      number,
      contract,
      own: pence(own - (credited.get(number) ?? 0)),
      date,
      customer: school ?? customer,
    }))
}

const PAPER = {
  number: 'invoice.number',
  contract: 'invoice.contract',
  credits: 'invoice.credits',
  date: 'invoice.date',
  customer: 'invoice.customer_name',
  school: 'invoice.school_name',
}
