import type { InvoiceStanding } from '../billing/index.ts'

const STATUS: Record<InvoiceStanding['status'], { kind: string; text: string }> = {
  paid: { kind: 'ok', text: 'Paid' },
  'part-paid': { kind: 'warn', text: 'Part paid' },
  unpaid: { kind: 'info', text: 'Not yet due' },
  overdue: { kind: 'bad', text: 'Overdue' },
  credited: { kind: 'none', text: 'Credited' },
}

export const statusTag = (status: InvoiceStanding['status']) => STATUS[status]
