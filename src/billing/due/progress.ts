import type { IsoDate, Month } from '../../kernel/dates.ts'
import { type Pence, pence, sum, ZERO } from '../../kernel/money.ts'
import { type Reader, recorded } from '../../platform/reader.ts'
import type { Standing } from '../income/deferral.ts'

/** What has been done under one contract so far. */
export interface Progress {
  /** The instalments that have been invoiced, by number. */
  instalments: Set<number>
  /** Invoiced less credited: the whole of it, and the company's own share. */
  net: Pence
  own: Pence
  recognised: Map<Month, Pence>
  /** The last day for which something has been posted. */
  latest: IsoDate | null
}

export const noProgress = (): Progress => ({
  instalments: new Set(),
  net: ZERO,
  own: ZERO,
  recognised: new Map(),
  latest: null,
})

/** Something is posted for a day; says whether it comes late: after what is posted for a later day. */
export const reach = (progress: Progress, day: IsoDate): boolean => {
  const late = progress.latest !== null && day < progress.latest
  if (!late) progress.latest = day
  return late
}

export const standingOf = (progress: Progress): Standing => ({
  invoiced: progress.own,
  recognised: sum(progress.recognised.values()),
})

interface LineRow {
  contract: string
  date: IsoDate
  instalment: number | null
  credits_line: number | null
  net: number
  own_net: number
}

interface RecognitionRow {
  contract: string
  date: IsoDate
  month: Month
  amount: number
}

/** The progress of all contracts, or of those named. */
export const loadProgress = async (reader: Reader, contracts?: readonly string[]): Promise<Map<string, Progress>> => {
  const lines = recorded<LineRow>(reader, 'invoice_line').select(
    'contract',
    'date',
    'instalment',
    'credits_line',
    'net',
    'own_net',
  )
  const incomes = recorded<RecognitionRow>(reader, 'recognition').select('contract', 'date', 'month', 'amount')
  if (contracts) {
    lines.whereIn('contract', [...contracts])
    incomes.whereIn('contract', [...contracts])
  }
  const found = new Map<string, Progress>()
  for (const row of (await lines) as LineRow[]) {
    const progress = progressIn(found, row.contract)
    const sign = row.credits_line === null ? 1 : -1
    reach(progress, row.date)
    if (row.instalment !== null) progress.instalments.add(row.instalment)
    progress.net = pence(progress.net + sign * row.net)
    progress.own = pence(progress.own + sign * row.own_net)
  }
  for (const row of (await incomes) as RecognitionRow[]) {
    const progress = progressIn(found, row.contract)
    reach(progress, row.date)
    addIncome(progress, row.month, pence(row.amount))
  }
  return found
}

export const progressIn = (all: Map<string, Progress>, contract: string): Progress => {
  const progress = all.get(contract) ?? noProgress()
  all.set(contract, progress)
  return progress
}

export const addIncome = (progress: Progress, month: Month, amount: Pence): void => {
  progress.recognised.set(month, pence((progress.recognised.get(month) ?? 0) + amount))
}
