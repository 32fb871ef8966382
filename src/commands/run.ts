import { runUntil } from '../billing/index.ts'
import { isMonth } from '../kernel/dates.ts'
import { invalid } from '../kernel/errors.ts'
import { penceOf, pounds } from '../kernel/money.ts'
import { plural } from '../kernel/text.ts'
import { closePeriod } from '../ledger/index.ts'
import { perform } from '../platform/acts/index.ts'
import { actorName, brokenThrough } from './act.ts'
import { opened } from './opened.ts'
import { type Call, needed, neededDate } from './terminal/call.ts'
import { DOES_NOT_HOLD, HOLDS } from './terminal/exit-codes.ts'
import { answer } from './terminal/output.ts'

/**
 * `run COMPANY --until DATE`: everything that has fallen due by that date, once only. What is left undone decides the exit code; rules
 * that are broken through what was posted are told beside it.
 */
export const runUntilCommand = ([company = '']: string[], call: Call): Promise<number> =>
  opened(call, async (open) => {
    const until = neededDate(call, 'until', '2026-11-30')
    const { breaches, ...result } = await runUntil(open, { company, until, actor: actorName(call) })
    answer(call.json, breaches.length > 0 ? { ...result, breaches } : result, () =>
      [
        `${company}: ${plural(result.invoices.length, 'invoice')} issued up to ${until}, ${pounds(penceOf(result.recognised))} recognised as income`,
        ...result.invoices.map(
          (invoice) => `  ${invoice.number}  ${invoice.date}  ${invoice.customer}  ${pounds(penceOf(invoice.gross))}`,
        ),
        ...result.failures.map((failure) => `  not done: ${failure.ref}: ${failure.message}`),
        ...breaches.map(brokenThrough),
      ].join('\n'),
    )
    return result.failures.length > 0 ? DOES_NOT_HOLD : HOLDS
  })

/** `close COMPANY --period YYYY-MM` */
export const closeCommand = ([company = '']: string[], call: Call): Promise<number> =>
  opened(call, async (open) => {
    const period = needed(call, 'period', '2026-10')
    if (!isMonth(period)) throw invalid('--period must be a month, like 2026-10', '/period')
    const outcome = await perform(open, closePeriod, { company, actor: actorName(call), command: { period } })
    answer(call.json, outcome, () => `${period} is closed. Nothing can be posted into it until it is reopened`)
    return HOLDS
  })
