import type { IsoDate } from '../kernel/dates.ts'
import type { Pence } from '../kernel/money.ts'
import { by } from '../kernel/order.ts'
import type { Reader } from '../platform/reader.ts'
import { registerRows, type Values } from '../platform/registers/index.ts'
import type { Commission } from './commissions.ts'
import { commissions } from './registers.ts'

/** The commissions of a company as known, in order of their first day. */
export const loadCommissions = async (reader: Reader): Promise<Commission[]> =>
  (await registerRows(reader, commissions)).map(commissionOf).sort(by('startsOn', 'ref'))

const commissionOf = (row: Values): Commission => ({
  ref: String(row.ref),
  service: row.service as string | null,
  title: row.title as string | null,
  payer: row.payer as string | null,
  startsOn: row.starts_on as IsoDate,
  endsOn: row.ends_on as IsoDate | null,
  annualValue: Number(row.annual_value) as Pence,
  schedule: row.schedule as Commission['schedule'],
  basis: row.basis as Commission['basis'],
  // Money handed back by schools is of one kind by its basis too, unless the row says otherwise.
  deDelegated: row.de_delegated === null ? row.basis === 'de_delegated' : row.de_delegated === 'yes',
  conditions: row.conditions as string | null,
  vatCode: row.vat_code as Commission['vatCode'],
})
