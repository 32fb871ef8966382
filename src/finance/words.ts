import type { InvoiceStanding } from '../billing/index.ts'
import { type IsoDate, isDate } from '../kernel/dates.ts'
import { invalid } from '../kernel/errors.ts'

const STATUS: Record<InvoiceStanding['status'], { kind: string; text: string }> = {
  paid: { kind: 'ok', text: 'Paid' },
  'part-paid': { kind: 'warn', text: 'Part paid' },
  unpaid: { kind: 'info', text: 'Not yet due' },
  overdue: { kind: 'bad', text: 'Overdue' },
  credited: { kind: 'none', text: 'Credited' },
}

export const statusTag = (status: InvoiceStanding['status']) => STATUS[status]

/** A day from the address; anything else is refused with its name. */
export const dayOf = (text: string | undefined, name: string): IsoDate | undefined => {
  if (!text) return undefined
  if (!isDate(text)) throw invalid(`“${text}” must be a real date, like 2026-04-01`, `/${name}`)
  return text
}
