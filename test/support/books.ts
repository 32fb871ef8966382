import type { Instant, IsoDate } from '../../src/kernel/dates.ts'
import { type Pence, parseMoney } from '../../src/kernel/money.ts'
import type { Line, NewEntry } from '../../src/ledger/index.ts'
import { record, type Tx } from '../../src/platform/acts/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { type Reader, readerOf } from '../../src/platform/reader.ts'

/** A company with books and nothing in them, and a clock that can be set. */
export interface Ground {
  company: string
  reader: Reader
  at(instant: string): void
  act<R>(run: (tx: Tx) => Promise<R>): Promise<R>
}

export const groundOf = async (database: Database, company: string, more: object = {}): Promise<Ground> => {
  let now = '2026-11-22T09:00:00.000Z' as Instant
  const act = async <R>(run: (tx: Tx) => Promise<R>): Promise<R> => {
    const request = { company, actor: 'test', command: {}, kept: {}, name: 'test', founds: true }
    return (await record({ database, clock: () => now }, request, run)).result
  }
  await act((tx) =>
    tx.insert('company', [
      {
        name: 'Wexmere Learning Partnership',
        legal_form: 'clg',
        council: 'council',
        council_name: 'Wexmere Council',
        council_la_code: '999',
        year_end: '03-31',
        preset: 'school-improvement-company',
        ...more,
      },
    ]),
  )
  return {
    company,
    reader: readerOf(database, company),
    at: (instant) => {
      now = instant as Instant
    },
    act,
  }
}

export const day = (text: string): IsoDate => text as IsoDate
export const amount = (text: string): Pence => {
  const parsed = parseMoney(text)
  if (parsed === undefined) throw new Error(`${text} is no amount`)
  return parsed
}

/** "Dr 1200 500.00" and "Cr 4110 500.00 x=y": lines as a bookkeeper writes them down. */
export const line = (text: string): Line => {
  const [side, account = '', sum = '', ...dimensions] = text.split(' ')
  const named = Object.fromEntries(dimensions.map((part) => part.split('=')))
  return { account, [side === 'Dr' ? 'debit' : 'credit']: amount(sum), ...named }
}

export const entry = (date: string, memo: string, ...lines: string[]): NewEntry => ({
  date: day(date),
  memo,
  source: 'journal',
  lines: lines.map(line),
})
