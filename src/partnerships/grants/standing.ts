import type { IsoDate } from '../../kernel/dates.ts'
import { money, type Pence, pence, ZERO } from '../../kernel/money.ts'
import type { Grant } from './register.ts'

export const GRANT_STATES = ['promised', 'paid', 'partly_returned', 'returned'] as const
export type GrantState = (typeof GRANT_STATES)[number]

/** How far a grant had gone at the end of a day, and what the partnership keeps of it. */
export const grantOn = (grant: Grant, on: IsoDate): { state: GrantState; kept: Pence } => {
  if (grant.paidOn === null || grant.paidOn > on) return { state: 'promised', kept: ZERO }
  const returned = grant.returnedOn !== null && grant.returnedOn <= on ? (grant.returned ?? 0) : 0
  const kept = pence(grant.amount - returned)
  return { state: returned === 0 ? 'paid' : kept === 0 ? 'returned' : 'partly_returned', kept }
}

/** A grant as the API gives it, as at a day. */
export const grantDocument = (grant: Grant, on: IsoDate) => ({
  ...grant,
  amount: money(grant.amount),
  returned: grant.returned === null ? null : money(grant.returned),
  ...grantOn(grant, on),
  kept: money(grantOn(grant, on).kept),
})
