import { type IsoDate, longMonth, type Month, monthEnd, monthStart, nextMonth } from '../../kernel/dates.ts'
import { pounds } from '../../kernel/money.ts'
import { listed, plural } from '../../kernel/text.ts'
import {
  type Closed,
  closePeriod,
  incomeAndExpenditure,
  reopenPeriod,
  trialBalance,
  yearOf,
} from '../../ledger/index.ts'
import { defineForm } from '../../platform/http/index.ts'
import { booksChecked } from '../closing.ts'

const nameOf = (month: unknown): string => longMonth(String(month))

export const closeForm = defineForm<{ period: Month }, Closed>({
  path: '/periods/:period/close',
  section: '/periods',
  act: closePeriod,
  title: 'Close a month',
  subject: ({ params }) => nameOf(params.period),
  intro: ({ params }) => [
    `Nothing more can be posted in **${nameOf(params.period)}** or before it. An entry for it that comes late is dated in the next open month, or the month is reopened with a reason.`,
  ],
  steps: [{ fields: () => [] }],
  check: async ({ reader }, { command, outcome: { result } }) => {
    const end = monthEnd(command.period)
    const [checks, balance, month, year] = await Promise.all([
      booksChecked(reader),
      trialBalance(reader, end),
      incomeAndExpenditure(reader, monthStart(command.period), end),
      yearOf(reader, end).then(({ from }) => incomeAndExpenditure(reader, from, end)),
    ])
    const differing = checks.filter(({ ok }) => !ok).length
    const rows: [string, string][] = [
      ['Surplus of the month', pounds(month.totals.surplus)],
      ['Surplus of the year so far', pounds(year.totals.surplus)],
      ['Trial balance, each side', pounds(balance.totals.debit)],
      [
        'Checks of papers, numbers and balances',
        differing === 0 ? `${checks.length} of ${checks.length} agree` : `${differing} differ`,
      ],
    ]
    return {
      heading: `Check before you close ${nameOf(command.period)}`,
      button: `Close ${nameOf(command.period)}`,
      effects: [`**${listed(result.closes.map(nameOf))}** can no longer be posted to.`],
      tables: [
        {
          heading: 'What it closes with',
          caption: 'Figures at the close',
          columns: [{ label: 'What' }, { label: 'Figure', number: true }],
          rows: rows.map((cells) => ({ cells })),
        },
      ],
    }
  },
  recorded: ({ base }, { command, outcome: { result } }) => ({
    title: `${nameOf(command.period)} is closed`,
    next: [
      { label: 'Closed', text: plural(result.closes.length, 'month') },
      { on: monthStart(nextMonth(command.period)), text: 'The first day on which an entry can be dated' },
    ],
    links: [
      { text: 'Month close', href: `${base}/periods` },
      { text: 'Trial balance', href: `${base}/ledger/trial-balance?on=${monthEnd(command.period)}` },
      { text: 'Income and expenditure', href: `${base}/reports/income-and-expenditure?to=${monthEnd(command.period)}` },
    ],
  }),
})

export const reopenForm = defineForm<{ period: Month; reason: string }, { period: IsoDate }>({
  path: '/periods/:period/reopening',
  section: '/periods',
  act: reopenPeriod,
  title: 'Reopen a month',
  subject: ({ params }) => nameOf(params.period),
  intro: ({ params }) => [
    `Entries can be dated in **${nameOf(params.period)}** again, until it is closed again. The reason is kept with the record.`,
  ],
  steps: [{ fields: () => [{ name: 'reason', label: 'Reason', kind: 'long' }] }],
  check: (_context, { command }) => ({
    heading: `Check before you reopen ${nameOf(command.period)}`,
    button: `Reopen ${nameOf(command.period)}`,
    effects: [`**${nameOf(command.period)}** can be posted to. Every other closed month stays closed.`],
  }),
  recorded: ({ base }, { command }) => ({
    title: `${nameOf(command.period)} is open again`,
    links: [
      { text: 'Month close', href: `${base}/periods` },
      { text: 'Post a journal', href: `${base}/ledger/journals/new` },
    ],
  }),
})
