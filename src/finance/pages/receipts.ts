import { type ReceiptStanding, receiptsWithStanding } from '../../billing/index.ts'
import { type Directory, loadDirectory, organisationName } from '../../directory/index.ts'
import { longDate } from '../../kernel/dates.ts'
import { pounds, sum } from '../../kernel/money.ts'
import { plural } from '../../kernel/text.ts'
import { type PageContext, shownPage } from '../../platform/http/index.ts'

/** What came in, and which invoices it settled. */
export const receipts = async (context: PageContext) => {
  const { reader, query, on, link, base, may, dates } = context
  const [all, directory] = await Promise.all([receiptsWithStanding(reader, { on }), loadDirectory(reader)])
  const find = query.find?.trim() ?? ''
  const waitingOnly = query.state === 'waiting'
  const name = (ref: string) => organisationName(directory, ref, on)
  const fitting = all
    .filter(({ waiting }) => !waitingOnly || waiting > 0)
    .filter(({ receipt }) => find === '' || isFound(receipt, name(receipt.payer), find))
    .reverse()
  const address = (page: number) =>
    link(
      `/receipts?${new URLSearchParams({ ...(find ? { find } : {}), ...(waitingOnly ? { state: 'waiting' } : {}), page: String(page) })}`,
    )
  const { rows, pages } = shownPage(fitting, query.page, address)
  const cameIn = fitting.filter(({ takenBackBy }) => takenBackBy === null)
  const waiting = fitting.filter((each) => each.waiting > 0)
  return {
    view: 'finance/views/receipts.njk',
    title: 'Receipts',
    model: {
      sentence: `**${pounds(sum(cameIn.map(({ receipt }) => receipt.amount)))}** came in with ${plural(cameIn.length, 'receipt')}; ${waiting.length === 0 ? 'all of it is set against invoices' : `${pounds(sum(waiting.map((each) => each.waiting)))} of ${plural(waiting.length, 'receipt')} waits for an invoice`}.`,
      record: may('billing:write') && dates.isToday ? `${base}/receipts/new` : undefined,
      find,
      waitingOnly,
      states: [{ value: 'waiting', text: 'Not set against an invoice' }],
      rows: rows.map((each) => receiptRow(each, context, directory)),
      pages,
    },
  }
}

const isFound = ({ ref, reference, payer }: ReceiptStanding['receipt'], name: string, find: string): boolean =>
  [ref, reference ?? '', payer, name].some((text) => text.toLowerCase().includes(find.toLowerCase()))

const receiptRow = (
  { receipt, settled, waiting, takenBackBy }: ReceiptStanding,
  { link, on }: PageContext,
  directory: Directory,
) => {
  const [first, ...others] = settled
  return {
    id: receipt.ref,
    cells: [
      { text: receipt.ref, sub: longDate(receipt.date) },
      {
        text: organisationName(directory, receipt.payer, on),
        sub: receipt.reference ?? undefined,
      },
      pounds(receipt.amount),
      first
        ? {
            text: first.invoice,
            href: link(`/invoices/${first.invoice}`),
            ...(others.length > 0 ? { sub: `and ${others.map(({ invoice }) => invoice).join(', ')}` } : {}),
          }
        : takenBackBy === null
          ? ''
          : { text: `Taken back by entry ${takenBackBy}`, href: link(`/ledger/entries/${takenBackBy}`) },
      waiting > 0 ? pounds(waiting) : '',
      { text: `Entry ${receipt.entry}`, href: link(`/ledger/entries/${receipt.entry}`) },
    ],
  }
}
