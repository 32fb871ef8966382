import { listInvoices } from '../../src/billing/index.ts'
import { inWordsOf, loadCompany } from '../../src/company/index.ts'
import { longDate, longMonth } from '../../src/kernel/dates.ts'
import { penceOf } from '../../src/kernel/money.ts'
import { lastYearEnd } from '../../src/ledger/index.ts'
import type { Reader } from '../../src/platform/reader.ts'
import { defineReport, type Row } from '../../src/reporting/define.ts'
import type { Block, Table } from '../../src/reporting/document.ts'
import {
  HOW_SHARED,
  type InvoiceTrace,
  invoiceTraceAnswer,
  loadDesignations,
  orderSentence,
  shareFlow,
  shareText,
  type TraceYear,
  traceOf,
  traceSentence,
  withoutShare,
  workingOf,
  yearName,
} from '../../src/reserves/index.ts'
import { minus, programmeCells } from './programme-cells.ts'

const KEPT = 'From the price to what the company keeps'

const price = ({ invoice, creditNotes, totals }: InvoiceTrace, said: (text: string) => string): Table => ({
  kind: 'table',
  caption: said(KEPT),
  quiet: true,
  columns: [
    { key: 'what', head: 'What', kind: 'text', rowHeading: true },
    { key: 'date', head: 'Date', kind: 'date' },
    { key: 'amount', head: 'Net of VAT', kind: 'money' },
  ],
  rows: [
    { cells: { what: `Invoice ${invoice.number}`, date: invoice.date, amount: totals.net } },
    ...creditNotes.map(({ number, date, net }) => ({
      cells: { what: `Credit note ${number}`, date, amount: minus(net) },
    })),
    ...(penceOf(totals.providers) === 0
      ? []
      : [{ cells: { what: 'The provider’s share', amount: minus(totals.providers) } }]),
  ],
  totals: { what: said('What the company keeps'), amount: totals.keeps },
})

const postings = ({ postings: lines }: InvoiceTrace): Table => ({
  kind: 'table',
  caption: 'Postings of the invoice and its credit notes',
  quiet: true,
  columns: [
    { key: 'entry', head: 'Entry', kind: 'text' },
    { key: 'account', head: 'Account', kind: 'text', rowHeading: true },
    { key: 'debit', head: 'Debit', kind: 'money' },
    { key: 'credit', head: 'Credit', kind: 'money' },
  ],
  rows: lines.map(({ entry, account, name, debit, credit }) => ({
    cells: {
      entry,
      account: `${account} ${name}`,
      debit: penceOf(debit) === 0 ? null : debit,
      credit: penceOf(credit) === 0 ? null : credit,
    },
  })),
})

const months = ({ rows, totals }: InvoiceTrace): Table => ({
  kind: 'table',
  caption: 'Income of this invoice by month',
  quiet: true,
  empty: 'It has earned nothing yet.',
  columns: [
    { key: 'month', head: 'Month', kind: 'text', rowHeading: true },
    { key: 'date', head: 'Posted on', kind: 'date' },
    { key: 'entry', head: 'Entry', kind: 'text' },
    { key: 'amount', head: 'Amount', kind: 'money' },
  ],
  rows: rows.map((row) => ({ cells: { ...row, month: longMonth(row.month) } })),
  totals: { month: 'Earned so far', amount: totals.earned },
})

const working = (year: TraceYear): Table => ({
  kind: 'table',
  caption: 'How the share was worked out',
  quiet: true,
  columns: [
    { key: 'text', head: 'Step by step', kind: 'text', rowHeading: true },
    { key: 'amount', head: 'Amount', kind: 'money' },
  ],
  rows: workingOf(year).map((cells) => ({ cells })),
  totals: { text: shareText(year), amount: year.share },
})

const became = (year: TraceYear): Block[] => {
  const chart = shareFlow(year)
  const hasReturned = penceOf(year.returned) !== 0
  if (year.programmes.length === 0) return []
  return [
    { kind: 'heading', text: 'What became of the share' },
    ...(chart ? [{ kind: 'chart' as const, chart, size: 'wide' as const }] : []),
    {
      kind: 'table',
      caption: 'What became of the share',
      columns: [
        { key: 'name', head: 'Programme', kind: 'text', rowHeading: true },
        { key: 'resolution', head: 'Resolution', kind: 'text' },
        { key: 'setAside', head: 'Set aside', kind: 'money' },
        { key: 'spent', head: 'Spent', kind: 'money' },
        ...(hasReturned ? [{ key: 'returned', head: 'Returned', kind: 'money' as const }] : []),
        { key: 'left', head: 'Left', kind: 'money' },
        { key: 'changed', head: 'What it has changed', kind: 'text' },
      ],
      rows: year.programmes.map((row) => ({ cells: { ...programmeCells(row), spent: minus(row.spent) } })),
      totals: {
        name: 'Total',
        setAside: year.setAside,
        spent: minus(year.spent),
        returned: minus(year.returned),
        left: year.left,
      },
    },
  ]
}

const yearBlocks = (year: TraceYear): Block[] => {
  const why = withoutShare(year)
  return [
    { kind: 'heading', text: `${yearName(year)}: its share of the surplus` },
    working(year),
    ...(why ? [{ kind: 'paragraph' as const, text: why }] : became(year)),
  ]
}

/** Steps of the trace in one sheet, told apart by the first column. */
const flat = ({ invoice, creditNotes, rows, years, totals }: InvoiceTrace): Row[] => [
  { step: 'invoice', date: invoice.date, ref: invoice.number, entry: invoice.entry, amount: totals.net },
  ...creditNotes.map(({ number, date, net, entry }) => ({
    step: 'credit note',
    date,
    ref: number,
    entry,
    amount: minus(net),
  })),
  ...rows.map(({ date, entry, amount }) => ({ step: 'income', date, entry, amount })),
  ...years.flatMap(({ to, share, programmes }) => [
    { step: 'share of surplus', date: to, amount: share },
    ...programmes.flatMap(({ programme, resolution, setAside, spent, returned, left }) =>
      Object.entries({ 'set aside': setAside, spent, returned, left }).map(([step, amount]) => ({
        step,
        date: to,
        programme,
        resolution,
        amount,
      })),
    ),
  ]),
]

/** The newest of the invoices whose surplus the board has decided on; before it decides on any, the newest of all. */
const newestDecided = async (reader: Reader): Promise<string | undefined> => {
  const invoices = (await listInvoices(reader, {})).filter(({ kind }) => kind === 'invoice')
  const decided = (await loadDesignations(reader)).at(-1)
  const until = decided && lastYearEnd(decided.date, (await loadCompany(reader)).yearEnd)
  return (invoices.findLast(({ date }) => until !== undefined && date <= until) ?? invoices.at(-1))?.number
}

export const invoiceTrace = defineReport<InvoiceTrace>({
  name: 'invoice-trace',
  title: 'Trace of an invoice',
  takes: ['ref', 'on'],
  permission: 'reserves:read',
  newest: newestDecided,
  givesFiles: true,
  columns: ['step', 'date', 'ref', 'entry', 'programme', 'resolution', 'amount'],
  answer: invoiceTraceAnswer,
  facts: (reader, { ref, on }) => traceOf(reader, ref, on),
  flat,
  say: (data, company) => {
    const said = inWordsOf(company)
    const { invoice, years } = data
    const [lead = '', ...rest] = traceSentence(data).split('**')
    return {
      title: `Trace of invoice ${invoice.number}`,
      subtitle: `${invoice.customerName}, ${invoice.description}, as at ${longDate(data.on!)}`,
      note: 'Every figure is the sum of the ledger entries named, or a share of such a sum.',
      blocks: [
        { kind: 'paragraph', text: [lead, ...rest].join('') },
        { kind: 'heading', text: said(KEPT) },
        price(data, said),
        { kind: 'heading', text: 'What was posted for it' },
        postings(data),
        { kind: 'heading', text: 'Income, month by month' },
        { kind: 'note', text: orderSentence(invoice) },
        months(data),
        ...years.flatMap(yearBlocks),
        { kind: 'heading', text: 'How a share is worked out' },
        ...HOW_SHARED.map((text): Block => ({ kind: 'note', text })),
      ],
    }
  },
})
