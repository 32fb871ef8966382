import { addDays, type IsoDate, longDate } from '../../kernel/dates.ts'
import { bracketed, penceOf, sum } from '../../kernel/money.ts'
import { CODES, lastYearEnd } from '../../ledger/index.ts'
import type { PageContext } from '../../platform/http/index.ts'
import { type Allocable, allocableOn } from '../setting-aside/allocable.ts'
import type { SurplusFacts } from '../surplus/drawings.ts'
import type { Year } from './year.ts'

const row = (text: string, amount: number, total = false, href?: string) => ({
  cells: [text, href && amount !== 0 ? { text: bracketed(amount), href, of: text } : bracketed(amount)],
  total,
})

/** "How much could the board set aside?": from free reserves to what stands above the floor. */
export const availableOf = async (
  { reader, on, link, may }: PageContext,
  { from, to, running }: Year,
  facts: SurplusFacts,
  yearEnd: string,
) => {
  const { totals, since } = facts
  const end = await allocableOn(reader, to)
  const given = sum(since.programmes.map(({ setAside }) => penceOf(setAside)))
  const door = (path: string) => (may('ledger:read') ? link(path) : undefined)
  const reserves = (day: IsoDate) => door(`/ledger/free-reserves?to=${day}`)
  const fund = door(`/ledger/accounts/${CODES.reinvestmentFund}?from=${from}&to=${to}`)
  const isLatest = !running && lastYearEnd(on, yearEnd) === to
  return {
    rows: [
      row('Free reserves at the start', penceOf(totals.openingFreeReserve), false, reserves(addDays(from, -1))),
      row(
        running ? 'Surplus so far' : 'Surplus for the year',
        penceOf(totals.surplus),
        false,
        door(`/reports/income-and-expenditure?from=${from}&to=${to}`),
      ),
      row('Set aside in the year', -penceOf(totals.designated), false, fund),
      row('Spent from the fund, and returned', penceOf(totals.released), false, fund),
      row(
        running ? `Free reserves on ${longDate(to)}` : 'Free reserves at the end',
        penceOf(totals.closingFreeReserve),
        true,
        reserves(to),
      ),
      row('Less the floor', -end.floor),
      ...(running ? soFar(end, penceOf(totals.surplus)) : [row('Available', end.allocable, true)]),
      ...(isLatest ? sinceThen(await allocableOn(reader, on), given) : []),
    ],
    note: `${end.floor > 0 ? `The floor is that of ${end.floorClause}. ` : ''}Setting money aside moves it between reserves. It is not a cost: the cost comes in the year it is spent.`,
  }
}

/** The surplus of a year that runs can be set aside once the year has ended. */
const soFar = ({ allocable }: Allocable, surplus: number) => [
  ...(surplus > 0 ? [row('Less the surplus so far', -surplus)] : []),
  row('Left available', allocable, true),
]

const sinceThen = ({ moved, deficit, allocable }: Allocable, given: number) => [
  row('Set aside since', -given),
  row('Released by spending, and returned', moved + given),
  ...(deficit > 0 ? [row('Lost in the open year so far', -deficit)] : []),
  row('Left available', allocable, true),
]
