import { inWordsOf } from '../../src/company/index.ts'
import { type IsoDate, longDate, yearEarlier } from '../../src/kernel/dates.ts'
import { money, type Pence, parseMoney, pounds, sum, ZERO } from '../../src/kernel/money.ts'
import {
  type AccountType,
  incomeAndExpenditureAnswer,
  isCost,
  isIncome,
  incomeAndExpenditure as ofSpan,
} from '../../src/ledger/index.ts'
import { defineReport } from '../../src/reporting/define.ts'
import type { TableRow } from '../../src/reporting/document.ts'
import { accountDoor, spanOf } from '../../src/reporting/words.ts'

interface Line {
  account: string
  name: string
  type: AccountType
  stream?: string
  amount: string
  previous: string
}

const amountOf = (text: string): Pence => parseMoney(text) ?? ZERO
const total = (lines: readonly Line[], column: 'amount' | 'previous'): Pence =>
  sum(lines.map((line) => amountOf(line[column])))

interface Days {
  from: IsoDate
  to: IsoDate
}

/** An account stands once, whatever the streams of its postings. */
const byAccount = (lines: readonly Line[], { from, to }: Days): TableRow[] => {
  const accounts = [...new Set(lines.map(({ account }) => account))]
  return accounts.map((account) => {
    const own = lines.filter((line) => line.account === account)
    const cells = {
      account,
      name: own[0]?.name ?? '',
      amount: money(total(own, 'amount')),
      previous: money(total(own, 'previous')),
    }
    const earlier = { from: yearEarlier(from), to: yearEarlier(to) }
    const doors = {
      amount: accountDoor(account, cells.amount, { from, to }),
      previous: accountDoor(account, cells.previous, earlier),
    }
    return { cells, doors }
  })
}

const section = (days: Days, heading: string, lines: readonly Line[], closing: string): TableRow[] =>
  lines.length === 0
    ? []
    : [
        { kind: 'section', cells: { account: heading } },
        ...byAccount(lines, days),
        {
          kind: 'subtotal',
          cells: { name: closing, amount: money(total(lines, 'amount')), previous: money(total(lines, 'previous')) },
        },
      ]

const result = (name: string, amount: number, previous: number): TableRow => ({
  kind: 'subtotal',
  cells: { name, amount: money(amount), previous: money(previous) },
})

/** Turnover, cost of sales, other costs, tax: the order of an income and expenditure account. */
const statement = (lines: readonly Line[], days: Days): TableRow[] => {
  const of = (test: (type: AccountType) => boolean) => lines.filter(({ type }) => test(type))
  const [income, costs, tax] = [of(isIncome), of(isCost), of((type) => type === 'tax')]
  const sales = costs.filter(({ type }) => type === 'cost_of_sales')
  const others = costs.filter(({ type }) => type !== 'cost_of_sales')
  const before = (column: 'amount' | 'previous') => total(income, column) - total(costs, column)
  const gross = (column: 'amount' | 'previous') => total(income, column) - total(sales, column)
  const after = (column: 'amount' | 'previous') => before(column) - total(tax, column)
  return [
    ...section(days, 'Income', income, 'Total income'),
    ...section(days, 'Cost of sales', sales, 'Total cost of sales'),
    ...(sales.length > 0 ? [result('Gross surplus', gross('amount'), gross('previous'))] : []),
    ...section(days, 'Running costs', others, 'Total running costs'),
    result('Surplus before tax', before('amount'), before('previous')),
    ...(tax.length > 0 ? section(days, 'Tax', tax, 'Total tax') : []),
  ].concat(result('Surplus for the period', after('amount'), after('previous')))
}

export const incomeAndExpenditure = defineReport({
  name: 'income-and-expenditure',
  title: 'Income and expenditure account',
  takes: ['from', 'to'],
  permission: 'ledger:read',
  columns: ['account', 'name', 'type', 'stream', 'amount', 'previous'],
  answer: incomeAndExpenditureAnswer,
  facts: async (reader, { from, to }) => {
    const { rows, totals } = await ofSpan(reader, from, to)
    return {
      rows: rows.map((row): Line => ({ ...row, amount: money(row.amount), previous: money(row.previous) })),
      totals: {
        income: money(totals.income),
        expenditure: money(totals.expenditure),
        surplusBeforeTax: money(totals.surplusBeforeTax),
        tax: money(totals.tax),
        surplus: money(totals.surplus),
      },
    }
  },
  say: ({ from, to, rows, totals }, company) => {
    const said = inWordsOf(company)
    const surplus = amountOf(totals.surplus)
    const words =
      surplus < 0
        ? `The company spent ${pounds(-surplus)} more than it received.`
        : `The company received ${pounds(amountOf(totals.income))} and kept ${pounds(surplus)} after its costs and tax.`
    return {
      subtitle: spanOf(from!, to!),
      note: said('The company makes no distribution; a surplus stays in its reserves.'),
      blocks: [
        { kind: 'paragraph', text: said(words) },
        {
          kind: 'table',
          caption: 'Income and expenditure',
          quiet: true,
          dense: true,
          columns: [
            { key: 'account', head: 'Account', kind: 'text' },
            { key: 'name', head: 'Name', kind: 'text', rowHeading: true },
            { key: 'amount', head: `To ${longDate(to!)}`, kind: 'money' },
            { key: 'previous', head: `To ${longDate(yearEarlier(to!))}`, kind: 'money' },
          ],
          rows: statement(rows, { from: from!, to: to! }),
        },
      ],
    }
  },
})
