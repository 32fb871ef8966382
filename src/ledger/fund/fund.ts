import type { IsoDate } from '../../kernel/dates.ts'
import { type Pence, pence } from '../../kernel/money.ts'

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

export const move = (fund: Fund, day: IsoDate, amount: number) =>
  fund.moves.set(day, (fund.moves.get(day) ?? 0) + amount)

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
