import {
  invoiceAnswer,
  invoiceByNumber,
  invoiceReport,
  listInvoices,
  type WholeDocument,
} from '../../src/billing/index.ts'
import { type IsoDate, longDate } from '../../src/kernel/dates.ts'
import { notFound } from '../../src/kernel/errors.ts'
import { money, parseMoney, pounds, sum } from '../../src/kernel/money.ts'
import { defineReport } from '../../src/reporting/define.ts'
import type { Block } from '../../src/reporting/document.ts'

interface Rate {
  vatCode: string
  rate: string
  net: string
  vat: string
}

/** What a VAT invoice must say beside its lines: Value Added Tax Regulations 1995, reg.14. */
interface Particulars {
  kind: WholeDocument['kind']
  number: string
  date: IsoDate
  taxPoint: IsoDate
  dueOn: IsoDate
  supplier: { name: string; address: string | null; companyNumber: string | null; vatNumber: string | null }
  payInto: { accountName: string; sortCode: string; accountNumber: string } | null
  customer: { name: string; address: string | null; school: string | null; urn: string | null }
  agreement: string
  purchaseOrder: string | null
  credits: string | null
  reason: string | null
  rates: Rate[]
}

const ratesOf = ({ lines }: WholeDocument): Rate[] =>
  [...new Set(lines.map((line) => line.vat_code))].map((vatCode) => {
    const own = lines.filter((line) => line.vat_code === vatCode)
    const [net, vat] = [sum(own.map((line) => line.net)), sum(own.map((line) => line.vat))]
    return { vatCode, rate: own[0]?.vat_rate ?? '', net: money(net), vat: money(vat) }
  })

const particularsOf = (document: WholeDocument): Particulars => ({
  kind: document.kind,
  number: document.number,
  date: document.date,
  taxPoint: document.tax_point,
  dueOn: document.due_on,
  supplier: {
    name: document.supplier_name,
    address: document.supplier_address,
    companyNumber: document.supplier_company_number,
    vatNumber: document.supplier_vat_number,
  },
  payInto: document.pay_account_number
    ? {
        accountName: document.pay_account_name ?? '',
        sortCode: document.pay_sort_code ?? '',
        accountNumber: document.pay_account_number,
      }
    : null,
  customer: {
    name: document.customer_name,
    address: document.customer_address,
    school: document.school_name,
    urn: document.school_urn,
  },
  agreement: document.contract,
  purchaseOrder: document.purchase_order,
  credits: document.credits,
  reason: document.reason,
  rates: ratesOf(document),
})

const VAT_WORDS: Record<string, string> = {
  standard: 'Standard rate',
  reduced: 'Reduced rate',
  zero: 'Zero rate',
  exempt: 'Exempt',
  outside_scope: 'Outside the scope',
}

const rateText = ({ vatCode, rate }: Rate): string =>
  rate && Number(rate) > 0 ? `${VAT_WORDS[vatCode] ?? vatCode}, ${Number(rate)}%` : (VAT_WORDS[vatCode] ?? vatCode)

const facts = (pairs: [label: string, value: string | null][]): Block => ({
  kind: 'facts',
  facts: pairs.flatMap(([label, value]) => (value ? [{ label, value }] : [])),
})

const parties = (document: Particulars): Block => ({
  kind: 'pair',
  top: true,
  left: [
    facts([
      ['To', document.customer.name],
      ['Address', document.customer.address],
      ['For', document.customer.school === document.customer.name ? null : document.customer.school],
      ['URN', document.customer.urn],
      ['Your order', document.purchaseOrder],
    ]),
  ],
  right: [
    facts([
      [document.kind === 'invoice' ? 'Invoice' : 'Credit note', document.number],
      ['Date', longDate(document.date)],
      ['Tax point', longDate(document.taxPoint)],
      ['Due', document.kind === 'invoice' ? longDate(document.dueOn) : null],
      ['Cash discount', document.kind === 'invoice' ? 'None is offered' : null],
      ['Credits', document.credits],
      ['Agreement', document.agreement],
      ['VAT number', document.supplier.vatNumber],
    ]),
  ],
})

/** The account of the day of issue, and what the payer has to quote so that the money finds its invoice. */
const howToPay = ({ payInto, number }: Particulars): Block[] =>
  payInto === null
    ? []
    : [
        { kind: 'heading', text: 'How to pay' },
        facts([
          ['Account name', payInto.accountName],
          ['Sort code', payInto.sortCode],
          ['Account number', payInto.accountNumber],
          ['Payment reference', number],
        ]),
        {
          kind: 'note',
          text: 'If you are asked to pay this invoice into any other account, call us on a number that you know before you pay.',
        },
      ]

const grossOf = ({ net, vat }: Rate): string => money((parseMoney(net) ?? 0) + (parseMoney(vat) ?? 0))

/** "1.00" is 1, "2.50" is 2.5 */
const plain = (quantity: string): string => String(Number(quantity))

export const invoice = defineReport({
  name: 'invoice',
  title: 'Invoice',
  takes: ['ref'],
  permission: 'billing:read',
  newest: async (reader) => (await listInvoices(reader, {})).findLast(({ kind }) => kind === 'invoice')?.number,
  columns: ['service', 'description', 'from', 'to', 'quantity', 'rate', 'net', 'vatCode', 'vat'],
  answer: invoiceAnswer,
  facts: async (reader, { ref }) => {
    const document = await invoiceByNumber(reader, ref)
    if (!document) throw notFound(`There is no invoice or credit note ${ref}`)
    // It says what was known when it was issued, and never anything else: whenever it is printed, it is the same paper.
    return { ...invoiceReport(document), document: particularsOf(document), known: document.recorded_at }
  },
  say: ({ rows, totals, document }) => {
    const { supplier } = document
    const isInvoice = document.kind === 'invoice'
    const gross = parseMoney(totals.gross) ?? 0
    const due = isInvoice
      ? `Please pay by ${longDate(document.dueOn)}, quoting ${document.number}.`
      : `This reduces invoice ${document.credits}: ${document.reason}.`
    return {
      title: isInvoice ? (supplier.vatNumber ? 'VAT invoice' : 'Invoice') : 'Credit note',
      subtitle: document.number,
      letterhead: {
        name: supplier.name,
        companyNumber: supplier.companyNumber ?? undefined,
        registeredOffice: supplier.address ?? undefined,
      },
      note: supplier.companyNumber ? `Registered in England and Wales, number ${supplier.companyNumber}.` : '',
      blocks: [
        parties(document),
        { kind: 'answer', strong: `${isInvoice ? 'Total to pay' : 'Total credited'}: ${pounds(gross)}`, text: due },
        { kind: 'heading', text: 'What it is for' },
        {
          kind: 'table',
          caption: 'Lines',
          columns: [
            { key: 'description', head: 'Service', kind: 'text', rowHeading: true },
            { key: 'period', head: 'Period', kind: 'text' },
            { key: 'quantity', head: 'Quantity', kind: 'number' },
            { key: 'rate', head: 'Unit price', kind: 'money' },
            { key: 'net', head: 'Net', kind: 'money' },
            { key: 'vatCode', head: 'VAT rate', kind: 'text' },
            { key: 'vat', head: 'VAT', kind: 'money' },
          ],
          rows: rows.map((row) => ({
            cells: {
              ...row,
              period: row.from === row.to ? longDate(row.from) : `${longDate(row.from)} to ${longDate(row.to)}`,
              quantity: plain(row.quantity),
              vatCode: rateText(document.rates.find(({ vatCode }) => vatCode === row.vatCode)!),
            },
          })),
          totals: { description: 'Total', net: totals.net, vat: totals.vat },
        },
        { kind: 'heading', text: 'VAT' },
        {
          kind: 'table',
          caption: 'VAT by rate',
          quiet: true,
          columns: [
            { key: 'rate', head: 'Rate', kind: 'text', rowHeading: true },
            { key: 'net', head: 'Net', kind: 'money' },
            { key: 'vat', head: 'VAT', kind: 'money' },
            { key: 'gross', head: 'With VAT', kind: 'money' },
          ],
          rows: document.rates.map((rate) => ({ cells: { ...rate, rate: rateText(rate), gross: grossOf(rate) } })),
          totals: { rate: 'Total', ...totals },
        },
        ...howToPay(document),
      ],
    }
  },
})
