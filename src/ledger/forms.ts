import { loadDirectory, organisationsOn } from '../directory/index.ts'
import { longDate } from '../kernel/dates.ts'
import type { FieldError } from '../kernel/errors.ts'
import { penceOf, pounds, sum } from '../kernel/money.ts'
import { uncapitalised } from '../kernel/text.ts'
import {
  type Answers,
  defineForm,
  type FormDefinition,
  type FormField,
  type PageContext,
} from '../platform/http/index.ts'
import { postJournal, reverseEntry } from './acts.ts'
import { loadChart } from './books.ts'
import { entryByLabel } from './entries/entries.ts'
import { entryLabel } from './entries/entry.ts'
import { linesByEntry } from './entries/postings.ts'
import { loadProgrammes } from './fund/programmes.ts'
import { amountCell } from './pages/words.ts'
import type { Reversed } from './posting/reversal.ts'
import type { PostJournal, ReverseEntry } from './schema.ts'

const ROWS = 8
const COLUMNS = ['account', 'debit', 'credit', 'customer', 'programme'] as const

/** Rows in which something stands, in order: the lines of the entry. */
const filledRows = (answers: Answers): number[] =>
  Array.from({ length: ROWS }, (_, i) => i + 1).filter((row) => COLUMNS.some((column) => answers[`${column}${row}`]))

const lineOf = (answers: Answers, row: number) =>
  Object.fromEntries(
    COLUMNS.flatMap((column) => (answers[`${column}${row}`] ? [[column, answers[`${column}${row}`]]] : [])),
  )

/** "/lines/1/debit" → the field of the row that is the second line: "Line 3: …" */
const aim = ({ pointer, detail }: FieldError, answers: Answers): FieldError => {
  const [, part, index, column = 'account'] = pointer.split('/')
  if (part !== 'lines') return pointer === '' ? { pointer: '/debit1', detail } : { pointer, detail }
  if (index === undefined) {
    const few = filledRows(answers).length < 2
    return few
      ? { pointer: '/account1', detail: 'Enter at least two lines, a debit and a credit' }
      : { pointer: '/debit1', detail }
  }
  const row = filledRows(answers)[Number(index)] ?? 1
  return { pointer: `/${column}${row}`, detail: `Line ${row}: ${uncapitalised(detail)}` }
}

const lineFields = async ({ reader, today }: PageContext): Promise<FormField[]> => {
  const [chart, programmes, directory] = await Promise.all([
    loadChart(reader),
    loadProgrammes(reader),
    loadDirectory(reader),
  ])
  const options = {
    account: [...chart.values()].map(({ code, name }) => ({ value: code, text: `${code} ${name}` })),
    programme: [...programmes.values()].map(({ ref, name }) => ({ value: ref, text: name })),
    customer: organisationsOn(directory, today).map(({ ref, name }) => ({ value: ref, text: name })),
  }
  return Array.from({ length: ROWS }, (_, i) => i + 1).flatMap((row): FormField[] => {
    const common = { group: `Line ${row}`, shownElsewhere: true }
    return [
      { name: `account${row}`, label: 'Account', kind: 'select', options: options.account, ...common },
      { name: `debit${row}`, label: 'Debit', kind: 'money', width: 5, ...common },
      { name: `credit${row}`, label: 'Credit', kind: 'money', width: 5, ...common },
      { name: `customer${row}`, label: 'Customer (optional)', kind: 'select', options: options.customer, ...common },
      { name: `programme${row}`, label: 'Programme (optional)', kind: 'select', options: options.programme, ...common },
    ]
  })
}

const journalForm = defineForm<PostJournal, { entry: number }>({
  path: '/ledger/journals',
  section: '/ledger',
  act: postJournal,
  title: 'Post a journal',
  intro: () => [
    'Debits and credits must come to the same. Lines that you leave empty are left out. An entry is never changed: a mistake is reversed by another entry.',
  ],
  steps: [
    {
      fields: async (context) => [
        { name: 'date', label: 'Date', kind: 'date' },
        { name: 'memo', label: 'What it is for', missing: 'Enter what it is for' },
        ...(await lineFields(context)),
      ],
    },
  ],
  command: (_context, answers) => ({
    ...(answers.date ? { date: answers.date } : {}),
    ...(answers.memo ? { memo: answers.memo } : {}),
    lines: filledRows(answers).map((row) => lineOf(answers, row)),
  }),
  aim,
  check: async ({ reader }, { command }) => {
    const chart = await loadChart(reader)
    const total = (side: 'debit' | 'credit') => sum(command.lines.map((line) => penceOf(line[side])))
    return {
      heading: 'Check before you post this journal',
      button: 'Post the journal',
      effects: [`**${pounds(total('debit'))}** on each side, dated ${longDate(command.date)}.`],
      tables: [
        {
          heading: 'The entry',
          caption: 'Lines of the entry',
          columns: [
            { label: 'Account' },
            { label: 'About' },
            { label: 'Debit, £', number: true },
            { label: 'Credit, £', number: true },
          ],
          rows: [
            ...command.lines.map((line) => ({
              cells: [
                `${line.account} ${chart.get(line.account)?.name ?? ''}`,
                [line.customer, line.programme].filter(Boolean).join(', '),
                amountCell(penceOf(line.debit)),
                amountCell(penceOf(line.credit)),
              ],
            })),
            { cells: ['Total', '', amountCell(total('debit')), amountCell(total('credit'))], total: true },
          ],
        },
      ],
    }
  },
  recorded: ({ base }, { outcome }) => ({
    title: `Entry ${outcome.result.entry} is posted`,
    links: [
      { text: `Entry ${outcome.result.entry}`, href: `${base}/ledger/entries/${outcome.result.entry}` },
      { text: 'Post another journal', href: `${base}/ledger/journals/new` },
    ],
  }),
})

const reversalForm = defineForm<ReverseEntry, Reversed>({
  path: '/ledger/entries/:entry/reversal',
  section: '/ledger',
  cancel: '/ledger/entries/:entry',
  act: reverseEntry,
  title: 'Reverse an entry',
  subject: ({ params }) => `entry ${params.entry}`,
  intro: async ({ reader, params }) => {
    const entry = await entryByLabel(reader, params.entry ?? '')
    return entry
      ? [
          `Entry **${entryLabel(entry)}**, ${longDate(entry.date)}: ${entry.memo}. A new entry takes back each of its lines.`,
        ]
      : []
  },
  steps: [
    {
      fields: ({ today }) => [
        { name: 'date', label: 'Date of the reversal', kind: 'date', value: today },
        { name: 'reason', label: 'Reason', kind: 'long' },
      ],
    },
  ],
  check: async ({ reader }, { command, outcome: { result } }) => {
    const entry = await entryByLabel(reader, String(command.entry))
    const moves = await linesByEntry(reader, result.alsoReverses)
    const amount = sum([...(entry?.lines ?? []), ...[...moves.values()].flat()].map(({ debit }) => debit))
    return {
      heading: `Check before you reverse entry ${command.entry}`,
      button: `Reverse entry ${command.entry}`,
      effects: [
        `A new entry dated **${longDate(command.date)}** takes back **${pounds(amount)}** on each side.`,
        'The first entry stays as it is and names the one that takes it back.',
        ...result.alsoReverses.map(
          (move) => `Entry ${move}, which moved this money to another account, is taken back with it.`,
        ),
        ...(entry?.source === 'receipt' ? ['What this money had settled is open again from that day.'] : []),
      ],
    }
  },
  recorded: ({ base }, { outcome: { result } }) => ({
    title: `Entry ${result.reverses} is reversed`,
    links: [{ text: `Entry ${result.entry}, the reversal`, href: `${base}/ledger/entries/${result.entry}` }],
  }),
})

export const forms: FormDefinition[] = [journalForm, reversalForm]
