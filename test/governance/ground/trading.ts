import { prices, services } from '../../../src/catalogue/index.ts'
import type { Database } from '../../../src/platform/database/index.ts'
import { agreements } from '../../../src/trading/index.ts'
import { type Ground, setUp } from './company.ts'

/** What an outsider pays a year: of every £100 that the member pays in a month, £25 come from outside, which is one fifth of all. */
export const ONE_FIFTH = '300.00'

/**
 * The small company with something to sell: a member and an outsider have agreed to a service from April 2026 on, and pay for it by
 * month, the member £1,200.00 a year.
 */
export const setUpTrading = async (database: Database, slug: string, outsider = ONE_FIFTH): Promise<Ground> => {
  const ground = await setUp(database, slug)
  const price = { service: 'CLERK', model: 'flat', proration: 'months_inclusive', from: '2020-04-01' }
  const agreed = { service: 'CLERK', ordered_on: '2026-03-01', starts_on: '2026-04-01', ends_on: '2027-03-31' }
  const accepted = { ...agreed, invoice_schedule: 'monthly', status: 'accepted' }
  await ground.add([
    [services, [{ code: 'CLERK', name: 'Clerking', basis: 'traded', vat_code: 'standard', recognition: 'over_time' }]],
    [
      prices,
      [
        { ...price, customer_class: 'member', flat: 120_000 },
        { ...price, customer_class: 'non_member', flat: Math.round(Number(outsider) * 100) },
      ],
    ],
    [
      agreements,
      [
        { ref: 'A-IN', customer: 's-10', ...accepted },
        { ref: 'A-OUT', customer: 's-3', ...accepted },
      ],
    ],
  ])
  return ground
}
