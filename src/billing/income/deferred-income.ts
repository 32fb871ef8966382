import { loadDirectory, organisationName } from '../../directory/index.ts'
import { addYears, type IsoDate } from '../../kernel/dates.ts'
import { money, type Pence, pence, ZERO } from '../../kernel/money.ts'
import { by } from '../../kernel/order.ts'
import { CODES } from '../../ledger/index.ts'
import { type Reader, recorded } from '../../platform/reader.ts'
import { plansAsAgreed } from '../plans/facts.ts'
import type { Plan } from '../plans/plan.ts'
import { otherPostings } from '../sources.ts'
import { accruedOf, deferredOf } from './deferral.ts'
import { earnedBy, ownShare } from './recognition.ts'

/** What of a contract is invoiced and earned by a day, and what stands on 2400 and 1300 for it. */
export interface Deferred {
  agreement: string | null
  customer: string
  /** What it is for, as its invoices call it. */
  service: string | null
  from: IsoDate | null
  to: IsoDate | null
  net: Pence
  invoiced: Pence
  recognised: Pence
  deferred: Pence
  accrued: Pence
  /** Of the deferred, what is not left for income after twelve months: credits still to be given fall due as well. */
  dueWithinOneYear: Pence
}

/** Contracts that run on the day or have something on the balance sheet, then balances that the journal brought. */
export const deferredOn = async (reader: Reader, on: IsoDate): Promise<Deferred[]> => {
  const invoiced = await sums(reader, 'invoice_line', on)
  const recognised = await sums(reader, 'recognition', on)
  const rows: Deferred[] = []
  for (const plan of [...(await plansAsAgreed(reader)).values()].sort(by('contract'))) {
    if (plan.earning === 'on_claim') continue
    const row = standingRow(plan, on, invoiced.get(plan.contract) ?? 0, recognised.get(plan.contract) ?? 0)
    const runs = plan.from <= on && on <= plan.to
    if (runs || row.deferred !== 0 || row.accrued !== 0) rows.push(row)
  }
  return [...rows, ...(await broughtByJournal(reader, on))]
}

const standingRow = (plan: Plan, on: IsoDate, invoiced: number, recognised: number): Deferred => {
  const standing = { invoiced: pence(invoiced), recognised: pence(recognised) }
  const net = ownShare(plan, plan.net)
  const deferred = deferredOf(standing)
  // What is invoiced is earned before what is not: only what the invoices hold beyond the next year's income comes later.
  const later = Math.max(0, Math.min(invoiced, net) - earnedBy(plan, addYears(on, 1)))
  return {
    agreement: plan.contract,
    customer: plan.customer,
    service: plan.description,
    from: plan.from,
    to: plan.to,
    net,
    ...standing,
    deferred,
    accrued: accruedOf(standing),
    dueWithinOneYear: pence(deferred - later),
  }
}

const sums = async (
  reader: Reader,
  table: 'invoice_line' | 'recognition',
  on: IsoDate,
): Promise<Map<string, number>> => {
  const amount =
    table === 'recognition' ? 'sum(amount)' : 'sum(case when credits_line is null then own_net else -own_net end)'
  const rows = (await recorded(reader, table)
    .where('date', '<=', on)
    .groupBy('contract')
    .select('contract', reader.db.raw(`${amount} as total`))) as unknown as { contract: string; total: number }[]
  return new Map(rows.map((row) => [row.contract, row.total]))
}

/** Opening balances and other entries of the journal on 2400 and 1300, by customer. */
const broughtByJournal = async (reader: Reader, on: IsoDate): Promise<Deferred[]> => {
  const found = new Map<string, { deferred: number; accrued: number }>()
  for (const posting of await otherPostings(reader, [CODES.deferredIncome, CODES.accruedIncome], on)) {
    const customer = posting.customer ?? ''
    const sum = found.get(customer) ?? { deferred: 0, accrued: 0 }
    if (posting.account === CODES.deferredIncome) sum.deferred += posting.credit - posting.debit
    else sum.accrued += posting.debit - posting.credit
    found.set(customer, sum)
  }
  return [...found]
    .filter(([, sum]) => sum.deferred !== 0 || sum.accrued !== 0)
    .sort(by(0))
    .map(([customer, { deferred, accrued }]) => ({
      agreement: null,
      customer,
      service: null,
      from: null,
      to: null,
      net: ZERO,
      invoiced: ZERO,
      recognised: ZERO,
      deferred: pence(deferred),
      accrued: pence(accrued),
      dueWithinOneYear: pence(Math.max(0, deferred)),
    }))
}

const MONEY = ['net', 'invoiced', 'recognised', 'deferred', 'accrued'] as const

/** The rows and totals of the report `deferred-income`: deferred ties to 2400, accrued to 1300. */
export const deferredIncome = async (reader: Reader, on: IsoDate) => {
  const [all, directory] = [await deferredOn(reader, on), await loadDirectory(reader)]
  const total = (column: (typeof MONEY)[number]) => money(all.reduce((sum, row) => sum + row[column], 0))
  return {
    rows: all.map((row) => ({
      ...row,
      name: organisationName(directory, row.customer, on),
      net: money(row.net),
      invoiced: money(row.invoiced),
      recognised: money(row.recognised),
      deferred: money(row.deferred),
      accrued: money(row.accrued),
      dueWithinOneYear: money(row.dueWithinOneYear),
    })),
    totals: Object.fromEntries(MONEY.map((column) => [column, total(column)])) as Record<
      (typeof MONEY)[number],
      string
    >,
  }
}
