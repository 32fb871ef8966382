import type { IsoDate } from '../kernel/dates.ts'
import type { Pence } from '../kernel/money.ts'
import type { Reader } from '../platform/reader.ts'
import { type Document, documentsWhere } from './documents/documents.ts'
import { dueBy } from './due/due.ts'
import { loadProgress } from './due/progress.ts'
import { type BillingFacts, loadBilling, plansToBill } from './plans/facts.ts'
import type { Plan } from './plans/plan.ts'
import { instalments } from './plans/schedule.ts'

/** What is invoiced under an agreement or commission, and what is still to come. */
export interface ContractStatement {
  plan: Plan
  documents: Document[]
  toCome: { on: IsoDate; from: IsoDate; to: IsoDate; net: Pence }[]
}

/** Undefined where nothing is or will be invoiced: not accepted, not priced, or free. */
export const contractStatement = async (reader: Reader, contract: string): Promise<ContractStatement | undefined> => {
  const { plans } = plansToBill(await loadBilling(reader), FAR)
  const plan = plans.find((each) => each.contract === contract)
  if (!plan) return undefined
  const progress = await loadProgress(reader, [contract])
  return {
    plan,
    documents: await documentsWhere(reader, { contract }),
    toCome: dueBy([plan], progress, FAR).flatMap((due) =>
      due.kind === 'invoice' ? [{ ...due.part, on: due.on }] : [],
    ),
  }
}

/** Far enough for any agreement; a commission without an end is looked at for some years. */
export const FAR = '2050-12-31' as IsoDate

/** The days and amounts on which a plan would be invoiced: what an order shows before it is made. */
export const scheduleOf = (plan: Plan) => instalments(plan).map(({ on, from, to, net }) => ({ on, from, to, net }))

/** What a run up to a day would issue, and what income it would recognise, without doing it. */
export const invoicesToCome = async (reader: Reader, until: IsoDate, facts?: BillingFacts) => {
  const billing = facts ?? (await loadBilling(reader))
  const { plans, failures } = plansToBill(billing, until)
  const dues = dueBy(plans, await loadProgress(reader), until, billing.books.periods)
  return {
    invoices: dues.flatMap((due) => (due.kind === 'invoice' ? [due] : [])),
    income: dues.flatMap((due) => (due.kind === 'income' ? [due] : [])),
    failures,
  }
}
