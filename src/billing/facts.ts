import type { Commission } from '../commissioning/index.ts'
import type { IsoDate } from '../kernel/dates.ts'
import { Refusal } from '../kernel/errors.ts'
import { type Books, loadBooks } from '../ledger/index.ts'
import type { Reader } from '../platform/reader.ts'
import { type Agreement, agreementQuote, loadTrading, type TradingFacts } from '../trading/index.ts'
import { planOfAgreement, planOfCommission } from './contracts.ts'
import type { PlanToBill } from './due.ts'
import { endedOn } from './early-end.ts'
import type { Plan } from './plan.ts'
import { loadPlans } from './plan-store.ts'

/** Everything on which billing depends, loaded once. */
export interface BillingFacts extends TradingFacts {
  books: Books
  /** What billing has begun with, by contract. */
  plans: ReadonlyMap<string, Plan>
}

export const loadBilling = async (reader: Reader): Promise<BillingFacts> => ({
  ...(await loadTrading(reader)),
  books: await loadBooks(reader),
  plans: await loadPlans(reader),
})

/** Something that could not be done, and why; it stops nothing else. */
export interface Failure {
  ref: string
  message: string
}

/** The plans of all agreements and commissions as they stand now; those that cannot be priced or posted are told of. */
export const plansToBill = (facts: BillingFacts, until: IsoDate): { plans: PlanToBill[]; failures: Failure[] } => {
  const plans: PlanToBill[] = []
  const failures: Failure[] = []
  const commissioned = new Set(facts.commissions.map(({ ref }) => ref))
  const add = (ref: string, planned: () => PlanToBill | undefined) => {
    try {
      const found = planned()
      const fault = found && faultOf(facts, found.plan)
      if (fault) failures.push({ ref, message: fault })
      else if (found) plans.push(found)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      failures.push({ ref, message: error.message })
    }
  }
  for (const agreement of facts.agreements) {
    if (agreement.startsOn > until && !facts.plans.has(agreement.ref)) continue
    if (commissioned.has(agreement.ref)) {
      const message = `An agreement and a commission are both called “${agreement.ref}”. Give one of them another ref`
      failures.push({ ref: agreement.ref, message })
    } else add(agreement.ref, () => agreementToBill(facts, agreement))
  }
  for (const commission of facts.commissions) {
    if (commission.startsOn <= until) add(commission.ref, () => commissionToBill(facts, commission, until))
  }
  return { plans, failures }
}

/**
 * An agreement is billed at the price it had when billing began. One that ended before its time is billed up to its end; one
 * that is not accepted, and was not cut short after billing began, is not billed.
 */
const agreementToBill = (facts: BillingFacts, agreement: Agreement): PlanToBill | undefined => {
  const before = facts.plans.get(agreement.ref)
  const endsEarly = before && agreement.endsOn && agreement.endsOn < before.to
  if (before && endsEarly) return { before, plan: endedOn(before, agreement.endsOn as IsoDate) }
  const cutShort = before && before.to < before.pricedTo
  if (agreement.status !== 'accepted' && !cutShort) return undefined
  if (before) return { before, plan: before }
  const quote = agreementQuote(facts, agreement)
  const service = facts.catalogue.services.get(agreement.service)
  return service && !quote.commissioned ? { plan: planOfAgreement(agreement, quote, service) } : undefined
}

/** A commission goes on as it began; it may be ended earlier or, where it had no end, run on. */
const commissionToBill = (facts: BillingFacts, commission: Commission, until: IsoDate): PlanToBill => {
  const service = commission.service ? facts.catalogue.services.get(commission.service) : undefined
  const fresh = planOfCommission(commission, service, facts.company.council, until)
  const before = facts.plans.get(commission.ref)
  if (!before) return { plan: fresh }
  if (fresh.to < before.to) return { before, plan: endedOn(before, fresh.to) }
  return { before, plan: fresh.to > before.to && before.to === before.pricedTo ? fresh : before }
}

const faultOf = ({ books, company, directory }: BillingFacts, plan: Plan): string | undefined => {
  const account = [plan.incomeAccount, plan.deferredAccount].find((code) => !books.chart.has(code))
  if (account)
    return `There is no account ${account} to post the income of ${plan.service} to. Add it, or name another in services.csv`
  if (plan.payer !== company.council && !directory.organisations.has(plan.payer)) {
    return `There is no organisation “${plan.payer}” to invoice. Record it first`
  }
  return undefined
}
