import { loadCatalogue } from '../../catalogue/index.ts'
import { articlesOn, loadCompany } from '../../company/index.ts'
import { councilOf, type Directory, loadDirectory, organisationName, organisationOn } from '../../directory/index.ts'
import { addDays, financialYear, type IsoDate, longDate } from '../../kernel/dates.ts'
import { bracketed, pounds, sum } from '../../kernel/money.ts'
import { listed, percent, plural } from '../../kernel/text.ts'
import { incomeAndExpenditure, isIncome, tradedIncome, yearEndOf } from '../../ledger/index.ts'
import { type PageContext, shownPage } from '../../platform/http/index.ts'
import { type AreaIncome, areaIncome, type OfCustomer, tradingAreaOn, type Where } from '../trading-area.ts'

const WHERE_WORDS: Record<Where, { kind: string; text: string }> = {
  inside: { kind: 'ok', text: 'Inside' },
  beyond: { kind: 'warn', text: 'Beyond' },
  unknown: { kind: 'none', text: 'Not known' },
}

/** How much is sold beyond the trading area, of what, and to whom? */
export const tradingArea = async (context: PageContext) => {
  const { reader, on, link } = context
  const { from } = financialYear(on, await yearEndOf(reader))
  const [company, directory, catalogue, traded, account] = await Promise.all([
    loadCompany(reader),
    loadDirectory(reader),
    loadCatalogue(reader),
    tradedIncome(reader, { from, to: on }),
    incomeAndExpenditure(reader, from, on),
  ])
  const income = areaIncome(company, traded)
  const stated = sum(
    account.rows.filter(({ type, stream }) => isIncome(type) && stream === 'traded').map((row) => row.amount),
  )
  const area = tradingAreaOn(company, on)
  const { rows: customers, pages } = shownPage(income.byCustomer, context.query.page, (page) =>
    link(`/trading-area?page=${page}`),
  )
  const serviceName = (code: string | null) =>
    code === null ? 'No service named' : (catalogue.services.get(code)?.name ?? code)
  return {
    view: 'finance/views/trading-area.njk',
    title: 'Trading area',
    model: {
      caption: `${longDate(from)} to ${longDate(on)}`,
      links: yearLinks(context, from),
      sentence: sentenceOf(income),
      area: `The trading area is ${listed(area.map((code) => authorityName(directory, code, on)))} (${articlesOn(company, on).tradingArea.clause}).`,
      figures: figuresOf(income),
      services: serviceRows(income, serviceName),
      customers: [
        ...customers.map((one) => customerRow(one, directory, context, serviceName)),
        ...total([`Total of ${plural(income.byCustomer.length, 'customer')}`, '', '', '', amount(income.total)]),
      ],
      pages,
      agreed: {
        text: `Checked: ${pounds(income.total)} in these tables, and ${pounds(stated)} is the traded income of the income and expenditure account.`,
        tag: stated === income.total ? { kind: 'ok', text: 'Agrees' } : { kind: 'bad', text: 'Differs' },
        href: context.may('reports:read') ? link(`/reports/income-and-expenditure?from=${from}&to=${on}`) : undefined,
      },
    },
  }
}

type ServiceName = (code: string | null) => string

const FIGURES: Record<Where, string> = {
  inside: 'Sold in the area',
  beyond: 'Sold beyond it',
  unknown: 'Where is not known',
}

const figuresOf = ({ split, total: all }: AreaIncome) =>
  (['inside', 'beyond', 'unknown'] as const)
    .filter((where) => where !== 'unknown' || split.unknown !== 0)
    .map((where) => ({
      label: FIGURES[where],
      value: pounds(split[where]),
      note: all === 0 ? '' : `${percent(split[where], all)}%`,
    }))

const serviceRows = ({ byService, split: all, total: sold }: AreaIncome, serviceName: ServiceName) => [
  ...byService.map(({ service, split, net }) => ({
    cells: [serviceName(service), ...[split.inside, split.beyond, split.unknown, net].map(amount)],
  })),
  ...total(['Total', ...[all.inside, all.beyond, all.unknown, sold].map(amount)]),
]

const amount = (net: number): string => (net === 0 ? '' : bracketed(net))
const total = (cells: string[]) => [{ cells, total: true }]

const sentenceOf = ({ total: all, split }: AreaIncome): string => {
  if (all === 0) return 'Nothing was traded in these days.'
  if (split.beyond === 0) return `Of ${pounds(all)} traded, **nothing was sold beyond the trading area**.`
  return `Of ${pounds(all)} traded, **${pounds(split.beyond)}, ${percent(split.beyond, all)}%**, was sold beyond the trading area.`
}

/** The year that holds the day, so far, and the years that ended before it. */
const yearLinks = ({ base, link, on }: PageContext, from: IsoDate) => [
  { text: 'Surplus', href: link('/surplus') },
  { text: `To ${longDate(on)}`, href: link('/trading-area'), current: true },
  { text: `Year to ${longDate(addDays(from, -1))}`, href: `${base}/trading-area?on=${addDays(from, -1)}` },
]

const authorityName = (directory: Directory, code: string, on: IsoDate): string => {
  const council = councilOf(directory, code)
  const name = council === undefined ? undefined : organisationOn(directory, council, on)?.name
  return name ? `${name} (${code})` : `authority ${code}`
}

const customerRow = (
  { customer, laCode, where, services, net }: OfCustomer,
  directory: Directory,
  { on, link, may }: PageContext,
  serviceName: ServiceName,
) => ({
  cells: [
    customer === null
      ? 'No customer named'
      : {
          text: organisationName(directory, customer, on),
          ...(may('orders:read') ? { href: link(`/schools/${encodeURIComponent(customer)}/orders`) } : {}),
        },
    laCode === null ? '' : authorityName(directory, laCode, on),
    { tag: WHERE_WORDS[where] },
    { text: '', lines: services.map(({ service, net: part }) => `${serviceName(service)}: ${bracketed(part)}`) },
    amount(net),
  ],
})
