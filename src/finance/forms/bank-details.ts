import { type BankDetailsChanged, bankDetailsAct, type ChangeBankDetails } from '../../billing/index.ts'
import type { BankAccount } from '../../company/index.ts'
import { longDate } from '../../kernel/dates.ts'
import { defineForm } from '../../platform/http/index.ts'

const rows = (formerly: BankAccount | null, account: BankAccount) =>
  (
    [
      ['Name of the account', 'accountName'],
      ['Sort code', 'sortCode'],
      ['Account number', 'accountNumber'],
    ] as const
  ).map(([text, part]) => ({ text, before: formerly?.[part] ?? 'None', after: account[part] }))

export const bankDetailsForm = defineForm<ChangeBankDetails, BankDetailsChanged>({
  path: '/bank-details',
  section: '/invoices',
  act: bankDetailsAct,
  title: 'Change the bank account on invoices',
  cancel: '/bank-details',
  intro: () => [
    'Take the details from a statement of the bank, never from an e-mail or a letter. The change is recorded with your name.',
  ],
  steps: [
    {
      fields: ({ today }) => [
        { name: 'accountName', label: 'Name of the account', hint: 'As the bank has it: payers’ banks compare it' },
        { name: 'sortCode', label: 'Sort code', hint: 'Six digits, like 12-34-56', width: 10 },
        { name: 'accountNumber', label: 'Account number', hint: 'Eight digits', width: 10 },
        { name: 'from', label: 'On invoices from', kind: 'date', value: today },
      ],
    },
  ],
  check: (_context, { outcome: { result } }) => ({
    heading: 'Check before you change the bank account',
    button: 'Change the bank account',
    beforeAfter: { rows: rows(result.formerly, result.account) },
    effects: [
      `Invoices from **${longDate(result.account.from ?? '')}** ask to be paid into it. Invoices of earlier days stay as they are.`,
    ],
  }),
  recorded: ({ base }, { outcome: { result } }) => ({
    title: `Invoices ask to be paid into account ${result.account.accountNumber}`,
    next: [{ on: result.account.from ?? '', text: 'The first day of invoices that say so' }],
    links: [
      { text: 'Bank account on invoices', href: `${base}/bank-details` },
      { text: 'Invoices', href: `${base}/invoices` },
    ],
  }),
})
