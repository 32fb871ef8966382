import { type IsoDate, longDate } from '../../kernel/dates.ts'
import { invalid, notFound } from '../../kernel/errors.ts'
import { bracketed, money, pounds } from '../../kernel/money.ts'
import { capitalised, plural } from '../../kernel/text.ts'
import { askedDay, type FileAnswer, type PageContext } from '../../platform/http/index.ts'
import { loadChart } from '../books.ts'
import { isOfYear, STREAMS, type Stream } from '../chart.ts'
import { cursorOf, placeOf } from '../entries/json.ts'
import { type AccountFilter, type AccountLine, type AccountPage, accountLines } from '../statements/account-lines.ts'
import { yearOf } from '../statements/year.ts'
import { aboutLines, namesOf } from './about.ts'
import { amountCell, isCreditType, ledgerLinks, onOwnSide, SOURCE_WORDS } from './words.ts'

const FILTERS = ['customer', 'service', 'programme', 'agreement', 'stream', 'member'] as const

interface Asked {
  code: string
  span: { from: IsoDate; to: IsoDate }
  filter: AccountFilter
}

/** One account between two days, line by line: the lines behind a figure add up to the figure. */
export const account = async (context: PageContext) => {
  const { reader, link, query } = context
  const asked = await askedOf(context)
  const after = query.after === undefined ? undefined : placeOf(query.after)
  if (query.after && !after) throw invalid('This page is none that was linked. Start from the first', '/after')
  const page = await accountLines(reader, asked.code, asked.span, {
    filter: asked.filter,
    limit: 50,
    ...(after ? { after } : {}),
  })
  const { type, name } = page.account
  const about = await aboutLines(context, page.lines)
  const { span } = asked
  const called = await filterNames(context, asked)
  const net = (sum: number) => onOwnSide(type, sum - uncounted(page))
  const shown = (sum: number) => inPounds(net(sum))
  const address = (more: Record<string, string | null>) => link(addressOf(context, asked, more))
  return {
    view: 'ledger/views/account.njk',
    title: `${asked.code} ${name}`,
    back: { href: link('/ledger'), text: 'Chart of accounts' },
    model: {
      links: ledgerLinks(context, ''),
      sentence: `**${pounds(net(page.closing))}** on ${longDate(span.to)}, with ${plural(page.count, 'line')} since ${longDate(span.from)}.`,
      figures: [
        { label: `Before ${longDate(span.from)}`, value: shown(page.opening) },
        { label: 'Debits', value: inPounds(page.debit) },
        { label: 'Credits', value: inPounds(page.credit) },
        { label: 'At the end', value: shown(page.closing), note: isCreditType(type) ? 'Credit' : 'Debit' },
      ],
      removable: FILTERS.filter((filter) => asked.filter[filter] !== undefined).map((filter) => ({
        text: `${capitalised(filter)}: ${called[filter] ?? asked.filter[filter]}`,
        href: address({ [filter]: null }),
      })),
      span,
      kept: keptOf(asked),
      csv: link(addressOf(context, asked, {}, '.csv')),
      rows: page.lines.map((line) => lineRow(line, page, about(line).text, context)),
      older: page.next ? address({ after: cursorOf(page.next) }) : undefined,
      newer: after ? address({}) : undefined,
    },
  }
}

/** A key figure: what is on the other side than the account's own stands in brackets. */
const inPounds = (amount: number): string => (amount < 0 ? `(${pounds(-amount)})` : pounds(amount))

/** Income and costs begin each year with nothing; what earlier years had is with the reserves. */
const uncounted = ({ account, opening }: AccountPage): number => (isOfYear(account.type) ? opening : 0)

const lineRow = (line: AccountLine, page: AccountPage, about: string, { link }: PageContext) => ({
  id: `line-${line.entry}-${line.line}`,
  cells: [
    { text: String(line.entry), href: link(`/ledger/entries/${line.entry}${ofAgreement(line)}`) },
    longDate(line.date),
    { text: line.memo, sub: [SOURCE_WORDS[line.source], about].filter(Boolean).join(', ') },
    amountCell(line.debit),
    amountCell(line.credit),
    bracketed(onOwnSide(page.account.type, line.balance - uncounted(page))),
  ],
})

/** The income of a month is one entry for all agreements; the line leads to those of its own. */
const ofAgreement = ({ source, agreement }: AccountLine): string =>
  source === 'recognition' && agreement ? `?agreement=${encodeURIComponent(agreement)}` : ''

/** The same lines as a file, all of them. */
export const accountCsv = async (context: PageContext): Promise<FileAnswer> => {
  const { code, span, filter } = await askedOf(context)
  const rows: string[][] = []
  let after: AccountPage['next']
  do {
    const page: AccountPage = await accountLines(context.reader, code, span, {
      filter,
      limit: 2000,
      ...(after ? { after } : {}),
    })
    rows.push(...page.lines.map((line) => csvRow(line, uncounted(page))))
    after = page.next
  } while (after)
  const text = [CSV_COLUMNS, ...rows].map((cells) => cells.map(quoted).join(',')).join('\r\n')
  const file = `${context.company}-account-${code}-${span.to}.csv`
  return { file, type: 'text/csv; charset=utf-8', body: `${text}\r\n` }
}

const CSV_COLUMNS = 'entry,date,memo,source,customer,service,programme,agreement,debit,credit,balance'.split(',')

const csvRow = (line: AccountLine, uncounted: number): string[] => [
  String(line.entry),
  line.date,
  line.memo,
  line.source,
  line.customer ?? '',
  line.service ?? '',
  line.programme ?? '',
  line.agreement ?? '',
  money(line.debit),
  money(line.credit),
  money(line.balance - uncounted),
]

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

const askedOf = async ({ reader, params, query, on }: PageContext): Promise<Asked> => {
  const code = params.code ?? ''
  const to = askedDay(query.to, 'to') ?? on
  const own = (await loadChart(reader)).get(code)
  const from = askedDay(query.from, 'from') ?? (await yearOf(reader, to)).from
  if (from > to) throw invalid('The first day must not be after the last', '/from')
  if (!own && (await accountLines(reader, code, { to }, { limit: 1 })).count === 0) {
    throw notFound(`There is no account ${code}`)
  }
  return { code, span: { from, to }, filter: filterOf(query) }
}

const filterOf = (query: PageContext['query']): AccountFilter => {
  const { stream, member, ...texts } = Object.fromEntries(
    FILTERS.flatMap((name) => (query[name] ? [[name, query[name]]] : [])),
  )
  return {
    ...texts,
    ...(STREAMS.includes(stream as Stream) ? { stream: stream as Stream } : {}),
    ...(member === 'yes' || member === 'no' || member === 'none' ? { member } : {}),
  }
}

/** What the page is kept to, by name. */
const filterNames = async ({ reader }: PageContext, { filter, span }: Asked): Promise<Partial<AccountFilter>> => {
  const { customer, service, programme } = filter
  const names = await namesOf(reader, [filter])
  return {
    ...(customer ? { customer: names.customer(customer, span.to) } : {}),
    ...(service ? { service: names.service(service) } : {}),
    ...(programme ? { programme: names.programme(programme) } : {}),
  }
}

const keptOf = ({ filter }: Asked) => Object.entries(filter).map(([name, value]) => ({ name, value: String(value) }))

/** This page with one thing changed; null takes a filter away. */
const addressOf = ({ query }: PageContext, asked: Asked, more: Record<string, string | null>, suffix = ''): string => {
  const given = Object.entries({ from: query.from, to: query.to, ...asked.filter, ...more }).flatMap(([name, value]) =>
    value ? [[name, value] as [string, string]] : [],
  )
  const text = new URLSearchParams(given).toString()
  return `/ledger/accounts/${asked.code}${suffix}${text ? `?${text}` : ''}`
}
