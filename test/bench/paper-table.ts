import type { Instant } from '../../src/kernel/dates.ts'
import type { ReportDocument } from '../../src/reporting/document.ts'

/** Rows that fill a page of a report, its head and foot left out. */
export const ROWS_A_PAGE = 39

const COLUMNS = ['Account', 'Name', 'Posted', 'Debit', 'Credit']

/** Cells as a trial balance has them, enough for so many pages. */
export const rowsFor = (pages: number): string[][] =>
  Array.from({ length: pages * ROWS_A_PAGE }, (_, i) => [
    String(1000 + i),
    `Account ${i} of the books`,
    '31 March 2027',
    `${i * 7}.25`,
    `${i * 3}.00`,
  ])

/** The same cells as a report. */
export const reportOf = (pages: number): ReportDocument => ({
  title: 'Trial balance',
  subtitle: 'As at 31 March 2027',
  asked: { on: '2027-03-31' },
  letterhead: {
    company: 'Wexmere Learning Partnership Limited',
    description: 'Company limited by guarantee, England and Wales, number 99000999',
    office: ['1 High Street', 'Wexmere WX1 4TR'],
  },
  foot: { known: '2027-04-02T08:14:00.000Z' as Instant, note: 'The books balance.', digest: '7F3A-91C4-0BD2' },
  blocks: [
    {
      kind: 'table',
      caption: 'Balances',
      columns: COLUMNS.map((head, i) => ({ key: head, head, kind: 'text', ...(i === 1 ? { rowHeading: true } : {}) })),
      rows: rowsFor(pages).map((cells) => ({
        cells: Object.fromEntries(cells.map((text, i) => [COLUMNS[i] as string, text])),
      })),
    },
  ],
})
