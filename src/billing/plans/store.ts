import type { IsoDate } from '../../kernel/dates.ts'
import { type Pence, pence } from '../../kernel/money.ts'
import type { Tx } from '../../platform/acts/index.ts'
import { known, type Reader, type Row } from '../../platform/reader.ts'
import type { Plan } from './plan.ts'

interface StoredPlan extends Plan {
  id: string
}

/** The plans of a company as known, by contract: what billing has begun with. */
export const loadPlans = async (reader: Reader, contracts?: readonly string[]): Promise<Map<string, StoredPlan>> => {
  const query = known(reader, 'billing_plan')
  if (contracts) query.whereIn('contract', [...contracts])
  const rows = (await query) as Row[]
  return new Map(rows.map((row) => [String(row.contract), planOf(row)]))
}

const planOf = (row: Row): StoredPlan => ({
  id: String(row.id),
  contract: String(row.contract),
  kind: row.kind as Plan['kind'],
  customer: String(row.customer),
  payer: String(row.payer),
  service: String(row.service),
  description: String(row.description),
  from: row.starts_on as IsoDate,
  to: row.ends_on as IsoDate,
  net: pennies(row.net),
  pricedTo: row.priced_to as IsoDate,
  pricedNet: pennies(row.priced_net),
  providerShare: pennies(row.provider_share),
  yearPrice: pennies(row.year_price),
  yearParts: Number(row.year_parts),
  quantity: String(row.quantity),
  unitPrice: pennies(row.unit_price),
  schedule: row.schedule as Plan['schedule'],
  arrears: row.arrears as Plan['arrears'],
  proration: row.proration as Plan['proration'],
  earning: row.earning as Plan['earning'],
  deliveredOn: row.delivered_on as IsoDate | null,
  vatCode: row.vat_code as Plan['vatCode'],
  incomeAccount: String(row.income_account),
  deferredAccount: String(row.deferred_account),
  debtorAccount: String(row.debtor_account),
  stream: row.stream as Plan['stream'],
  purchaseOrder: row.purchase_order as string | null,
})

const pennies = (value: Row[string] | undefined): Pence => pence(Number(value))

const rowOf = (plan: Plan): Row => ({
  contract: plan.contract,
  kind: plan.kind,
  customer: plan.customer,
  payer: plan.payer,
  service: plan.service,
  description: plan.description,
  starts_on: plan.from,
  ends_on: plan.to,
  net: plan.net,
  priced_to: plan.pricedTo,
  priced_net: plan.pricedNet,
  provider_share: plan.providerShare,
  year_price: plan.yearPrice,
  year_parts: plan.yearParts,
  quantity: plan.quantity,
  unit_price: plan.unitPrice,
  schedule: plan.schedule,
  arrears: plan.arrears,
  proration: plan.proration,
  earning: plan.earning,
  delivered_on: plan.deliveredOn,
  vat_code: plan.vatCode,
  income_account: plan.incomeAccount,
  deferred_account: plan.deferredAccount,
  debtor_account: plan.debtorAccount,
  stream: plan.stream,
  purchase_order: plan.purchaseOrder,
})

/** Keeps plans as they are now: new ones are added, one that says something else follows the one before. */
export const keepPlans = async (tx: Tx, plans: readonly Plan[]): Promise<void> => {
  const stored = await loadPlans(
    tx,
    plans.map((plan) => plan.contract),
  )
  const changed = plans.filter((plan) => !samePlan(stored.get(plan.contract), plan))
  const replaced = changed.flatMap((plan) => stored.get(plan.contract)?.id ?? [])
  if (replaced.length > 0) await tx.supersede('billing_plan', replaced)
  if (changed.length > 0) await tx.insert('billing_plan', changed.map(rowOf))
}

const samePlan = (stored: Plan | undefined, plan: Plan): boolean =>
  stored !== undefined && JSON.stringify(rowOf(stored)) === JSON.stringify(rowOf(plan))
