import {
  agedDebtorsAnswer,
  agedDebtors as debtors,
  deferredIncome as deferral,
  deferredIncomeAnswer,
  invoicesAnswer,
  invoicesReport,
} from '../../src/billing/index.ts'
import type { IsoDate } from '../../src/kernel/dates.ts'
import { grouped } from '../../src/kernel/grouped.ts'
import { parseMoney, pounds, sum, ZERO } from '../../src/kernel/money.ts'
import { CODES } from '../../src/ledger/index.ts'
import { defineReport } from '../../src/reporting/define.ts'
import { accountDoor, asAt } from '../../src/reporting/words.ts'

const amountOf = (text: string) => parseMoney(text) ?? ZERO
/** In a grid of amounts nothing is said by a blank. */
const orBlank = (text: string): string => (amountOf(text) === 0 ? '' : text)
const BANDS = ['current', 'days30', 'days60', 'days90', 'unallocated'] as const

/** Invoices issued in a span, each with the credit notes against it. */
export const invoices = defineReport({
  name: 'invoices',
  title: 'Invoices',
  takes: ['from', 'to'],
  permission: 'billing:read',
  columns: ['number', 'date', 'customer', 'agreement', 'purchaseOrder', 'net', 'vat', 'gross', 'creditedBy'],
  answer: invoicesAnswer,
  facts: (reader, { from, to }) => invoicesReport(reader, from, to),
})

/** What is invoiced and not yet earned, and earned and not yet invoiced: the lists behind accounts 2400 and 1300. */
export const deferredIncome = defineReport({
  name: 'deferred-income',
  title: 'Deferred income',
  takes: ['on'],
  permission: 'billing:read',
  columns: [
    'agreement',
    'customer',
    'from',
    'to',
    'net',
    'invoiced',
    'recognised',
    'deferred',
    'accrued',
    'dueWithinOneYear',
  ],
  answer: deferredIncomeAnswer,
  facts: (reader, { on }) => deferral(reader, on),
  say: (data) => ({
    subtitle: asAt(data.on!),
    note: 'Agreements and commissions that run on the day, and those that still have something on either account.',
    blocks: [
      {
        kind: 'answer',
        strong: `${pounds(amountOf(data.totals.deferred))} is invoiced and not yet earned (account ${CODES.deferredIncome}).`,
        text: `${pounds(amountOf(data.totals.accrued))} is earned and not yet invoiced (account ${CODES.accruedIncome}).`,
      },
      {
        kind: 'table',
        caption: 'Deferred and accrued income by agreement',
        quiet: true,
        dense: true,
        empty: 'Nothing is deferred or accrued.',
        columns: [
          { key: 'what', head: 'Agreement and service', kind: 'text', rowHeading: true },
          { key: 'until', head: 'Until', kind: 'date' },
          { key: 'invoiced', head: 'Invoiced', kind: 'money' },
          { key: 'recognised', head: 'Earned', kind: 'money' },
          { key: 'deferred', head: 'Deferred', kind: 'money' },
          { key: 'accrued', head: 'Accrued', kind: 'money' },
        ],
        rows: [...grouped(data.rows, ({ customer }) => customer).values()].flatMap((own) => [
          { kind: 'section' as const, cells: { what: own[0]?.name } },
          ...own.map((row) => ({
            cells: {
              what: row.agreement ? `${row.agreement}, ${row.service}` : 'Brought in by the journal',
              until: row.to,
              invoiced: row.invoiced,
              recognised: row.recognised,
              deferred: orBlank(row.deferred),
              accrued: orBlank(row.accrued),
            },
            doors: doorsOf(row, data.on!),
          })),
        ]),
        totals: { what: 'Total', ...data.totals },
      },
    ],
  }),
})

/** The lines of an agreement on 2400 and 1300; what the journal brought in has no agreement to find it by. */
const doorsOf = (
  { agreement, deferred, accrued }: { agreement: string | null; deferred: string; accrued: string },
  on: IsoDate,
) =>
  agreement === null
    ? {}
    : {
        deferred: accountDoor(CODES.deferredIncome, deferred, { to: on }, { agreement }),
        accrued: accountDoor(CODES.accruedIncome, accrued, { to: on }, { agreement }),
      }

/** Who owes the company, by how long it is overdue. */
export const agedDebtors = defineReport({
  name: 'aged-debtors',
  title: 'Aged debtors',
  takes: ['on'],
  permission: 'billing:read',
  columns: ['customer', 'current', 'days30', 'days60', 'days90', 'unallocated', 'total'],
  answer: agedDebtorsAnswer,
  facts: (reader, { on }) => debtors(reader, on),
  say: (data) => {
    const late = sum([data.totals.days30, data.totals.days60, data.totals.days90].map(amountOf))
    const ahead = -amountOf(data.totals.unallocated)
    return {
      subtitle: asAt(data.on!),
      note: 'By the day on which each invoice was due. Money that is set against no invoice stands apart.',
      blocks: [
        {
          kind: 'answer',
          strong: `${pounds(amountOf(data.totals.total) + ahead)} is owed${late > 0 ? `, ${pounds(late)} of it overdue` : ''}.`,
          text: [
            ...(ahead > 0 ? [`Against that stands ${pounds(ahead)} that was paid ahead or is to be given back.`] : []),
            late > 0 ? 'Columns say for how many days an invoice is overdue.' : 'Nothing is overdue.',
          ].join(' '),
        },
        {
          kind: 'table',
          caption: 'Who owes how much, and for how long it is overdue',
          quiet: true,
          dense: true,
          empty: 'Nobody owes anything.',
          columns: [
            { key: 'name', head: 'Customer', kind: 'text', rowHeading: true },
            { key: 'current', head: 'Not yet due', kind: 'money' },
            { key: 'days30', head: '1 to 30', kind: 'money' },
            { key: 'days60', head: '31 to 60', kind: 'money' },
            { key: 'days90', head: 'Over 60', kind: 'money' },
            { key: 'unallocated', head: 'Paid ahead', kind: 'money' },
            { key: 'total', head: 'Total', kind: 'money' },
          ],
          rows: data.rows.map((row) => ({
            cells: {
              name: row.name,
              ...Object.fromEntries(BANDS.map((band) => [band, orBlank(row[band])])),
              total: row.total,
            },
            doors: {
              name: {
                path: `/invoices?state=open&customer=${encodeURIComponent(row.customer)}`,
                permission: 'billing:read',
              },
            },
          })),
          totals: { name: 'Total', ...data.totals },
        },
      ],
    }
  },
})
