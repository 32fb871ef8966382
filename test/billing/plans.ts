import type { Plan } from '../../src/billing/plans/plan.ts'
import { addDays, date } from '../../src/kernel/dates.ts'
import { parseMoney, pence } from '../../src/kernel/money.ts'

type Texts = 'from' | 'to' | 'pricedTo' | 'deliveredOn'
type Amounts = 'net' | 'pricedNet' | 'providerShare' | 'yearPrice'

/** A plan for tests, by default a school's 8,400.00 for the year from 1 April 2026; the rest follows from what is said. */
export const aPlan = (
  more: Partial<Omit<Plan, Texts | Amounts>> &
    Partial<Record<Texts | Amounts, string>> & { start?: number; length?: number; pence?: number } = {},
): Plan => {
  const { start, length, pence: whole, ...stated } = more
  const from = date(stated.from ?? (start === undefined ? '2026-04-01' : addDays(date('2026-04-01'), start)))
  const pricedTo = date(stated.pricedTo ?? stated.to ?? (length === undefined ? '2027-03-31' : addDays(from, length)))
  const amount = (text: string | undefined) => (text === undefined ? undefined : parseMoney(text))
  const pricedNet = amount(stated.pricedNet) ?? amount(stated.net) ?? pence(whole ?? 840_000)
  const proration = stated.proration ?? 'days'
  return {
    contract: 'A-1',
    kind: 'agreement',
    customer: 'hartwell',
    payer: 'hartwell',
    service: 'SI',
    description: 'School improvement partner',
    schedule: 'upfront',
    arrears: 'no',
    earning: 'over_time',
    vatCode: 'standard',
    incomeAccount: '4110',
    deferredAccount: '2400',
    debtorAccount: '1100',
    stream: 'traded',
    purchaseOrder: null,
    quantity: '1',
    yearParts: proration === 'days' ? 365 : 12,
    ...stated,
    proration,
    from,
    to: date(stated.to ?? pricedTo),
    pricedTo,
    pricedNet,
    net: amount(stated.net) ?? pricedNet,
    unitPrice: pricedNet,
    providerShare: amount(stated.providerShare) ?? pence(0),
    yearPrice: amount(stated.yearPrice) ?? pricedNet,
    deliveredOn: stated.deliveredOn === undefined ? null : date(stated.deliveredOn),
  }
}
