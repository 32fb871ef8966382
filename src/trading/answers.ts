import { vatCodeAnswer } from '../catalogue/index.ts'
import { Fields, Optional } from '../kernel/fields.ts'
import { arrayOf, ChoiceOut, DateOut, listOf, MoneyOut, OrNull, TextOut, YesOrNoOut } from '../platform/http/index.ts'
import { AGREEMENT_STATUSES, INVOICE_SCHEDULES } from './registers.ts'

/** What the reads of prices and agreements answer. */

const steps = listOf({ step: TextOut, label: TextOut, text: TextOut, amount: MoneyOut })

const quote = Fields({
  service: TextOut,
  customer: TextOut,
  customerClass: ChoiceOut(['member', 'non_member']),
  on: DateOut,
  from: DateOut,
  to: DateOut,
  quantity: TextOut,
  steps,
  net: MoneyOut,
  vatCode: vatCodeAnswer,
  vat: MoneyOut,
  gross: MoneyOut,
  commissioned: YesOrNoOut,
  paidBy: Optional(TextOut),
})

const offer = Fields({
  service: TextOut,
  name: TextOut,
  description: OrNull(TextOut),
  standing: TextOut,
  price: Optional(quote),
  memberNet: Optional(MoneyOut),
  paidBy: Optional(TextOut),
  reason: Optional(TextOut),
  held: arrayOf(TextOut),
})

const agreement = {
  ref: TextOut,
  customer: TextOut,
  payer: OrNull(TextOut),
  service: TextOut,
  quantity: OrNull(TextOut),
  orderedOn: OrNull(DateOut),
  startsOn: DateOut,
  endsOn: OrNull(DateOut),
  purchaseOrder: OrNull(TextOut),
  invoiceSchedule: ChoiceOut(INVOICE_SCHEDULES),
  status: ChoiceOut(AGREEMENT_STATUSES),
  net: OrNull(MoneyOut),
  vatCode: Optional(vatCodeAnswer),
  vat: OrNull(MoneyOut),
  gross: OrNull(MoneyOut),
  /** Why it has no price. */
  problem: Optional(TextOut),
}

export const answers = {
  quote,
  catalogueOfSchool: Fields({ customer: TextOut, on: DateOut, from: DateOut, items: arrayOf(offer) }),
  agreements: Fields({ items: arrayOf(Fields(agreement)), next: OrNull(TextOut) }),
  agreement: Fields({ ...agreement, steps }),
}
