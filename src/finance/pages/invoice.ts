import { invoiceByNumber, type WholeDocument } from '../../billing/index.ts'
import { longDate } from '../../kernel/dates.ts'
import { notFound } from '../../kernel/errors.ts'
import { money, pounds } from '../../kernel/money.ts'
import type { FileAnswer, PageContext } from '../../platform/http/index.ts'
import { renderReport, reportDocument, reportView } from '../../reporting/index.ts'
import { statusTag } from '../words.ts'

const FORMATS = ['pdf', 'csv', 'json'] as const
type Format = (typeof FORMATS)[number]

/** An invoice or credit note in the words of its PDF, what became of it, and its entry in the ledger. */
export const invoice = async (context: PageContext) => {
  const { reader, link, base, may, today } = context
  const document = await documentOf(context)
  const said = await reportDocument(reader, 'invoice', { ref: document.number, today })
  if (!said) throw new Error('an invoice says something on a page')
  const report = reportView(said)
  return {
    view: 'finance/views/invoice.njk',
    title: `${report.title} ${document.number}`,
    back: { href: link('/invoices'), text: 'Invoices' },
    model: {
      caption: document.school_name ?? document.customer_name,
      report,
      formats: FORMATS.map((format) => ({
        text: format.toUpperCase(),
        href: `${base}/invoices/${document.number}.${format}`,
      })),
      entry: { text: `Entry ${document.entry}`, href: link(`/ledger/entries/${document.entry}`) },
      trace: may('reserves:read')
        ? {
            text: 'From its price to its outcome',
            href: link(`/surplus/trace?invoice=${encodeURIComponent(document.number)}`),
          }
        : undefined,
      credits: document.credits && { text: document.credits, href: link(`/invoices/${document.credits}`) },
      ...(document.status ? standingOf(document, context) : {}),
    },
  }
}

export const invoiceFile =
  (format: Format) =>
  async (context: PageContext): Promise<FileAnswer> => {
    const { number } = await documentOf(context)
    const asked = { ref: number, today: context.today, format }
    const { bytes, contentType, fileName } = await renderReport(context.reader, 'invoice', asked)
    return { file: fileName, type: contentType, body: bytes, inline: format === 'pdf' }
  }

const documentOf = async ({ reader, params, on }: PageContext): Promise<WholeDocument> => {
  const document = await invoiceByNumber(reader, params.number ?? '', on)
  if (!document) throw notFound(`There is no invoice “${params.number}”`)
  return document
}

const standingOf = (document: WholeDocument, { link, base, may, dates }: PageContext) => ({
  status: document.status && statusTag(document.status),
  standing: document.open > 0 ? `**${pounds(document.open)}** is left to pay.` : 'Nothing is left to pay.',
  settled: [
    ...document.creditNotes.map(({ number, date, gross }) => ({
      cells: [{ text: `Credit note ${number}`, href: link(`/invoices/${number}`) }, longDate(date), pounds(gross)],
    })),
    ...document.receipts.map(({ receipt, date, amount, takenBack }) => ({
      cells: [
        {
          text: `Receipt ${receipt}${amount < 0 ? `, ${takenBack ? 'taken back' : 'no longer needed'}` : ''}`,
          href: link(`/receipts?find=${encodeURIComponent(receipt)}`),
        },
        longDate(date),
        pounds(amount),
      ],
    })),
  ],
  start:
    may('billing:write') && dates.isToday
      ? [
          ...(document.open > 0
            ? [{ text: 'Record a payment', href: `${base}/receipts/new?${paymentOf(document)}` }]
            : []),
          ...(document.status === 'credited'
            ? []
            : [{ text: 'Issue a credit note', href: `${base}/invoices/${document.number}/credit-notes/new` }]),
        ]
      : [],
})

const paymentOf = ({ number, school, customer, open }: WholeDocument) =>
  new URLSearchParams({ payer: school ?? customer, amount: money(open), invoice: number })
