import { Decimal } from 'decimal.js'
import {
  type Catalogue,
  type Price,
  type Proration,
  providerOn,
  type Service,
  staysWithCouncil,
  type VatCode,
  type VatRounding,
  vatOf,
  vatRateOn,
  vatWords,
} from '../../catalogue/index.ts'
import { type Commission, paidFor } from '../../commissioning/index.ts'
import { type IsoDate, inForce, longDate } from '../../kernel/dates.ts'
import { type FieldError, invalid } from '../../kernel/errors.ts'
import { fromPounds, money, type Pence, pence, pounds, roundPence, ZERO } from '../../kernel/money.ts'
import { type Buyer, classOf } from './buyer.ts'
import { bandsOf, priceFor, whyNoPrice } from './choose.ts'
import { partStep, type Step, step } from './steps.ts'
import { sumOf } from './sum.ts'
import { type Part, partOfYear, type Span, serviceYear } from './year.ts'

/** What the price of one service for one customer is worked out from, apart from the price list. */
export interface Order {
  buyer: Buyer
  service: string
  /** The day of the order, on which the customer is a member or not. */
  on: IsoDate
  from: IsoDate
  to?: IsoDate | undefined
  quantity?: Decimal | undefined
}

/** The rest of the facts: what is sold, what is paid for, and how this company rounds. */
export interface Terms {
  catalogue: Catalogue
  commissions: readonly Commission[]
  council: { ref: string; laCode: string }
  /** What an organisation is called: who pays for a commission. */
  nameOf: (ref: string) => string
  vatRounding: VatRounding
}

export interface Quote {
  service: string
  customer: string
  customerClass: 'member' | 'non_member'
  memberOn: boolean
  on: IsoDate
  from: IsoDate
  to: IsoDate
  quantity: string
  steps: Step[]
  netPence: Pence
  vatCode: VatCode
  vatPence: Pence
  grossPence: Pence
  /** Free to this customer, because somebody has paid for it for every school of its kind. */
  commissioned: boolean
  /** Who pays, where it is commissioned: the ref of an organisation. */
  paidBy?: string
  /** The row of the price list; absent where nothing is charged. */
  price?: Price
  priceRef?: string
  year: Span
  /** What the whole service year would cost, in pence, not rounded. */
  yearPence: Decimal
  proration: Proration
  part: Part
  /** Of a brokerage: what the company earns, and what it passes on. */
  companyShare?: Pence
  providerShare?: Pence
  incomeAccount: string
  recognition: Service['recognition']
}

/** Throws `invalid` for an order that has no price, saying why. */
export const priceOrder = (terms: Terms, order: Order): Quote => {
  const service = offered(terms, order)
  const commission = paidFor(terms.commissions, service, order.buyer, terms.council, order.from)
  if (commission) return free(terms, service, order, commission)
  const price = priceFor(terms.catalogue.prices, service.code, order.buyer, order.from)
  if (!price) throw noPrice(terms, service, order)
  const year = serviceYear(price.slaYear, order.from)
  const to = order.to ?? year.to
  if (to > year.to) throw overTwoYears(service, year)
  const bands = bandsOf(terms.catalogue.bands, price, order.buyer, order.from)
  const quantity = order.quantity ?? new Decimal(1)
  const sum = sumOf({ price, bands, buyer: order.buyer, quantity })
  const part = partOfYear(price.proration, year, { from: order.from, to })
  const net = fromPounds(sum.amount.times(part.share).div(part.of))
  const vat = vatOf([{ net, vatCode: service.vatCode }], order.from, terms.vatRounding).total
  const shares = price.model === 'brokerage' ? brokerage(net, price.rate ?? new Decimal(0)) : undefined
  return {
    ...named(service, order),
    to,
    quantity: quantity.toString(),
    steps: [
      ...sum.steps,
      partStep(price.proration, part, net),
      ...(shares?.steps ?? []),
      ...closing(service, order, terms, net, vat),
    ],
    netPence: net,
    vatPence: vat,
    grossPence: pence(net + vat),
    commissioned: false,
    price,
    priceRef: price.id,
    year,
    yearPence: sum.amount.times(100),
    proration: price.proration,
    part,
    ...(shares ? { companyShare: shares.companyShare, providerShare: shares.providerShare } : {}),
  }
}

const named = (service: Service, { buyer, on, from }: Order) => ({
  service: service.code,
  customer: buyer.ref,
  customerClass: classOf(buyer),
  memberOn: buyer.isMember,
  on,
  from,
  vatCode: service.vatCode,
  incomeAccount: service.incomeAccount ?? (buyer.isMember ? INCOME.members : INCOME.others),
  recognition: service.recognition,
})

/** Accounts of the standard chart for traded services, where a service names none. */
const INCOME = { members: '4110', others: '4120' } as const

const offered = ({ catalogue }: Terms, order: Order): Service => {
  const service = catalogue.services.get(order.service)
  const errors: FieldError[] = []
  if (!service) errors.push({ pointer: '/service', detail: `There is no service “${order.service}”` })
  if (order.to && order.to < order.from) {
    errors.push({ pointer: '/to', detail: `The last day must be on or after the first, ${longDate(order.from)}` })
  }
  if (order.quantity && !order.quantity.gt(0)) {
    errors.push({ pointer: '/quantity', detail: 'The quantity must be more than 0' })
  }
  if (service && !inForce(service, order.from)) {
    errors.push({ pointer: '/service', detail: `${service.name} is not offered on ${longDate(order.from)}` })
  }
  if (service && staysWithCouncil(providerOn(service, order.from))) {
    errors.push({ pointer: '/service', detail: `${service.name} stays with the council and is not sold here` })
  }
  if (!service || errors.length > 0) throw invalid(errors)
  return service
}

const noPrice = ({ catalogue }: Terms, service: Service, { buyer, from }: Order) => {
  const why = whyNoPrice(catalogue.prices, service.code, buyer, from)
  const whom = `${buyer.name}, ${buyer.isMember ? 'a member' : 'not a member'}, on ${longDate(from)}`
  const only = service.basis === 'commissioned' ? ' is commissioned for other schools and' : ''
  return invalid(`${service.name}${only} has no price for ${whom}${why ? `: ${why}` : ''}`, '/service')
}

const overTwoYears = (service: Service, year: Span) =>
  invalid(
    `The period runs over two service years of ${service.name}. It must end on or before ${longDate(year.to)}; order the rest apart`,
    '/to',
  )

const free = (terms: Terms, service: Service, order: Order, commission: { payer: string; words: string }): Quote => {
  const year = serviceYear('any', order.from)
  const text = `Paid for by ${terms.nameOf(commission.payer)} for ${commission.words}`
  const period = { from: order.from, to: order.to ?? year.to }
  return {
    ...named(service, order),
    to: period.to,
    quantity: (order.quantity ?? new Decimal(1)).toString(),
    steps: [step('commissioned', 'Free to this school', text, ZERO)],
    netPence: ZERO,
    vatPence: ZERO,
    grossPence: ZERO,
    commissioned: true,
    paidBy: commission.payer,
    year,
    yearPence: new Decimal(0),
    proration: 'none',
    part: partOfYear('none', year, period),
  }
}

/** An agent's share in per cent of what the customer pays; the rest is the provider's. */
const brokerage = (net: Pence, rate: Decimal) => {
  const companyShare = roundPence(new Decimal(net).times(rate).div(100))
  const providerShare = pence(net - companyShare)
  const steps = [
    step('company share', 'Of this, the company', `${rate}% of ${pounds(net)}`, companyShare),
    step('provider share', 'Of this, the provider', 'the rest', providerShare),
  ]
  return { companyShare, providerShare, steps }
}

const closing = (service: Service, order: Order, terms: Terms, net: Pence, vat: Pence): Step[] => {
  const rate = vatRateOn(service.vatCode, order.from)
  const rounding = terms.vatRounding === 'down' ? ', rounded down to a penny' : ''
  const reason = service.vatReason ? `: ${service.vatReason}` : ''
  return [
    step('net', 'Price', 'rounded to the nearest penny, half a penny up', net),
    step(
      'vat',
      `${vatWords(service.vatCode, order.from)}${reason}`,
      `${rate.percent}% of ${pounds(net)}${rounding}`,
      vat,
    ),
    step('gross', 'With VAT', `${pounds(net)} and ${pounds(vat)}`, pence(net + vat)),
  ]
}

/** The document of `quote --json` and of the API. */
export const quoteDocument = (quote: Quote) => ({
  service: quote.service,
  customer: quote.customer,
  customerClass: quote.customerClass,
  on: quote.on,
  from: quote.from,
  to: quote.to,
  quantity: quote.quantity,
  steps: quote.steps,
  net: money(quote.netPence),
  vatCode: quote.vatCode,
  vat: money(quote.vatPence),
  gross: money(quote.grossPence),
  commissioned: quote.commissioned,
  ...(quote.paidBy === undefined ? {} : { paidBy: quote.paidBy }),
})
export type QuoteDocument = ReturnType<typeof quoteDocument>
