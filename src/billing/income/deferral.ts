import { type Pence, pence } from '../../kernel/money.ts'

/** What has been invoiced and earned under one contract so far; their difference stands on 2400 or on 1300, never on both. */
export interface Standing {
  invoiced: Pence
  recognised: Pence
}

/** An amount in two parts: what moves between the balance sheet's two sides of a contract. */
export interface Split {
  /** To or from deferred income (2400): invoiced and not yet earned. */
  deferred: Pence
  /** To or from accrued income (1300): earned and not yet invoiced. */
  accrued: Pence
}

export const deferredOf = ({ invoiced, recognised }: Standing): Pence => pence(Math.max(0, invoiced - recognised))
export const accruedOf = ({ invoiced, recognised }: Standing): Pence => pence(Math.max(0, recognised - invoiced))

/** An invoice first clears what has been earned without one; the rest is deferred. */
export const onInvoice = (standing: Standing, net: Pence): Split => {
  const accrued = pence(Math.min(net, accruedOf(standing)))
  return { accrued, deferred: pence(net - accrued) }
}

/** Income is taken from what was deferred first; what goes beyond stands as accrued. Income put right goes the other way. */
export const onIncome = (standing: Standing, amount: Pence): Split => {
  if (amount < 0) {
    const accrued = pence(Math.max(amount, -accruedOf(standing)))
    return { accrued, deferred: pence(amount - accrued) }
  }
  const deferred = pence(Math.min(amount, deferredOf(standing)))
  return { deferred, accrued: pence(amount - deferred) }
}

/**
 * A credit note takes what is deferred first. What has been earned is taken back from income only beyond all that there is to earn
 * at the lower price; the rest of it stands as accrued, until the instalments to come have invoiced it.
 */
export const onCredit = (standing: Standing, net: Pence, toEarn: Pence): Split & { income: Pence } => {
  const deferred = pence(Math.min(net, deferredOf(standing)))
  const earned = pence(net - deferred)
  const income = pence(Math.min(earned, Math.max(0, standing.recognised - toEarn)))
  return { deferred, accrued: pence(earned - income), income }
}
