import { addDays, type IsoDate, longDate } from '../../src/kernel/dates.ts'
import { money, penceOf, sum, wholePounds } from '../../src/kernel/money.ts'
import { listed, uncapitalised } from '../../src/kernel/text.ts'
import { CODES } from '../../src/ledger/index.ts'
import { defineReport, type Row } from '../../src/reporting/define.ts'
import type { Block, Door, KeyFigure, Table, TableRow } from '../../src/reporting/document.ts'
import { accountDoor, spanOf } from '../../src/reporting/words.ts'
import {
  flowOf,
  type SurplusFacts,
  surplusAndReinvestment,
  surplusAnswer,
  waterfallOf,
} from '../../src/reserves/index.ts'
import { minus, programmeCells } from './programme-cells.ts'

interface Days {
  from: IsoDate
  to: IsoDate
}

const headline = (text: string): string => wholePounds(penceOf(text))
/** "£114,000", or "(£12,400)" for a deficit. */
const bracketedHeadline = (text: string): string =>
  penceOf(text) < 0 ? `(${wholePounds(-penceOf(text))})` : headline(text)

const keyFigures = ({ totals, since }: SurplusFacts): KeyFigure[] => {
  const setAside = sum(since.programmes.map((programme) => penceOf(programme.setAside)))
  const left = sum(since.programmes.map((programme) => penceOf(programme.left)))
  const resolutions = [...new Set(since.programmes.flatMap(({ resolution }) => resolution ?? []))]
  return [
    {
      label: 'Surplus before tax',
      value: bracketedHeadline(totals.surplusBeforeTax),
      note: `${totals.surplusShare}% of income`,
    },
    {
      label: 'Surplus for the year',
      value: bracketedHeadline(totals.surplus),
      note: `after tax of ${headline(totals.tax)}`,
    },
    {
      label: 'Set aside for schools',
      value: wholePounds(setAside),
      note: resolutions.length > 0 ? `resolution ${listed(resolutions)}` : 'from this surplus, so far',
    },
    { label: 'Still to spend', value: wholePounds(left), note: `on ${longDate(since.until)}` },
  ]
}

const available = ({ totals }: SurplusFacts, { from, to }: Days): Table => ({
  kind: 'table',
  caption: 'Reserves and what the board may set aside',
  quiet: true,
  columns: [
    { key: 'line', head: 'Reserves', kind: 'text', rowHeading: true },
    { key: 'amount', head: 'Amount', kind: 'money' },
  ],
  rows: [
    reserve(
      'Free reserves at the start',
      totals.openingFreeReserve,
      reserveDoor(totals.openingFreeReserve, addDays(from, -1)),
    ),
    reserve('Surplus for the year', totals.surplus, {
      path: `/reports/income-and-expenditure?from=${from}&to=${to}`,
      permission: 'ledger:read',
    }),
    reserve(
      'Set aside in the year (designated)',
      money(-penceOf(totals.designated)),
      fundDoor(totals.designated, { from, to }),
    ),
    reserve('Released for spending, and returned', totals.released, fundDoor(totals.released, { from, to })),
    {
      kind: 'subtotal',
      ...reserve('Free reserves at the end', totals.closingFreeReserve, reserveDoor(totals.closingFreeReserve, to)),
    },
    { cells: { line: 'Less the floor below which reserves stay', amount: money(-penceOf(totals.floor)) } },
    {
      kind: 'subtotal',
      cells: { line: 'The board may set aside, from the last closed year', amount: totals.allocable },
    },
  ],
})

const reserve = (line: string, amount: string, door: Door | undefined): TableRow => ({
  cells: { line, amount },
  doors: { amount: door },
})

const reserveDoor = (amount: string, to: IsoDate) => accountDoor(CODES.freeReserve, amount, { to })
const fundDoor = (amount: string, days: Days) => accountDoor(CODES.reinvestmentFund, amount, days)

/** What was set aside for a programme in these days, moved, spent and returned, entry by entry. */
const programmeDoor = (programme: string, { from, to }: Days): Door => ({
  path: `/programmes/${encodeURIComponent(programme)}?from=${from}&to=${to}`,
  permission: 'reserves:read',
})

const streams = ({ rows, totals }: SurplusFacts): Table => ({
  kind: 'table',
  caption: 'Commissioned and traded',
  quiet: true,
  columns: [
    { key: 'stream', head: 'Stream', kind: 'text', rowHeading: true },
    { key: 'income', head: 'Income', kind: 'money' },
    { key: 'expenditure', head: 'Expenditure', kind: 'money' },
    { key: 'surplus', head: 'Surplus before tax', kind: 'money' },
  ],
  rows: rows.streams.map((row) => ({ cells: { ...row, stream: STREAM_WORDS[row.stream] ?? row.stream } })),
  totals: { stream: 'Total', income: totals.income, expenditure: totals.expenditure, surplus: totals.surplusBeforeTax },
})

const STREAM_WORDS: Record<string, string> = {
  commissioned: 'Commissioned by the council',
  traded: 'Traded with schools and others',
  other: 'Other, and costs not divided',
}

/** What the board set aside from this surplus, and what has come of it. */
const setAsideSince = ({ since: { programmes, until } }: SurplusFacts, { to }: Days): Table => {
  const used = (key: 'moved' | 'returned') => programmes.some((row) => penceOf(row[key]) !== 0)
  const add = (key: 'setAside' | 'moved' | 'spent' | 'returned' | 'left') =>
    money(sum(programmes.map((row) => penceOf(row[key]))))
  return {
    kind: 'table',
    caption: 'Programmes that this surplus pays for',
    columns: [
      { key: 'name', head: 'Programme', kind: 'text', rowHeading: true },
      { key: 'setAside', head: 'Set aside', kind: 'money' },
      ...(used('moved') ? [{ key: 'moved', head: 'Moved', kind: 'money' as const }] : []),
      { key: 'spent', head: 'Spent', kind: 'money' },
      ...(used('returned') ? [{ key: 'returned', head: 'Returned', kind: 'money' as const }] : []),
      { key: 'left', head: 'Left', kind: 'money' },
      { key: 'changed', head: 'What it has changed', kind: 'text' },
    ],
    rows: programmes.map((row) => ({
      cells: { ...programmeCells(row), spent: minus(row.spent) },
      doors: { name: programmeDoor(row.programme, { from: addDays(to, 1), to: until }) },
    })),
    totals: {
      name: 'Total',
      setAside: add('setAside'),
      moved: add('moved'),
      spent: minus(add('spent')),
      returned: minus(add('returned')),
      left: add('left'),
    },
  }
}

/** Columns of nothing but zeros are left out: most years nothing is moved between programmes. */
const fund = ({ rows, totals }: SurplusFacts, days: Days): Table => {
  const programmes = rows.programmes
  const used = (key: 'virement' | 'returned') => programmes.some((row) => penceOf(row[key]) !== 0)
  const add = (key: 'opening' | 'allocated' | 'virement' | 'drawn' | 'returned') =>
    money(sum(programmes.map((row) => penceOf(row[key]))))
  return {
    kind: 'table',
    caption: 'Reinvestment fund by programme',
    empty: 'No programme has been funded yet.',
    columns: [
      { key: 'name', head: 'Programme', kind: 'text', rowHeading: true },
      { key: 'resolution', head: 'Resolution', kind: 'text' },
      { key: 'opening', head: 'Opening', kind: 'money' },
      { key: 'allocated', head: 'Set aside', kind: 'money' },
      ...(used('virement') ? [{ key: 'virement', head: 'Moved', kind: 'money' as const }] : []),
      { key: 'drawn', head: 'Spent', kind: 'money' },
      ...(used('returned') ? [{ key: 'returned', head: 'Returned', kind: 'money' as const }] : []),
      { key: 'closing', head: 'Closing', kind: 'money' },
      { key: 'changed', head: 'What it has changed', kind: 'text' },
    ],
    rows: programmes.map((row) => ({
      cells: { ...programmeCells(row), drawn: minus(row.drawn) },
      doors: { name: programmeDoor(row.programme, days) },
    })),
    totals: {
      name: 'Total',
      opening: add('opening'),
      allocated: add('allocated'),
      virement: add('virement'),
      drawn: minus(add('drawn')),
      returned: minus(add('returned')),
      closing: totals.reinvestmentFund,
      changed: 'Agrees with account 3100',
    },
  }
}

const cameOf = (facts: SurplusFacts, period: string): Block => {
  const { income, expenditure, tax } = facts.totals
  return [income, expenditure, tax].every((amount) => penceOf(amount) === 0)
    ? { kind: 'paragraph', text: 'Nothing was earned or spent in these days.' }
    : { kind: 'chart', chart: waterfallOf(facts, period), size: 'wide' }
}

const becameOf = (facts: SurplusFacts, days: Days): Block[] => {
  const { totals, since } = facts
  const chart = flowOf(facts)
  const heading: Block = { kind: 'heading', text: 'Set aside from this year’s surplus, and spent since' }
  if (chart) return [heading, { kind: 'chart', chart, size: 'wide' }, setAsideSince(facts, days)]
  const why =
    penceOf(totals.surplus) < 0
      ? `${wholePounds(-penceOf(totals.surplus))} more was spent than received. Nothing can be set aside from this year.`
      : `Nothing has been set aside from this year’s surplus by ${longDate(since.until)}.`
  return [heading, { kind: 'paragraph', text: why }]
}

/** Streams, programmes in these days, what came of this surplus since, and totals in one sheet, told apart by the first column. */
const COLUMNS = [
  'section',
  'stream',
  'income',
  'expenditure',
  'surplus',
  'programme',
  'resolution',
  'opening',
  'allocated',
  'virement',
  'drawn',
  'returned',
  'closing',
  'setAside',
  'moved',
  'spent',
  'left',
  'outcomeMeasure',
  'outcome',
  'total',
  'amount',
] as const

const flat = ({ rows, totals, since }: SurplusFacts): Row[] => [
  ...rows.streams.map((row) => ({ section: 'streams', ...row })),
  ...rows.programmes.map(({ outcome, ...row }) => ({ section: 'programmes', ...row, outcome: outcome?.text ?? null })),
  ...since.programmes.map(({ outcome, ...row }) => ({ section: 'since', ...row, outcome: outcome?.text ?? null })),
  ...Object.entries(totals).map(([total, amount]) => ({ section: 'totals', total, amount })),
]

export const surplusAndReinvestmentReport = defineReport<SurplusFacts>({
  name: 'surplus-and-reinvestment',
  title: 'Surplus and reinvestment report',
  takes: ['from', 'to'],
  permission: 'reserves:read',
  columns: COLUMNS,
  answer: surplusAnswer,
  facts: (reader, { from, to }) => surplusAndReinvestment(reader, from, to),
  flat,
  say: (data) => {
    const days = { from: data.from!, to: data.to! }
    const period = spanOf(days.from, days.to)
    return {
      subtitle: `${period}, with spending to ${longDate(data.since.until)}`,
      note: 'Every figure is the sum of the ledger entries in the data file of the same name.',
      blocks: [
        { kind: 'figures', figures: keyFigures(data) },
        { kind: 'heading', text: 'From income to surplus' },
        cameOf(data, uncapitalised(period)),
        ...becameOf(data, days),
        { kind: 'heading', text: 'Reinvestment fund in these days' },
        fund(data, days),
        {
          kind: 'note',
          text: 'Setting money aside (a designation) moves it from free reserves to the fund and is not a cost. The cost falls in the year of spending, and lowers that year’s surplus.',
        },
        { kind: 'heading', text: 'Commissioned and traded' },
        streams(data),
        { kind: 'heading', text: 'Free reserves' },
        available(data, days),
      ],
    }
  },
})
