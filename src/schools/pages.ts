import { definePage, type FormDefinition, type PageDefinition } from '../platform/http/index.ts'
import { cancelForm } from './cancel-form.ts'
import { orderForm } from './order-form.ts'
import { agreement, order } from './pages/agreement.ts'
import { agreements } from './pages/agreements.ts'
import { commissioned } from './pages/commissioned.ts'
import { home } from './pages/home.ts'
import { invoice, invoiceFile } from './pages/invoice.ts'
import { membership } from './pages/membership.ts'
import { orders, ordersCsv } from './pages/orders.ts'
import { priceList } from './pages/price-list.ts'
import { schools } from './pages/schools.ts'
import { service } from './pages/service.ts'
import { purchaseOrderForm } from './purchase-order-form.ts'

type Run = PageDefinition['run']

/** A page of a school: for its own buyer, and in the office among services and customers. */
const ofSchool = (path: string, run: Run, section = ''): PageDefinition[] => {
  const page = { path: `/schools/:school${path}`, permission: 'orders:read', alsoFor: 'school:read', run } as const
  return [definePage({ ...page, section, roles: ['buyer'] }), definePage({ ...page, section: '/services' })]
}

const ofOffice = (path: string, run: Run): PageDefinition =>
  definePage({ path, section: '/services', permission: 'orders:read', run })

const ORDERS = '/schools/:school/orders'

export const pages: PageDefinition[] = [
  definePage({ path: '', section: '', roles: ['buyer'], permission: 'orders:read', alsoFor: 'school:read', run: home }),
  ...ofSchool('', home),
  ...ofSchool('/services.csv', priceList),
  ...ofSchool('/services/:service', service),
  ...ofSchool('/orders', orders, ORDERS),
  ...ofSchool('/orders.csv', ordersCsv, ORDERS),
  ...ofSchool('/orders/:agreement', order, ORDERS),
  ...ofSchool('/invoices/:number.pdf', invoiceFile('pdf'), ORDERS),
  ...ofSchool('/invoices/:number.csv', invoiceFile('csv'), ORDERS),
  ...ofSchool('/invoices/:number.json', invoiceFile('json'), ORDERS),
  ...ofSchool('/invoices/:number', invoice, ORDERS),
  ...ofSchool('/commissioned', commissioned, '/schools/:school/commissioned'),
  ...ofSchool('/membership', membership, '/schools/:school/membership'),
  ofOffice('/schools', schools),
  ofOffice('/agreements', agreements),
  ofOffice('/agreements/:agreement', agreement),
]

export const forms: FormDefinition[] = [orderForm, purchaseOrderForm, cancelForm]
