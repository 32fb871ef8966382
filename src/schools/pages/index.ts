import { definePage, type PageDefinition } from '../../platform/http/index.ts'
import { agreement, order } from './agreement.ts'
import { agreements } from './agreements.ts'
import { commissioned } from './commissioned.ts'
import { home } from './home.ts'
import { invoice, invoiceFile } from './invoice.ts'
import { membership } from './membership.ts'
import { orders, ordersCsv } from './orders.ts'
import { priceList } from './price-list.ts'
import { schools } from './schools.ts'
import { service } from './service.ts'

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
