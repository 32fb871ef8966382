import type { IsoDate } from '../kernel/dates.ts'
import type { FieldError } from '../kernel/errors.ts'
import { type Pence, pence, pounds, ZERO } from '../kernel/money.ts'
import { type Chart, CODES, isCost, isIncome } from './chart.ts'
import type { Line, NewEntry } from './entries/entry.ts'

/**
 * The reinvestment fund (3100) by programme. It is a part of reserves and no pot of money: what a programme costs goes through
 * income and expenditure in the year it is spent, and the same amount is released from 3100 to 3000.
 */
export interface Fund {
  /** Changes of the programme's balance on 3100, credits positive, by day. */
  moves: Map<IsoDate, number>
  /** Costs less income posted for the programme so far. */
  spent: number
  /** What of it the ledger has released so far. */
  released: number
}

export type Funds = Map<string, Fund>

export const emptyFund = (): Fund => ({ moves: new Map(), spent: 0, released: 0 })

/** What a programme can spend on a day without taking its balance below nothing on that day or a later one. */
export const availableOn = (fund: Fund, day: IsoDate): Pence => {
  const days = [...fund.moves.keys()].filter((date) => date > day).sort()
  let balance = 0
  for (const [date, amount] of fund.moves) if (date <= day) balance += amount
  let least = balance
  for (const date of days) {
    balance += fund.moves.get(date) ?? 0
    least = Math.min(least, balance)
  }
  return pence(least)
}

/** An entry as it will be posted, with the lines that the ledger adds, and what is wrong with it as far as the fund goes. */
export interface Released {
  lines: readonly PlannedLine[]
  faults: FieldError[]
}

export interface PlannedLine extends Line {
  automatic?: boolean
}

/**
 * Adds the release of the fund to an entry and keeps the funds up to date, so that a batch is worked out entry by entry.
 * A line on 3100 that is in the entry already counts as a part of the release. A reversal is the mirror of an entry, its
 * release included, and nothing is worked out anew.
 */
export const release = (funds: Funds, chart: Chart, entry: NewEntry): Released => {
  const programmes = programmesOf(entry)
  if (programmes.length === 0) return { lines: entry.lines, faults: [] }
  const added: PlannedLine[] = []
  const faults: FieldError[] = []
  for (const programme of programmes) {
    const fund = funds.get(programme) ?? emptyFund()
    funds.set(programme, fund)
    const own = entry.lines.filter((line) => line.programme === programme)
    const fault = moveByHand(fund, entry, own, programme)
    if (fault) faults.push(fault)
    const amount = entry.reverses === undefined ? releaseOf(fund, chart, own, entry.date) : ZERO
    fund.spent += costOf(chart, own)
    if (amount === 0) continue
    move(fund, entry.date, -amount)
    fund.released += amount
    added.push(...linesOf(programme, amount))
  }
  return { lines: [...entry.lines, ...added], faults }
}

export const programmesOf = (entry: Pick<NewEntry, 'lines'>): string[] => [
  ...new Set(entry.lines.flatMap((line) => (line.programme ? [line.programme] : []))),
]

const move = (fund: Fund, day: IsoDate, amount: number) => fund.moves.set(day, (fund.moves.get(day) ?? 0) + amount)

/** Lines on 3100 that are in the entry itself. They may not take a programme's balance below nothing. */
const moveByHand = (
  fund: Fund,
  entry: NewEntry,
  own: readonly PlannedLine[],
  programme: string,
): FieldError | undefined => {
  const onFund = own.filter((line) => line.account === CODES.reinvestmentFund)
  const change = onFund.reduce((net, line) => net + (line.credit ?? 0) - (line.debit ?? 0), 0)
  for (const line of onFund) if (line.automatic) fund.released += (line.debit ?? 0) - (line.credit ?? 0)
  if (change === 0) return undefined
  const before = availableOn(fund, entry.date)
  move(fund, entry.date, change)
  if (change > 0 || before + change >= 0) return undefined
  const line = entry.lines.findIndex((each) => each.account === CODES.reinvestmentFund && each.programme === programme)
  return {
    pointer: `/lines/${line}`,
    detail: `The programme “${programme}” has ${pounds(before)} in the reinvestment fund; ${pounds(-change)} cannot be taken out`,
  }
}

const costOf = (chart: Chart, lines: readonly Line[]): number =>
  lines.reduce((net, line) => {
    const type = chart.get(line.account)?.type
    return type && (isCost(type) || isIncome(type)) ? net + (line.debit ?? 0) - (line.credit ?? 0) : net
  }, 0)

/**
 * A cost releases its amount up to what the programme has; what is above is overspent and stays on free reserves. A refund
 * gives back to the fund what was released beyond the costs that are left.
 */
const releaseOf = (fund: Fund, chart: Chart, own: readonly Line[], day: IsoDate): Pence => {
  const cost = costOf(chart, own)
  if (cost < 0) return pence(-Math.max(0, fund.released - Math.max(0, fund.spent + cost)))
  const byHand = own
    .filter((line) => line.account === CODES.reinvestmentFund)
    .reduce((net, line) => net + (line.debit ?? 0) - (line.credit ?? 0), 0)
  const due = cost - Math.max(0, byHand)
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
