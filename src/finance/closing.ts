import { billingChecks, invoicesToCome } from '../billing/index.ts'
import type { Check } from '../kernel/check.ts'
import { type IsoDate, longDate, longMonth, type Month, monthEnd, monthOf, nextMonth } from '../kernel/dates.ts'
import { pounds, sum } from '../kernel/money.ts'
import { plural } from '../kernel/text.ts'
import { ledgerChecks, type PeriodState, periodStates } from '../ledger/index.ts'
import type { Reader } from '../platform/reader.ts'
import { reservesChecks } from '../reserves/index.ts'

/** The month that is closed next: the first that is open and has entries; where none has, the one that runs. */
const nextToClose = (periods: readonly PeriodState[], today: IsoDate): Month => {
  const open = periods.filter(({ status, entries }) => status === 'open' && entries > 0).map(({ period }) => period)
  const newest = periods.find(({ status }) => status === 'closed')?.period
  return open.sort()[0] ?? (newest ? nextMonth(newest) : monthOf(today))
}

/** One thing to be done before a month is closed, with the proof that it is done. */
export interface Task {
  text: string
  note: string
  href?: string
  done: boolean
  state: string
  /** What is said to be first, while it is not done. */
  first: string
}

export interface Closing {
  month: Month
  tasks: Task[]
  /** The agreements that cannot be invoiced, where there are any: one of the tasks. */
  held?: Task
  /** Where a task is not done: what has to happen first. */
  first?: string
}

/** What stands before the closing of a month; `base` is where the company's pages are. */
export const closingOf = async (reader: Reader, today: IsoDate, base: string): Promise<Closing> => {
  const month = nextToClose(await periodStates(reader), today)
  const end = monthEnd(month)
  const due = await invoicesToCome(reader, end)
  const run = `${base}/invoices/runs/new?until=${end}`
  const held = heldTask(due)
  const tasks = [invoicesTask(due, end, run), incomeTask(due, end, run), ...(held ? [held] : [])]
  const notYet = end < today ? undefined : `${longMonth(month)} ends on ${longDate(end)}`
  const first = tasks.find(({ done }) => !done)?.first ?? notYet
  return { month, tasks, ...(held ? { held } : {}), ...(first ? { first } : {}) }
}

type Due = Awaited<ReturnType<typeof invoicesToCome>>

const invoicesTask = ({ invoices: { length } }: Due, end: IsoDate, href: string): Task => ({
  text: 'Issue invoices',
  href,
  done: length === 0,
  state: length === 0 ? 'Done' : `${plural(length, 'invoice')} to issue`,
  note: `Everything due by ${longDate(end)}`,
  first: `${plural(length, 'invoice')} ${length === 1 ? 'has' : 'have'} to be issued`,
})

const incomeTask = ({ income }: Due, end: IsoDate, href: string): Task => {
  const earned = pounds(sum(income.map(({ amount }) => amount)))
  return {
    text: 'Recognise income',
    href,
    done: income.length === 0,
    state: income.length === 0 ? 'Done' : `${earned} to recognise`,
    note: `What is earned by ${longDate(end)}`,
    first: `recognise income: ${earned} to recognise`,
  }
}

const heldTask = ({ failures }: Due): Task | undefined => {
  if (failures.length === 0) return undefined
  const state = plural(failures.length, 'agreement')
  const text = 'Agreements that cannot be invoiced'
  return {
    text,
    done: false,
    state,
    note: failures[0]?.message ?? '',
    first: `agreements that cannot be invoiced: ${state}`,
  }
}

/** The tasks as a page lists them: a state where one is done, a tag where it is not, and the way to it for whoever may do it. */
export const taskRows = ({ tasks }: Closing, may: (permission: 'billing:write') => boolean) =>
  tasks.map(({ done, state, first: _, href, ...task }) => ({
    ...task,
    ...(href !== undefined && may('billing:write') ? { href } : {}),
    ...(done ? { state } : { tag: { kind: 'info', text: state } }),
  }))

/** Papers, postings and balances derived again and compared: what has to agree before a month is closed. */
export const booksChecked = async (reader: Reader): Promise<Check[]> =>
  (await Promise.all([ledgerChecks(reader), billingChecks(reader), reservesChecks(reader)])).flat()
