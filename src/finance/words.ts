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

/** A page of a list that is in memory: the rows, and the addresses of the pages before and after. */
export const paged = <T>(
  all: readonly T[],
  asked: string | undefined,
  address: (page: number) => string,
  size = 50,
) => {
  const last = Math.max(1, Math.ceil(all.length / size))
  const page = Math.min(Math.max(Number(asked) || 1, 1), last)
  return {
    rows: all.slice((page - 1) * size, page * size),
    ...(page > 1 ? { newer: address(page - 1) } : {}),
    ...(page < last ? { older: address(page + 1) } : {}),
    ...(last > 1 ? { pages: `Page ${page} of ${last}` } : {}),
  }
}
