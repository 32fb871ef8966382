import { financialYear, type IsoDate, longDate } from '../../kernel/dates.ts'
import { type Refusal, ruleBroken, type WayOut } from '../../kernel/errors.ts'
import type { Finding } from '../../kernel/finding.ts'
import { money, type Pence, pence, pounds, ZERO } from '../../kernel/money.ts'
import { listed } from '../../kernel/text.ts'
import { availableOn, type Funds, loadBooks, loadFunds, loadProgrammes, yearEndOf } from '../../ledger/index.ts'
import type { Reader } from '../../platform/reader.ts'
import { type Allocable, allocableOn } from './allocable.ts'
import { loadDesignations } from './designations.ts'

/** What the limits of the reserves are called as a heading. */
export const ruleTitles: Readonly<Record<string, string>> = {
  'reserves.allocable': 'The board sets aside no more than free reserves hold above the floor',
  'reserves.programme-balance': 'A programme gives no more than was set aside for it and is left',
}

/** Setting aside may not take free reserves below the floor that the articles keep; nothing while it does not. */
export const overAllocable = (amount: Pence, allocable: Allocable): Finding | undefined =>
  amount <= allocable.allocable
    ? undefined
    : {
        ...aboveLimit('reserves.allocable', amount, pence(Math.max(0, allocable.allocable))),
        limit: 'no more than the allocable',
        explanation: `${pounds(amount)} is more than the board may set aside. ${workingOf(allocable)}`,
        source: allocable.floorClause,
      }

/** The refusal, with what would change the answer: less, what other programmes give back first, the next year's surplus. */
export const refusedDesignation = async (
  reader: Reader,
  finding: Finding,
  amount: Pence,
  { on, allocable }: Allocable,
): Promise<Refusal> => {
  const { to: yearEnd } = financialYear(on, await yearEndOf(reader))
  const short = amount - Math.max(0, allocable)
  const returned = await fundsWith(reader, on, pence(amount - allocable))
  const ways: WayOut[] = [
    ...(allocable > 0
      ? [{ text: `Set aside ${pounds(allocable)} or less`, result: 'free reserves keep their floor' }]
      : []),
    ...returned.map(({ name, left }) => ({
      text: `Return ${pounds(amount - allocable)} from “${name}” to free reserves first`,
      result: `${name} has ${pounds(left)}, and ${pounds(amount)} can then be set aside`,
    })),
    {
      text: `Set ${allocable > 0 ? `the other ${pounds(short)}` : 'it'} aside after ${longDate(yearEnd)}`,
      result: 'the surplus of the year that ends on that day counts then',
    },
  ]
  return ruleBroken(
    `Setting aside ${pounds(amount)} would take free reserves below their floor. Nothing has been recorded`,
    [finding],
    ways,
  )
}

/** What is taken from a programme, and what the act calls it: "Spend". */
export interface Taking {
  programme: string
  date: IsoDate
  amount: Pence
  verb: 'Spend' | 'Return' | 'Move'
}

/** A programme gives no more than it has in the reinvestment fund, on the day and on every later one. */
export const refusedTaking = async (
  reader: Reader,
  { programme, date, amount, verb }: Taking,
  available: Pence,
): Promise<Refusal> => {
  const name = (await loadProgrammes(reader)).get(programme)?.name ?? programme
  const given = (await loadDesignations(reader)).filter((row) => row.programme === programme && row.date <= date)
  const resolutions = [...new Set(given.map(({ resolution }) => resolution))]
  const { allocable, floorClause } = await allocableOn(reader, date)
  const short = pence(amount - available)
  const others = (await fundsWith(reader, date, short)).filter(({ ref }) => ref !== programme)
  const finding: Finding = {
    ...aboveLimit('reserves.programme-balance', amount, available),
    limit: 'no more than the programme has',
    explanation: `${pounds(amount)} is more than “${name}” has in the reinvestment fund: ${pounds(available)} on ${longDate(date)}`,
    source: resolutions.length > 0 ? `Resolution ${listed(resolutions)}` : floorClause,
  }
  const ways: WayOut[] = [
    ...(available > 0
      ? [{ text: `${verb} ${pounds(available)} or less`, result: 'it is within what the programme has' }]
      : []),
    ...(allocable >= short
      ? [
          {
            text: `Set aside ${pounds(short)} more for ${name} by a resolution of the board`,
            result: `the board may set aside ${pounds(allocable)} on ${longDate(date)}`,
          },
        ]
      : []),
    ...others.map((other) => ({
      text: `Move ${pounds(short)} from “${other.name}” by a resolution of the board`,
      result: `${other.name} has ${pounds(other.left)}`,
    })),
  ]
  return ruleBroken(
    `“${name}” would give ${pounds(short)} that it does not have. Nothing has been recorded`,
    [finding],
    ways,
  )
}

const aboveLimit = (rule: string, amount: Pence, limit: Pence) => ({
  rule,
  status: 'fail' as const,
  numerator: money(amount),
  denominator: money(limit),
  headroom: null,
})

/** What a programme can give on a day. */
export const leftIn = (funds: Funds, programme: string, day: IsoDate): Pence => {
  const fund = funds.get(programme)
  return fund ? availableOn(fund, day) : ZERO
}

/** The programmes that can each give so much on a day. */
const fundsWith = async (reader: Reader, day: IsoDate, amount: Pence) => {
  const programmes = [...(await loadProgrammes(reader)).values()]
  const { chart } = await loadBooks(reader)
  const funds = await loadFunds(
    reader,
    chart,
    programmes.map(({ ref }) => ref),
  )
  return programmes
    .map(({ ref, name }) => ({ ref, name, left: leftIn(funds, ref, day) }))
    .filter(({ left }) => left >= amount)
}

/** "On 10 June 2027 it may set aside £139,000.00: free reserves of £614,000.00 at 31 March 2027, less the floor of £475,000.00 (…)" */
const workingOf = ({ on, yearEnd, freeReserve, deficit, moved, floor, floorClause, allocable }: Allocable): string => {
  const parts = [
    `free reserves of ${pounds(freeReserve)} at ${longDate(yearEnd)}`,
    ...(deficit > 0 ? [`less the deficit of ${pounds(deficit)} since`] : []),
    ...(moved < 0 ? [`less ${pounds(-moved)} set aside since`] : []),
    ...(moved > 0 ? [`plus ${pounds(moved)} released and returned since`] : []),
    ...(floor > 0 ? [`less the floor of ${pounds(floor)} (${floorClause})`] : []),
  ]
  return allocable > 0
    ? `On ${longDate(on)} it may set aside ${pounds(allocable)}: ${parts.join(', ')}`
    : `Nothing can be set aside on ${longDate(on)}: ${parts.join(', ')}`
}
