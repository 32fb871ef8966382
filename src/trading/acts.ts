import { Choice, DateText, Fields, Optional, Ref, Text } from '../kernel/fields.ts'
import { schema } from '../kernel/schema.ts'
import { type AnyAct, defineAct } from '../platform/acts/index.ts'
import { acceptAgreement, cancelAgreement } from './orders.ts'
import { Quantity } from './quotes.ts'
import { INVOICE_SCHEDULES } from './registers.ts'

const AcceptBody = schema(
  Fields({
    customer: Ref('customer', 'organisations'),
    service: Ref('service', 'services'),
    quantity: Optional(Quantity),
    startsOn: DateText('first day'),
    endsOn: Optional(DateText('last day')),
    purchaseOrder: Optional(Text('purchase-order number', 60)),
    invoiceSchedule: Optional(Choice('invoice schedule', INVOICE_SCHEDULES)),
    payer: Optional(Ref('payer', 'organisations')),
    orderedOn: Optional(DateText('day of the order')),
    ref: Optional(Ref('reference')),
  }),
)

const CancelBody = schema(
  Fields({
    agreement: Ref('agreement', 'agreements'),
    endsOn: DateText('last day'),
    reason: Text('reason'),
  }),
)

export const acts: AnyAct[] = [
  defineAct({
    name: 'acceptAgreement',
    title: 'Accept an agreement',
    permission: 'orders:write',
    alsoFor: 'school:order',
    path: '/agreements',
    body: AcceptBody,
    example: { customer: 'alder-lane', service: 'SIP', startsOn: '2026-12-01', purchaseOrder: 'PO-1042' },
    run: acceptAgreement,
  }),
  defineAct({
    name: 'cancelAgreement',
    title: 'End an agreement early',
    permission: 'orders:write',
    path: '/agreements/:agreement/cancellation',
    replaces: '/agreements/:agreement',
    body: CancelBody,
    example: { agreement: 'A-2026-0001', endsOn: '2026-12-31', reason: 'The school closes at Christmas' },
    run: cancelAgreement,
  }),
]
