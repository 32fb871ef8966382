import { longDate, longMonth } from '../../kernel/dates.ts'
import { Refusal } from '../../kernel/errors.ts'
import { bracketed, penceOf, pounds } from '../../kernel/money.ts'
import { figureOf } from '../../platform/charts/index.ts'
import type { PageContext } from '../../platform/http/index.ts'
import { whatChanged } from '../surplus/drawings.ts'
import { type InvoiceTrace, type TraceYear, traceOf } from '../trace/invoice.ts'
import {
  HOW_SHARED,
  orderSentence,
  shareFlow,
  shareText,
  traceSentence,
  withoutShare,
  workingOf,
  yearName,
} from '../trace/words.ts'

/** What became of one invoice: from its price to the outcome of what its share of the surplus was spent on. */
export const trace = async (context: PageContext) => {
  const { reader, query, on } = context
  const asked = query.invoice?.trim()
  if (!asked) return form(context)
  try {
    return traced(await traceOf(reader, asked, on), context)
  } catch (error) {
    if (!(error instanceof Refusal) || error.fault.kind !== 'not-found') throw error
    return form(context, { value: asked, error: error.message })
  }
}

const form = ({ base, link }: PageContext, field: { value?: string; error?: string } = {}) => ({
  view: 'reserves/views/trace-form.njk',
  title: 'Trace an invoice to its outcome',
  back: { href: link('/surplus'), text: 'Surplus and reinvestment' },
  ...(field.error ? { status: 404 } : {}),
  model: {
    action: `${base}/surplus/trace`,
    question: {
      name: 'invoice',
      label: 'Number of the invoice',
      hint: 'As it stands on it, like INV-2026-0001',
      width: 20,
      ...field,
    },
    errors: field.error ? [{ detail: field.error, href: '#invoice' }] : [],
    sources: link('/surplus'),
  },
})

const traced = (facts: InvoiceTrace, context: PageContext) => {
  const { base, link, may, dates } = context
  const { invoice, totals } = facts
  const file = `${base}/reports/invoice-trace/${invoice.number}`
  const asAt = dates.isToday ? '' : `?on=${dates.on}`
  return {
    view: 'reserves/views/trace.njk',
    title: `Trace of invoice ${invoice.number}`,
    back: { href: link('/surplus'), text: 'Surplus and reinvestment' },
    model: {
      caption: `${invoice.customerName}, ${invoice.description}`,
      sentence: traceSentence(facts),
      files: ['pdf', 'csv', 'json'].map((format) => ({ text: format.toUpperCase(), href: `${file}.${format}${asAt}` })),
      figures: [
        { label: 'Price', value: shown(totals.net), href: '#price', note: longDate(invoice.date) },
        { label: 'Income so far', value: shown(totals.earned), href: '#income', note: `Of ${shown(totals.keeps)}` },
        { label: 'Share of surplus', value: shown(totals.share), href: '#share' },
        { label: 'Set aside', value: shown(totals.setAside), href: '#share', note: `${shown(totals.spent)} spent` },
      ],
      price: priceRows(facts, context),
      postings: postingRows(facts, context),
      order: orderSentence(invoice),
      months: monthRows(facts, context),
      years: facts.years.map((year, i) => yearModel(year, i, context)),
      how: HOW_SHARED,
      mayLedger: may('ledger:read'),
    },
  }
}

const shown = (text: string): string => `£${bracketed(penceOf(text))}`

const invoiceCell = (number: string, text: string, { link, may }: PageContext) =>
  may('billing:read') ? { text, href: link(`/invoices/${number}`) } : text

const entryCell = (entry: number, { link, may }: PageContext, lines = '') =>
  may('ledger:read') ? { text: `Entry ${entry}`, href: link(`/ledger/entries/${entry}${lines}`) } : `Entry ${entry}`

/** From the price to what the company keeps of it. VAT is the state's and was never its own. */
const priceRows = ({ invoice, creditNotes, totals }: InvoiceTrace, context: PageContext) => [
  {
    cells: [
      invoiceCell(invoice.number, `Invoice ${invoice.number}`, context),
      longDate(invoice.date),
      bracketed(penceOf(totals.net)),
    ],
  },
  ...creditNotes.map(({ number, date, net }) => ({
    cells: [invoiceCell(number, `Credit note ${number}`, context), longDate(date), bracketed(-penceOf(net))],
  })),
  ...(penceOf(totals.providers) === 0
    ? []
    : [{ cells: ['The provider’s share', '', bracketed(-penceOf(totals.providers))] }]),
  { cells: ['What the company keeps', '', bracketed(penceOf(totals.keeps))], total: true },
]

const postingRows = ({ postings }: InvoiceTrace, context: PageContext) =>
  postings.map(({ entry, account, name, debit, credit }) => ({
    cells: [entryCell(entry, context), `${account} ${name}`, blankZero(debit), blankZero(credit)],
  }))

const blankZero = (text: string): string => (penceOf(text) === 0 ? '' : bracketed(penceOf(text)))

const monthRows = ({ invoice, rows, totals }: InvoiceTrace, context: PageContext) => [
  ...rows.map(({ month, date, entry, amount }) => ({
    cells: [
      longMonth(month),
      longDate(date),
      entryCell(entry, context, `?agreement=${encodeURIComponent(invoice.agreement)}`),
      bracketed(penceOf(amount)),
    ],
  })),
  { cells: ['Earned so far', '', '', bracketed(penceOf(totals.earned))], total: true },
  { cells: ['Not earned yet', '', '', bracketed(penceOf(totals.notYetEarned))] },
]

const yearModel = (year: TraceYear, index: number, context: PageContext) => {
  const { link } = context
  const { share, programmes, endsOn, to } = year
  const chart = shareFlow(year)
  return {
    name: yearName(year),
    why: withoutShare(year),
    working: [
      ...workingOf(year).map(({ text, amount }) => ({ cells: [text, bracketed(penceOf(amount))] })),
      { cells: [shareText(year), bracketed(penceOf(share))], total: true },
    ],
    sources: link(`/surplus/${endsOn.slice(0, 4)}/sources`),
    chart: chart && figureOf(chart, `flow-${index + 1}`),
    became: programmes.length === 0 ? undefined : becameTable(year, context),
    rest: restOf(year),
    until: to < endsOn ? undefined : longDate(year.until),
  }
}

const becameTable = (year: TraceYear, { link }: PageContext) => {
  const figures = FIGURES.filter(({ key, always }) => always || penceOf(year[key]) !== 0)
  return {
    caption: `What became of the share, ${yearName(year)}`,
    columns: [
      { label: 'Programme' },
      ...figures.map(({ label }) => ({ label, number: true })),
      { label: 'What it has changed' },
    ],
    rows: [
      ...year.programmes.map((row) => ({
        cells: [
          { text: row.name, href: link(`/programmes/${row.programme}`), sub: row.resolution ?? undefined },
          ...figures.map(({ key }) => bracketed(penceOf(row[key]))),
          whatChanged(row),
        ],
      })),
      { cells: ['Total', ...figures.map(({ key }) => bracketed(penceOf(year[key]))), ''], total: true },
    ],
  }
}

const FIGURES: { key: 'setAside' | 'spent' | 'returned' | 'left'; label: string; always?: true }[] = [
  { key: 'setAside', label: 'Set aside, £', always: true },
  { key: 'spent', label: 'Spent, £', always: true },
  { key: 'returned', label: 'Returned, £' },
  { key: 'left', label: 'Left, £', always: true },
]

/** What is not set aside of a share. */
const restOf = ({ share, setAside, to, endsOn }: TraceYear): string => {
  if (to < endsOn) return 'The board can set aside what a year has left once the year has ended.'
  const rest = pounds(penceOf(share) - penceOf(setAside))
  return penceOf(setAside) === 0
    ? `All of it stands in free reserves: ${rest}.`
    : `The other ${rest} stands in free reserves.`
}
