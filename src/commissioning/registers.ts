import { VAT_CODES } from '../catalogue/index.ts'
import { amount, day, oneOf, type Register, refTo, required, text, yesNo } from '../platform/register.ts'
import { COMMISSION_BASES, COMMISSION_SCHEDULES } from './commissions.ts'

export const commissions: Register = {
  file: 'commissions.csv',
  table: 'commission',
  key: ['ref'],
  columns: {
    ref: text(required),
    service: refTo('services.csv'),
    title: text(),
    payer: refTo('organisations.csv'),
    starts_on: day(required),
    ends_on: day(),
    annual_value: amount(required),
    schedule: oneOf(COMMISSION_SCHEDULES, { blank: 'quarterly' }),
    basis: oneOf(COMMISSION_BASES, { blank: 'contract' }),
    de_delegated: yesNo(),
    conditions: text(),
    vat_code: oneOf(VAT_CODES),
  },
  check: (row) =>
    row.ends_on && row.starts_on && row.ends_on < row.starts_on
      ? [{ column: 'ends_on', message: `“${row.ends_on}” must not be before starts_on (${row.starts_on})` }]
      : [],
}

export const registers: Register[] = [commissions]
