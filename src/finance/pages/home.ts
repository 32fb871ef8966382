import {
  type Debtor,
  debtorsOn,
  deferredOn,
  invoicesWithStanding,
  type WithoutOrder,
  withoutOrder,
} from '../../billing/index.ts'
import { isIncorporated, loadCompany } from '../../company/index.ts'
import { type Directory, loadDirectory, organisationName } from '../../directory/index.ts'
import { dayAndDate, financialYear, type IsoDate, longDate, longMonth, monthsTouched } from '../../kernel/dates.ts'
import { type Pence, pence, pounds, sum, wholePounds } from '../../kernel/money.ts'
import { plural } from '../../kernel/text.ts'
import { balancesOn, CODES, incomeAndExpenditure } from '../../ledger/index.ts'
import { agedDebtBars, figureOf } from '../../platform/charts/index.ts'
import type { PageContext } from '../../platform/http/index.ts'
import { booksAgree, type Comparison } from '../books-agree.ts'
import { type Closing, closingOf, taskRows } from '../closing.ts'
import { incomeChart } from '../income.ts'
import { moneyTests } from '../money-tests.ts'
import { accountNeeds } from './bank-details.ts'

/** What the page is made of. */
const gathered = async (context: PageContext) => {
  const { reader, on, today, base, link } = context
  const company = await loadCompany(reader)
  const year = financialYear(on, company.yearEnd)
  const [closing, balances, debtors, year2date, invoices, sources, unnumbered, directory, changed, deferred, tests] =
    await Promise.all([
      closingOf(reader, today, base),
      balancesOn(reader, on),
      debtorsOn(reader, on),
      incomeAndExpenditure(reader, year.from, on),
      invoicesWithStanding(reader, { on }),
      incomeChart(reader, on, isIncorporated(company)),
      withoutOrder(reader, on),
      loadDirectory(reader),
      accountNeeds(context),
      deferredOn(reader, on),
      moneyTests(reader, on, link),
    ])
  const agreements = await booksAgree(reader, { balances, debtors, deferred }, link)
  return {
    company,
    year,
    closing,
    balances,
    debtors,
    year2date,
    invoices,
    sources,
    unnumbered,
    directory,
    changed,
    tests,
    agreements,
  }
}

type Gathered = Awaited<ReturnType<typeof gathered>>

/** Can I close the month, and how does the year stand? */
export const home = async (context: PageContext) => {
  const { on, link } = context
  const all = await gathered(context)
  const { company, year, closing, debtors, year2date, invoices, sources, agreements, tests } = all
  return {
    view: 'finance/views/home.njk',
    title: 'Finance',
    model: {
      caption: `${dayAndDate(on)}, month ${monthsTouched(year.from, on)} of the year to ${longDate(year.to)}`,
      sentence: `${closingWords(closing, agreements)} ${surplusWords(year2date.totals.surplus, year2date.previousTotals.surplus)}`,
      figures: figuresOf(all, context),
      debt: debtFigure(debtors, company.council, on),
      debtLinks: [
        { text: 'See every unpaid invoice', href: link('/invoices?state=open') },
        { text: 'Aged debt, customer by customer', href: link('/reports/aged-debtors') },
      ],
      closing: { title: `Closing ${longMonth(closing.month)}`, tasks: tasksOf(closing, context) },
      agreements,
      tests,
      needs: [
        ...all.changed,
        ...needsOf(invoices, debtors, closing, context),
        ...numberNeeds(all.unnumbered, all.directory, context),
      ],
      start: startOf(context),
      reports: REPORTS.map(({ text, name }) => ({ text, href: link(`/reports/${name}`) })),
      sources: sources && figureOf(sources, 'sources'),
    },
  }
}

const DEPOSIT = '1210'

/** What is owed, and what of other money was paid ahead or is to be given back: two figures, as in the list of aged debtors. */
const standingOf = (debtors: readonly Debtor[]): { owed: Pence; ahead: Pence } => {
  const ahead = pence(-sum(debtors.map(({ unallocated }) => unallocated)))
  return { owed: pence(sum(debtors.map(({ total }) => total)) + ahead), ahead }
}

/** What there is in the bank, what is owed, what is not yet earned, and what is left of the year. */
const figuresOf = ({ balances, debtors, year, year2date }: Gathered, { on, link }: PageContext) => {
  const net = (...codes: string[]) =>
    sum(balances.filter(({ account }) => codes.includes(account)).map((row) => row.net))
  const late = sum(debtors.flatMap(({ days60, days90 }) => [days60, days90]))
  const { owed, ahead } = standingOf(debtors)
  return [
    {
      label: 'Cash at bank',
      value: wholePounds(net(CODES.bank, DEPOSIT)),
      href: link(`/ledger#account-${CODES.bank}`),
      ...(net(DEPOSIT) === 0 ? {} : { note: `${wholePounds(net(DEPOSIT))} of it on deposit` }),
    },
    {
      label: 'Owed to us',
      value: wholePounds(owed),
      href: link('/invoices?state=open'),
      note: [
        late > 0 ? `${wholePounds(late)} is over 30 days late` : 'Nothing is over 30 days late',
        ...(ahead > 0 ? [`${wholePounds(ahead)} is paid ahead`] : []),
      ].join('; '),
    },
    {
      label: 'Deferred income',
      value: wholePounds(-net(CODES.deferredIncome)),
      href: link(`/ledger/accounts/${CODES.deferredIncome}`),
      note: 'Invoiced, and not yet earned',
    },
    {
      label: `Surplus, ${plural(monthsTouched(year.from, on), 'month')}`,
      value: wholePounds(year2date.totals.surplus),
      href: link(`/surplus/${year.to.slice(0, 4)}`),
      note: 'After tax, so far',
    },
  ]
}

const REPORTS = [
  { text: 'Income and expenditure', name: 'income-and-expenditure' },
  { text: 'Deferred income', name: 'deferred-income' },
  { text: 'Surplus and reinvestment', name: 'surplus-and-reinvestment' },
]

const closingWords = ({ month, first }: Closing, agreements: readonly Comparison[]): string => {
  if (first) return `${longMonth(month)} **cannot be closed yet**: ${first}.`
  const differing = agreements.filter(({ tag }) => tag).length
  return differing === 0
    ? `${longMonth(month)} is **ready to close**.`
    : `${longMonth(month)} is ready to close **once the books agree**: ${plural(differing, 'comparison')} below ${differing === 1 ? 'does' : 'do'} not.`
}

const surplusWords = (surplus: Pence, before: Pence): string => {
  const so =
    surplus < 0 ? `The deficit so far is ${wholePounds(-surplus)}` : `The surplus so far is ${wholePounds(surplus)}`
  if (before === 0) return `${so}.`
  const change = surplus - before
  return `${so}, ${wholePounds(Math.abs(change))} ${change < 0 ? 'less' : 'more'} than in the same months a year earlier.`
}

const BANDS: { band: 'current' | 'days30' | 'days60' | 'days90' | 'unallocated'; label: string }[] = [
  { band: 'current', label: 'Not yet due' },
  { band: 'days30', label: '1 to 30 days' },
  { band: 'days60', label: '31 to 60 days' },
  { band: 'days90', label: 'Over 60 days' },
  { band: 'unallocated', label: 'Paid ahead' },
]

const debtFigure = (debtors: readonly Debtor[], council: string, on: IsoDate) => {
  const of = (band: (typeof BANDS)[number]['band'], isCouncil: boolean) =>
    sum(debtors.filter(({ customer }) => (customer === council) === isCouncil).map((debtor) => debtor[band]))
  const bands = BANDS.map(({ band, label }) => ({ label, council: of(band, true), schools: of(band, false), band }))
    .filter(({ band, council: owed, schools }) => band !== 'unallocated' || owed + schools !== 0)
    .map(({ label, council: owed, schools }) => ({ label, council: owed, schools }))
  return figureOf(agedDebtBars({ on, bands }), 'debt')
}

const tasksOf = (closing: Closing, { base, may }: PageContext) => [
  ...taskRows(closing, may),
  {
    text: 'Compare papers, numbers and balances, and close the month',
    href: `${base}/periods`,
    ...(closing.first ? { tag: { kind: 'none', text: 'Cannot start yet' } } : { tag: { kind: 'ok', text: 'Ready' } }),
    id: closing.month,
  },
]

type Standing = Awaited<ReturnType<typeof invoicesWithStanding>>[number]

const needsOf = (
  invoices: readonly Standing[],
  debtors: readonly Debtor[],
  { held }: Closing,
  { link }: PageContext,
) => {
  const overdue = invoices.filter(({ status }) => status === 'overdue')
  const oldest = [...overdue].sort((a, b) => (a.invoice.due_on < b.invoice.due_on ? -1 : 1))[0]?.invoice
  const { ahead } = standingOf(debtors)
  return [
    ...(overdue.length > 0
      ? [
          {
            text: `Chase ${plural(overdue.length, 'overdue invoice')}`,
            href: link('/invoices?state=overdue'),
            note: `${pounds(sum(overdue.map(({ open }) => open)))}, the oldest due ${longDate(oldest?.due_on ?? '')}`,
          },
        ]
      : []),
    ...(ahead > 0
      ? [
          {
            text: `Look at ${pounds(ahead)} paid ahead`,
            href: link('/receipts?state=waiting'),
            note: 'set against no invoice yet',
          },
        ]
      : []),
    ...(held ? [{ text: `${held.state} cannot be invoiced`, note: held.note }] : []),
  ]
}

/** Customers who give a number with their orders send back an invoice without one. */
const numberNeeds = (unnumbered: readonly WithoutOrder[], directory: Directory, { link, on }: PageContext) =>
  unnumbered.map(({ agreement, service, on: day }) => ({
    text: `Ask ${organisationName(directory, agreement.customer, on)} for an order number`,
    href: link(`/agreements/${encodeURIComponent(agreement.ref)}`),
    note: `${service} is invoiced on ${longDate(day)}`,
  }))

const startOf = ({ may, dates, base }: PageContext) => {
  if (!dates.isToday) return []
  const all = [
    { text: 'Run invoices', path: '/invoices/runs/new', permission: 'billing:write' },
    { text: 'Record a receipt', path: '/receipts/new', permission: 'billing:write' },
    { text: 'Post a journal', path: '/ledger/journals/new', permission: 'ledger:write' },
    { text: 'Set surplus aside', path: '/surplus/designations/new', permission: 'reserves:write' },
  ] as const
  return all.filter(({ permission }) => may(permission)).map(({ text, path }) => ({ text, href: base + path }))
}
