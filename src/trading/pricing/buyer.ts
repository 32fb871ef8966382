import type { Decimal } from 'decimal.js'
import type { IsoDate } from '../../kernel/dates.ts'

/** What the price list asks about a customer, on the days of the order and of the price. */
export interface Buyer {
  ref: string
  name: string
  isSchool: boolean
  isMember: boolean
  sector: 'maintained' | 'academy' | 'other'
  laCode: string | null
  /** The type of establishment by the register's code: '1' is a community school. */
  type: string | null
  phase: string | null
  hasSixthForm: 'yes' | 'no' | null
  count: PupilCount | null
}

export interface PupilCount {
  pupils: Decimal
  /** The census it was taken for; `stated` in the company's own list, `register` in the register of schools. */
  census: 'october' | 'january' | 'own' | 'stated' | 'register'
  countedOn: IsoDate | null
}

export const classOf = (buyer: Buyer): 'member' | 'non_member' => (buyer.isMember ? 'member' : 'non_member')
