import { invoicesWithStanding, listInvoices } from '../../billing/index.ts'
import { loadDirectory, organisationsOn } from '../../directory/index.ts'
import { longDate } from '../../kernel/dates.ts'
import { invalid } from '../../kernel/errors.ts'
import { pounds, sum } from '../../kernel/money.ts'
import { listed, plural, withCommas } from '../../kernel/text.ts'
import { yearOf } from '../../ledger/index.ts'
import { askedDay, type PageContext, shownPage } from '../../platform/http/index.ts'
import { statusTag } from '../words.ts'

type Standing = Awaited<ReturnType<typeof invoicesWithStanding>>[number]

const STATES: Record<string, { text: string; fits: (standing: Standing) => boolean }> = {
  open: { text: 'Not paid', fits: ({ open }) => open > 0 },
  overdue: { text: 'Overdue', fits: ({ status }) => status === 'overdue' },
  paid: { text: 'Paid', fits: ({ status }) => status === 'paid' },
  credited: { text: 'With a credit note', fits: ({ creditNotes }) => creditNotes.length > 0 },
}

/** What was invoiced, what of it is left to pay, and is any number missing? */
export const invoices = async (context: PageContext) => {
  const { reader, query, on, link, base, may, dates } = context
  const state = query.state !== undefined && query.state in STATES ? query.state : undefined
  const year = await yearOf(reader, on)
  // An unpaid invoice is of interest whatever its year.
  const from = askedDay(query.from, 'from') ?? (state === 'open' || state === 'overdue' ? undefined : year.from)
  const to = askedDay(query.to, 'to') ?? on
  if (from && from > to) throw invalid('The first day must not be after the last', '/from')
  const customer = query.customer || undefined
  const [standing, documents, directory] = await Promise.all([
    invoicesWithStanding(reader, { on, to, ...(from ? { from } : {}), ...(customer ? { customer } : {}) }),
    listInvoices(reader, {}),
    loadDirectory(reader),
  ])
  const fitting = standing.filter((each) => !state || STATES[state]?.fits(each)).reverse()
  const asked = { from: query.from, to: query.to, state, customer }
  const address = (page: number) => link(`/invoices?${queryText({ ...asked, page: String(page) })}`)
  const { rows, pages } = shownPage(fitting, query.page, address)
  return {
    view: 'finance/views/invoices.njk',
    title: 'Invoices',
    model: {
      sentence: sentenceOf(
        fitting,
        from ? `dated ${longDate(from)} to ${longDate(to)}` : `dated up to ${longDate(to)}`,
      ),
      csv: link(`/reports/invoices.csv?${queryText({ from: from ?? year.from, to })}`),
      run: may('billing:write') && dates.isToday ? `${base}/invoices/runs/new` : undefined,
      gaps: gapsOf(documents),
      bank: link('/bank-details'),
      span: { from, to },
      state,
      states: Object.entries(STATES).map(([value, { text }]) => ({ value, text })),
      customer,
      customers: organisationsOn(directory, on).map(({ ref, name }) => ({ value: ref, text: name })),
      rows: rows.map((each) => invoiceRow(each, context)),
      pages,
    },
  }
}

const queryText = (asked: Record<string, string | undefined>): string =>
  new URLSearchParams(Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : []))).toString()

const sentenceOf = (fitting: readonly Standing[], days: string): string => {
  const overdue = fitting.filter(({ status }) => status === 'overdue')
  const left = pounds(sum(fitting.map(({ open }) => Math.max(open, 0))))
  const late = `**${withCommas(overdue.length)} of ${plural(fitting.length, 'invoice')}** ${days} ${overdue.length === 1 ? 'is' : 'are'} overdue`
  return fitting.length === 0 ? `No invoice ${days} is of this kind.` : `${late}; ${left} is left to pay.`
}

/** Numbers run without a gap in each series: a missing one would mean a paper that is gone. */
export const gapsOf = (documents: readonly Pick<Standing['invoice'], 'series' | 'sequence'>[]): string => {
  const highest = new Map<string, number>()
  for (const { series, sequence } of documents) highest.set(series, Math.max(highest.get(series) ?? 0, sequence))
  const due = sum(highest.values())
  const found = new Set(documents.map(({ series, sequence }) => `${series} ${sequence}`))
  const missing = [...highest].flatMap(([series, last]) =>
    Array.from({ length: last }, (_, i) => i + 1)
      .filter((sequence) => !found.has(`${series} ${sequence}`))
      .map((sequence) => `${series}-${String(sequence).padStart(4, '0')}`),
  )
  if (documents.length === 0) return 'Nothing has been numbered yet.'
  return missing.length === 0
    ? `No numbers are missing. ${withCommas(found.size)} of ${withCommas(due)} invoices and credit notes found.`
    : `${plural(missing.length, 'number')} ${missing.length === 1 ? 'is' : 'are'} missing: ${listed(missing.slice(0, 10))}. ${withCommas(found.size)} of ${withCommas(due)} found.`
}

const invoiceRow = ({ invoice, creditNotes, open, status }: Standing, { link }: PageContext) => ({
  id: invoice.number,
  cells: [
    { text: invoice.number, href: link(`/invoices/${invoice.number}`), sub: longDate(invoice.date) },
    {
      text: invoice.school_name ?? invoice.customer_name,
      sub: [
        invoice.school_name && `to ${invoice.customer_name}`,
        invoice.school_urn && `URN ${invoice.school_urn}`,
        invoice.purchase_order && `PO ${invoice.purchase_order}`,
      ]
        .filter(Boolean)
        .join(', '),
    },
    longDate(invoice.due_on),
    pounds(invoice.gross),
    pounds(open),
    {
      tag: statusTag(status),
      ...(creditNotes.length > 0 ? { sub: `Credit note ${listed(creditNotes.map(({ number }) => number))}` } : {}),
    },
  ],
})
