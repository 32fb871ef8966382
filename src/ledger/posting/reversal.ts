import { type IsoDate, longDate } from '../../kernel/dates.ts'
import { conflict, invalid, notFound } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/acts/index.ts'
import { type Reader, recorded } from '../../platform/reader.ts'
import { CODES } from '../chart.ts'
import { entriesByNumber, entryByLabel, originalOf, type WholeEntry } from '../entries/entries.ts'
import { type Entry, entryLabel, type NewEntry, type Posting, type Source } from '../entries/entry.ts'
import { linesByEntry } from '../entries/postings.ts'
import type { PlannedLine } from '../fund/release.ts'
import { post } from './post.ts'

export interface Reversed {
  entry: number
  reverses: number
  /** Entries that moved the money of a receipt to another account, and are taken back with it. */
  alsoReverses: number[]
}

/** Takes an entry back by its mirror, the release of the fund included. Nothing in the ledger is ever edited. */
export const takeBack = async (tx: Tx, label: string, date: IsoDate, reason: string): Promise<Reversed> => {
  const entry = await entryByLabel(tx, label)
  if (!entry) throw notFound(`There is no entry ${label}`)
  const instead = notByHand(entry)
  if (instead) throw conflict('not-by-hand', instead)
  if (entry.reversedBy !== undefined) {
    throw conflict('reversed', `Entry ${entryLabel(entry)} is reversed already, by entry ${entry.reversedBy}`)
  }
  if (date < entry.date) {
    throw invalid(`Entry ${entryLabel(entry)} is dated ${longDate(entry.date)}. Use that date or a later one`, '/date')
  }
  const moves = await movedSince(tx, entry)
  const last = moves.findLast((move) => date < move.date)
  if (last) {
    const detail = `Money of entry ${entryLabel(entry)} was moved on ${longDate(last.date)} by entry ${last.number}, which is taken back with it. Use that date or a later one`
    throw invalid(detail, '/date')
  }
  const { number } = await post(tx, mirrorOf(entry, moves, date, reason))
  return { entry: number, reverses: entry.number, alsoReverses: moves.map((move) => move.number) }
}

type WithLines = Entry & { lines: Posting[] }

/**
 * What moved the money of a receipt from one account of debtors to another after an entry brought it in, in the order of its
 * days. The bank takes back what it gave from where the money stands by then.
 */
const movedSince = async (reader: Reader, entry: Entry): Promise<WithLines[]> => {
  const { source, sourceRef } = await originalOf(reader, entry)
  if (source !== 'receipt' || !sourceRef) return []
  const rows = (await recorded(reader, 'entry')
    .where('source', source)
    .where('source_ref', sourceRef)
    .where('number', '>', entry.number)
    .whereNotIn('number', recorded(reader, 'entry').whereNotNull('reverses').select('reverses'))
    .orderBy(['date', 'number'])
    .select('number')) as unknown as { number: number }[]
  const numbers = rows.map(({ number }) => number)
  const [heads, lines] = [await entriesByNumber(reader, numbers), await linesByEntry(reader, numbers)]
  return numbers.flatMap((number) => {
    const head = heads.get(number)
    return head ? [{ ...head, lines: lines.get(number) ?? [] }] : []
  })
}

/** Entries that stand for a paper or a plan are taken back by their own act, so that both go together. */
const INSTEAD: Partial<Record<Source, string>> = {
  invoice: 'Issue a credit note for it',
  commission: 'Issue a credit note for it',
  'credit-note': 'Issue a new invoice for what it took back',
  recognition: 'It follows from the agreement: change that, and the next run puts it right',
}

/** Why an entry is not to be reversed by hand, and what to do instead; undefined where it may be. */
export const notByHand = (entry: WithLines): string | undefined => {
  const instead = isMove(entry)
    ? 'It goes with the receipt: reverse the entry that brought the money'
    : INSTEAD[entry.source]
  return instead && `Entry ${entryLabel(entry)} was made by ${nameOf(entry)}. ${instead}`
}

/** Only the entry that brought the money touches the bank. */
const isMove = ({ source, lines }: WithLines): boolean =>
  source === 'receipt' && lines.every(({ account }) => account !== CODES.bank)

const nameOf = ({ source, sourceRef }: Entry) =>
  source === 'recognition' ? 'the recognition of income' : `${source.replace('-', ' ')} ${sourceRef ?? ''}`.trim()

const mirrorOf = (entry: WholeEntry, moves: readonly WithLines[], date: IsoDate, reason: string): NewEntry => ({
  date,
  memo: `Reversal of entry ${entryLabel(entry)}: ${reason}`,
  source: 'reversal',
  reverses: entry.number,
  lines: mirrorLines(entry, moves),
})

const mirrorLines = (entry: WithLines, moves: readonly WithLines[]): PlannedLine[] =>
  [entry, ...moves].flatMap(({ lines }) => lines).map(mirrored)

/** The lines that take the money of a receipt back from where it stands by now; undefined of any other entry. */
export const moneyBack = async (reader: Reader, number: number): Promise<PlannedLine[] | undefined> => {
  const entry = (await entriesByNumber(reader, [number])).get(number)
  if (!entry || (await originalOf(reader, entry)).source !== 'receipt') return undefined
  const lines = (await linesByEntry(reader, [number])).get(number) ?? []
  return mirrorLines({ ...entry, lines }, await movedSince(reader, entry))
}

const mirrored = ({ account, debit, credit, automatic, ...posting }: Posting): PlannedLine => {
  const { stream, service, customer, programme, agreement, member, laCode, vatCode } = posting
  const dimensions = { stream, service, customer, programme, agreement, member, laCode, vatCode }
  const named = Object.fromEntries(Object.entries(dimensions).filter(([, value]) => value !== undefined))
  return {
    account,
    ...(debit > 0 ? { credit: debit } : { debit: credit }),
    ...named,
    ...(automatic ? { automatic } : {}),
  }
}
