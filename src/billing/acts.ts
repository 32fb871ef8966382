import { MOST_LETTERS } from '../company/index.ts'
import type { IsoDate } from '../kernel/dates.ts'
import { DateText, Fields, ListOf, MoneyText, Optional, Ref, Text, Whole } from '../kernel/fields.ts'
import { schema } from '../kernel/schema.ts'
import { type AnyAct, defineAct } from '../platform/acts/index.ts'
import { changeBankDetails } from './bank-details.ts'
import { issueCreditNote } from './credits/issue-credit-note.ts'
import { recordPurchaseOrder } from './purchase-orders.ts'
import { recordReceipt } from './receipts/record.ts'
import { runWithin } from './run/run.ts'

const CreditNoteBody = schema(
  Fields({
    invoice: Ref('number of the invoice', 'invoices'),
    date: DateText('date of the credit note'),
    reason: Text('reason'),
    endsOn: Optional(DateText('last day of the service')),
    lines: Optional(
      ListOf('lines to credit', Fields({ line: Whole('line', 1, 1000), net: MoneyText('net amount') }), 1),
    ),
  }),
)

const ReceiptBody = schema(
  Fields({
    date: DateText('date'),
    payer: Ref('payer', 'organisations'),
    amount: MoneyText('amount'),
    invoice: Optional(Text('invoice', 120)),
    reference: Optional(Text('bank reference', 200)),
    ref: Optional(Ref('reference')),
  }),
)

const RunBody = schema(
  Fields({ until: DateText('day up to which to run'), agreement: Optional(Ref('agreement', 'agreements')) }),
)

const PurchaseOrderBody = schema(
  Fields({ agreement: Ref('agreement', 'agreements'), purchaseOrder: Text('purchase-order number', 60) }),
)

const BankDetailsBody = schema(
  Fields({
    accountName: Text('name of the account', MOST_LETTERS),
    sortCode: Text('sort code', 8),
    accountNumber: Text('account number', 8),
    from: Optional(DateText('first day')),
  }),
)

export const creditNoteAct = defineAct({
  name: 'issueCreditNote',
  title: 'Issue a credit note',
  permission: 'billing:write',
  path: '/invoices/:invoice/credit-notes',
  replaces: '/invoices/:invoice',
  body: CreditNoteBody,
  example: {
    invoice: 'INV-2026-0001',
    date: '2026-12-31',
    reason: 'The school closed on 31 December 2026',
    endsOn: '2026-12-31',
  },
  run: issueCreditNote,
})

export const receiptAct = defineAct({
  name: 'recordReceipt',
  title: 'Record a receipt',
  permission: 'billing:write',
  path: '/receipts',
  body: ReceiptBody,
  example: { date: '2026-11-20', payer: 'alder-lane', amount: '1250.00', invoice: 'INV-2026-0001' },
  run: recordReceipt,
})

export const runAct = defineAct({
  name: 'runDue',
  title: 'Issue invoices and recognise income that are due',
  permission: 'billing:write',
  path: '/runs',
  body: RunBody,
  example: { until: '2026-11-30' },
  long: true,
  run: (tx, { until, agreement }) => runWithin(tx, until as IsoDate, agreement),
})

export const purchaseOrderAct = defineAct({
  name: 'recordPurchaseOrder',
  title: 'Record a purchase-order number',
  permission: 'orders:write',
  alsoFor: 'school:order',
  path: '/agreements/:agreement/purchase-order',
  replaces: '/agreements/:agreement',
  body: PurchaseOrderBody,
  example: { agreement: 'A-2026-0001', purchaseOrder: 'PO-1042' },
  run: recordPurchaseOrder,
})

export const bankDetailsAct = defineAct({
  name: 'changeBankDetails',
  title: 'Change the bank account on invoices',
  permission: 'billing:write',
  path: '/bank-details',
  body: BankDetailsBody,
  example: { accountName: 'Wexmere School Improvement', sortCode: '00-99-01', accountNumber: '00990101' },
  run: changeBankDetails,
})

export const acts: readonly AnyAct[] = [creditNoteAct, receiptAct, runAct, purchaseOrderAct, bankDetailsAct]
