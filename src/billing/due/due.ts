import type { IsoDate, Month } from '../../kernel/dates.ts'
import { type Pence, pence } from '../../kernel/money.ts'
import type { Periods } from '../../ledger/index.ts'
import { incomeDue } from '../income/recognition.ts'
import type { Plan } from '../plans/plan.ts'
import { type Instalment, instalments } from '../plans/schedule.ts'
import { noProgress, type Progress } from './progress.ts'

/** One thing that falls due on a day: an instalment to invoice, or a month's income to recognise. */
export type Due =
  | { kind: 'invoice'; on: IsoDate; plan: Plan; part: Instalment }
  | { kind: 'income'; on: IsoDate; plan: Plan; month: Month; amount: Pence }

/** Everything that falls due under plans by a day and has not been done, in the order in which it is done. */
export const dueBy = (
  plans: readonly Plan[],
  progress: ReadonlyMap<string, Progress>,
  until: IsoDate,
  periods: Periods = new Map(),
): Due[] =>
  plans.flatMap((plan) => dueUnder(plan, progress.get(plan.contract) ?? noProgress(), until, periods)).sort(inOrder)

const dueUnder = (plan: Plan, done: Progress, until: IsoDate, periods: Periods): Due[] => {
  const due: Due[] = invoicesDue(plan, done, until).map((part) => ({ kind: 'invoice', on: part.on, plan, part }))
  for (const { month, on, amount } of incomeDue(plan, done.recognised, until, periods)) {
    due.push({ kind: 'income', on, plan, month, amount })
  }
  return due
}

/**
 * Instalments that are due and not invoiced, never more than the price leaves. What the instalments of a service that ended
 * early leave short is invoiced on its last day.
 */
const invoicesDue = (plan: Plan, done: Progress, until: IsoDate): Instalment[] => {
  const parts = instalments(plan)
  const due: Instalment[] = []
  let left = plan.net - done.net
  for (const part of parts) {
    if (left <= 0 || part.on > until) return due
    if (part.net === 0 || done.instalments.has(part.nth)) continue
    const net = pence(Math.min(part.net, left))
    left -= net
    due.push({ ...part, net })
  }
  if (left > 0 && plan.to < plan.pricedTo && plan.to <= until) {
    const nth = 1 + Math.max(SETTLEMENTS, ...done.instalments)
    const from = parts.at(-1)?.from ?? plan.from
    due.push({ nth, on: plan.to, from, to: plan.to, net: pence(left) })
  }
  return due
}

/** Instalments are numbered from 1; what settles an early end is numbered beyond any schedule. */
const SETTLEMENTS = 1000

/** By day; on one day invoices come before income, and income by its month; else by contract. */
const inOrder = (a: Due, b: Due): number => {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1
  if (a.kind !== b.kind) return a.kind === 'invoice' ? -1 : 1
  if (a.kind === 'income' && b.kind === 'income' && a.month !== b.month) return a.month < b.month ? -1 : 1
  return a.plan.contract < b.plan.contract ? -1 : a.plan.contract > b.plan.contract ? 1 : 0
}
