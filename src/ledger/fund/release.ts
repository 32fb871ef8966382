import type { FieldError } from '../../kernel/errors.ts'
import { type Pence, pence, pounds, sum, ZERO } from '../../kernel/money.ts'
import { type Chart, CODES, isCost, isIncome } from '../chart.ts'
import type { Line, NewEntry } from '../entries/entry.ts'
import { availableOn, emptyFund, type Fund, type Funds, move } from './fund.ts'

/** An entry as it will be posted, with the lines that the ledger adds, and what is wrong with it as far as the fund goes. */
export interface Released {
  lines: readonly PlannedLine[]
  faults: FieldError[]
}

export interface PlannedLine extends Line {
  automatic?: boolean
}

/**
 * Adds the release of the fund to entries and keeps the funds up to date, so that a batch is worked out entry by entry. A line on
 * 3100 that is in an entry already counts as a part of the release. A reversal is the mirror of an entry, its release included, and
 * nothing is worked out anew; nor is it where an entry states what it released. Whether a programme had what was taken is asked
 * when all that stands together of one day is known: a day has no order in which it could have been overdrawn for a while.
 */
export const releaseAll = (funds: Funds, chart: Chart, entries: readonly NewEntry[]): Released[] => {
  const all: Released[] = []
  let ofDay: { released: Released; taking: Taking }[] = []
  entries.forEach((entry, i) => {
    const { lines, takings } = release(funds, chart, entry)
    const released: Released = { lines, faults: [] }
    all.push(released)
    ofDay.push(...takings.map((taking) => ({ released, taking })))
    if (entries[i + 1]?.date === entry.date) return
    for (const { released, taking } of ofDay.reverse()) {
      const fault = faultOf(taking)
      if (fault) released.faults.unshift(fault)
    }
    ofDay = []
  })
  return all
}

export const programmesOf = (entry: Pick<NewEntry, 'lines'>): string[] => [
  ...new Set(entry.lines.flatMap((line) => (line.programme ? [line.programme] : []))),
]

/** What an entry takes out of the fund of a programme because it says so, not because the ledger worked it out. */
interface Taking {
  fund: Fund
  day: NewEntry['date']
  amount: number
  pointer: string
  /** What to say where there is not so much, from what there is. */
  detail: (before: Pence) => string
}

const release = (
  funds: Funds,
  chart: Chart,
  entry: NewEntry,
): { lines: readonly PlannedLine[]; takings: readonly Taking[] } => {
  const programmes = programmesOf(entry)
  if (programmes.length === 0) return { lines: entry.lines, takings: [] }
  const added: PlannedLine[] = []
  const takings: Taking[] = []
  for (const programme of programmes) {
    const fund = funds.get(programme) ?? emptyFund()
    funds.set(programme, fund)
    const own = entry.lines.filter((line) => line.programme === programme)
    takings.push(...moveByHand(fund, entry, own, programme))
    const stated = statedRelease(chart, own)
    const amount = stated ?? (isMirror(entry) ? ZERO : releaseOf(fund, chart, own, entry.date))
    fund.spent += costOf(chart, own)
    if (amount === 0) continue
    move(fund, entry.date, -amount)
    fund.released += amount
    added.push(...linesOf(programme, amount))
    if (stated !== undefined && amount > 0) takings.push(takingStated(fund, entry, programme, amount))
  }
  return { lines: [...entry.lines, ...added], takings }
}

/** It has the release of what it takes back among its lines. One from a spreadsheet has not. */
const isMirror = ({ reverses, takesBack }: NewEntry): boolean => reverses !== undefined && takesBack === undefined

/** What the programme had not is put back, so that it is told once and not again of every entry that follows. */
const faultOf = ({ fund, day, amount, pointer, detail }: Taking): FieldError | undefined => {
  if (availableOn(fund, day) >= 0) return undefined
  move(fund, day, amount)
  return { pointer, detail: detail(pence(Math.max(0, availableOn(fund, day)))) }
}

/** Lines on 3100 that are in the entry itself. They may not take a programme's balance below nothing. */
const moveByHand = (fund: Fund, entry: NewEntry, own: readonly PlannedLine[], programme: string): Taking[] => {
  const onFund = own.filter((line) => line.account === CODES.reinvestmentFund)
  const change = onFund.reduce((net, line) => net + (line.credit ?? 0) - (line.debit ?? 0), 0)
  for (const line of onFund) if (line.automatic) fund.released += (line.debit ?? 0) - (line.credit ?? 0)
  if (change === 0) return []
  move(fund, entry.date, change)
  if (change > 0) return []
  const line = entry.lines.findIndex((each) => each.account === CODES.reinvestmentFund && each.programme === programme)
  const detail = (before: Pence) =>
    `The programme “${programme}” has ${pounds(before)} in the reinvestment fund; ${pounds(-change)} cannot be taken out`
  return [{ fund, day: entry.date, amount: -change, pointer: `/lines/${line}`, detail }]
}

const takingStated = (fund: Fund, entry: NewEntry, programme: string, amount: Pence): Taking => {
  const line = entry.lines.findIndex((each) => each.released && each.programme === programme)
  const detail = (before: Pence) =>
    `The programme “${programme}” has ${pounds(before)} in the reinvestment fund on that day and after it; ${pounds(amount)} cannot be released. Enter ${pounds(before)} or less, or leave it blank and it is worked out`
  return { fund, day: entry.date, amount, pointer: `/lines/${line}/released`, detail }
}

/** Costs less income of an entry's lines. */
export const costOf = (chart: Chart, lines: readonly Line[]): number =>
  lines.reduce((net, line) => {
    const type = chart.get(line.account)?.type
    return type && (isCost(type) || isIncome(type)) ? net + (line.debit ?? 0) - (line.credit ?? 0) : net
  }, 0)

/** What lines on 3100 take out of the fund. */
export const takenOut = (lines: readonly Line[]): number =>
  lines
    .filter((line) => line.account === CODES.reinvestmentFund)
    .reduce((net, line) => net + (line.debit ?? 0) - (line.credit ?? 0), 0)

/** What the lines of a programme say that was released, below nothing where costs are taken back; undefined where they say nothing. */
const statedRelease = (chart: Chart, own: readonly Line[]): Pence | undefined => {
  const amounts = own.flatMap(({ released }) => (released === undefined ? [] : [released]))
  return amounts.length === 0 ? undefined : pence(sum(amounts) * Math.sign(costOf(chart, own)))
}

/**
 * A cost releases its amount up to what the programme has; what is above is overspent and stays on free reserves. A refund
 * gives back to the fund what was released beyond the costs that are left.
 */
const releaseOf = (fund: Fund, chart: Chart, own: readonly Line[], day: NewEntry['date']): Pence => {
  const cost = costOf(chart, own)
  if (cost < 0) return pence(-Math.max(0, fund.released - Math.max(0, fund.spent + cost)))
  const due = cost - Math.max(0, takenOut(own))
  return pence(Math.max(0, Math.min(due, availableOn(fund, day))))
}

const linesOf = (programme: string, amount: Pence): PlannedLine[] => {
  const size = pence(Math.abs(amount))
  const [debit, credit] =
    amount > 0 ? [CODES.reinvestmentFund, CODES.freeReserve] : [CODES.freeReserve, CODES.reinvestmentFund]
  return [
    { account: debit, debit: size, programme, automatic: true },
    { account: credit, credit: size, programme, automatic: true },
  ]
}
