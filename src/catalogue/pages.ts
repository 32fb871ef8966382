import { type Company, inWordsOf, isIncorporated, loadCompany, loadParticulars } from '../company/index.ts'
import { type IsoDate, inForce, later } from '../kernel/dates.ts'
import { notFound } from '../kernel/errors.ts'
import { pounds } from '../kernel/money.ts'
import { alphabetical } from '../kernel/text.ts'
import { definePage, type PageContext, type PageDefinition } from '../platform/http/index.ts'
import { bandWords, classWords, pricesInShort, priceWords, schoolWords, spanWords, yearWords } from './price-words.ts'
import { loadCatalogue } from './store.ts'
import { type Catalogue, type CustomerClass, providerOn, type Service, staysWithCouncil } from './types.ts'
import { VAT_RATES, type VatCode, vatWords } from './vat.ts'

const BASES: Record<Service['basis'], { kind: string; text: string }> = {
  commissioned: { kind: 'info', text: 'Commissioned' },
  traded: { kind: 'ok', text: 'Sold' },
  both: { kind: 'warn', text: 'Sold, or free' },
}

const PROVIDERS: Record<Service['provider'], string> = {
  company: 'The company',
  brokered: 'A provider, through the company',
  council_core: 'The council',
  council_traded_company: 'The council’s own trading company',
}

/** On days before there was VAT a page shows the first rates there were. */
const taxWords = (code: VatCode, on: IsoDate) =>
  vatWords(code, later(on, VAT_RATES.findLast((rate) => rate.code === code)?.from ?? on))

/** What is offered, and for how much? */
const services = async (context: PageContext) => {
  const { reader, on, link } = context
  const catalogue = await loadCatalogue(reader)
  const hasMembers = isIncorporated(await loadParticulars(reader))
  const offered = [...catalogue.services.values()]
    .filter((service) => inForce(service, on))
    .sort((a, b) => alphabetical(a.family ?? '', b.family ?? '') || alphabetical(a.name, b.name))
  const families = [...new Set(offered.map(({ family }) => family ?? 'Other services'))]
  const sold = offered.filter(({ basis }) => basis !== 'commissioned').length
  const free = offered.filter(({ basis }) => basis !== 'traded').length
  return {
    view: 'catalogue/views/services.njk',
    title: 'Services',
    model: {
      links: context.may('orders:read')
        ? [
            { text: 'Services', href: link('/services'), current: true },
            { text: 'Agreements', href: link('/agreements') },
            { text: 'Schools', href: link('/schools') },
          ]
        : [],
      columns: [
        { label: 'Service' },
        { label: 'Kind' },
        ...(hasMembers ? [{ label: 'Members pay' }, { label: 'Others pay' }] : [{ label: 'Price' }]),
        { label: 'VAT' },
      ],
      sentence: `**${offered.length} services** are offered on this day: ${sold} are sold, ${free} ${free === 1 ? 'is' : 'are'} commissioned for some schools or all.`,
      rows: families.flatMap((family) => [
        { heading: family },
        ...offered
          .filter((service) => (service.family ?? 'Other services') === family)
          .map((service) => serviceRow(context, catalogue, service, hasMembers)),
      ]),
    },
  }
}

const serviceRow = ({ on, link }: PageContext, { prices, bands }: Catalogue, service: Service, hasMembers: boolean) => {
  const current = prices.filter((price) => price.service === service.code && inForce(price, on))
  const currentBands = bands.filter((band) => inForce(band, on))
  const forClass = (wanted: CustomerClass) =>
    pricesInShort(
      current.filter(({ customerClass }) => customerClass === wanted || customerClass === 'any'),
      currentBands,
    )
  const council = staysWithCouncil(providerOn(service, on))
  const classes: CustomerClass[] = hasMembers ? ['member', 'non_member'] : ['non_member']
  return {
    cells: [
      { text: service.name, href: link(`/services/${encodeURIComponent(service.code)}`), sub: service.code },
      { tag: council ? { kind: 'none', text: 'Council' } : BASES[service.basis] },
      ...classes.map((one) => (council ? '' : forClass(one))),
      taxWords(service.vatCode, on),
    ],
  }
}

/** What is one service, who gives it, and what does it cost whom? */
const service = async (context: PageContext) => {
  const { reader, on, link, params } = context
  const catalogue = await loadCatalogue(reader)
  const found = catalogue.services.get(params.service ?? '')
  if (!found) throw notFound(`There is no service “${params.service}”`)
  const company = await loadCompany(reader)
  // Nobody is a member of a partnership that is not incorporated, so that nobody pays what a member would.
  const hasMembers = isIncorporated(company)
  const ofService = (row: { service: string; to: string | null; customerClass: CustomerClass }) =>
    row.service === found.code && (row.to === null || on <= row.to) && (hasMembers || row.customerClass !== 'member')
  const whose = (of: CustomerClass) => (hasMembers ? classWords(of) : classWords('any'))
  const prices = catalogue.prices.filter(ofService)
  const bands = catalogue.bands.filter(ofService)
  const current = prices.filter((price) => inForce(price, on))
  return {
    view: 'catalogue/views/service.njk',
    title: found.name,
    back: { href: link('/services'), text: 'Services' },
    model: {
      caption: found.code,
      sentence: sentenceOf(found, current.length, on),
      description: found.description,
      facts: factsOf(found, on, company),
      prices: prices.map((price) => ({
        cells: [
          { text: whose(price.customerClass), sub: schoolWords(price) },
          priceWords(price, bands),
          yearWords(price),
          {
            text: spanWords(price.from, price.to),
            ...(inForce(price, on) ? {} : { tag: { kind: 'info', text: 'To come' } }),
          },
        ],
      })),
      bands: bands.map((band) => ({
        cells: [bandWords(band), whose(band.customerClass), pounds(band.price), spanWords(band.from, band.to)],
      })),
      agreements: context.may('orders:read')
        ? link(`/agreements?service=${encodeURIComponent(found.code)}`)
        : undefined,
    },
  }
}

const sentenceOf = (service: Service, prices: number, on: PageContext['on']): string => {
  if (staysWithCouncil(providerOn(service, on)))
    return `**${service.name}** stays with the council and is not sold here.`
  if (service.basis === 'commissioned')
    return `**${service.name}** is commissioned: it is free to the schools for which it is paid.`
  const free = service.basis === 'both' ? ' Where it is commissioned, it is free.' : ''
  const count = prices === 1 ? 'one price' : `${prices} prices`
  return prices === 0
    ? `**${service.name}** has no price on this day, and cannot be ordered.${free}`
    : `**${service.name}** is sold at **${count}**, by who buys it.${free}`
}

const factsOf = (service: Service, on: PageContext['on'], company: Company) => {
  const said = inWordsOf(company)
  const byCustomer = isIncorporated(company) ? 'By customer: 4110 for members, 4120 for others' : '4120'
  return [
    { key: 'Given by', value: said(PROVIDERS[providerOn(service, on)]) },
    { key: 'VAT', value: [taxWords(service.vatCode, on), service.vatReason].filter(Boolean).join(': ') },
    {
      key: 'Income is earned',
      value: service.recognition === 'over_time' ? 'Over the time of the service' : 'When it is delivered',
    },
    { key: 'Income account', value: service.incomeAccount ?? byCustomer },
    {
      key: said('The company sells'),
      value: service.role === 'agent' ? 'As an agent: only its share is income' : 'In its own name',
    },
    { key: 'Offered', value: spanWords(service.from, service.to) },
  ]
}

export const pages: PageDefinition[] = [
  definePage({ path: '/services', section: '/services', permission: 'catalogue:read', run: services }),
  definePage({ path: '/services/:service', section: '/services', permission: 'catalogue:read', run: service }),
]
