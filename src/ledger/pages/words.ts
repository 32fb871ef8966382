import { bracketed, type Pence, pence } from '../../kernel/money.ts'
import type { PageContext } from '../../platform/http/index.ts'
import type { AccountType } from '../chart.ts'
import { type Entry, IN_JOURNALS, type Source } from '../entries/entry.ts'

/** The types of account in the order in which a chart shows them. */
export const TYPE_HEADINGS: readonly { type: AccountType; heading: string }[] = [
  { type: 'asset', heading: 'Assets' },
  { type: 'contra_asset', heading: 'Taken off assets' },
  { type: 'liability', heading: 'Liabilities' },
  { type: 'reserve', heading: 'Reserves' },
  { type: 'income', heading: 'Income' },
  { type: 'cost_of_sales', heading: 'Cost of delivery' },
  { type: 'expense', heading: 'Expenses' },
  { type: 'tax', heading: 'Tax' },
]

const CREDIT_TYPES: readonly AccountType[] = ['contra_asset', 'liability', 'reserve', 'income']

/** Liabilities, reserves and income stand on the credit side: their balance is shown positive there. */
export const isCreditType = (type: AccountType): boolean => CREDIT_TYPES.includes(type)

/** A net of debits less credits as a reader of this account expects it: positive on its own side. */
export const onOwnSide = (type: AccountType, net: number): Pence => pence(isCreditType(type) ? -net : net)

export const amountCell = (amount: number): string => (amount === 0 ? '' : bracketed(amount))

export const SOURCE_WORDS: Record<Source, string> = {
  journal: 'Journal',
  invoice: 'Invoice',
  'credit-note': 'Credit note',
  receipt: 'Receipt',
  recognition: 'Income earned',
  commission: 'Commission',
  designation: 'Set aside',
  drawdown: 'Spent from a programme',
  return: 'Returned to free reserves',
  virement: 'Moved between programmes',
  reversal: 'Reversal',
}

/** Where an entry came from, and where that is shown. */
export const sourceCell = ({ source, sourceRef }: Pick<Entry, 'source' | 'sourceRef'>, { link, may }: PageContext) => {
  if (!sourceRef || IN_JOURNALS.includes(source)) return { text: SOURCE_WORDS[source] }
  const text = `${SOURCE_WORDS[source]} ${sourceRef}`
  if (!may('billing:read')) return { text }
  if (source === 'invoice' || source === 'credit-note') return { text, href: link(`/invoices/${sourceRef}`) }
  return source === 'receipt' ? { text, href: link(`/receipts?find=${encodeURIComponent(sourceRef)}`) } : { text }
}

/** The one row of links of the ledger. */
export const ledgerLinks = ({ link, base, may, dates }: PageContext, current: string) => [
  ...[
    { path: '/ledger', text: 'Chart of accounts' },
    { path: '/ledger/trial-balance', text: 'Trial balance' },
    { path: '/ledger/entries', text: 'Entries' },
  ].map(({ path, text }) => ({ text, href: link(path), ...(path === current ? { current: true } : {}) })),
  ...(may('ledger:write') && dates.isToday ? [{ text: 'Post a journal', href: `${base}/ledger/journals/new` }] : []),
]
