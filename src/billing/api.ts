import { loadAccounts } from '../company/index.ts'
import type { IsoDate } from '../kernel/dates.ts'
import { notFound } from '../kernel/errors.ts'
import { DateText, Fields, Optional, Ref } from '../kernel/fields.ts'
import { money } from '../kernel/money.ts'
import { schema } from '../kernel/schema.ts'
import { AS_AT, asAtQuery, defineRead, PAGING, type ReadDefinition, wholeOrPage } from '../platform/http/index.ts'
import { answers } from './answers.ts'
import type { Document } from './documents/documents.ts'
import { deferredIncome } from './income/deferred-income.ts'
import { agedDebtors } from './receipts/aged-debtors.ts'
import { invoiceByNumber, invoicesWithStanding } from './receipts/invoice-list.ts'
import { listReceipts } from './receipts/receipts.ts'
import { takenBackBy, turnsOfReceipts } from './receipts/taken-back.ts'
import { documentTold, standingTold, wholeTold } from './receipts/told.ts'
import { contractStatement, invoicesToCome } from './statement.ts'

const span = { from: Optional(DateText('first day')), to: Optional(DateText('last day')) }

/** A buyer sees what is for the own school, or invoiced to it; anything else is as if it were not there. */
const maySee = (visitor: { organisation?: string }, document: Pick<Document, 'customer' | 'school'>): boolean =>
  visitor.organisation === undefined ||
  visitor.organisation === document.school ||
  (visitor.organisation === document.customer && document.school === null)

export const reads: ReadDefinition[] = [
  defineRead({
    name: 'listBankDetails',
    path: '/bank-details',
    summary: 'The accounts into which customers pay, each from its day',
    permission: 'billing:read',
    returns: answers.bankDetails,
    run: async ({ reader }) => ({
      accounts: (await loadAccounts(reader)).map(({ recordedAct: _, ...account }) => account),
    }),
  }),
  defineRead({
    name: 'listInvoices',
    path: '/invoices',
    summary: 'Invoices with what is paid, credited and left to pay on a day',
    permission: 'billing:read',
    alsoFor: 'school:read',
    query: schema(
      Fields({
        ...AS_AT,
        ...span,
        ...PAGING,
        customer: Optional(Ref('customer')),
        agreement: Optional(Ref('agreement')),
      }),
    ),
    returns: answers.invoices,
    run: async ({ reader, visitor, query, on }) => {
      const found = await invoicesWithStanding(reader, { on, ...spanOf(query), ...customerOf(query) })
      const wanted = found
        .filter(({ invoice }) => maySee(visitor, invoice))
        .filter(({ invoice }) => query.agreement === undefined || invoice.contract === query.agreement)
      const { items, next } = wholeOrPage(wanted, query, ({ invoice }) => invoice.number)
      return { on, items: items.map(standingTold), next }
    },
  }),
  defineRead({
    name: 'getInvoice',
    path: '/invoices/:invoice',
    summary: 'One invoice or credit note, as it was issued, with what has become of it',
    permission: 'billing:read',
    alsoFor: 'school:read',
    query: asAtQuery,
    returns: answers.invoice,
    run: async ({ reader, visitor, params, on, dated }) => {
      const number = params.invoice ?? ''
      const document = await invoiceByNumber(reader, number, ...(dated ? [on] : []))
      if (!document || !maySee(visitor, document)) throw notFound(`There is no invoice “${number}” that you can see`)
      return wholeTold(document)
    },
  }),
  defineRead({
    name: 'getAgreementStatement',
    path: '/agreements/:agreement/statement',
    summary: 'What is invoiced under an agreement or commission, and what is still to come',
    permission: 'billing:read',
    alsoFor: 'school:read',
    query: asAtQuery,
    returns: answers.statement,
    run: async ({ reader, visitor, params }) => {
      const statement = await contractStatement(reader, params.agreement ?? '')
      const own = visitor.organisation === undefined || visitor.organisation === statement?.plan.customer
      if (!statement || !own) throw notFound(`Nothing is invoiced under “${params.agreement}”`)
      return {
        agreement: statement.plan.contract,
        customer: statement.plan.customer,
        from: statement.plan.from,
        to: statement.plan.to,
        net: money(statement.plan.net),
        documents: statement.documents.map(documentTold),
        toCome: statement.toCome.map((part) => ({ on: part.on, from: part.from, to: part.to, net: money(part.net) })),
      }
    },
  }),
  defineRead({
    name: 'listInvoicesToCome',
    path: '/runs/preview',
    summary: 'What a run up to a day would invoice',
    permission: 'billing:read',
    query: schema(Fields({ until: DateText('day up to which to run') })),
    returns: answers.toCome,
    run: async ({ reader, query }) => {
      const { invoices, failures } = await invoicesToCome(reader, query.until as IsoDate)
      return {
        until: query.until,
        items: invoices.map(({ on, plan, part }) => ({
          agreement: plan.contract,
          customer: plan.customer,
          service: plan.service,
          date: on,
          from: part.from,
          to: part.to,
          net: money(part.net),
          purchaseOrder: plan.purchaseOrder,
        })),
        failures,
      }
    },
  }),
  defineRead({
    name: 'listReceipts',
    path: '/receipts',
    summary: 'Money received',
    permission: 'billing:read',
    query: schema(Fields({ ...AS_AT, ...span, ...PAGING, customer: Optional(Ref('customer')) })),
    returns: answers.receipts,
    run: async ({ reader, query, on }) => {
      const turns = await turnsOfReceipts(reader)
      const found = await listReceipts(reader, { ...spanOf(query), ...customerOf(query) })
      const { items, next } = wholeOrPage(found, query, ({ ref }) => ref)
      return {
        items: items.map((receipt) => ({
          receipt: receipt.ref,
          date: receipt.date,
          payer: receipt.payer,
          customer: receipt.customer,
          amount: money(receipt.amount),
          invoice: receipt.invoice,
          reference: receipt.reference,
          entry: receipt.entry,
          takenBackBy: takenBackBy(turns.get(receipt.ref), on),
        })),
        next,
      }
    },
  }),
  defineRead({
    name: 'getAgedDebtors',
    path: '/aged-debtors',
    summary: 'Who owes how much, and for how long it is overdue',
    permission: 'billing:read',
    query: asAtQuery,
    returns: answers.agedDebtors,
    run: async ({ reader, on }) => ({ on, ...(await agedDebtors(reader, on)) }),
  }),
  defineRead({
    name: 'getDeferredIncome',
    path: '/deferred-income',
    summary: 'What is invoiced and not earned, or earned and not invoiced, by agreement',
    permission: 'billing:read',
    query: asAtQuery,
    returns: answers.deferredIncome,
    run: async ({ reader, on }) => ({ on, ...(await deferredIncome(reader, on)) }),
  }),
]

const spanOf = ({ from, to }: { from?: string; to?: string }) => ({
  ...(from ? { from: from as IsoDate } : {}),
  ...(to ? { to: to as IsoDate } : {}),
})
const customerOf = ({ customer }: { customer?: string }) => (customer ? { customer } : {})
