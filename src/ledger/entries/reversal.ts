import { type IsoDate, longDate } from '../../kernel/dates.ts'
import { conflict, invalid, notFound } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/acts/index.ts'
import type { PlannedLine } from '../release.ts'
import { entryByLabel, type WholeEntry } from './entries.ts'
import { type Entry, entryLabel, type NewEntry, type Posting, type Source } from './entry.ts'
import { post } from './post.ts'

export interface Reversed {
  entry: number
  reverses: number
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
  const { number } = await post(tx, mirrorOf(entry, date, reason))
  return { entry: number, reverses: entry.number }
}

/** Entries that stand for a paper or a plan are taken back by their own act, so that both go together. */
const INSTEAD: Partial<Record<Source, string>> = {
  invoice: 'Issue a credit note for it',
  commission: 'Issue a credit note for it',
  'credit-note': 'Issue a new invoice for what it took back',
  recognition: 'It follows from the agreement: change that, and the next run puts it right',
}

/** Why an entry is not to be reversed by hand, and what to do instead; undefined where it may be. */
export const notByHand = (entry: Entry): string | undefined => {
  const instead = INSTEAD[entry.source]
  return instead && `Entry ${entryLabel(entry)} was made by ${nameOf(entry)}. ${instead}`
}

const nameOf = ({ source, sourceRef }: Entry) =>
  source === 'recognition' ? 'the recognition of income' : `${source.replace('-', ' ')} ${sourceRef ?? ''}`.trim()

const mirrorOf = (entry: WholeEntry, date: IsoDate, reason: string): NewEntry => ({
  date,
  memo: `Reversal of entry ${entryLabel(entry)}: ${reason}`,
  source: 'reversal',
  reverses: entry.number,
  lines: entry.lines.map(mirrored),
})

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
