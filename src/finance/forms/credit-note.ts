import {
  type CreditNoteIssued,
  creditNoteAct,
  type IssueCreditNote,
  invoiceByNumber,
  type LineLeft,
  linesLeft,
} from '../../billing/index.ts'
import { longDate, longMonth, monthEnd } from '../../kernel/dates.ts'
import { type FieldError, notFound } from '../../kernel/errors.ts'
import { penceOf, pounds } from '../../kernel/money.ts'
import { type Answers, defineForm, filled, type PageContext } from '../../platform/http/index.ts'
import { settledWords } from '../words.ts'

/** What of each line of the invoice can still be credited. */
const leftOf = async ({ reader, params }: PageContext): Promise<LineLeft[]> => {
  const document = await invoiceByNumber(reader, params.invoice ?? '')
  if (document?.kind !== 'invoice') throw notFound(`There is no invoice “${params.invoice}”`)
  const left = await linesLeft(reader, [document, ...document.creditNotes])
  return left.get(document.number) ?? []
}

const filledLines = (answers: Answers): number[] =>
  Object.keys(answers)
    .filter((name) => /^net\d+$/.test(name) && answers[name])
    .map((name) => Number(name.slice(3)))

/** "/lines/0/net" → the field of the line that was filled in first. */
const aimAtLine = ({ pointer, detail }: FieldError, answers: Answers): FieldError => {
  const [, part, index] = pointer.split('/')
  const filled = filledLines(answers)
  if (part === 'endsOn' && filled.length === 0 && !answers.endsOn) {
    return { pointer: '/endsOn', detail: 'Enter the last day of the service, or the amounts to credit' }
  }
  if (part !== 'lines') return { pointer, detail }
  if (index === undefined) {
    return { pointer: '/endsOn', detail: 'Enter either the last day of the service or amounts to credit, not both' }
  }
  return { pointer: `/net${filled[Number(index)] ?? 1}`, detail }
}

/** "Income of October 2026 falls by £700.00." A month that is closed says when it is posted instead. */
const putRightWords = ({ incomePutRight }: CreditNoteIssued): string[] =>
  incomePutRight.map(({ month, on, amount: text }) => {
    const change = penceOf(text)
    const moves = `Income of ${longMonth(month)} ${change < 0 ? 'falls' : 'rises'} by **${pounds(Math.abs(change))}**`
    return on === monthEnd(month) ? `${moves}.` : `${moves}; that month is closed, so it is posted on ${longDate(on)}.`
  })

export const creditNoteForm = defineForm<IssueCreditNote, CreditNoteIssued>({
  path: '/invoices/:invoice/credit-notes',
  section: '/invoices',
  cancel: '/invoices/:invoice',
  act: creditNoteAct,
  title: 'Issue a credit note',
  subject: ({ params }) => `invoice ${params.invoice}`,
  intro: ({ params }) => [
    `For invoice **${params.invoice}**. Give the last day of a service that ended early, and the rest is worked out as it was priced; or give the net amounts to credit yourself.`,
  ],
  steps: [
    {
      fields: async (context) => [
        { name: 'date', label: 'Date of the credit note', kind: 'date', value: context.today },
        { name: 'reason', label: 'Reason', hint: 'It is printed on the credit note' },
        { name: 'endsOn', label: 'Last day of the service (if it ended early)', kind: 'date' },
        ...(await leftOf(context)).map(({ line, net }) => ({
          name: `net${line.line}`,
          label: `Line ${line.line}, ${line.description}: net amount to credit (optional)`,
          hint: `${pounds(net)} is left to credit`,
          kind: 'money' as const,
        })),
      ],
    },
  ],
  command: ({ params }, answers) => {
    const lines = filledLines(answers).map((line) => ({ line, net: answers[`net${line}`] ?? '' }))
    return {
      invoice: params.invoice,
      ...filled({ date: answers.date, reason: answers.reason, endsOn: answers.endsOn }),
      ...(lines.length > 0 ? { lines } : {}),
    }
  },
  aim: aimAtLine,
  check: async ({ reader }, { command, outcome: { result } }) => {
    const document = await invoiceByNumber(reader, command.invoice)
    const open = document?.open ?? 0
    const more = penceOf(result.leftToCredit)
    return {
      heading: `Check before you credit ${command.invoice}`,
      button: `Issue a credit note for ${pounds(penceOf(result.gross))}`,
      beforeAfter: {
        rows: [
          {
            text: `${command.invoice}, left to pay`,
            before: pounds(open),
            after: pounds(Math.max(open - penceOf(result.gross), 0)),
          },
        ],
      },
      effects: [
        `Credit note **${result.number}** for ${pounds(penceOf(result.net))} and VAT of ${pounds(penceOf(result.vat))}.`,
        ...(command.endsOn ? [`The agreement ends on **${longDate(command.endsOn)}**.`] : []),
        ...putRightWords(result),
        ...settledWords(result),
        ...(more > 0
          ? [`${pounds(more)} stands on other invoices of the agreement and has to be credited there.`]
          : []),
      ],
    }
  },
  recorded: ({ base }, { command, outcome: { result } }) => ({
    title: `Credit note ${result.number} is issued`,
    next: [{ label: 'Credits', text: `${pounds(penceOf(result.gross))} of ${command.invoice}` }],
    links: [
      { text: `Credit note ${result.number}`, href: `${base}/invoices/${result.number}` },
      { text: `Invoice ${command.invoice}`, href: `${base}/invoices/${command.invoice}` },
      { text: `Entry ${result.entry}`, href: `${base}/ledger/entries/${result.entry}` },
    ],
  }),
})
