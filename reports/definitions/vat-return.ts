import { vatReturn as boxes, INPUT_VAT, vatReturnAnswer } from '../../src/billing/index.ts'
import { parseMoney, pounds, ZERO } from '../../src/kernel/money.ts'
import { CODES } from '../../src/ledger/index.ts'
import { defineReport } from '../../src/reporting/define.ts'
import { accountDoor, spanOf } from '../../src/reporting/words.ts'

/** Where the VAT of a box was posted. */
const ACCOUNTS = new Map([
  [1, CODES.outputVat],
  [4, INPUT_VAT],
])

/** What goes into the boxes of a VAT return for a span of days. */
export const vatReturn = defineReport({
  name: 'vat-return',
  title: 'VAT return',
  takes: ['from', 'to'],
  permission: 'billing:read',
  columns: ['box', 'amount'],
  answer: vatReturnAnswer,
  facts: (reader, { from, to }) => boxes(reader, from, to),
  say: ({ from, to, rows }) => {
    const net = parseMoney(rows.find(({ box }) => box === 5)?.amount ?? '') ?? ZERO
    return {
      subtitle: spanOf(from!, to!),
      note: 'By the dates of invoices and credit notes. Of the journal count VAT on accounts 2300 and 1320, and lines with a VAT code.',
      blocks: [
        {
          kind: 'paragraph',
          text: net < 0 ? `${pounds(-net)} of VAT is to be reclaimed.` : `${pounds(net)} of VAT is to be paid.`,
        },
        {
          kind: 'table',
          caption: 'The boxes of the return',
          quiet: true,
          columns: [
            { key: 'box', head: 'Box', kind: 'text' },
            { key: 'name', head: 'What it holds', kind: 'text', rowHeading: true },
            { key: 'amount', head: 'Amount', kind: 'money' },
          ],
          rows: rows.map(({ box, name, amount }) => {
            const account = ACCOUNTS.get(box)
            return {
              cells: { box: String(box), name, amount },
              doors: account === undefined ? {} : { amount: accountDoor(account, amount, { from: from!, to: to! }) },
            }
          }),
        },
      ],
    }
  },
})
