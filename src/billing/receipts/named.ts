import { organisationName } from '../../directory/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import { type Pence, pounds } from '../../kernel/money.ts'
import type { Parties } from '../documents/parties.ts'
import type { Settled } from './open-invoices.ts'

/** Something about money received that somebody should look at. It is recorded all the same: it did come in. */
export interface ReceiptNotice {
  notice: 'nothing-left-to-pay' | 'more-than-left-to-pay' | 'invoice-of-another'
  explanation: string
}

/** What is odd about money that names an invoice; `left`: what that invoice did not take. */
export const noticesOfNamed = (
  { directory }: Parties,
  receipt: { payer: string; customer: string; date: IsoDate },
  { invoice, open }: Settled,
  left: Pence,
): ReceiptNotice[] => {
  const notices: ReceiptNotice[] = []
  const nameOf = (ref: string) => organisationName(directory, ref, receipt.date)
  const own = invoice.customer === receipt.customer || invoice.school === receipt.payer
  if (!own) {
    const explanation = `${invoice.number} is for ${invoice.customer_name} to pay, not for ${nameOf(receipt.payer)}. Check that the invoice is the right one.`
    notices.push({ notice: 'invoice-of-another', explanation })
  }
  if (left > 0) {
    const stays = `stays to the credit of ${nameOf(receipt.customer)}, and settles no other invoice, as money does that names none.`
    notices.push(
      open > 0
        ? {
            notice: 'more-than-left-to-pay',
            explanation: `${pounds(open)} was left to pay of ${invoice.number}. What is over, ${pounds(left)}, ${stays}`,
          }
        : {
            notice: 'nothing-left-to-pay',
            explanation: `Nothing was left to pay of ${invoice.number}. This money, ${pounds(left)}, ${stays}`,
          },
    )
  }
  return notices
}
