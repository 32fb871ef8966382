import { isIncorporated, signsForBoard } from '../../src/company/index.ts'
import { type IsoDate, longDate, yearEarlier } from '../../src/kernel/dates.ts'
import { money } from '../../src/kernel/money.ts'
import { balanceSheetAnswer, balanceSheet as position } from '../../src/ledger/index.ts'
import { defineReport } from '../../src/reporting/define.ts'
import type { TableRow } from '../../src/reporting/document.ts'
import { accountDoor, asAt } from '../../src/reporting/words.ts'

interface Line {
  heading: string
  account?: string
  name?: string
  amount: string
  previous: string
}

/** A heading opens each group of accounts; a line without an account sums up what stands above it. */
const statement = (lines: readonly Line[], on: IsoDate): TableRow[] =>
  lines.flatMap(({ heading, account, name, amount, previous }, i): TableRow[] => {
    if (account === undefined) return [{ kind: 'subtotal', cells: { name: heading, amount, previous } }]
    const opens = lines[i - 1]?.heading !== heading || lines[i - 1]?.account === undefined
    const row: TableRow = {
      cells: { account, name: name ?? account, amount, previous },
      doors: {
        amount: accountDoor(account, amount, { to: on }),
        previous: accountDoor(account, previous, { to: yearEarlier(on) }),
      },
    }
    return opens ? [{ kind: 'section', cells: { account: heading } }, row] : [row]
  })

export const balanceSheet = defineReport({
  name: 'balance-sheet',
  title: 'Balance sheet',
  takes: ['on'],
  permission: 'ledger:read',
  columns: ['heading', 'account', 'name', 'amount', 'previous'],
  answer: balanceSheetAnswer,
  facts: async (reader, { on }) => {
    const { rows, totals } = await position(reader, on)
    return {
      rows: rows.map((row): Line => ({ ...row, amount: money(row.amount), previous: money(row.previous) })),
      totals: { netAssets: money(totals.netAssets), reserves: money(totals.reserves) },
    }
  },
  say: ({ on, rows, totals }, company) => ({
    subtitle: asAt(on!),
    note: 'Assets are positive, creditors negative. There is no share capital.',
    blocks: [
      {
        kind: 'table',
        caption: 'Balance sheet',
        quiet: true,
        empty: 'Nothing has been posted by this date.',
        columns: [
          { key: 'account', head: 'Account', kind: 'text' },
          { key: 'name', head: 'Name', kind: 'text', rowHeading: true },
          { key: 'amount', head: longDate(on!), kind: 'money' },
          { key: 'previous', head: longDate(yearEarlier(on!)), kind: 'money' },
        ],
        rows: statement(rows, on!),
      },
      {
        kind: 'note',
        text:
          totals.netAssets === totals.reserves
            ? 'Net assets equal the reserves.'
            : `Net assets of ${totals.netAssets} and reserves of ${totals.reserves} differ. Run verify to find the entry.`,
      },
      ...(isIncorporated(company)
        ? [
            {
              kind: 'note' as const,
              text: 'The company is limited by guarantee. Each member’s liability is the amount guaranteed in the register of members (Companies Act 2006, s.11).',
            },
          ]
        : []),
      {
        kind: 'signatures',
        lines: [signsForBoard(company), 'Date of approval'],
      },
    ],
  }),
})
