import { longMonth, type Month, monthEnd, monthStart } from '../../kernel/dates.ts'
import { plural, withCommas } from '../../kernel/text.ts'
import { type PeriodState, periodStates } from '../../ledger/index.ts'
import type { PageContext } from '../../platform/http/index.ts'
import { booksChecked, type Closing, closingOf, taskRows } from '../closing.ts'

/** May the month be closed? What has to be done first, each with its proof, and the months that are closed. */
export const periods = async (context: PageContext) => {
  const { reader, today, base, may, dates } = context
  const [closing, checks, states] = await Promise.all([
    closingOf(reader, today, base),
    booksChecked(reader),
    periodStates(reader),
  ])
  const differing = checks.filter(({ ok }) => !ok)
  const name = longMonth(closing.month)
  const ready = closing.first === undefined && differing.length === 0
  const mayClose = may('ledger:write') && dates.isToday
  return {
    view: 'finance/views/periods.njk',
    title: 'Month close',
    model: {
      sentence: sentenceOf(name, closing, differing.length),
      heading2: `Closing ${name}`,
      todo: [
        ...taskRows(closing, may),
        {
          text: 'Compare papers, numbers and balances',
          note: checks.map(({ check, counted }) => `${CHECKED[check] ?? check}: ${withCommas(counted)}`).join(' · '),
          ...(differing.length === 0
            ? { state: 'No differences' }
            : { tag: { kind: 'bad', text: plural(differing.length, 'difference') } }),
        },
      ],
      differences: differing.flatMap(({ check, failures }) =>
        failures.slice(0, 20).map(({ table, id, message }) => ({ cells: [check, `${table} ${id}`, message] })),
      ),
      close:
        mayClose && ready ? { text: `Close ${name}`, href: `${base}/periods/${closing.month}/close/new` } : undefined,
      rows: states.map((state) => periodRow(state, context, mayClose)),
    },
  }
}

/** What was looked at, in words. */
const CHECKED: Record<string, string> = {
  'ledger.balanced': 'Entries that balance',
  'ledger.balances-match': 'Balances against their postings',
  'ledger.numbering-gapless': 'Entry numbers',
  'subledger.reinvestment': 'Programmes against account 3100',
  'subledger.debtors': 'Papers against debtors',
  'subledger.deferred-income': 'Agreements against deferred income',
  'invoices.gapless': 'Invoice numbers',
  'reserves.designations-posted': 'Sums set aside',
}

const sentenceOf = (name: string, { first }: Closing, differing: number): string => {
  if (differing > 0) return `${name} **cannot be closed**: ${plural(differing, 'check')} found differences.`
  return first
    ? `${name} **cannot be closed yet**: ${first}.`
    : `${name} is **ready to close**: everything is done and agrees.`
}

const periodRow = ({ period, status, entries }: PeriodState, { base, link }: PageContext, mayClose: boolean) => ({
  id: `month-${period}`,
  cells: [
    longMonth(period),
    {
      text: plural(entries, 'entry', 'entries'),
      ...(entries > 0 ? { href: link(`/ledger/entries?from=${monthStart(period)}&to=${monthEnd(period)}`) } : {}),
    },
    { tag: status === 'closed' ? { kind: 'ok', text: 'Closed' } : { kind: 'info', text: 'Open' } },
    mayClose && status === 'closed' ? { text: 'Reopen', href: reopenAddress(base, period) } : '',
  ],
})

const reopenAddress = (base: string, period: Month) => `${base}/periods/${period}/reopening/new`
