import { addDays, type IsoDate, longDate, monthsTouched } from '../kernel/dates.ts'
import { Refusal } from '../kernel/errors.ts'
import { type Pence, pounds, sum, ZERO } from '../kernel/money.ts'
import { percent, plural } from '../kernel/text.ts'
import type { PageContext } from '../platform/http/index.ts'
import { type Quote, quote, type TradingFacts } from '../trading/index.ts'
import type { Priced } from './agreements.ts'
import type { Customer } from './customer.ts'

interface Again {
  held: Priced
  /** Undefined where nothing is known of a price from the day after. */
  next: Quote | undefined
}

/** What is held once more from the day after it ends, as it is priced now. */
const againOf = (facts: TradingFacts, held: Priced, on: IsoDate): Again => {
  const { customer, service, quantity } = held.agreement
  try {
    const next = quote(facts, { customer, service, from: addDays(held.to, 1), on, ...(quantity ? { quantity } : {}) })
    return { held, next: next.commissioned ? undefined : next }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { held, next: undefined }
  }
}

const isAsLong = ({ held, next }: Again): boolean =>
  next !== undefined && monthsTouched(held.agreement.startsOn, held.to) === monthsTouched(next.from, next.to)

/** "+£162.00", "−£166.50": a change has its sign. */
const changed = (from: Pence, to: Pence): string =>
  to === from ? pounds(ZERO) : `${to > from ? '+' : '−'}${pounds(Math.abs(to - from))}`

const netOf = (one: Quote | undefined): Pence => one?.netPence ?? ZERO

/**
 * What the services that a school has would cost once more, beside what they cost now: for its budget, before anything is
 * ordered. Nothing where it has none, or nothing of later prices is known. A change is said of periods of the same length only.
 */
export const nextYear = ({ link, on }: PageContext, { facts, path }: Customer, held: readonly Priced[]) => {
  const all = held.filter((one) => one.quote).map((one) => againOf(facts, one, on))
  const again = all.filter(({ next }) => next)
  if (again.length === 0) return undefined
  const starts = [...new Set(again.map(({ held: { to } }) => addDays(to, 1)))].sort()
  const [now, then] = [sum(again.map((one) => netOf(one.held.quote))), sum(again.map(({ next }) => netOf(next)))]
  const comparable = again.every(isAsLong)
  const share = now > 0 && comparable && then !== now
  const more = share ? `${percent(Math.abs(then - now), now)}% ${then > now ? 'more' : 'less'}` : ''
  const from = starts.length === 1 ? `from ${longDate(starts[0] ?? '')}` : 'for another year'
  const without = all.length - again.length
  return {
    title: `The same again ${from}`,
    sentence: `${again.length === 1 ? 'This would cost' : 'Together these would cost'} **${pounds(then)}** before VAT at the prices known today${more ? `, ${more} than now` : ''}.${
      without === 0 ? '' : ` ${plural(without, 'service has', 'services have')} no price for then yet.`
    }`,
    figure: { label: 'The same next year', value: pounds(then), href: '#next-year', note: more || 'Before VAT' },
    csv: link(`${path}/services.csv?from=${starts[0] ?? ''}`),
    rows: [
      ...again.map(({ held: one, next }) => ({
        cells: [
          {
            text: one.service,
            href: link(`${path}/services/${encodeURIComponent(one.agreement.service)}?from=${next?.from ?? ''}`),
            ...(next && starts.length > 1 ? { sub: `From ${longDate(next.from)}` } : {}),
          },
          pounds(netOf(one.quote)),
          pounds(netOf(next)),
          isAsLong({ held: one, next }) ? changed(netOf(one.quote), netOf(next)) : '',
        ],
      })),
      { cells: ['Total before VAT', pounds(now), pounds(then), comparable ? changed(now, then) : ''], total: true },
    ],
  }
}
