import { day, decimal, oneOf, type Register, refTo, required, text } from '../platform/registers/index.ts'

export const INVOICE_SCHEDULES = ['upfront', 'termly', 'monthly', 'split_financial_year'] as const
export const AGREEMENT_STATUSES = ['draft', 'accepted', 'suspended', 'cancelled', 'ended'] as const
export type InvoiceSchedule = (typeof INVOICE_SCHEDULES)[number]
export type AgreementStatus = (typeof AGREEMENT_STATUSES)[number]

export const agreements: Register = {
  file: 'agreements.csv',
  table: 'agreement',
  key: ['ref'],
  columns: {
    ref: text(required),
    customer: refTo('organisations.csv', required),
    payer: refTo('organisations.csv'),
    service: refTo('services.csv', required),
    quantity: decimal(),
    ordered_on: day(),
    starts_on: day(required),
    ends_on: day(),
    purchase_order: text(),
    invoice_schedule: oneOf(INVOICE_SCHEDULES, { blank: 'upfront' }),
    status: oneOf(AGREEMENT_STATUSES, { blank: 'accepted' }),
  },
  check: (row) => [
    ...(row.ends_on && row.starts_on && row.ends_on < row.starts_on
      ? [{ column: 'ends_on', message: `“${row.ends_on}” must not be before starts_on (${row.starts_on})` }]
      : []),
    ...(row.quantity !== null && Number(row.quantity) <= 0
      ? [{ column: 'quantity', message: `“${row.quantity}” must be more than 0` }]
      : []),
  ],
}

export const registers: Register[] = [agreements]
