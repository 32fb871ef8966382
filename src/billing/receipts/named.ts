import { organisationName } from '../../directory/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import { type Pence, pounds, sum } from '../../kernel/money.ts'
import { listed } from '../../kernel/text.ts'
import type { Parties } from '../plans/parties.ts'
import type { Allocation, Settled } from './open-invoices.ts'

/** Something about money received that somebody should look at. It is recorded all the same: it did come in. */
export interface ReceiptNotice {
  notice: 'nothing-left-to-pay' | 'more-than-left-to-pay' | 'invoice-of-another'
  explanation: string
}

/** What is odd about money that names an invoice, of all that it settles and what is left. */
export const noticesOfNamed = (
  { directory }: Parties,
  receipt: { payer: string; customer: string; date: IsoDate },
  { invoice, open }: Settled,
  { allocations, left }: { allocations: readonly Allocation[]; left: Pence },
): ReceiptNotice[] => {
  const notices: ReceiptNotice[] = []
  const nameOf = (ref: string) => organisationName(directory, ref, receipt.date)
  const own = invoice.customer === receipt.customer || invoice.school === receipt.payer
  if (!own) {
    const explanation = `${invoice.number} is for ${invoice.customer_name} to pay, not for ${nameOf(receipt.payer)}. Check that the invoice is the right one.`
    notices.push({ notice: 'invoice-of-another', explanation })
  }
  const others = allocations.filter((each) => each.invoice !== invoice.number)
  const elsewhere = sum(others.map(({ amount }) => amount))
  const over = elsewhere + left
  if (over === 0) return notices
  const settles = `settles ${listed(others.map((each) => each.invoice))}`
  const waits = `waits for the next invoice of ${nameOf(receipt.payer)}`
  const goes = elsewhere === 0 ? waits : left === 0 ? settles : `${settles}; ${pounds(left)} of it ${waits}`
  notices.push(
    open > 0
      ? {
          notice: 'more-than-left-to-pay',
          explanation: `${pounds(open)} was left to pay of ${invoice.number}. What is over, ${pounds(over)}, ${goes}.`,
        }
      : {
          notice: 'nothing-left-to-pay',
          explanation: `Nothing was left to pay of ${invoice.number}. This money, ${pounds(over)}, ${goes}.`,
        },
  )
  return notices
}
