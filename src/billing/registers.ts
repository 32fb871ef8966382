import { amount, day, integer, type Register, refTo, required, text } from '../platform/registers/index.ts'

/** Money received, as a pack tells of it. */
/**
 * Money received. `billed_to` is the day up to which had been invoiced when it was recorded, where it names an invoice that is dated
 * after it came; blank: its own day.
 */
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
    billed_to: day(),
  },
}

/**
 * Agreements that were ended before their time after they had been invoiced: `agreements.csv` has such a one as it was agreed.
 * `billed_to` is the day up to which it had been invoiced and earned by then; blank: the day on which it was decided.
 */
export const cancellations: Register = {
  file: 'cancellations.csv',
  table: 'early_end',
  key: ['agreement', 'ends_on'],
  columns: {
    agreement: refTo('agreements.csv', required),
    ends_on: day(required),
    decided_on: day(required),
    billed_to: day(),
    reason: text(required),
  },
}

/**
 * Credit notes. Rows with the same `ref` are one: for a service that ended before its time one row with `ends_on`, whose amount
 * is worked out, else a row a line of the invoice with the net amount that is credited. `billed_to` as of cancellations. `books_from`
 * is the first day of the open books then, where it put right months that were closed.
 */
export const creditNotes: Register = {
  file: 'credit-notes.csv',
  table: 'invoice',
  key: ['ref', 'line'],
  columns: {
    ref: text(required),
    invoice: text(required),
    date: day(required),
    ends_on: day(),
    line: integer({ minimum: 1 }),
    net: amount({ minimum: 1 }),
    billed_to: day(),
    books_from: day(),
    reason: text(required),
  },
  check: ({ ends_on, line, net }) => {
    if (ends_on !== null) {
      const message = 'Give either the last day of the service, or lines of the invoice with their net amounts'
      return line === null && net === null ? [] : [{ column: 'ends_on', message }]
    }
    const message = 'must be filled in, unless the service ended early (ends_on)'
    return Object.entries({ line, net }).flatMap(([column, value]) => (value === null ? [{ column, message }] : []))
  },
}

export const registers: Register[] = [receipts]
