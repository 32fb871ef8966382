import { longDate } from '../../kernel/dates.ts'
import { bracketed, penceOf, pounds } from '../../kernel/money.ts'
import { capitalised, plural } from '../../kernel/text.ts'
import { STREAMS, type Stream, yearEndOf } from '../../ledger/index.ts'
import { type PageContext, shownPage } from '../../platform/http/index.ts'
import { HOW_SHARED, incomeOf } from '../trace/words.ts'
import { type SurplusSources, surplusSources } from '../trace/year.ts'
import { yearOf } from './year.ts'

type Row = SurplusSources['rows'][number]

/** Which invoices and entries did the surplus of a year come from, and what is the share of each? */
export const sources = async (context: PageContext) => {
  const { reader, params, on, link, query, dates } = context
  const year = yearOf(context, await yearEndOf(reader))
  const facts = await surplusSources(reader, year.from, year.to, on)
  const stream = STREAMS.find((each) => each === query.stream)
  const rows = facts.rows.filter((row) => !stream || row.stream === stream)
  const path = `/surplus/${params.year}/sources`
  const { rows: shown, pages } = shownPage(rows, query.page, (page) =>
    link(`${path}?${stream ? `stream=${stream}&` : ''}page=${page}`),
  )
  const file = `${context.base}/reports/surplus-sources`
  return {
    view: 'reserves/views/sources.njk',
    title: 'Where the surplus came from',
    subject: `year to ${longDate(year.to)}`,
    back: { href: link(`/surplus/${params.year}`), text: 'Surplus and reinvestment' },
    model: {
      caption: year.running ? `The year so far, to ${longDate(year.to)}` : `Year ended ${longDate(year.to)}`,
      sentence: sentenceOf(facts),
      files: dates.isToday
        ? ['pdf', 'csv', 'json'].map((format) => ({
            text: format.toUpperCase(),
            href: `${file}.${format}?from=${year.from}&to=${year.to}`,
          }))
        : [],
      filters: [
        { text: 'All', href: link(path), ...(stream ? {} : { current: true }) },
        ...STREAMS.map((each) => ({
          text: capitalised(incomeOf(each)),
          href: link(`${path}?stream=${each}`),
          ...(each === stream ? { current: true } : {}),
        })),
      ],
      streams: streamRows(facts),
      rows: [...shown.map((row) => sourceRow(row, context)), totalRow(rows)],
      pages,
      how: HOW_SHARED,
    },
  }
}

const sentenceOf = ({ rows, totals }: SurplusSources): string => {
  const invoices = rows.filter(({ kind }) => kind === 'invoice').length
  const others = rows.length - invoices
  const from = `${plural(invoices, 'invoice')} and ${plural(others, 'other entry', 'other entries')}`
  const surplus = penceOf(totals.surplus)
  if (surplus <= 0)
    return `**${pounds(penceOf(totals.income))}** of income came from ${from}. No surplus was left to share.`
  return `The surplus of **${pounds(surplus)}** came from ${from}, which earned ${pounds(penceOf(totals.income))}.`
}

const streamRows = ({ streams, totals }: SurplusSources) => [
  ...streams.map((row) => ({
    cells: [
      capitalised(incomeOf(row.stream as Stream)),
      ...[row.income, row.expenditure, row.surplus, row.part].map((text) => bracketed(penceOf(text))),
    ],
  })),
  {
    cells: [
      'Total',
      bracketed(penceOf(totals.income)),
      bracketed(penceOf(totals.expenditure)),
      bracketed(penceOf(totals.income) - penceOf(totals.expenditure)),
      bracketed(penceOf(totals.surplus)),
    ],
    total: true,
  },
]

const FIGURES = ['income', 'surplus', 'setAside', 'spent'] as const

const sourceRow = ({ kind, ref, date, about, ...amounts }: Row, { link, may }: PageContext) => ({
  cells: [
    { text: nameOf(kind, ref), sub: about, ...hrefOf(kind, ref, link, may) },
    date ? longDate(date) : '',
    ...FIGURES.map((name) => bracketed(penceOf(amounts[name]))),
  ],
})

const nameOf = (kind: Row['kind'], ref: string): string => (kind === 'entry' ? `Entry ${ref}` : ref)

const hrefOf = (
  kind: Row['kind'],
  ref: string,
  link: PageContext['link'],
  may: PageContext['may'],
): { href?: string } => {
  const name = encodeURIComponent(ref)
  if (kind === 'invoice') return { href: link(`/surplus/trace?invoice=${name}`) }
  return kind === 'entry' && may('ledger:read') ? { href: link(`/ledger/entries/${name}`) } : {}
}

const totalRow = (rows: readonly Row[]) => ({
  cells: [
    `Total of ${plural(rows.length, 'line')}`,
    '',
    ...FIGURES.map((name) => bracketed(rows.reduce((sum, row) => sum + penceOf(row[name]), 0))),
  ],
  total: true,
})
