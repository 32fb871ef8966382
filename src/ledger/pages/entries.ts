import { type IsoDate, longDate, longInstant, monthEnd, monthOf, monthStart } from '../../kernel/dates.ts'
import { invalid, notFound } from '../../kernel/errors.ts'
import { pounds, sum } from '../../kernel/money.ts'
import { plural } from '../../kernel/text.ts'
import { askedDay, PAGE_SIZE, type PageContext, shownPage } from '../../platform/http/index.ts'
import { loadChart } from '../books.ts'
import { entries as entriesOf, entryByLabel, type WholeEntry } from '../entries/entries.ts'
import { type Entry, entryLabel, type Posting, type Source } from '../entries/entry.ts'
import { cursorOf, placeOf } from '../entries/json.ts'
import { notByHand } from '../posting/reversal.ts'
import { type About, aboutLines } from './about.ts'
import { amountCell, ledgerLinks, SOURCE_WORDS, sourceCell } from './words.ts'

/** What was posted? A month of entries, or any days. */
export const entries = async (context: PageContext) => {
  const { reader, query, on, link } = context
  const month = monthOf(on)
  const from = askedDay(query.from, 'from') ?? monthStart(month)
  const to = askedDay(query.to, 'to') ?? (query.from ? on : monthEnd(month))
  if (from > to) throw invalid('The first day must not be after the last', '/from')
  const source = query.source !== undefined && query.source in SOURCE_WORDS ? (query.source as Source) : undefined
  const after = query.after ? placeOf(query.after) : undefined
  const filter = { from, to, ...(source ? { source } : {}) }
  const page = await entriesOf(reader, filter, { limit: 50, ...(after ? { after } : {}) })
  const address = (more: Record<string, string>) =>
    link(`/ledger/entries?${new URLSearchParams({ from, to, ...(source ? { source } : {}), ...more })}`)
  const cursor = cursorOf(page.next)
  return {
    view: 'ledger/views/entries.njk',
    title: 'Entries',
    model: {
      links: ledgerLinks(context, '/ledger/entries'),
      sentence: `Entries dated **${longDate(from)} to ${longDate(to)}**, in the order of their days.`,
      span: { from, to },
      source,
      sources: Object.entries(SOURCE_WORDS).map(([value, text]) => ({ value, text })),
      rows: page.rows.map((entry) => entryRow(entry, context)),
      older: cursor ? address({ after: cursor }) : undefined,
      newer: after ? address({}) : undefined,
    },
  }
}

const entryRow = (entry: Entry, context: PageContext) => ({
  id: `entry-${entry.number}`,
  cells: [
    { text: String(entry.number), href: context.link(`/ledger/entries/${entry.number}`) },
    longDate(entry.date),
    entry.memo,
    sourceCell(entry, context),
  ],
})

/** What was posted, where it came from, and who recorded it. */
export const entry = async (context: PageContext) => {
  const { reader, params, link, base, query } = context
  const found = await entryByLabel(reader, params.entry ?? '')
  if (!found) throw notFound(`There is no entry ${params.entry}`)
  const { agreement } = query
  const label = entryLabel(found)
  const lines = agreement ? found.lines.filter((line) => line.agreement === agreement) : found.lines
  const { rows: shown, pages } = shownPage(lines, query.page, (page) =>
    link(
      `/ledger/entries/${encodeURIComponent(label)}?${new URLSearchParams({ ...(agreement ? { agreement } : {}), page: String(page) })}`,
    ),
  )
  const [chart, about] = await Promise.all([loadChart(reader), aboutLines(context, shown)])
  const [debits, credits] = [sum(found.lines.map(({ debit }) => debit)), sum(found.lines.map(({ credit }) => credit))]
  const instead = found.reversedBy === undefined ? notByHand(found) : undefined
  return {
    view: 'ledger/views/entry.njk',
    title: `Entry ${label}`,
    back: { href: link(monthEntries(found.date)), text: 'Entries' },
    model: {
      caption: found.memo,
      links: ledgerLinks(context, ''),
      sentence:
        debits === credits
          ? `This entry **balances**: ${pounds(debits)} on each side.`
          : `This entry **does not balance**: ${pounds(debits)} of debits and ${pounds(credits)} of credits.`,
      facts: factsOf(found, context),
      removable: agreement
        ? { text: `under ${agreement}`, href: link(`/ledger/entries/${encodeURIComponent(label)}`) }
        : undefined,
      rows: [
        ...shown.map((line) => lineRow(line, chart.get(line.account)?.name ?? '', about(line), context)),
        totalRow(lines),
      ],
      pages,
      reverse:
        context.may('ledger:write') && context.dates.isToday && found.reversedBy === undefined && !instead
          ? `${base}/ledger/entries/${encodeURIComponent(label)}/reversal/new`
          : undefined,
      instead,
    },
  }
}

/** The entries of a whole month: its first day alone would come after a date that the page keeps. */
const monthEntries = (date: IsoDate): string =>
  `/ledger/entries?from=${monthStart(monthOf(date))}&to=${monthEnd(monthOf(date))}`

const factsOf = (entry: WholeEntry, context: PageContext) => {
  const { link, may } = context
  const number = (value: number) => ({ value: `Entry ${value}`, href: link(`/ledger/entries/${value}`) })
  const from: { text: string; href?: string } = sourceCell(entry, context)
  const recorded = `Act ${entry.recordedAct}, ${longInstant(entry.recordedAt)}`
  return [
    { key: 'Date', value: longDate(entry.date) },
    { key: 'Comes from', value: from.text, ...(from.href === undefined ? {} : { href: from.href }) },
    ...(entry.reverses === undefined ? [] : [{ key: 'Takes back', ...number(entry.reverses) }]),
    ...(entry.reversedBy === undefined ? [] : [{ key: 'Reversed by', ...number(entry.reversedBy) }]),
    { key: 'Recorded', value: recorded, ...(may('acts:read') ? { href: link(`/recorded/${entry.recordedAct}`) } : {}) },
  ]
}

const lineRow = (line: Posting, name: string, about: About, { link }: PageContext) => ({
  cells: [
    { text: `${line.account} ${name}`, href: link(`/ledger/accounts/${line.account}#line-${line.entry}-${line.line}`) },
    about,
    amountCell(line.debit),
    amountCell(line.credit),
  ],
})

const totalRow = (lines: readonly Posting[]) => ({
  cells: [
    lines.length > PAGE_SIZE ? `Total of ${plural(lines.length, 'line')}` : 'Total',
    '',
    amountCell(sum(lines.map(({ debit }) => debit))),
    amountCell(sum(lines.map(({ credit }) => credit))),
  ],
  total: true,
})
