import { type IsoDate, longMonth, type Month, monthEnd } from '../../kernel/dates.ts'
import { type Pence, pence } from '../../kernel/money.ts'
import { CODES, type Line, type NewEntry } from '../../ledger/index.ts'
import { type Parties, standingOn } from '../plans/parties.ts'
import type { Plan } from '../plans/plan.ts'
import { onIncome, type Standing } from './deferral.ts'
import type { MonthOfIncome } from './recognition.ts'

/** Income of one contract on a day, as it is kept beside its postings. */
export interface Recognition {
  contract: string
  month: Month
  date: IsoDate
  amount: Pence
}

/** Dimensions of every line of a plan's entries. */
export const aboutPlan = (parties: Parties, plan: Plan, date: IsoDate) => ({
  stream: plan.stream,
  ...(plan.service ? { service: plan.service } : {}),
  customer: plan.customer,
  agreement: plan.contract,
  ...standingOn(parties, plan.customer, date),
})

/** Lines of nothing are left out, and a debit below nothing is a credit. */
export const withAmounts = (lines: readonly Line[]): Line[] =>
  lines.flatMap((line) => {
    const { debit = 0, credit = 0, ...rest } = line
    const amount = debit - credit
    if (amount === 0) return []
    return [amount > 0 ? { ...rest, debit: pence(amount) } : { ...rest, credit: pence(-amount) }]
  })

/** From deferred, else from accrued income, to income. */
export const incomeLines = (parties: Parties, plan: Plan, date: IsoDate, amount: Pence, standing: Standing): Line[] => {
  const { deferred, accrued } = onIncome(standing, amount)
  const about = aboutPlan(parties, plan, date)
  return withAmounts([
    { account: plan.deferredAccount, debit: deferred, ...about },
    { account: CODES.accruedIncome, debit: accrued, ...about },
    { account: plan.incomeAccount, credit: amount, ...about, vatCode: plan.vatCode },
  ])
}

/** One entry holds the income of many contracts for one month. */
export const entryOfIncome = (
  { on, month }: Pick<MonthOfIncome, 'on' | 'month'>,
  lines: readonly Line[],
): NewEntry => ({
  date: on,
  memo: `Income for ${monthName({ on, month })}`,
  source: 'recognition',
  lines,
})

/** "October 2026", and of what is put right after its month was closed: "September 2026, which is closed". */
export const monthName = ({ on, month }: Pick<MonthOfIncome, 'on' | 'month'>): string =>
  on === monthEnd(month) ? longMonth(month) : `${longMonth(month)}, which is closed`

export const recognitionRow = (recognition: Recognition, entry: number) => ({
  contract: recognition.contract,
  month: recognition.month,
  date: recognition.date,
  amount: pence(recognition.amount),
  entry,
})
