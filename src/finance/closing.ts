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
  note?: string
  href?: string
  done: boolean
  state: string
}

export interface Closing {
  month: Month
  ended: boolean
  tasks: Task[]
  /** Where a task is not done: what has to happen first. */
  first?: string
}

/** What stands before the closing of a month; `addresses` are those of the company's pages. */
export const closingOf = async (reader: Reader, today: IsoDate, base: string): Promise<Closing> => {
  const month = nextToClose(await periodStates(reader), today)
  const end = monthEnd(month)
  const { invoices, income, failures } = await invoicesToCome(reader, end)
  const run = `${base}/invoices/runs/new?until=${end}`
  const name = longMonth(month)
  const tasks: Task[] = [
    {
      text: 'Issue invoices',
      href: run,
      done: invoices.length === 0,
      state: invoices.length === 0 ? 'Done' : `${plural(invoices.length, 'invoice')} to issue`,
      note: `Everything due by ${longDate(end)}`,
    },
    {
      text: 'Recognise income',
      href: run,
      done: income.length === 0,
      state: income.length === 0 ? 'Done' : `${pounds(sum(income.map(({ amount }) => amount)))} to recognise`,
      note: `What is earned by ${longDate(end)}`,
    },
    ...(failures.length > 0
      ? [
          {
            text: 'Agreements that cannot be invoiced',
            done: false,
            state: plural(failures.length, 'agreement'),
            note: failures[0]?.message ?? '',
          },
        ]
      : []),
  ]
  const ended = end < today
  const waiting = tasks.find(({ done }) => !done)
  const first = waiting ? firstWords(waiting, invoices.length) : ended ? undefined : `${name} ends on ${longDate(end)}`
  return { month, ended, tasks, ...(first ? { first } : {}) }
}

const firstWords = (task: Task, invoices: number): string =>
  task.text === 'Issue invoices'
    ? `${plural(invoices, 'invoice')} ${invoices === 1 ? 'has' : 'have'} to be issued`
    : `${task.text.toLowerCase()}: ${task.state}`

/** Papers, postings and balances derived again and compared: what has to agree before a month is closed. */
export const booksChecked = async (reader: Reader): Promise<Check[]> =>
  (await Promise.all([ledgerChecks(reader), billingChecks(reader), reservesChecks(reader)])).flat()
