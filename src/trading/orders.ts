import { organisationOn } from '../directory/index.ts'
import { addDays, earlier, type IsoDate, longDate } from '../kernel/dates.ts'
import { conflict, type FieldError, invalid, notFound, Refusal } from '../kernel/errors.ts'
import type { Tx } from '../platform/acts/index.ts'
import { recordRow } from '../platform/registers/index.ts'
import { endOf } from './agreement-quote.ts'
import { type Agreement, agreementRow } from './agreements.ts'
import { buysFor } from './buying.ts'
import { keepEarlyEnd } from './early-ends.ts'
import { loadTrading, type TradingFacts } from './facts.ts'
import { type Quote, type QuoteDocument, quoteDocument } from './pricing/quote.ts'
import { quote } from './quotes.ts'
import { agreements, type InvoiceSchedule } from './registers.ts'

export interface AcceptAgreement {
  customer: string
  service: string
  quantity?: string | number
  startsOn: string
  endsOn?: string
  purchaseOrder?: string
  invoiceSchedule?: InvoiceSchedule
  payer?: string
  orderedOn?: string
  ref?: string
}

export interface Accepted {
  agreement: string
  customer: string
  service: string
  startsOn: IsoDate
  endsOn: IsoDate
  invoiceSchedule: InvoiceSchedule
  purchaseOrder: string | null
  net: string
  vat: string
  gross: string
  price: QuoteDocument
}

/**
 * A customer takes a service at the price of the day. An order that is recorded after the service began counts as made on its
 * first day. What is commissioned is refused: it is paid for already.
 */
export const acceptAgreement = async (tx: Tx, command: AcceptAgreement): Promise<Accepted> => {
  const facts = await loadTrading(tx)
  const startsOn = command.startsOn as IsoDate
  const orderedOn = (command.orderedOn as IsoDate | undefined) ?? earlier(tx.today, startsOn)
  const price = inFieldsOfOrder(() =>
    quote(facts, {
      customer: command.customer,
      service: command.service,
      from: startsOn,
      to: command.endsOn as IsoDate | undefined,
      quantity: command.quantity,
      on: orderedOn,
    }),
  )
  refuseOthers(tx, facts, price.customer)
  const faults = [...closed(facts, price.customer, startsOn), ...unknownPayer(facts, command.payer)]
  if (price.commissioned) {
    const name = facts.catalogue.services.get(price.service)?.name
    faults.push({ pointer: '/service', detail: `${name} needs no order: ${price.steps[0]?.text}` })
  }
  if (faults.length > 0) throw invalid(faults)
  const agreement: Agreement = {
    ref: newRef(facts, command.ref, tx.today),
    customer: price.customer,
    payer: command.payer ?? null,
    service: price.service,
    quantity: command.quantity === undefined ? null : price.quantity,
    orderedOn,
    startsOn,
    endsOn: (command.endsOn as IsoDate | undefined) ?? null,
    purchaseOrder: command.purchaseOrder ?? null,
    invoiceSchedule: command.invoiceSchedule ?? 'upfront',
    status: 'accepted',
  }
  await recordRow(tx, agreements, agreementRow(agreement))
  return acceptedAs(agreement, price)
}

const acceptedAs = (agreement: Agreement, price: Quote): Accepted => {
  const document = quoteDocument(price)
  return {
    agreement: agreement.ref,
    customer: agreement.customer,
    service: agreement.service,
    startsOn: agreement.startsOn,
    endsOn: price.to,
    invoiceSchedule: agreement.invoiceSchedule,
    purchaseOrder: agreement.purchaseOrder,
    net: document.net,
    vat: document.vat,
    gross: document.gross,
    price: document,
  }
}

/** An order calls the days by other names than a quote does; what is wrong with them is said beside its own fields. */
const inFieldsOfOrder = <T>(price: () => T): T => {
  try {
    return price()
  } catch (error) {
    if (!(error instanceof Refusal) || error.fault.kind !== 'invalid') throw error
    throw invalid(error.fault.fields.map(({ pointer, detail }) => ({ pointer: FIELDS[pointer] ?? pointer, detail })))
  }
}

const FIELDS: Record<string, string> = { '/on': '/orderedOn', '/from': '/startsOn', '/to': '/endsOn' }

/** A buyer orders for the own school, or the schools of the own trust; any other is as if it were not there. */
const refuseOthers = (tx: Tx, { directory }: TradingFacts, customer: string) => {
  if (tx.organisation !== undefined && !buysFor(directory, tx.organisation, customer, tx.today)) {
    throw notFound('There is no school like this that you can order for')
  }
}

const closed = (facts: TradingFacts, customer: string, startsOn: IsoDate): FieldError[] => {
  const school = organisationOn(facts.directory, customer, startsOn)
  if (school?.status !== 'closed') return []
  const since = school.closedOn ? ` on ${longDate(school.closedOn)}` : ''
  return [{ pointer: '/customer', detail: `${school.name} closed${since} and cannot order from ${longDate(startsOn)}` }]
}

const unknownPayer = (facts: TradingFacts, payer: string | undefined): FieldError[] =>
  payer === undefined || facts.directory.organisations.has(payer)
    ? []
    : [{ pointer: '/payer', detail: `There is no organisation “${payer}”` }]

/** The next of the year's own series, `A-2026-0001`, where the order brings no reference of its own. */
const newRef = (facts: TradingFacts, wanted: string | undefined, today: IsoDate): string => {
  if (wanted !== undefined) {
    if (facts.agreements.some(({ ref }) => ref === wanted)) {
      throw conflict('duplicate', `There is an agreement “${wanted}” already. Give this one another reference`)
    }
    return wanted
  }
  const series = `A-${today.slice(0, 4)}-`
  const numbers = facts.agreements.flatMap(({ ref }) =>
    ref.startsWith(series) ? [Number(ref.slice(series.length))] : [],
  )
  const last = Math.max(0, ...numbers.filter(Number.isInteger))
  return `${series}${String(last + 1).padStart(4, '0')}`
}

export interface CancelAgreement {
  agreement: string
  endsOn: string
  reason: string
}

export interface Cancelled {
  agreement: string
  endsOn: IsoDate
  status: Agreement['status']
}

/**
 * Ends an agreement early. It stays accepted, with its price for the days until then; one that ends before it began is
 * cancelled. What is invoiced beyond is given back by a credit note, which is an act of its own.
 */
export const cancelAgreement = async (tx: Tx, command: CancelAgreement): Promise<Cancelled> => {
  const facts = await loadTrading(tx)
  const agreement = facts.agreements.find(({ ref }) => ref === command.agreement)
  if (!agreement) throw notFound(`There is no agreement “${command.agreement}”`)
  if (agreement.status === 'cancelled' || agreement.status === 'ended') {
    throw conflict('already-ended', `Agreement ${agreement.ref} is ${agreement.status} already`)
  }
  const endsOn = command.endsOn as IsoDate
  const end = endOf(facts, agreement)
  if (endsOn >= end) {
    throw invalid(`Agreement ${agreement.ref} ends on ${longDate(end)} by itself. Give an earlier last day`, '/endsOn')
  }
  const never = endsOn < agreement.startsOn
  if (never && endsOn < addDays(agreement.startsOn, -1)) {
    const first = longDate(agreement.startsOn)
    const detail = `Agreement ${agreement.ref} begins on ${first}. Give the day before to cancel all of it, or a later one`
    throw invalid(detail, '/endsOn')
  }
  const after: Agreement = never ? { ...agreement, status: 'cancelled' } : { ...agreement, endsOn }
  await recordRow(tx, agreements, agreementRow(after))
  await keepEarlyEnd(tx, agreement, endsOn, command.reason)
  return { agreement: after.ref, endsOn, status: after.status }
}
