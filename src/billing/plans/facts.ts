import { type Commission, loadCommissions } from '../../commissioning/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import { Refusal } from '../../kernel/errors.ts'
import { type Books, loadBooks } from '../../ledger/index.ts'
import type { Reader } from '../../platform/reader.ts'
import { type Agreement, agreementQuote, loadAgreements, loadTrading, type TradingFacts } from '../../trading/index.ts'
import { planOfAgreement, planOfCommission } from './contracts.ts'
import { asAgreed, endedOn } from './early-end.ts'
import type { Plan } from './plan.ts'
import { loadPlans } from './store.ts'

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

/** What billing has begun with, by contract, each ended where its agreement or commission is: of all contracts, or of those named. */
export const plansAsAgreed = async (reader: Reader, contracts?: readonly string[]): Promise<Map<string, Plan>> => {
  const begun = await loadPlans(reader, contracts)
  const agreed = {
    agreement: byRef(await loadAgreements(reader)),
    commission: byRef(await loadCommissions(reader)),
  }
  return new Map(
    [...begun].map(([ref, plan]) => {
      const contract = agreed[plan.kind].get(ref)
      return [ref, contract ? asAgreed(plan, contract) : plan]
    }),
  )
}

const byRef = <T extends { ref: string }>(all: readonly T[]) => new Map(all.map((each) => [each.ref, each]))

/** Something that could not be done, and why; it stops nothing else. */
export interface Failure {
  ref: string
  message: string
}

/** The plans of all agreements and commissions as they stand now; those that cannot be priced or posted are told of. */
export const plansToBill = (facts: BillingFacts, until: IsoDate): { plans: Plan[]; failures: Failure[] } => {
  const plans: Plan[] = []
  const failures: Failure[] = []
  const commissioned = new Set(facts.commissions.map(({ ref }) => ref))
  const add = (ref: string, planned: () => Plan | undefined) => {
    try {
      const found = planned()
      const fault = found && faultOf(facts, found)
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
 * An agreement is billed at the price it had when billing began, under the order number that it has now. One that ended before its
 * time is billed up to its end; one that was never accepted is not billed.
 */
const agreementToBill = (facts: BillingFacts, agreement: Agreement): Plan | undefined => {
  const begun = facts.plans.get(agreement.ref)
  const now = begun && asAgreed(begun, agreement)
  if (now !== begun) return now && { ...now, purchaseOrder: agreement.purchaseOrder }
  if (agreement.status !== 'accepted') return undefined
  if (begun) return { ...begun, purchaseOrder: agreement.purchaseOrder }
  const quote = agreementQuote(facts, agreement)
  const service = facts.catalogue.services.get(agreement.service)
  return service && !quote.commissioned ? planOfAgreement(agreement, quote, service) : undefined
}

/** A commission goes on as it began; it may be ended earlier or, where it had no end, run on. */
const commissionToBill = (facts: BillingFacts, commission: Commission, until: IsoDate): Plan => {
  const service = commission.service ? facts.catalogue.services.get(commission.service) : undefined
  const fresh = planOfCommission(commission, service, facts.company.council, until)
  const begun = facts.plans.get(commission.ref)
  if (!begun) return fresh
  if (fresh.to < begun.to) return endedOn(begun, fresh.to)
  return fresh.to > begun.to && begun.to === begun.pricedTo ? fresh : begun
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
