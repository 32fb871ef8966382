import { inWordsOf, loadCompany } from '../../company/index.ts'
import { loadResolutions } from '../../governance/index.ts'
import { addDays, financialYear, type IsoDate, longDate } from '../../kernel/dates.ts'
import { pence, penceOf, pounds, sum, wholePounds } from '../../kernel/money.ts'
import { listed, plural } from '../../kernel/text.ts'
import { balancesOn, CODES, periodStates, yearEndOf } from '../../ledger/index.ts'
import { figureOf } from '../../platform/charts/index.ts'
import type { PageContext } from '../../platform/http/index.ts'
import { flowOf, type SurplusFacts, waterfallOf } from '../surplus/drawings.ts'
import { lineNamed, lineSlug } from '../surplus/lines.ts'
import { programmesOn, surplusAndReinvestment } from '../surplus/surplus.ts'
import { availableOf } from './available.ts'
import { flowLinks, programmesTable } from './surplus-programmes.ts'
import { type Year, yearOf } from './year.ts'

/** Where did the surplus come from, and what did it do? */
export const surplus = async (context: PageContext) => {
  const { reader, on, link } = context
  const yearEnd = await yearEndOf(reader)
  const year = yearOf(context, yearEnd)
  const facts = await surplusAndReinvestment(reader, year.from, year.to, on)
  const flow = flowOf(facts)
  const [links, decisions, available, agreed, programmes] = await Promise.all([
    yearLinks(context, year, yearEnd),
    decisionsOf(context, facts),
    availableOf(context, year, facts, yearEnd),
    agreementOf(context, facts),
    programmesTable(facts, year, context),
  ])
  const period = year.running ? `year to ${longDate(year.to)}` : `year ended ${longDate(year.to)}`
  return {
    view: 'reserves/views/surplus.njk',
    title: 'Surplus and reinvestment',
    subject: period,
    model: {
      caption: year.running ? `The year so far, to ${longDate(year.to)}` : `Year ended ${longDate(year.to)}`,
      links,
      sentence: inWordsOf(await loadCompany(reader))(sentenceOf(facts, year)),
      until: facts.since.until,
      files: [
        ...['pdf', 'csv'].map((format) => ({
          text: format === 'pdf' ? 'Report (PDF)' : 'Data (CSV)',
          href: link(`/reports/surplus-and-reinvestment.${format}?from=${year.from}&to=${year.to}`),
        })),
        { text: 'Trace one invoice to its outcome', href: link('/surplus/trace') },
      ],
      figures: figuresOf(facts, year, sourcesPath(year, yearEnd), context),
      waterfall: isEmpty(facts) ? undefined : waterfallFigure(context, facts, year, yearEnd, period),
      lines: context.may('ledger:read')
        ? link(`/reports/income-and-expenditure?from=${year.from}&to=${year.to}`)
        : undefined,
      sources: isEmpty(facts) ? undefined : link(sourcesPath(year, yearEnd)),
      available,
      flow: flow && figureOf(flow, 'flow', flowLinks(facts, year, context, flow.table.rows)),
      noFlow: noFlowOf(facts, year, on),
      decisions,
      programmes,
      agreed,
    },
  }
}

/** Invoice by invoice, where the surplus came from. */
const sourcesPath = ({ to }: Year, yearEnd: string) => `/surplus/${financialYear(to, yearEnd).to.slice(0, 4)}/sources`

/** Each line leads to the accounts behind it, each sum to the income and expenditure account. */
const waterfallFigure = (
  { link, may }: PageContext,
  facts: SurplusFacts,
  year: Year,
  yearEnd: string,
  period: string,
) => {
  const chart = waterfallOf(facts, period)
  const path = `/surplus/${financialYear(year.to, yearEnd).to.slice(0, 4)}/lines`
  const statement = may('ledger:read')
    ? link(`/reports/income-and-expenditure?from=${year.from}&to=${year.to}`)
    : undefined
  const hrefs = chart.table.rows.map(({ line = '' }) => {
    const slug = lineSlug(line)
    return lineNamed(slug) ? link(`${path}/${slug}`) : statement
  })
  return figureOf(chart, 'waterfall', hrefs)
}

const yearLinks = async ({ reader, on, link, may, dates, base }: PageContext, year: Year, yearEnd: string) => {
  const first = (await periodStates(reader)).at(-1)?.period
  const ends: IsoDate[] = []
  let end = financialYear(on, yearEnd).to
  while (first && end.slice(0, 7) >= first && ends.length < 5) {
    ends.push(end)
    end = addDays(financialYear(end, yearEnd).from, -1)
  }
  return [
    ...ends.map((to) => ({
      text: `Year to ${longDate(to)}`,
      href: link(`/surplus/${to.slice(0, 4)}`),
      ...(financialYear(year.to, yearEnd).to === to ? { current: true } : {}),
    })),
    { text: 'Programmes', href: link('/programmes') },
    { text: 'Trading area', href: link('/trading-area') },
    ...(may('reserves:write') && dates.isToday
      ? [{ text: 'Set surplus aside', href: `${base}/surplus/designations/new` }]
      : []),
  ]
}

const setAsideIn = ({ since }: SurplusFacts) => {
  const total = (of: (row: SurplusFacts['since']['programmes'][number]) => string) =>
    sum(since.programmes.map((row) => penceOf(of(row))))
  return { given: total((row) => row.setAside), spent: total((row) => row.spent), left: total((row) => row.left) }
}

const isEmpty = ({ totals }: SurplusFacts): boolean => penceOf(totals.income) === 0 && penceOf(totals.expenditure) === 0

const sentenceOf = (facts: SurplusFacts, { running }: Year): string => {
  const before = penceOf(facts.totals.surplusBeforeTax)
  const after = penceOf(facts.totals.surplus)
  if (before < 0 || after < 0) {
    return `The company spent **${wholePounds(-Math.min(before, after))} more than it received**. Nothing can be set aside from this year.`
  }
  const kept = `The company ${running ? 'has kept' : 'kept'} **£${facts.totals.surplusShare} of every £100** of income before tax${running ? ' so far' : ''}.`
  if (isEmpty(facts))
    return 'Nothing was earned or spent in this year. Its free reserves are those that the books began with.'
  const { given, spent } = setAsideIn(facts)
  if (running) return `${kept} What is left when the year has ended can be set aside for schools.`
  if (given === 0) return `${kept} Of the ${wholePounds(after)} left after tax nothing has been set aside yet.`
  return `${kept} From the ${wholePounds(after)} left after tax the board set aside **${wholePounds(given)} for schools**, and ${wholePounds(spent)} has been spent so far.`
}

const figuresOf = (facts: SurplusFacts, { from, to }: Year, sources: string, { link, may }: PageContext) => {
  const { totals, since } = facts
  const { given, left } = setAsideIn(facts)
  const resolutions = [...new Set(since.programmes.flatMap(({ resolution }) => resolution ?? []))]
  const lines = may('ledger:read') ? { href: link(`/reports/income-and-expenditure?from=${from}&to=${to}`) } : {}
  const fund = `/ledger/accounts/${CODES.reinvestmentFund}?from=${addDays(to, 1)}&to=${since.until}`
  return [
    {
      label: 'Surplus before tax',
      value: signed(totals.surplusBeforeTax),
      ...lines,
      note: `${totals.surplusShare}% of income`,
    },
    {
      label: 'Surplus for the year',
      value: signed(totals.surplus),
      href: link(sources),
      note: `After ${wholePounds(penceOf(totals.tax))} tax`,
    },
    {
      label: 'Set aside',
      value: wholePounds(given),
      ...(given > 0 && may('ledger:read') ? { href: link(fund) } : {}),
      note: given > 0 ? `Resolution ${listed(resolutions)}` : 'From this surplus',
    },
    {
      label: 'Still to spend',
      value: wholePounds(left),
      href: link('/programmes'),
      note: given > 0 ? `On ${longDate(since.until)}` : 'Of this surplus',
    },
  ]
}

const signed = (text: string): string =>
  penceOf(text) < 0 ? `(${wholePounds(-penceOf(text))})` : wholePounds(penceOf(text))

const noFlowOf = ({ totals }: SurplusFacts, { running }: Year, on: IsoDate): string => {
  if (running) return 'The board can set aside what a year has left once the year has ended.'
  return penceOf(totals.surplus) < 0
    ? 'There was no surplus, so nothing came of it.'
    : `Nothing has been set aside from this surplus by ${longDate(on)}. It stands in free reserves.`
}

/** The decisions of the board, quoted. */
const decisionsOf = async ({ reader }: PageContext, { since }: SurplusFacts) => {
  const refs = new Set(since.programmes.flatMap(({ resolution }) => resolution?.split(', ') ?? []))
  if (refs.size === 0) return []
  return (await loadResolutions(reader))
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, text, passedOn, votesFor, votesAgainst, abstentions }) => ({
      text,
      source: `Resolution ${ref}, ${longDate(passedOn)}. ${votesFor ?? 0} for, ${votesAgainst || 'none'} against${abstentions ? `, ${plural(abstentions, 'abstention')}` : ''}`,
    }))
}

/** What the programmes have left against the account on which it stands. */
const agreementOf = async ({ reader }: PageContext, { since }: SurplusFacts) => {
  const [programmes, balances] = await Promise.all([programmesOn(reader, since.until), balancesOn(reader, since.until)])
  const left = sum(programmes.map(({ closing }) => closing))
  const fund = pence(-(balances.find(({ account }) => account === CODES.reinvestmentFund)?.net ?? 0))
  return {
    text: `Checked: the programmes have ${pounds(left)} left in all, and ${pounds(fund)} is the balance of account ${CODES.reinvestmentFund} on ${longDate(since.until)}.`,
    tag: left === fund ? { kind: 'ok', text: 'Agrees' } : { kind: 'bad', text: 'Differs' },
  }
}
