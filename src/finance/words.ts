import type { InvoiceStanding, MoneySettled } from '../billing/index.ts'
import { penceOf, pounds } from '../kernel/money.ts'

const STATUS: Record<InvoiceStanding['status'], { kind: string; text: string }> = {
  paid: { kind: 'ok', text: 'Paid' },
  'part-paid': { kind: 'warn', text: 'Part paid' },
  unpaid: { kind: 'info', text: 'Not yet due' },
  overdue: { kind: 'bad', text: 'Overdue' },
  credited: { kind: 'none', text: 'Credited' },
}

export const statusTag = (status: InvoiceStanding['status']) => STATUS[status]

/** What becomes of money that was there already. An answer that was kept before invoices freed any says nothing of it. */
export const settledWords = ({ settled = [], over = [] }: Partial<MoneySettled>): string[] => [
  ...over.map(
    ({ receipt, invoice, amount }) =>
      `**${pounds(penceOf(amount))}** of receipt ${receipt} is more than ${invoice} needs, and waits for another invoice.`,
  ),
  ...settled.map(
    ({ receipt, invoice, amount }) =>
      `**${pounds(penceOf(amount))}** of receipt ${receipt}, which waited for an invoice, settles ${invoice}.`,
  ),
]
