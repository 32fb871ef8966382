import { definePage, type FormDefinition, type PageDefinition } from '../platform/http/index.ts'
import { bankDetailsForm } from './bank-details-form.ts'
import { closeForm, reopenForm } from './close-forms.ts'
import { creditNoteForm } from './credit-note-form.ts'
import { bankDetails } from './pages/bank-details.ts'
import { home } from './pages/home.ts'
import { invoice, invoiceFile } from './pages/invoice.ts'
import { invoices } from './pages/invoices.ts'
import { periods } from './pages/periods.ts'
import { receipts } from './pages/receipts.ts'
import { tradingArea } from './pages/trading-area.ts'
import { receiptForm } from './receipt-form.ts'
import { runForm } from './run-form.ts'

const ofBilling = (path: string, section: string, run: PageDefinition['run']): PageDefinition =>
  definePage({ path, section, permission: 'billing:read', run })

export const pages: PageDefinition[] = [
  definePage({ path: '', section: '', roles: ['finance'], permission: 'ledger:read', run: home }),
  ofBilling('/invoices', '/invoices', invoices),
  ofBilling('/invoices/:number.pdf', '/invoices', invoiceFile('pdf')),
  ofBilling('/invoices/:number.csv', '/invoices', invoiceFile('csv')),
  ofBilling('/invoices/:number.json', '/invoices', invoiceFile('json')),
  ofBilling('/invoices/:number', '/invoices', invoice),
  ofBilling('/bank-details', '/invoices', bankDetails),
  ofBilling('/receipts', '/receipts', receipts),
  definePage({ path: '/periods', section: '/periods', permission: 'ledger:read', run: periods }),
  definePage({ path: '/trading-area', section: '/surplus', permission: 'reserves:read', run: tradingArea }),
]

export const forms: FormDefinition[] = [runForm, receiptForm, creditNoteForm, closeForm, reopenForm, bankDetailsForm]
