import { amount, day, type Register, refTo, required, text } from '../platform/register.ts'

/** Money received, as a pack tells of it. */
export const receipts: Register = {
  file: 'receipts.csv',
  table: 'receipt',
  key: ['ref'],
  columns: {
    ref: text(required),
    date: day(required),
    payer: refTo('organisations.csv', required),
    amount: amount(required),
    invoice: text(),
    reference: text(),
  },
}

export const registers: Register[] = [receipts]
