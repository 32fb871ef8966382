import { invoiceByNumber, type WholeDocument } from '../../billing/index.ts'
import { longDate } from '../../kernel/dates.ts'
import { notFound } from '../../kernel/errors.ts'
import { pounds } from '../../kernel/money.ts'
import type { FileAnswer, PageContext } from '../../platform/http/index.ts'
import { renderReport, reportDocument, reportView } from '../../reporting/index.ts'
import { statusTag } from '../bills.ts'
import { type Customer, customerOf, ownRefs, sectionLinks } from '../customer.ts'

/** An invoice or credit note with the words of its PDF, and what has become of it. */
export const invoice = async (context: PageContext) => {
  const customer = await customerOf(context)
  const document = await documentOf(context, customer)
  const said = await reportDocument(context.reader, 'invoice', { ref: document.number, today: context.today })
  if (!said) throw new Error('an invoice says something on a page')
  const report = reportView(said)
  const address = `${customer.path}/invoices/${document.number}`
  return {
    view: 'schools/views/invoice.njk',
    title: `${report.title} ${document.number}`,
    back: { href: context.link(`${customer.path}/orders`), text: 'Orders and invoices' },
    model: {
      caption: customer.caption,
      links: sectionLinks(context, customer, '/orders'),
      report,
      formats: ['pdf', 'csv', 'json'].map((format) => ({
        text: format.toUpperCase(),
        href: `${context.base}${address}.${format}`,
      })),
      ...(document.status ? standingOf(context, customer, document) : {}),
    },
  }
}

/** The same as a file. */
export const invoiceFile =
  (format: 'pdf' | 'csv' | 'json') =>
  async (context: PageContext): Promise<FileAnswer> => {
    const { number } = await documentOf(context, await customerOf(context))
    const { bytes, contentType, fileName } = await renderReport(context.reader, 'invoice', {
      ref: number,
      today: context.today,
      format,
    })
    return { file: fileName, type: contentType, body: bytes, inline: format === 'pdf' }
  }

/** A school sees what is for it; a trust what is for its schools or invoiced to it. */
const documentOf = async ({ reader, params, on }: PageContext, customer: Customer): Promise<WholeDocument> => {
  const own = ownRefs(customer)
  const document = await invoiceByNumber(reader, params.number ?? '', on)
  if (!document || !(own.includes(document.customer) || (document.school && own.includes(document.school)))) {
    throw notFound(`There is no invoice “${params.number}” that you can see`)
  }
  return document
}

const standingOf = ({ link }: PageContext, customer: Customer, document: WholeDocument) => ({
  status: document.status && statusTag(document.status),
  open: document.open > 0 ? `**${pounds(document.open)}** is left to pay.` : 'Nothing is left to pay.',
  settled: [
    ...document.creditNotes.map((note) => ({
      cells: [
        { text: `Credit note ${note.number}`, href: link(`${customer.path}/invoices/${note.number}`) },
        longDate(note.date),
        pounds(note.gross),
      ],
    })),
    ...document.receipts.map(({ date, amount, takenBack }) => ({
      cells: [paymentWords(amount, takenBack), longDate(date), pounds(amount)],
    })),
  ],
})

/** What an invoice has over, after a credit note, is paid ahead: it goes to the next. */
const paymentWords = (amount: number, takenBack: boolean): string =>
  amount >= 0 ? 'Payment received' : takenBack ? 'Payment taken back' : 'Payment no longer needed here'
