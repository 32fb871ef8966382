import { type IsoDate, monthOf } from '../../kernel/dates.ts'
import { type Pence, pence } from '../../kernel/money.ts'
import { by } from '../../kernel/order.ts'
import { CODES, firstOpenDay, isClosed, type NewEntry, type Periods, postAll } from '../../ledger/index.ts'
import type { Tx } from '../../platform/acts/index.ts'
import { type Reader, recorded } from '../../platform/reader.ts'
import type { Parties } from '../plans/parties.ts'
import type { Plan } from '../plans/plan.ts'
import { deferredOf } from './deferral.ts'
import { aboutPlan, withAmounts } from './entries.ts'

/** What changed under one contract on a day: what was invoiced and earned, and what was posted to deferred income. */
interface Day {
  on: IsoDate
  invoiced: number
  recognised: number
  deferred: number
}

/**
 * What is posted for a day before others that are posted already (a month was reopened, a credit note is dated back) is
 * divided between 2400 and 1300 by how its contract stands now. This moves between the two what was on the wrong side on
 * that day or any day since, so that neither is negative at any month end. Closed months stay as they are.
 */
export const putOnTheRightSide = async (
  tx: Tx,
  parties: Parties,
  plans: readonly Plan[],
  periods: Periods,
): Promise<void> => {
  const late = plans.filter(({ earning }) => earning !== 'on_claim')
  const entries: NewEntry[] = []
  for (const plan of late) {
    for (const { on, amount } of movesBetween(await daysOf(tx, plan.contract), periods)) {
      entries.push(entryOfMove(parties, plan, on, amount))
    }
  }
  if (entries.length > 0) await postAll(tx, entries)
}

/** How much must move from accrued to deferred income (or, when negative, back), and on which open day. */
const movesBetween = (days: readonly Day[], periods: Periods): { on: IsoDate; amount: Pence }[] => {
  const moves: { on: IsoDate; amount: Pence }[] = []
  const standing = { invoiced: 0, recognised: 0 }
  let posted = 0
  for (const [i, day] of days.entries()) {
    standing.invoiced += day.invoiced
    standing.recognised += day.recognised
    posted += day.deferred
    const on = openOn(periods, day.on)
    const next = days[i + 1]
    if (next && openOn(periods, next.on) <= on) continue
    const amount = deferredOf({ invoiced: pence(standing.invoiced), recognised: pence(standing.recognised) }) - posted
    if (amount === 0) continue
    moves.push({ on, amount: pence(amount) })
    posted += amount
  }
  return moves
}

const openOn = (periods: Periods, day: IsoDate): IsoDate =>
  isClosed(periods, monthOf(day)) ? firstOpenDay(periods, monthOf(day)) : day

const entryOfMove = (parties: Parties, plan: Plan, on: IsoDate, amount: Pence): NewEntry => {
  const about = aboutPlan(parties, plan, on)
  return {
    date: on,
    memo: `${plan.contract}: between accrued and deferred income`,
    source: 'recognition',
    lines: withAmounts([
      { account: CODES.accruedIncome, debit: amount, ...about },
      { account: plan.deferredAccount, credit: amount, ...about },
    ]),
  }
}

const daysOf = async (reader: Reader, contract: string): Promise<Day[]> => {
  const days = new Map<IsoDate, Day>()
  const add = (on: IsoDate, change: Partial<Day>) => {
    const day = days.get(on) ?? { on, invoiced: 0, recognised: 0, deferred: 0 }
    day.invoiced += change.invoiced ?? 0
    day.recognised += change.recognised ?? 0
    day.deferred += change.deferred ?? 0
    days.set(on, day)
  }
  const lines: { date: IsoDate; own_net: number; credits_line: number | null }[] = await recorded(
    reader,
    'invoice_line',
  )
    .where({ contract })
    .select('date', 'own_net', 'credits_line')
  for (const line of lines) add(line.date, { invoiced: line.credits_line === null ? line.own_net : -line.own_net })
  const incomes: { date: IsoDate; amount: number }[] = await recorded(reader, 'recognition')
    .where({ contract })
    .select('date', 'amount')
  for (const { date, amount } of incomes) add(date, { recognised: amount })
  for (const { date, deferred } of await postedToDeferred(reader, contract)) add(date, { deferred })
  return [...days.values()].sort(by('on'))
}

const postedToDeferred = async (
  { db, company }: Reader,
  contract: string,
): Promise<{ date: IsoDate; deferred: number }[]> =>
  db('posting')
    .join('entry', (both) => both.on('entry.company', 'posting.company').andOn('entry.number', 'posting.entry'))
    .where({ 'posting.company': company, 'posting.agreement': contract, 'posting.account': CODES.deferredIncome })
    .whereIn('entry.source', ['invoice', 'credit-note', 'recognition'])
    .select('posting.date as date', db.raw('posting.credit - posting.debit as deferred'))
