import { type IsoDate, longDate } from '../../kernel/dates.ts'
import { notFound } from '../../kernel/errors.ts'
import { bracketed, pounds, sum } from '../../kernel/money.ts'
import { CODES, loadProgrammes, type Posting, type Programme, postings } from '../../ledger/index.ts'
import { askedDay, type PageContext } from '../../platform/http/index.ts'
import { type FundMove, loadFundMoves } from '../programmes/fund-moves.ts'
import { loadOutcomes, type Outcome } from '../programmes/outcomes.ts'
import { type Designation, loadDesignations } from '../setting-aside/designations.ts'
import { programmesOn } from '../surplus/surplus.ts'

/** What was given to a programme, what was it spent on, what has it left, and what has it changed? */
export const programme = async (context: PageContext) => {
  const { reader, params, on, link, base, may, dates } = context
  const ref = params.programme ?? ''
  const all = await loadProgrammes(reader)
  const known = all.get(ref)
  if (!known) throw notFound(`There is no programme “${ref}”`)
  const span = spanOf(context)
  const isIn = ({ date }: { date: IsoDate }) => date <= span.to && (!span.from || date >= span.from)
  const [statements, designations, moves, outcomes, posted] = await Promise.all([
    programmesOn(reader, on),
    loadDesignations(reader),
    loadFundMoves(reader),
    loadOutcomes(reader),
    postings(reader, { programme: ref, to: on }, { limit: 1000 }),
  ])
  const own = moves.filter((move) => move.programme === ref && isIn(move))
  const costs = posted.rows.filter(({ account }) => account !== CODES.reinvestmentFund && account !== CODES.freeReserve)
  const left = statements.find((row) => row.programme === ref)?.closing ?? 0
  const given = own.filter(({ kind }) => kind === 'allocated')
  const shown = costs.filter(isIn)
  return {
    view: 'reserves/views/programme.njk',
    title: known.name,
    back: { href: link('/programmes'), text: 'Programmes' },
    model: {
      caption: 'Programme',
      sentence: `**${pounds(left)}** is left to spend on ${longDate(on)}; ${pounds(sum(costs.map(costOf)))} has been spent.`,
      purpose: known.purpose,
      facts: factsOf(known),
      outcomes: outcomes
        .filter((row) => row.programme === ref && row.reportedOn <= on)
        .map(outcomeRow)
        .reverse(),
      only: span.from ? { text: spanWords(span.from, span.to), all: link(`/programmes/${ref}`) } : undefined,
      given: withTotal(
        given.map((row) => givenRow(row, designations, context)),
        given.map(({ amount }) => amount),
      ),
      moved: own.filter(({ kind }) => kind in MOVED).map((row) => movedRow(row, context)),
      costs: withTotal(
        shown.map((row) => costRow(row, context)),
        shown.map(costOf),
      ),
      start: may('reserves:write') && dates.isToday ? startOf(`${base}/programmes/${ref}`, left, all.size > 1) : [],
      files: may('ledger:read') ? [{ text: 'Its lines on the fund', href: link(linesOnFund(ref)) }] : [],
    },
  }
}

const linesOnFund = (ref: string) => `/ledger/accounts/${CODES.reinvestmentFund}?programme=${encodeURIComponent(ref)}`

const factsOf = ({ outcomeMeasure, from, to }: Programme) => [
  { key: 'What it is to change', value: outcomeMeasure ?? 'Not stated' },
  ...(from ? [{ key: 'First day', value: longDate(from) }] : []),
  ...(to ? [{ key: 'Last day', value: longDate(to) }] : []),
]

/** What can be done with a programme at an address: nothing is spent, moved or returned that it has not. */
const startOf = (address: string, left: number, hasOthers: boolean) => [
  ...(left > 0 ? [{ text: 'Spend from this programme', href: `${address}/drawdowns/new` }] : []),
  { text: 'Report what has changed', href: `${address}/outcomes/new` },
  ...(left > 0 && hasOthers ? [{ text: 'Move to another programme', href: `${address}/virements/new` }] : []),
  ...(left > 0 ? [{ text: 'Return what it will not spend', href: `${address}/returns/new` }] : []),
]

/** The days that a figure elsewhere was about; without a first day everything up to the day of the page. */
const spanOf = ({ query, on }: PageContext): { from?: IsoDate; to: IsoDate } => {
  const [from, to] = [askedDay(query.from, 'from'), askedDay(query.to, 'to')]
  return { to: to && to < on ? to : on, ...(from ? { from } : {}) }
}

const spanWords = (from: IsoDate, to: IsoDate) => `${longDate(from)} to ${longDate(to)}`

const withTotal = (rows: { cells: unknown[] }[], amounts: readonly number[]) =>
  rows.length === 0 ? [] : [...rows, { cells: ['Total', '', '', bracketed(sum(amounts))], total: true }]

const costOf = ({ debit, credit }: Posting): number => debit - credit

const outcomeRow = ({ reportedOn, text, evidence }: Outcome) => ({
  cells: [longDate(reportedOn), text, evidence ?? ''],
})

const givenRow = (move: FundMove, designations: readonly Designation[], context: PageContext) => {
  const found = designations.find(({ ref }) => ref === move.designation)
  const decided = found ? resolutionCell(found.resolution, context) : 'Journal'
  return { cells: [entryCell(move.entry, context), longDate(move.date), decided, bracketed(move.amount)] }
}

const resolutionCell = (resolution: string, { link, may }: PageContext) => {
  const text = `Resolution ${resolution}`
  return may('board:read') ? { text, href: link(`/resolutions/${encodeURIComponent(resolution)}`) } : text
}

/** What neither sets aside nor spends. */
const MOVED: Partial<Record<FundMove['kind'], string>> = {
  brought: 'Brought in with the opening balances',
  virement: 'Moved between programmes',
  returned: 'Returned to free reserves',
}

const movedRow = ({ entry, date, kind, amount }: FundMove, context: PageContext) => ({
  cells: [entryCell(entry, context), longDate(date), MOVED[kind], bracketed(amount)],
})

const entryCell = (entry: number, { link, may }: PageContext) =>
  may('ledger:read') ? { text: `Entry ${entry}`, href: link(`/ledger/entries/${entry}`) } : `Entry ${entry}`

const costRow = (posting: Posting, context: PageContext) => ({
  cells: [
    entryCell(posting.entry, context),
    longDate(posting.date),
    `Account ${posting.account}`,
    bracketed(costOf(posting)),
  ],
})
