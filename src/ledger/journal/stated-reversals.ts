import { longDate } from '../../kernel/dates.ts'
import type { FieldError } from '../../kernel/errors.ts'
import { grouped } from '../../kernel/grouped.ts'
import { pounds, sum } from '../../kernel/money.ts'
import type { Tx } from '../../platform/acts/index.ts'
import { CODES } from '../chart.ts'
import { entriesByNumber, originalOf } from '../entries/entries.ts'
import { type Entry, IN_JOURNALS, type Line, type NewEntry, type Posting, type Source } from '../entries/entry.ts'
import { linesByEntry } from '../entries/postings.ts'
import { moneyBack } from '../posting/reversal.ts'

/**
 * Entries of a spreadsheet, those that take another one back with its number. A name that no entry has by then is told. The money of
 * a receipt is taken back from where it stands here, which depends on what had been invoiced by then.
 */
export const withReversed = async (
  tx: Tx,
  entries: readonly NewEntry[],
  pointer: (index: number) => string,
): Promise<{ entries: readonly NewEntry[]; faults: FieldError[] }> => {
  const faults: FieldError[] = []
  const numbers = new Map<string, number>()
  const taken = new Set<number>()
  const found: NewEntry[] = []
  for (const [i, entry] of entries.entries()) {
    const { takesBack } = entry
    const at = (detail: string) => faults.push({ pointer: `${pointer(i)}/lines/0/reverses`, detail })
    const number = takesBack === undefined ? undefined : (numbers.get(takesBack) ?? (await numberOf(tx, takesBack)))
    if (entry.sourceRef !== undefined) numbers.set(entry.sourceRef, tx.entries + 1 + i)
    found.push(number === undefined ? entry : { ...entry, reverses: number, lines: await linesFor(tx, number, entry) })
    if (takesBack === undefined) continue
    if (number === undefined)
      at(`There is no entry “${takesBack}” before this one. Name an earlier one, or leave it blank`)
    else if (taken.has(number) || (await isTakenBack(tx, number))) {
      at(`Entry “${takesBack}” is taken back already. Leave this one out, or leave reverses blank`)
    } else taken.add(number)
  }
  return { entries: found, faults }
}

/** As they are stated, where they take the money from where it stands; else from there, unless that is another amount. */
const linesFor = async (tx: Tx, number: number, { lines }: NewEntry): Promise<readonly Line[]> => {
  const back = await moneyBack(tx, number)
  if (!back) return lines
  const [here, stated] = [netsOf(back), netsOf(lines)]
  const same = [...new Set([...here.keys(), ...stated.keys()])].every((place) => here.get(place) === stated.get(place))
  const atBank = (some: readonly Line[]) => sum(some.filter(({ account }) => account === CODES.bank).map(netOf))
  return same || atBank(back) !== atBank(lines) ? lines : back
}

const netOf = ({ debit = 0, credit = 0 }: Partial<Record<'debit' | 'credit', number>>): number => debit - credit

/** What lines come to on each account for each customer. */
const netsOf = (lines: readonly Line[]): Map<string, number> => {
  const ofPlace = grouped(lines, ({ account, customer = '' }) => `${account} ${customer}`)
  return new Map([...ofPlace].map(([place, own]) => [place, sum(own.map(netOf))]))
}

/** The entry of a journal by its ref; a receipt or a designation by what it is and its ref. */
const numberOf = async (tx: Tx, label: string): Promise<number | undefined> => {
  const first = async (sources: readonly Source[], ref: string) =>
    (await tx
      .db('entry')
      .where({ company: tx.company, source_ref: ref })
      .whereIn('source', [...sources])
      .orderBy('number')
      .first('number')) as { number: number } | undefined
  const [, source, ref] = /^(receipt|designation) (.+)$/.exec(label) ?? []
  const row = (await first(IN_JOURNALS, label)) ?? (source && ref ? await first([source as Source], ref) : undefined)
  return row?.number
}

const isTakenBack = async (tx: Tx, number: number): Promise<boolean> =>
  (await tx.db('entry').where({ company: tx.company, reverses: number }).first('number')) !== undefined

/** What is wrong with entries of a spreadsheet that take others back, told when all are posted: each is the mirror of the other. */
export const faultsOfReversals = async (
  tx: Tx,
  entries: readonly NewEntry[],
  pointer: (index: number) => string,
): Promise<FieldError[]> => {
  const faults: FieldError[] = []
  for (const [i, { takesBack, sourceRef = '' }] of entries.entries()) {
    if (takesBack === undefined) continue
    const own = await wholeOf(tx, await numberOf(tx, sourceRef))
    const other = await wholeOf(tx, own?.reverses)
    const fault = own && other && faultOf(takesBack, own, other, (await originalOf(tx, other)).source === 'receipt')
    if (fault) faults.push({ pointer: `${pointer(i)}/lines/0/${fault.column}`, detail: fault.detail })
  }
  return faults
}

type Whole = Entry & { lines: Posting[] }

/** Undefined where it was not posted, because something else is wrong with it. */
const wholeOf = async (tx: Tx, number: number | undefined): Promise<Whole | undefined> => {
  const head = number === undefined ? undefined : (await entriesByNumber(tx, [number])).get(number)
  return head && { ...head, lines: (await linesByEntry(tx, [head.number])).get(head.number) ?? [] }
}

const faultOf = (
  label: string,
  own: Whole,
  other: Whole,
  ofReceipt: boolean,
): { column: string; detail: string } | undefined => {
  if (own.date < other.date) {
    return { column: 'date', detail: `Entry “${label}” is dated ${longDate(other.date)}. Use that date or a later one` }
  }
  const left = leftOf(own, other, ofReceipt)
  if (!left) return undefined
  const what =
    left.account === CODES.reinvestmentFund || left.account === CODES.freeReserve
      ? 'the same amounts on the other sides, and what it released in released'
      : 'the same amounts on the other sides'
  const detail = `Entry “${label}” is not taken back by this one: ${pounds(Math.abs(left.net))} is left on ${left.account}. Enter ${what}, or leave reverses blank`
  return { column: 'reverses', detail }
}

/** What two entries together leave on an account for a programme. Where a receipt stands depends on what was invoiced by then. */
const leftOf = (own: Whole, other: Whole, ofReceipt: boolean): { account: string; net: number } | undefined => {
  const nets = new Map<string, { account: string; net: number }>()
  for (const { account, programme, debit, credit } of [...own.lines, ...other.lines]) {
    if (ofReceipt && account !== CODES.bank) continue
    const key = `${account} ${programme ?? ''}`
    nets.set(key, { account, net: (nets.get(key)?.net ?? 0) + debit - credit })
  }
  return [...nets.values()].find(({ net }) => net !== 0)
}
