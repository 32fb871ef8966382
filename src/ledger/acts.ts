import type { IsoDate, Month } from '../kernel/dates.ts'
import { parseMoney } from '../kernel/money.ts'
import { type AnyAct, defineAct, type Tx } from '../platform/acts/index.ts'
import type { Line, NewEntry } from './entries/entry.ts'
import { withReversed } from './journal/stated-reversals.ts'
import { closeMonth, reopenMonth } from './periods/closing.ts'
import { withDimensions } from './posting/dimensions.ts'
import { post, postAll } from './posting/post.ts'
import { takeBack } from './posting/reversal.ts'
import { faultsOfSettingAside } from './posting/setting-aside.ts'
import { closePeriodBody, type PostJournal, postJournalBody, reopenPeriodBody, reverseEntryBody } from './schema.ts'

/** An entry made by hand. */
const enter = async (tx: Tx, command: PostJournal): Promise<{ entry: number }> => {
  const journal = journalOf(command)
  const { entries, faults } = await withDimensions(tx, [journal], () => '')
  const { number } = await post(tx, entries[0] as NewEntry, [...faults, ...faultsOfSettingAside(journal)])
  return { entry: number }
}

/** The entries of a journal in a spreadsheet, all or none; faults point into the list: `/3/lines/0/customer`. */
export const postJournalEntries = async (tx: Tx, entries: readonly NewEntry[]): Promise<{ numbers: number[] }> => {
  const pointer = (index: number) => `/${index}`
  const { entries: found, faults: unfound } = await withReversed(tx, entries, pointer)
  const { entries: completed, faults } = await withDimensions(tx, found, pointer)
  return postAll(tx, completed, pointer, [...unfound, ...faults])
}

const journalOf = ({ date, memo, lines }: PostJournal): NewEntry => ({
  date: date as IsoDate,
  memo,
  source: 'journal',
  lines: lines.map(
    ({ debit, credit, ...line }) => ({ ...line, ...sideOf('debit', debit), ...sideOf('credit', credit) }) as Line,
  ),
})

const sideOf = (side: 'debit' | 'credit', text: string | undefined) => {
  const amount = text === undefined ? undefined : parseMoney(text)
  return amount === undefined ? {} : { [side]: amount }
}

export const postJournal = defineAct({
  name: 'postJournal',
  title: 'Post a journal entry',
  permission: 'ledger:write',
  path: '/entries',
  body: postJournalBody,
  example: {
    date: '2026-11-20',
    memo: 'Insurance for the year',
    lines: [
      { account: '6120', debit: '1250.00' },
      { account: '1200', credit: '1250.00' },
    ],
  },
  run: enter,
})

export const reverseEntry = defineAct({
  name: 'reverseEntry',
  title: 'Reverse an entry',
  permission: 'ledger:write',
  path: '/reversals',
  body: reverseEntryBody,
  example: { entry: 214, date: '2026-11-20', reason: 'Posted twice' },
  run: (tx, command) => takeBack(tx, String(command.entry), command.date as IsoDate, command.reason),
})

export const closePeriod = defineAct({
  name: 'closePeriod',
  title: 'Close a month',
  permission: 'ledger:write',
  path: '/closed-periods',
  replaces: '/periods',
  body: closePeriodBody,
  example: { period: '2026-10' },
  run: (tx, { period }) => closeMonth(tx, period as Month),
})

export const reopenPeriod = defineAct({
  name: 'reopenPeriod',
  title: 'Reopen a month',
  permission: 'ledger:write',
  path: '/reopened-periods',
  replaces: '/periods',
  body: reopenPeriodBody,
  example: { period: '2026-10', reason: 'An invoice for the hall came late' },
  run: (tx, { period, reason }) => reopenMonth(tx, period as Month, reason),
})

export const acts: readonly AnyAct[] = [postJournal, reverseEntry, closePeriod, reopenPeriod]
