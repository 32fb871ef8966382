import type { IsoDate } from '../../src/kernel/dates.ts'
import { money } from '../../src/kernel/money.ts'
import { trialBalance as balances, CODES, trialBalanceAnswer } from '../../src/ledger/index.ts'
import { defineReport } from '../../src/reporting/define.ts'
import { accountDoor, asAt, typeWord } from '../../src/reporting/words.ts'

/** Free reserves stand here without the surplus of the year so far, whose income and costs are on their own accounts. */
const doorOf = (account: string, amount: string, to: IsoDate) =>
  accountDoor(account, amount, { to }, account === CODES.freeReserve ? { years: 'earlier' } : {})

export const trialBalance = defineReport({
  name: 'trial-balance',
  title: 'Trial balance',
  takes: ['on'],
  permission: 'ledger:read',
  columns: ['account', 'name', 'type', 'debit', 'credit'],
  answer: trialBalanceAnswer,
  facts: async (reader, { on }) => {
    const { rows, totals } = await balances(reader, on)
    return {
      rows: rows.map((row) => ({ ...row, debit: money(row.debit), credit: money(row.credit) })),
      totals: { debit: money(totals.debit), credit: money(totals.credit) },
    }
  },
  say: ({ on, rows, totals }) => ({
    subtitle: asAt(on!),
    note: 'Income and costs are those of the financial year to date; account 3000 holds the surpluses of earlier years.',
    blocks: [
      {
        kind: 'paragraph',
        text:
          totals.debit === totals.credit
            ? 'The books balance: debits and credits are the same.'
            : 'The books do not balance. Run verify to find the entry.',
      },
      {
        kind: 'table',
        caption: 'Balances by account',
        quiet: true,
        dense: true,
        empty: 'Nothing has been posted by this date.',
        columns: [
          { key: 'account', head: 'Account', kind: 'text' },
          { key: 'name', head: 'Name', kind: 'text', rowHeading: true },
          { key: 'type', head: 'Type', kind: 'text' },
          { key: 'debit', head: 'Debit', kind: 'money' },
          { key: 'credit', head: 'Credit', kind: 'money' },
        ],
        rows: rows.map((row) => ({
          cells: {
            ...row,
            type: typeWord(row.type),
            debit: row.debit === '0.00' ? '' : row.debit,
            credit: row.credit === '0.00' ? '' : row.credit,
          },
          doors: {
            debit: doorOf(row.account, row.debit, on!),
            credit: doorOf(row.account, row.credit, on!),
          },
        })),
        totals: { name: 'Total', ...totals },
      },
    ],
  }),
})
