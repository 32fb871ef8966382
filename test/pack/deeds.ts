import { parse } from 'csv-parse/sync'
import type { PackFiles } from '../support/mere-end.ts'

/** An act and what it says. */
export type Deed = readonly [string, object]

export const deed = (name: string, body: object): Deed => [name, body]

export const spend = (date: string, amount: string, programme = 'reading'): Deed => [
  'postJournal',
  {
    date,
    memo: 'Coaches',
    lines: [
      { account: '6500', debit: amount, programme },
      { account: '1200', credit: amount },
    ],
  },
]
export const refund = (date: string, amount: string, programme = 'reading'): Deed => [
  'postJournal',
  {
    date,
    memo: 'Coaches did not come',
    lines: [
      { account: '1200', debit: amount },
      { account: '6500', credit: amount, programme },
    ],
  },
]
export const setAside = (date: string, amount: string, programme = 'reading'): Deed => [
  'designateSurplus',
  { programme, resolution: 'R-1', date, amount },
]
export const reverse = (entry: number, date: string): Deed => ['reverseEntry', { entry, date, reason: 'A mistake' }]
export const moveTo = (to: string, programme: string, date: string, amount: string): Deed => [
  'moveReserve',
  { programme, to, resolution: 'R-1', date, amount },
]

/** What journal.csv says that was released: date, programme, debit or credit, released. */
export const releasesIn = ({ 'journal.csv': text = '' }: PackFiles): string[] =>
  (parse(text, { columns: true }) as Record<string, string>[])
    .filter(({ released }) => released !== '')
    .map(({ date, programme, debit, credit, released }) => {
      const amount = debit ? `Dr ${debit}` : `Cr ${credit}`
      return `${date} ${programme} ${amount} released ${released}`
    })
