import type { InvoiceStanding } from '../../billing/index.ts'
import { longDate } from '../../kernel/dates.ts'
import { money, pounds, sum } from '../../kernel/money.ts'
import { plural } from '../../kernel/text.ts'
import type { FileAnswer, PageContext } from '../../platform/http/index.ts'
import { writeCsv } from '../../reporting/writers/csv.ts'
import { type Priced, priced, stateOn, stateTag } from '../agreements.ts'
import { type Bills, billsOf, type Document, signed, statusTag } from '../bills.ts'
import { type Customer, customerOf, ownRefs, sectionLinks } from '../customer.ts'
import { periodWords } from '../price-words.ts'

/** What is to pay, what was invoiced, what is ordered. */
export const orders = async (context: PageContext) => {
  const { reader, on, link } = context
  const customer = await customerOf(context)
  const bills = await billsOf(reader, customer, on)
  const agreements = agreementsOf(customer)
  return {
    view: 'schools/views/orders.njk',
    title: 'Orders and invoices',
    subject: customer.subject,
    model: {
      caption: customer.caption,
      links: sectionLinks(context, customer, '/orders'),
      csv: link(`${customer.path}/orders.csv`),
      sentence: [toPaySentence(bills), aheadSentence(bills)].filter(Boolean).join(' '),
      toPay: bills.unpaid.length > 0 ? unpaidRows(context, customer, bills) : [],
      ahead: aheadRows(bills),
      year: `Invoiced since ${longDate(bills.year.from)}`,
      ofYear: documentRows(context, customer, bills.ofYear, bills),
      earlier: documentRows(context, customer, bills.earlier, bills),
      agreements: agreements.map((each) => agreementCells(context, customer, each)),
    },
  }
}

/** Orders of the customer and of its schools, the newest first. */
const agreementsOf = (customer: Customer): Priced[] => {
  const own = ownRefs(customer)
  return customer.facts.agreements
    .filter((agreement) => own.includes(agreement.customer))
    .map((agreement) => priced(customer.facts, agreement))
    .reverse()
}

const toPaySentence = ({ unpaid, toPay }: Bills): string => {
  if (unpaid.length === 0) return '**Nothing is to pay.** Every invoice is settled.'
  const overdue = unpaid.filter(({ status }) => status === 'overdue')
  const next = unpaid.map(({ invoice }) => invoice.due_on).sort()[0] ?? ''
  const late = sum(overdue.map(({ open }) => open))
  const when = overdue.length > 0 ? `${pounds(late)} of it is overdue` : `The next is due on ${longDate(next)}`
  return `**${pounds(toPay)}** is to pay, on ${plural(unpaid.length, 'invoice')}. ${when}.`
}

const aheadSentence = ({ ahead }: Bills): string =>
  ahead > 0 ? `**${pounds(ahead)}** is paid ahead, and settles your next invoice.` : ''

const aheadRows = ({ waiting, ahead }: Bills) =>
  waiting.length === 0
    ? []
    : [
        ...waiting.map(({ receipt, waiting: left }) => ({
          cells: [
            { text: receipt.ref, sub: receipt.reference ?? undefined },
            longDate(receipt.date),
            pounds(receipt.amount),
            pounds(left),
          ],
        })),
        { cells: ['Total', '', '', pounds(ahead)], total: true },
      ]

/** What an invoice is for: the service of its agreement, and for a trust the school. */
const forWords = ({ facts, schools }: Customer, document: Document): string => {
  const agreement = facts.agreements.find(({ ref }) => ref === document.contract)
  const service = agreement ? facts.catalogue.services.get(agreement.service)?.name : undefined
  const school = schools.length > 0 ? document.school_name : null
  const order = document.purchase_order ? `your order ${document.purchase_order}` : undefined
  return [service ?? document.contract, school, order].filter(Boolean).join(', ')
}

const numberCell = ({ link }: PageContext, customer: Customer, document: Document) => ({
  text: document.number,
  href: link(`${customer.path}/invoices/${document.number}`),
  sub: forWords(customer, document),
})

const unpaidRows = (context: PageContext, customer: Customer, { unpaid, toPay }: Bills) => [
  ...unpaid.map(({ invoice, open, status }) => ({
    cells: [
      numberCell(context, customer, invoice),
      longDate(invoice.date),
      longDate(invoice.due_on),
      pounds(invoice.gross),
      pounds(open),
      { tag: statusTag(status) },
    ],
  })),
  { cells: ['Total', '', '', '', pounds(toPay), ''], total: true },
]

const documentRows = (context: PageContext, customer: Customer, documents: Document[], bills: Bills) => {
  const standing = new Map<string, InvoiceStanding>(bills.invoices.map((each) => [each.invoice.number, each]))
  const total = (of: 'net' | 'vat' | 'gross') => pounds(sum(documents.map((each) => signed(each)[of])))
  return documents.length === 0
    ? []
    : [
        ...documents.map((document) => {
          const { net, vat, gross } = signed(document)
          const status = standing.get(document.number)?.status
          const tag = status ? statusTag(status) : { kind: 'none', text: 'Credit note' }
          return {
            cells: [
              numberCell(context, customer, document),
              longDate(document.date),
              pounds(net),
              pounds(vat),
              pounds(gross),
              { tag },
            ],
          }
        }),
        { cells: ['Total', '', total('net'), total('vat'), total('gross'), ''], total: true },
      ]
}

const agreementCells = ({ link, on }: PageContext, customer: Customer, each: Priced) => {
  const { agreement, service, quote, problem } = each
  const school = customer.schools.find(({ ref }) => ref === agreement.customer)?.name
  return {
    cells: [
      {
        text: agreement.ref,
        href: link(`${customer.path}/orders/${encodeURIComponent(agreement.ref)}`),
        sub: [service, school].filter(Boolean).join(', '),
      },
      periodWords({ from: agreement.startsOn, to: each.to }),
      agreement.purchaseOrder ?? 'None given',
      quote ? pounds(quote.netPence) : (problem ?? ''),
      { tag: stateTag(stateOn(each, on)) },
    ],
  }
}

const COLUMNS = [
  'number',
  'kind',
  'date',
  'due_on',
  'school',
  'urn',
  'agreement',
  'service',
  'purchase_order',
  'net',
  'vat',
  'gross',
  'credited',
  'paid',
  'to_pay',
  'status',
]

/** The same invoices and credit notes as a spreadsheet. */
export const ordersCsv = async (context: PageContext): Promise<FileAnswer> => {
  const { reader, on, company } = context
  const customer = await customerOf(context)
  const bills = await billsOf(reader, customer, on)
  const standing = new Map(bills.invoices.map((each) => [each.invoice.number, each]))
  const rows = [...bills.ofYear, ...bills.earlier].map((document) => {
    const { net, vat, gross } = signed(document)
    const then = standing.get(document.number)
    const agreement = customer.facts.agreements.find(({ ref }) => ref === document.contract)
    return {
      number: document.number,
      kind: document.kind,
      date: document.date,
      due_on: document.kind === 'invoice' ? document.due_on : null,
      school: document.school_name ?? document.customer_name,
      urn: document.school_urn,
      agreement: document.contract,
      service: agreement?.service,
      purchase_order: document.purchase_order,
      net: money(net),
      vat: money(vat),
      gross: money(gross),
      credited: then && money(then.credited),
      paid: then && money(then.paid),
      to_pay: then && money(then.open),
      status: then?.status,
    }
  })
  return {
    file: `${company}-invoices-${customer.ref}-${on}.csv`,
    type: 'text/csv; charset=utf-8',
    body: writeCsv(COLUMNS, rows),
  }
}
