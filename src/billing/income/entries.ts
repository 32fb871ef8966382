import { type IsoDate, longMonth, type Month, monthEnd } from '../../kernel/dates.ts'
import { type Pence, pence } from '../../kernel/money.ts'
import { CODES, type Line, type NewEntry } from '../../ledger/index.ts'
import { aboutPlan, withAmounts } from '../documents/invoice.ts'
import type { Parties } from '../documents/parties.ts'
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
