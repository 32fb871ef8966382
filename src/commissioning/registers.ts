import { VAT_CODES } from '../catalogue/index.ts'
import {
  amount,
  day,
  inOrder,
  oneOf,
  type Register,
  refTo,
  required,
  text,
  yesNo,
} from '../platform/registers/index.ts'
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
  check: inOrder('starts_on', 'ends_on'),
}

export const registers: Register[] = [commissions]
