import { addDays, addYears, type IsoDate } from '../kernel/dates.ts'
import { conflict, notFound } from '../kernel/errors.ts'
import type { Pence } from '../kernel/money.ts'
import type { Tx } from '../platform/acts/index.ts'
import type { Reader } from '../platform/reader.ts'
import { recordRow } from '../platform/registers/index.ts'
import { type Agreement, agreementRow, agreements, buysFor } from '../trading/index.ts'
import { type Due, dueBy } from './due/due.ts'
import { loadProgress } from './due/progress.ts'
import { type BillingFacts, loadBilling, plansToBill } from './plans/facts.ts'
import { FAR } from './statement.ts'

export interface RecordPurchaseOrder {
  agreement: string
  purchaseOrder: string
}

export interface PurchaseOrderRecorded extends RecordPurchaseOrder {
  /** What the agreement said before. */
  formerly: string | null
  /** The invoices still to come that will print it. */
  toCome: { on: IsoDate; net: Pence }[]
}

/** The customer's own order number, for the invoices still to come; those that are issued stay as they are. */
export const recordPurchaseOrder = async (
  tx: Tx,
  { agreement: ref, purchaseOrder }: RecordPurchaseOrder,
): Promise<PurchaseOrderRecorded> => {
  const facts = await loadBilling(tx)
  const agreement = facts.agreements.find((each) => each.ref === ref)
  const { organisation } = tx
  const seen =
    agreement && (organisation === undefined || buysFor(facts.directory, organisation, agreement.customer, tx.today))
  if (!seen) throw notFound(`There is no agreement “${ref}” that you can see`)
  if (agreement.status !== 'accepted') {
    throw conflict('not-accepted', `Agreement ${ref} is ${agreement.status}, and nothing is invoiced under it`)
  }
  const toCome = (await invoicesUnder(tx, facts, [agreement], FAR)).map(({ on, part }) => ({ on, net: part.net }))
  if (toCome.length === 0) {
    const detail = `Everything under agreement ${ref} is invoiced. A number cannot be added to an invoice that is issued: tell the customer which invoice it belongs to`
    throw conflict('all-invoiced', detail)
  }
  await recordRow(tx, agreements, agreementRow({ ...agreement, purchaseOrder }))
  return { agreement: ref, purchaseOrder, formerly: agreement.purchaseOrder, toCome }
}

type InvoiceDue = Extract<Due, { kind: 'invoice' }>

const invoicesUnder = async (
  reader: Reader,
  facts: BillingFacts,
  chosen: Agreement[],
  until: IsoDate,
): Promise<InvoiceDue[]> => {
  const { plans } = plansToBill({ ...facts, agreements: chosen, commissions: [] }, until)
  const progress = await loadProgress(
    reader,
    plans.map(({ contract }) => contract),
  )
  return dueBy(plans, progress, until).flatMap((due) => (due.kind === 'invoice' ? [due] : []))
}

/** An agreement that will be invoiced without an order number, and when. */
export interface WithoutOrder {
  agreement: Agreement
  service: string
  on: IsoDate
}

/** Time enough to ask a school's office, and not so long that it is forgotten again. */
const AHEAD = 60

/**
 * Accepted agreements that are invoiced within the next 60 days without an order number, by customers who gave one with another
 * order of the last two years: they will want it on the invoice, and send back one that lacks it. A customer who never gives
 * numbers is not asked for one.
 */
export const withoutOrder = async (
  reader: Reader,
  on: IsoDate,
  customers?: readonly string[],
): Promise<WithoutOrder[]> => {
  const facts = await loadBilling(reader)
  const since = addYears(on, -2)
  const numbering = new Set(
    facts.agreements
      .filter(({ purchaseOrder, orderedOn, startsOn }) => purchaseOrder && (orderedOn ?? startsOn) >= since)
      .map(({ customer }) => customer),
  )
  const lacking = facts.agreements.filter(
    ({ status, purchaseOrder, customer }) =>
      status === 'accepted' &&
      !purchaseOrder &&
      numbering.has(customer) &&
      (customers === undefined || customers.includes(customer)),
  )
  const first = new Map<string, InvoiceDue>()
  for (const due of await invoicesUnder(reader, facts, lacking, addDays(on, AHEAD))) {
    if (!first.has(due.plan.contract)) first.set(due.plan.contract, due)
  }
  return [...first.values()].flatMap((due) => {
    const agreement = lacking.find(({ ref }) => ref === due.plan.contract)
    return agreement ? [{ agreement, service: due.plan.description, on: due.on }] : []
  })
}
