import { longDate, longMonth, type Month, monthEnd } from '../../kernel/dates.ts'
import { conflict, invalid } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/acts/index.ts'
import type { Reader } from '../../platform/reader.ts'
import { recordRow, recordRows } from '../../platform/registers/index.ts'
import { loadPeriods } from '../books.ts'
import { isClosed, type Periods, periodRegister } from './periods.ts'

export interface Closed {
  period: Month
  /** The months that are closed by it: itself, and every earlier one that was open and has postings. */
  closes: Month[]
}

/** Closes a month and what is still open before it. */
export const closeMonth = async (tx: Tx, period: Month): Promise<Closed> => {
  const periods = await loadPeriods(tx)
  const posted = await postedMonths(tx)
  if (isClosed(periods, period)) throw conflict('closed', `${longMonth(period)} is closed already`)
  refuseUnended(tx, period, posted)
  const named = [...periods.keys()].filter((month) => periods.get(month) === 'open')
  const open = [...new Set([...posted, ...named])].filter((month) => month < period && !isClosed(periods, month)).sort()
  const reopened = open.filter((month) => periods.get(month) === 'open')
  await recordRows(
    tx,
    periodRegister,
    [...reopened, period].map((month) => ({ month, status: 'closed', reason: null })),
  )
  return { period, closes: [...open, period] }
}

/** A month that has not ended can be closed only where the books themselves have gone beyond it, as in a year worked ahead. */
const refuseUnended = (tx: Tx, period: Month, posted: readonly Month[]) => {
  const last = posted.at(-1)
  if (monthEnd(period) < tx.today || (last !== undefined && period <= last)) return
  const detail = `${longMonth(period)} has not ended, and nothing is posted in it. Close it after ${longDate(monthEnd(period))}`
  throw invalid(detail, '/period')
}

const postedMonths = async (reader: Reader): Promise<Month[]> => {
  const rows: { month: Month }[] = await reader
    .db('balance')
    .where('company', reader.company)
    .distinct('month')
    .orderBy('month')
  return rows.map((row) => row.month)
}

/** Opens a closed month again, and that month only. */
export const reopenMonth = async (tx: Tx, period: Month, reason: string): Promise<{ period: Month }> => {
  const periods = await loadPeriods(tx)
  if (!isClosed(periods, period)) throw conflict('open', `${longMonth(period)} is open already`)
  await recordRow(tx, periodRegister, { month: period, status: 'open', reason })
  return { period }
}

export interface PeriodState {
  period: Month
  status: 'open' | 'closed'
  entries: number
}

/** The months in which something is posted or that were closed or opened by name, newest first. */
export const periodStates = async (reader: Reader): Promise<PeriodState[]> => {
  const periods: Periods = await loadPeriods(reader)
  const counts: { month: Month; entries: number }[] = await reader
    .db('entry')
    .where('company', reader.company)
    .modify((query) => {
      if (reader.known) query.where('recorded_at', '<=', reader.known)
    })
    .groupByRaw('substr(date, 1, 7)')
    .select(reader.db.raw('substr(date, 1, 7) as month'), reader.db.raw('count(*) as entries'))
  const entries = new Map(counts.map((row) => [row.month, row.entries]))
  return [...new Set([...entries.keys(), ...periods.keys()])]
    .sort()
    .reverse()
    .map((period) => ({
      period,
      status: isClosed(periods, period) ? 'closed' : 'open',
      entries: entries.get(period) ?? 0,
    }))
}
