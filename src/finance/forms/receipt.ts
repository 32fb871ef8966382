import { invoiceByNumber, type ReceiptRecorded, type RecordReceipt, receiptAct } from '../../billing/index.ts'
import { loadDirectory, organisationsOn } from '../../directory/index.ts'
import { penceOf, pounds, sum } from '../../kernel/money.ts'
import { listed } from '../../kernel/text.ts'
import { type CheckTable, defineForm, type PageContext } from '../../platform/http/index.ts'

export const receiptForm = defineForm<RecordReceipt, ReceiptRecorded>({
  path: '/receipts',
  section: '/receipts',
  act: receiptAct,
  title: 'Record a receipt',
  steps: [
    {
      fields: async ({ reader, today }) => [
        { name: 'date', label: 'Date on the bank statement', kind: 'date', value: today },
        {
          name: 'payer',
          label: 'Who paid',
          kind: 'select',
          missing: 'Choose who paid',
          options: organisationsOn(await loadDirectory(reader), today).map(({ ref, name, urn }) => ({
            value: ref,
            text: urn ? `${name}, ${urn}` : name,
          })),
        },
        { name: 'amount', label: 'Amount', kind: 'money' },
        {
          name: 'invoice',
          label: 'Invoice (optional)',
          hint: 'Its number, like INV-2026-0001. Left blank, the money settles the oldest invoices of the payer',
          width: 20,
        },
        { name: 'reference', label: 'Bank reference (optional)', width: 20 },
      ],
    },
  ],
  check: async (context, { command, outcome: { result } }) => ({
    heading: 'Check before you record this receipt',
    button: `Record ${pounds(penceOf(command.amount))}`,
    effects: settledWords(command, result),
    tables: settledTable(result),
    ...(await beforeAfterOf(context, result)),
  }),
  recorded: ({ base }, { command, outcome: { result } }) => ({
    title: `${pounds(penceOf(command.amount))} is recorded`,
    next: settledWords(command, result).map((text) => ({ label: `Receipt ${result.receipt}`, text })),
    links: [
      { text: `Entry ${result.entry}`, href: `${base}/ledger/entries/${result.entry}` },
      { text: 'Record another receipt', href: `${base}/receipts/new` },
      { text: 'Receipts', href: `${base}/receipts` },
    ],
  }),
})

/** An answer that was kept before there were notices has none. */
const settledWords = (
  { invoice }: RecordReceipt,
  { settled, unallocated, notices = [] }: ReceiptRecorded,
): string[] => [
  ...(settled.length > 0
    ? [
        `It settles **${pounds(sum(settled.map((each) => penceOf(each.amount))))}** of ${listed(settled.map((each) => each.invoice))}.`,
      ]
    : []),
  ...(penceOf(unallocated) > 0 && !invoice
    ? [`**${pounds(penceOf(unallocated))}** waits for the next invoice of the payer.`]
    : []),
  ...notices.map(({ explanation }) => explanation),
]

const settledTable = ({ settled }: ReceiptRecorded): CheckTable[] =>
  settled.length > 1
    ? [
        {
          heading: 'What it settles',
          caption: 'Invoices that it settles',
          columns: [{ label: 'Invoice' }, { label: 'Amount', number: true }],
          rows: settled.map((each) => ({ cells: [each.invoice, pounds(penceOf(each.amount))] })),
        },
      ]
    : []

const beforeAfterOf = async ({ reader }: PageContext, { settled }: ReceiptRecorded) => {
  const [only] = settled
  const document = only && settled.length === 1 ? await invoiceByNumber(reader, only.invoice) : undefined
  if (!only || !document) return {}
  const after = pounds(document.open - penceOf(only.amount))
  return { beforeAfter: { rows: [{ text: `${only.invoice}, left to pay`, before: pounds(document.open), after }] } }
}
