import { addDays, earlier, type IsoDate, later } from '../../kernel/dates.ts'
import { money, type Pence, pence, sum } from '../../kernel/money.ts'
import { percent } from '../../kernel/text.ts'
import {
  CODES,
  codesOf,
  isCost,
  isIncome,
  isOfYear,
  lastYearEnd,
  loadChart,
  loadProgrammes,
  type Movement,
  movements,
  sumsOf,
  yearEndOf,
} from '../../ledger/index.ts'
import { type Reader, recorded } from '../../platform/reader.ts'
import { loadFundMoves } from '../programmes/fund-moves.ts'
import { loadOutcomes, type Outcome } from '../programmes/outcomes.ts'
import { type ProgrammeStatement, programmeStatements, type SetAside, setAsideSince } from '../programmes/statement.ts'
import { allocableOn, creditOn, freeReserveOf } from '../setting-aside/allocable.ts'
import { loadDesignations } from '../setting-aside/designations.ts'
import { byStream, type StreamSurplus, type SurplusLine, surplusLines, totalIn } from './lines.ts'

/**
 * Where the surplus of a span came from and what it was reinvested in, with money as text. Two views of the same pounds stand
 * beside each other: what moved in the fund in these days, and what was set aside from this year's surplus and spent since, up to
 * the last day on which anything is posted or, where it is earlier, the day given.
 */
export const surplusAndReinvestment = async (reader: Reader, from: IsoDate, to: IsoDate, asAt?: IsoDate) => {
  const chart = await loadChart(reader)
  const [moved, allocable, programmes, sums] = await Promise.all([
    movedInYear(reader, from, to),
    allocableOn(reader, to),
    programmesIn(reader, from, to, asAt),
    sumsOf(reader, [{ to }]),
  ])
  const income = totalIn(moved, isIncome, -1)
  const expenditure = totalIn(moved, isCost, 1)
  const tax = totalIn(moved, (type) => type === 'tax', 1)
  const surplusBeforeTax = pence(income - expenditure)
  const surplus = pence(surplusBeforeTax - tax)
  const designated = sum(programmes.rows.map((row) => row.allocated))
  const released = sum(programmes.rows.flatMap((row) => [row.drawn, row.returned]))
  const closingFreeReserve = freeReserveOf(chart, sums[0] ?? [])
  const totals = {
    income: money(income),
    expenditure: money(expenditure),
    surplusBeforeTax: money(surplusBeforeTax),
    tax: money(tax),
    surplus: money(surplus),
    surplusShare: percent(surplusBeforeTax, income),
    // What a journal brought in within the days, such as opening balances on the first of them, was there at the opening.
    openingFreeReserve: money(closingFreeReserve - surplus + designated - released),
    floor: money(allocable.floor),
    allocable: money(allocable.allocable),
    designated: money(designated),
    released: money(released),
    closingFreeReserve: money(closingFreeReserve),
    reinvestmentFund: money(creditOn(CODES.reinvestmentFund, sums[0] ?? [])),
  }
  const streams = byStream(moved).map(streamJson)
  const statements = programmes.rows.map(statementJson)
  const lines = surplusLines(moved)
  return {
    rows: { streams, programmes: statements },
    totals,
    streams,
    programmes: statements,
    income: lines.income.map(lineJson),
    costs: lines.costs.map(lineJson),
    since: { until: programmes.until, programmes: programmes.since.map(setAsideJson) },
  }
}

/** Income, costs and tax of a span, by account and stream, from members and from others. */
export const movedInYear = async (reader: Reader, from: IsoDate, to: IsoDate): Promise<Movement[]> => {
  const accounts = codesOf(await loadChart(reader), isOfYear)
  return movements(reader, { from, to }, ['stream', 'member'], { accounts })
}

const programmesIn = async (reader: Reader, from: IsoDate, to: IsoDate, asAt?: IsoDate) => {
  const [programmes, designations, moves, outcomes, last, yearEnd, spent] = await Promise.all([
    loadProgrammes(reader),
    loadDesignations(reader),
    loadFundMoves(reader),
    loadOutcomes(reader),
    lastPosted(reader),
    yearEndOf(reader),
    movements(reader, { from, to }, ['programme'], { carrying: 'programme' }),
  ])
  const facts = { programmes, designations, moves, outcomes, costs: costsByProgramme(spent) }
  const shown = last && asAt ? earlier(last, asAt) : last
  const until = shown === undefined ? to : later(shown, to)
  const reported = outcomes.filter(({ reportedOn }) => !asAt || reportedOn <= asAt)
  const isSince = (day: IsoDate) => day > to && lastYearEnd(day, yearEnd) === to
  return {
    rows: programmeStatements(facts, from, to),
    since: setAsideSince({ ...facts, outcomes: reported }, to, isSince, until),
    until,
  }
}

const costsByProgramme = (spent: readonly Movement[]): Map<string, number> => {
  const costs = new Map<string, number>()
  for (const { programme, type, net } of spent) {
    if (programme && (isCost(type) || isIncome(type))) costs.set(programme, (costs.get(programme) ?? 0) + net)
  }
  return costs
}

/** Spending is shown up to the last day on which anything is posted, so that the same facts print the same. */
const lastPosted = async (reader: Reader): Promise<IsoDate | undefined> => {
  const row = (await recorded(reader, 'entry').orderBy('date', 'desc').first('date')) as { date: IsoDate } | undefined
  return row?.date
}

/** Programmes with what they have in the fund at the end of a day and moved since the accounting year began. */
export const programmesOn = async (reader: Reader, day: IsoDate): Promise<ProgrammeStatement[]> => {
  const from = addDays(lastYearEnd(addDays(day, -1), await yearEndOf(reader)), 1)
  return (await programmesIn(reader, from, day)).rows
}

const streamJson = (row: StreamSurplus) => ({
  stream: row.stream,
  income: money(row.income),
  expenditure: money(row.expenditure),
  surplus: money(row.surplus),
})

const lineJson = (row: SurplusLine) => ({ line: row.line, kind: row.kind, amount: money(row.amount) })

export const statementJson = (row: ProgrammeStatement) => ({
  programme: row.programme,
  name: row.name,
  resolution: row.resolution,
  ...amounts(row, ['opening', 'allocated', 'virement', 'drawn', 'returned', 'closing']),
  ...(row.overspent > 0 ? amounts(row, ['overspent']) : {}),
  outcomeMeasure: row.outcomeMeasure,
  outcome: row.outcome && outcomeJson(row.outcome),
})

const setAsideJson = (row: SetAside) => ({
  programme: row.programme,
  name: row.name,
  resolution: row.resolution,
  ...amounts(row, ['setAside', 'moved', 'spent', 'returned', 'left']),
  outcomeMeasure: row.outcomeMeasure,
  outcome: row.outcome && outcomeJson(row.outcome),
})

export const outcomeJson = ({ reportedOn, text, evidence }: Outcome) => ({ reportedOn, text, evidence })

const amounts = <K extends string>(row: Record<K, Pence>, names: readonly K[]) =>
  Object.fromEntries(names.map((name) => [name, money(row[name])])) as Record<K, string>
