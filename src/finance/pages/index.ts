import { definePage, type PageDefinition } from '../../platform/http/index.ts'
import { bankDetails } from './bank-details.ts'
import { home } from './home.ts'
import { invoice, invoiceFile } from './invoice.ts'
import { invoices } from './invoices.ts'
import { periods } from './periods.ts'
import { receipts } from './receipts.ts'
import { tradingArea } from './trading-area.ts'

const ofBilling = (path: string, section: string, run: PageDefinition['run']): PageDefinition =>
  definePage({ path, section, permission: 'billing:read', run })

export const pages: PageDefinition[] = [
  definePage({ path: '', section: '', roles: ['finance'], permission: 'ledger:read', proves: true, run: home }),
  { ...ofBilling('/invoices', '/invoices', invoices), proves: true },
  ofBilling('/invoices/:number.pdf', '/invoices', invoiceFile('pdf')),
  ofBilling('/invoices/:number.csv', '/invoices', invoiceFile('csv')),
  ofBilling('/invoices/:number.json', '/invoices', invoiceFile('json')),
  ofBilling('/invoices/:number', '/invoices', invoice),
  ofBilling('/bank-details', '/invoices', bankDetails),
  ofBilling('/receipts', '/receipts', receipts),
  definePage({ path: '/periods', section: '/periods', permission: 'ledger:read', proves: true, run: periods }),
  definePage({ path: '/trading-area', section: '/surplus', permission: 'reserves:read', run: tradingArea }),
]
