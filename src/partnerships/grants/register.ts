import type { IsoDate } from '../../kernel/dates.ts'
import type { Pence } from '../../kernel/money.ts'
import type { Reader } from '../../platform/reader.ts'
import {
  allOf,
  amount,
  dayCell,
  dayOf,
  inOrder,
  onlyWith,
  penceCell,
  type Register,
  type RowCheck,
  refTo,
  registerRows,
  required,
  text,
  textCell,
  type Values,
} from '../../platform/registers/index.ts'
import { byDay } from '../by-day.ts'

/** Money given to a partnership of schools, such as a start-up grant. */
export interface Grant {
  ref: string
  partnership: string
  purpose: string | null
  conditions: string | null
  amount: Pence
  /** Blank: promised. */
  paidOn: IsoDate | null
  returnedOn: IsoDate | null
  returned: Pence | null
}

const noMoreThanGiven: RowCheck = (row: Values) => {
  if (row.amount === 0) return [{ column: 'amount', message: 'must be above 0.00' }]
  return Number(row.returned ?? 0) > Number(row.amount)
    ? [{ column: 'returned', message: 'must not be more than the amount of the grant' }]
    : []
}

export const grants: Register = {
  file: 'grants.csv',
  table: 'partnership_grant',
  key: ['ref'],
  columns: {
    ref: text(required),
    partnership: refTo('bodies.csv', required),
    purpose: text(),
    conditions: text(),
    amount: amount(required),
    paid_on: dayOf(),
    returned_on: dayOf(),
    returned: amount(),
  },
  check: allOf(
    noMoreThanGiven,
    onlyWith('returned', 'returned_on', 'money that was returned has a day'),
    onlyWith('returned_on', 'returned', 'say how much was returned'),
    onlyWith('returned_on', 'paid_on', 'what was never paid cannot be returned'),
    inOrder('paid_on', 'returned_on'),
  ),
}

export const loadGrants = async (reader: Reader): Promise<Grant[]> =>
  (await registerRows(reader, grants)).map(grantOf).sort(byDay(({ paidOn, ref }) => `${paidOn ?? '9999'} ${ref}`))

export const grantOf = (row: Values): Grant => ({
  ref: String(row.ref),
  partnership: String(row.partnership),
  purpose: textCell(row.purpose),
  conditions: textCell(row.conditions),
  amount: Number(row.amount) as Pence,
  paidOn: dayCell(row.paid_on),
  returnedOn: dayCell(row.returned_on),
  returned: penceCell(row.returned),
})
