import { longDate } from '../../src/kernel/dates.ts'
import { money, penceOf, pounds } from '../../src/kernel/money.ts'
import { capitalised, plural } from '../../src/kernel/text.ts'
import type { Stream } from '../../src/ledger/index.ts'
import { defineReport } from '../../src/reporting/define.ts'
import type { Block, Door, Table } from '../../src/reporting/document.ts'
import { spanOf } from '../../src/reporting/words.ts'
import {
  HOW_SHARED,
  incomeOf,
  type SurplusSources,
  surplusSources,
  surplusSourcesAnswer,
} from '../../src/reserves/index.ts'

const streams = ({ streams: rows, totals }: SurplusSources): Table => ({
  kind: 'table',
  caption: 'The surplus by stream',
  quiet: true,
  columns: [
    { key: 'stream', head: 'Stream', kind: 'text', rowHeading: true },
    { key: 'income', head: 'Income', kind: 'money' },
    { key: 'expenditure', head: 'Its own costs', kind: 'money' },
    { key: 'surplus', head: 'Left before tax', kind: 'money' },
    { key: 'part', head: 'Part of the surplus', kind: 'money' },
  ],
  rows: rows.map((row) => ({ cells: { ...row, stream: capitalised(incomeOf(row.stream as Stream)) } })),
  totals: {
    stream: 'Total',
    income: totals.income,
    expenditure: totals.expenditure,
    surplus: money(penceOf(totals.income) - penceOf(totals.expenditure)),
    part: totals.surplus,
  },
})

const sources = ({ rows, totals }: SurplusSources): Table => ({
  kind: 'table',
  caption: 'Shares of invoices and entries in the surplus',
  quiet: true,
  dense: true,
  empty: 'Nothing was earned in these days.',
  columns: [
    { key: 'from', head: 'Came from', kind: 'text', rowHeading: true },
    { key: 'date', head: 'Date', kind: 'date' },
    { key: 'about', head: 'About', kind: 'text' },
    { key: 'income', head: 'Income', kind: 'money' },
    { key: 'surplus', head: 'Share', kind: 'money' },
    { key: 'setAside', head: 'Set aside', kind: 'money' },
    { key: 'spent', head: 'Spent', kind: 'money' },
  ],
  rows: rows.map((row) => ({
    cells: { ...row, from: row.kind === 'entry' ? `Entry ${row.ref}` : row.ref },
    doors: { from: sourceDoor(row) },
  })),
  totals: {
    from: 'Total',
    income: totals.income,
    surplus: totals.surplus,
    setAside: totals.setAside,
    spent: totals.spent,
  },
})

/** An invoice leads to its trace, an entry to its lines. */
const sourceDoor = ({ kind, ref }: SurplusSources['rows'][number]): Door | undefined => {
  const name = encodeURIComponent(ref)
  if (kind === 'invoice') return { path: `/surplus/trace?invoice=${name}`, permission: 'reserves:read' }
  return kind === 'entry' ? { path: `/ledger/entries/${name}`, permission: 'ledger:read' } : undefined
}

const answerOf = ({ rows, totals }: SurplusSources): Block => {
  const [income, surplus] = [penceOf(totals.income), penceOf(totals.surplus)]
  const from = plural(rows.length, 'invoice or entry', 'invoices and entries')
  if (rows.length === 0) return { kind: 'answer', strong: 'Nothing was earned in these days.', text: '' }
  return surplus > 0
    ? {
        kind: 'answer',
        strong: `${pounds(surplus)} was left after tax.`,
        text: `It came from ${from}, which earned ${pounds(income)}.`,
      }
    : {
        kind: 'answer',
        strong: 'No surplus was left to share.',
        text: `${pounds(income)} of income came from ${from}.`,
      }
}

/** Streams, then sources, told apart by the first column. */
const COLUMNS = [
  'kind',
  'stream',
  'streamIncome',
  'streamExpenditure',
  'streamSurplus',
  'part',
  'ref',
  'date',
  'about',
  'income',
  'surplus',
  'setAside',
  'spent',
  'returned',
  'left',
] as const

export const surplusSourcesReport = defineReport<SurplusSources>({
  name: 'surplus-sources',
  title: 'Where the surplus came from',
  takes: ['from', 'to'],
  permission: 'reserves:read',
  columns: COLUMNS,
  answer: surplusSourcesAnswer,
  facts: (reader, { from, to }) => surplusSources(reader, from, to),
  flat: ({ streams: all, rows }) => [
    ...all.map(({ stream, income, expenditure, surplus, part }) => ({
      kind: 'stream',
      stream,
      streamIncome: income,
      streamExpenditure: expenditure,
      streamSurplus: surplus,
      part,
    })),
    ...rows,
  ],
  say: (data) => ({
    subtitle: `${spanOf(data.from!, data.to!)}, with spending to ${longDate(data.until)}`,
    note: 'The shares of all invoices and entries add up to the surplus, and to each amount set aside.',
    blocks: [
      answerOf(data),
      { kind: 'heading', text: 'By stream' },
      streams(data),
      { kind: 'heading', text: 'How a share is worked out' },
      ...HOW_SHARED.map((text): Block => ({ kind: 'note', text })),
      { kind: 'heading', text: 'Invoice by invoice' },
      sources(data),
    ],
  }),
})
