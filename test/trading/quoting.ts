import { Decimal } from 'decimal.js'
import { date } from '../../src/kernel/dates.ts'
import { type Buyer, type Order, priceOrder, quoteDocument, type Terms } from '../../src/trading/index.ts'
import { aBuyer } from './builders.ts'

/** The first day of the orders here. */
export const FROM = '2026-04-01'
/** An order of the service “advice”. */
export const order = (
  more: Partial<Record<'on' | 'from' | 'to', string>> & { buyer?: Buyer; quantity?: string } = {},
): Order => ({
  buyer: more.buyer ?? aBuyer(),
  service: 'advice',
  on: date(more.on ?? more.from ?? FROM),
  from: date(more.from ?? FROM),
  ...(more.to ? { to: date(more.to) } : {}),
  ...(more.quantity ? { quantity: new Decimal(more.quantity) } : {}),
})
export const quoted = (facts: Terms, asked: Order = order()) => quoteDocument(priceOrder(facts, asked))
export const net = (facts: Terms, asked: Order = order()) => quoted(facts, asked).net
/** Why there is no price. */
export const refusal = (facts: Terms, asked: Order = order()): string => {
  try {
    priceOrder(facts, asked)
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('it was not refused')
}
