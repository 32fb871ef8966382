import type { IsoDate } from '../../kernel/dates.ts'
import {
  CODES,
  type Entry,
  eachPosting,
  entriesByNumber,
  linesByEntry,
  type Posting,
  type Source,
} from '../../ledger/index.ts'
import type { Reader } from '../../platform/reader.ts'

/** Why a programme's balance in the reinvestment fund changed. `brought`: it came in with the opening balances. */
export type MoveKind = 'brought' | 'allocated' | 'virement' | 'drawn' | 'returned'

export interface FundMove {
  programme: string
  date: IsoDate
  entry: number
  kind: MoveKind
  /** What the balance grew by. */
  amount: number
  /** The designation by which it was allocated. */
  designation?: string
}

/** Everything that ever moved on 3100, by date: one move a line. */
export const loadFundMoves = async (reader: Reader): Promise<FundMove[]> => {
  const lines: Posting[] = []
  for await (const posting of eachPosting(reader, { account: CODES.reinvestmentFund })) lines.push(posting)
  const heads = await headsOf(reader, lines)
  const byHand = lines.filter((line) => !line.automatic && kindBySource(heads, line.entry) === undefined)
  const whole = [...(await linesByEntry(reader, [...new Set(byHand.map(({ entry }) => entry))])).values()].flat()
  return lines.map((line) => ({
    programme: line.programme ?? '',
    date: line.date,
    entry: line.entry,
    kind: line.automatic
      ? 'drawn'
      : (kindBySource(heads, line.entry) ?? kindByHand(line, whole, isMirror(heads, line.entry))),
    amount: line.credit - line.debit,
    ...designationOf(heads, line.entry),
  }))
}

type Heads = Map<number, Entry>

/** The entries of the lines, and those that they take back. */
const headsOf = async (reader: Reader, lines: readonly Posting[]): Promise<Heads> => {
  const heads = await entriesByNumber(reader, [...new Set(lines.map(({ entry }) => entry))])
  const reversed = [...heads.values()].flatMap(({ reverses }) => (reverses === undefined ? [] : [reverses]))
  const missing = reversed.filter((number) => !heads.has(number))
  return new Map([...heads, ...(await entriesByNumber(reader, missing))])
}

const BY_SOURCE: Partial<Record<Source, MoveKind>> = {
  designation: 'allocated',
  virement: 'virement',
  return: 'returned',
}

/** A reversal is of the kind of what it takes back. */
const originalOf = (heads: Heads, number: number): Entry | undefined => {
  const head = heads.get(number)
  return head?.reverses === undefined ? head : heads.get(head.reverses)
}

const kindBySource = (heads: Heads, number: number): MoveKind | undefined => {
  const source = originalOf(heads, number)?.source
  return source && BY_SOURCE[source]
}

/** Does it take back an entry that takes nothing back itself? Then its sides are those of the other one, changed about. */
const isMirror = (heads: Heads, number: number): boolean =>
  heads.get(number)?.reverses !== undefined && originalOf(heads, number)?.source !== 'reversal'

const designationOf = (heads: Heads, number: number): { designation?: string } => {
  const original = originalOf(heads, number)
  return original?.source === 'designation' && original.sourceRef ? { designation: original.sourceRef } : {}
}

/** A line on 3100 in an ordinary journal: against free reserves it sets aside, spends or returns, against another programme it moves; else it was brought in. */
const kindByHand = (line: Posting, whole: readonly Posting[], mirrored: boolean): MoveKind => {
  const entry = whole.filter((each) => each.entry === line.entry)
  const against = entry.filter((each) => each.account === CODES.freeReserve)
  const setsAside = line.credit > 0 !== mirrored
  const isOtherSide = (each: Posting) => (line.credit > 0 ? each.debit > 0 : each.credit > 0)
  const betweenProgrammes = (each: Posting) =>
    each.account === CODES.reinvestmentFund && each.programme !== line.programme && isOtherSide(each)
  if (!against.some(isOtherSide)) return entry.some(betweenProgrammes) ? 'virement' : 'brought'
  if (setsAside) return 'allocated'
  return entry.some((each) => each.programme === line.programme && /^[4-7]/.test(each.account)) ? 'drawn' : 'returned'
}
