import { longDate } from '../../kernel/dates.ts'
import { pounds } from '../../kernel/money.ts'
import { plural } from '../../kernel/text.ts'
import type { PageContext } from '../../platform/http/index.ts'
import { loadChart } from '../books.ts'
import { CODES } from '../chart.ts'
import { trialBalance } from '../statements/trial-balance.ts'
import { yearOf } from '../statements/year.ts'
import { amountCell, ledgerLinks, onOwnSide, TYPE_HEADINGS } from './words.ts'

/** What is on the accounts? Every account of the chart; those of income and costs with the year so far. */
export const accounts = async (context: PageContext) => {
  const { reader, on, link } = context
  const [chart, balances, year] = await Promise.all([loadChart(reader), trialBalance(reader, on), yearOf(reader, on)])
  const nets = new Map(balances.rows.map(({ account, debit, credit }) => [account, debit - credit]))
  const known = [...chart.values(), ...balances.rows.filter((row) => !chart.has(row.account)).map(asAccount)]
  const rows = TYPE_HEADINGS.flatMap(({ type, heading }) => {
    const own = known.filter((account) => account.type === type)
    if (own.length === 0) return []
    return [
      { heading },
      ...own.map(({ code, name }) => ({
        id: `account-${code}`,
        cells: [
          { text: code, href: link(linesOf(code)) },
          { text: name, ...(code === CODES.freeReserve ? { sub: 'With the surpluses of earlier years' } : {}) },
          amountCell(onOwnSide(type, nets.get(code) ?? 0)),
        ],
      })),
    ]
  })
  return {
    view: 'ledger/views/accounts.njk',
    title: 'Chart of accounts',
    model: {
      links: ledgerLinks(context, '/ledger'),
      sentence: `On ${longDate(on)} **${plural(balances.rows.length, 'account')} of ${known.length}** hold something, ${pounds(balances.totals.debit)} on each side.`,
      note: `Balances stand on their own side: debits for assets and costs, credits for the rest; brackets mean the other side. Income and costs count from ${longDate(year.from)}.`,
      rows,
    },
  }
}

/** Account 3000 holds the surpluses of earlier years too, which no line of its own says. */
const linesOf = (account: string): string =>
  account === CODES.freeReserve ? '/ledger/free-reserves?years=earlier' : `/ledger/accounts/${account}`

const asAccount = ({
  account,
  name,
  type,
}: {
  account: string
  name: string
  type: (typeof TYPE_HEADINGS)[number]['type']
}) => ({
  code: account,
  name,
  type,
})

/** Do the books balance? */
export const trialBalancePage = async (context: PageContext) => {
  const { reader, on, link } = context
  const [{ rows, totals }, year] = await Promise.all([trialBalance(reader, on), yearOf(reader, on)])
  const agrees = totals.debit === totals.credit
  return {
    view: 'ledger/views/trial-balance.njk',
    title: 'Trial balance',
    model: {
      links: ledgerLinks(context, '/ledger/trial-balance'),
      files: ['pdf', 'csv'].map((format) => ({
        text: format.toUpperCase(),
        href: link(`/reports/trial-balance.${format}`),
      })),
      sentence: agrees
        ? `The books **balance** on ${longDate(on)}: ${pounds(totals.debit)} on each side.`
        : `The books **do not balance** on ${longDate(on)}: ${pounds(totals.debit)} of debits and ${pounds(totals.credit)} of credits.`,
      rows: [
        ...rows.map(({ account, name, debit, credit }) => ({
          id: `account-${account}`,
          cells: [{ text: `${account} ${name}`, href: link(linesOf(account)) }, amountCell(debit), amountCell(credit)],
        })),
        { cells: ['Total', amountCell(totals.debit), amountCell(totals.credit)], total: true },
      ],
      note: `Income and costs of the year from ${longDate(year.from)}; account ${CODES.freeReserve} holds the surpluses of earlier years too.`,
    },
  }
}
