import type { IsoDate } from '../../kernel/dates.ts'
import { money, type Pence, pence } from '../../kernel/money.ts'
import { type Chart, CODES, isCost, isIncome, linesByEntry, loadChart, type Posting } from '../../ledger/index.ts'
import { type Reader, recorded } from '../../platform/reader.ts'
import { BILLING_SOURCES } from '../sources.ts'

/** Accounts of the standard chart on which only the journal posts VAT. */
export const INPUT_VAT = '1320'
const VAT_CONTROL = '2310'
const BANKS = [CODES.bank, '1210']

/** What VAT is due and reclaimed on, in pence. */
interface Taxed {
  outputVat: number
  inputVat: number
  sales: number
  purchases: number
}

/**
 * The boxes of a VAT return (VAT Notice 700/12). Sales count at the tax point of their invoice or credit note, when all their VAT
 * is due, and not as they are earned. Of the journal count what it posts on output and input VAT, and lines that state a VAT
 * code; what only carries VAT over to its control account or to the bank settles an earlier return. Goods traded
 * with the European Union (boxes 2, 8 and 9) a company of this kind has none.
 */
export const vatReturn = async (reader: Reader, from: IsoDate, to: IsoDate) => {
  const taxed: Taxed = { outputVat: 0, inputVat: 0, sales: 0, purchases: 0 }
  await addDocuments(reader, taxed, from, to)
  await addJournal(reader, taxed, from, to)
  const { outputVat, inputVat, sales, purchases } = taxed
  const boxes: [name: string, amount: number][] = [
    ['VAT due on sales and other outputs', outputVat],
    ['VAT due on goods acquired from EU member states', 0],
    ['Total VAT due', outputVat],
    ['VAT reclaimed on purchases and other inputs', inputVat],
    ['Net VAT to pay, or below nothing to reclaim', outputVat - inputVat],
    ['Sales and other outputs, without VAT', inWholePounds(sales)],
    ['Purchases and other inputs, without VAT', inWholePounds(purchases)],
    ['Goods dispatched to EU member states, without VAT', 0],
    ['Goods acquired from EU member states, without VAT', 0],
  ]
  return { rows: boxes.map(([name, amount], i) => ({ box: i + 1, name, amount: money(amount) })), totals: {} }
}

/** A return leaves the pence out. */
const inWholePounds = (amount: number): Pence => pence(Math.trunc(amount / 100) * 100)

/** Exempt and zero-rated sales count as sales; what is outside the scope of VAT is none. */
const isSupply = (vatCode: string | null | undefined): boolean => Boolean(vatCode) && vatCode !== 'outside_scope'

const addDocuments = async (reader: Reader, taxed: Taxed, from: IsoDate, to: IsoDate): Promise<void> => {
  const sum = (column: 'net' | 'vat') =>
    reader.db.raw(`sum(case when credits_line is null then ${column} else -${column} end) as ${column}`)
  const rows = (await recorded(reader, 'invoice_line')
    .whereBetween('date', [from, to])
    .groupBy('vat_code')
    .select('vat_code', sum('net'), sum('vat'))) as unknown as { vat_code: string; net: number; vat: number }[]
  for (const { vat_code, net, vat } of rows) {
    taxed.outputVat += Number(vat)
    if (isSupply(vat_code)) taxed.sales += Number(net)
  }
}

const addJournal = async (reader: Reader, taxed: Taxed, from: IsoDate, to: IsoDate): Promise<void> => {
  const numbers = (await recorded(reader, 'posting')
    .join('entry', (both) => both.on('entry.company', 'posting.company').andOn('entry.number', 'posting.entry'))
    .whereNotIn('entry.source', [...BILLING_SOURCES])
    .whereBetween('posting.date', [from, to])
    .where((line) => line.whereIn('posting.account', [CODES.outputVat, INPUT_VAT]).orWhereNotNull('posting.vat_code'))
    .distinct()
    .pluck('posting.entry')) as number[]
  const chart = await loadChart(reader)
  for (let i = 0; i < numbers.length; i += 500) {
    for (const lines of (await linesByEntry(reader, numbers.slice(i, i + 500))).values()) {
      if (!settles(lines)) for (const line of lines) addLine(taxed, chart, line)
    }
  }
}

/** An entry that only carries VAT over, to its control account or to the bank. */
const settles = (lines: readonly Posting[]): boolean =>
  lines.every(({ account }) => [CODES.outputVat, INPUT_VAT, VAT_CONTROL, ...BANKS].includes(account))

const addLine = (taxed: Taxed, chart: Chart, { account, debit, credit, vatCode }: Posting): void => {
  const type = chart.get(account)?.type
  if (account === CODES.outputVat) taxed.outputVat += credit - debit
  else if (account === INPUT_VAT) taxed.inputVat += debit - credit
  else if (!type || !isSupply(vatCode)) return
  else if (isIncome(type)) taxed.sales += credit - debit
  else if (isCost(type) || type === 'asset') taxed.purchases += debit - credit
}
