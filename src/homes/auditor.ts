import { debtorsOn, deferredOn } from '../billing/index.ts'
import { booksAgree, type Comparison } from '../finance/index.ts'
import { breachesOf, breachesOfGroups } from '../governance/index.ts'
import { dayAndDate, longMonth } from '../kernel/dates.ts'
import { plural, withCommas } from '../kernel/text.ts'
import { balancesOn, type PeriodState, periodStates } from '../ledger/index.ts'
import { definePage, type PageContext } from '../platform/http/index.ts'
import { waysFrom } from './links.ts'
import { NOTHING_BREAKS, standingLines } from './needs.ts'
import { recentlyRecorded } from './recent.ts'
import { standingOf } from './standing.ts'

/** "Can I rely on it?": whether the books agree, what is closed, what is broken, and what was recorded last. */
export const auditorHome = definePage({
  path: '',
  section: '',
  permission: 'acts:read',
  roles: ['auditor'],
  proves: true,
  run: async (context: PageContext) => {
    const { reader, today, link, base } = context
    const [{ facts, document, sentence }, balances, debtors, deferred, periods, recent] = await Promise.all([
      standingOf(context),
      balancesOn(reader, today),
      debtorsOn(reader, today),
      deferredOn(reader, today),
      periodStates(reader),
      recentlyRecorded(context),
    ])
    const comparisons = await booksAgree(reader, { balances, debtors, deferred }, link)
    const open = [...breachesOf(facts, today), ...breachesOfGroups(facts, today)].filter(
      ({ state }) => state === 'open',
    )
    const [newest] = recent
    return {
      view: 'homes/views/reader.njk',
      title: 'The books and registers',
      model: {
        caption: dayAndDate(today),
        sentence: `${agreement(comparisons)} ${sentence}`,
        figures: [
          closedFigure(periods, base),
          {
            label: 'Open breaches',
            value: String(open.length),
            href: link('/board/breaches'),
            note: 'Of law and articles',
          },
          ...(newest
            ? [
                {
                  label: 'Acts recorded',
                  value: withCommas(newest.number),
                  href: `${base}/recorded`,
                  note: 'In one chain',
                },
              ]
            : []),
        ],
        comparisons,
        lists: [
          {
            title: 'What is broken, and what will be',
            items: standingLines(facts, document, today, link),
            empty: NOTHING_BREAKS,
          },
        ],
        items: waysFrom(base, facts.company, [
          ['Reports', '/reports', 'every figure opens down to its entries'],
          ['Ledger', '/ledger', 'accounts, entries, running balances'],
          ['Invoices', '/invoices', 'none missing in the numbering'],
          ['Register of members', '/members', 'as at, and as known'],
          ['Board composition', '/board', 'as at, and as known'],
        ]),
        recent,
        recorded: { text: 'See everything recorded', href: `${base}/recorded` },
      },
    }
  },
})

const agreement = (comparisons: readonly Comparison[]): string => {
  const differing = comparisons.filter(({ tag }) => tag).length
  return differing === 0
    ? '**The books agree.**'
    : `**The books do not agree**: ${plural(differing, 'comparison')} below ${differing === 1 ? 'differs' : 'differ'}.`
}

/** The month up to which every month with entries is closed. */
const closedFigure = (periods: readonly PeriodState[], base: string) => {
  const oldestOpen = periods.filter(({ status, entries }) => status === 'open' && entries > 0).at(-1)
  const closed = periods.filter(
    ({ status, period }) => status === 'closed' && !(oldestOpen && period > oldestOpen.period),
  )
  const last = closed[0]
  return {
    label: 'Closed up to',
    value: last ? longMonth(last.period) : 'No month',
    href: `${base}/periods`,
    note: oldestOpen ? `${longMonth(oldestOpen.period)} is open` : 'Nothing is posted later',
  }
}
