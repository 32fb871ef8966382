import { Decimal } from 'decimal.js'
import { type IsoDate, longDate } from '../kernel/dates.ts'
import { type FieldError, invalid } from '../kernel/errors.ts'
import { DateText, Fields, Optional, Ref, Text } from '../kernel/fields.ts'
import { type Of, schema } from '../kernel/schema.ts'
import { Type } from '../kernel/type.ts'
import type { Reader } from '../platform/reader.ts'
import { buyerOf, loadTrading, type TradingFacts, termsOn } from './facts.ts'
import { priceOrder, type Quote, type QuoteDocument, quoteDocument } from './pricing/quote.ts'

/** A number of units: 3, or "1.5". */
export const Quantity = Type.Union(
  [Type.Number({ exclusiveMinimum: 0, maximum: 1_000_000 }), Type.String({ pattern: '^[0-9]{1,6}(\\.[0-9]{1,6})?$' })],
  { 'x-label': 'quantity', 'x-hint': 'Quantity must be a number above 0, like 3 or 1.5' },
)

const fields = {
  customer: Ref('customer', 'organisations'),
  service: Ref('service', 'services'),
  from: DateText('first day'),
  to: Optional(DateText('last day')),
  quantity: Optional(Quantity),
  on: Optional(DateText('day of the order')),
}
/** What `quote` is asked: on the command line, on a page; in an address also as known when. */
const quoteRequest = schema(Fields(fields))
export const quoteQuery = schema(Fields({ ...fields, known: Optional(Text('as known at')) }))

/** A request by address, with today as the day of the order where it names none. */
export const asked = ({ known: _known, ...request }: Of<typeof quoteQuery>, today: IsoDate): Asked => ({
  ...(request as Omit<Asked, 'on'>),
  on: (request.on ?? today) as IsoDate,
})

export interface Asked {
  customer: string
  service: string
  from: IsoDate
  to?: IsoDate | undefined
  quantity?: string | number | undefined
  /** The day of the order. */
  on: IsoDate
}

/** The same from the company's facts as known, as a document for the command, the API and the page. */
export const quoteFor = async (reader: Reader, request: Asked): Promise<QuoteDocument> => {
  quoteRequest.check(request)
  return quoteDocument(quote(await loadTrading(reader), request))
}

/** The price of a service for a customer, and how it came about. Throws `invalid` where there is none, saying why. */
export const quote = (facts: TradingFacts, request: Asked): Quote => {
  const { customer, service, on, from, to } = request
  const buyer = buyerOf(facts, customer, on, from)
  const errors: FieldError[] = []
  if (!buyer) errors.push({ pointer: '/customer', detail: `There is no organisation “${customer}”` })
  if (!facts.catalogue.services.has(service)) {
    errors.push({ pointer: '/service', detail: `There is no service “${service}”` })
  }
  if (on > from) {
    const detail = `The day of the order (${longDate(on)}) must be on or before the first day, ${longDate(from)}`
    errors.push({ pointer: '/on', detail })
  }
  if (to && to < from) {
    errors.push({ pointer: '/to', detail: `The last day must be on or after the first, ${longDate(from)}` })
  }
  if (!buyer || errors.length > 0) throw invalid(errors)
  const quantity = request.quantity === undefined ? undefined : new Decimal(request.quantity)
  return priceOrder(termsOn(facts, from), { buyer, service, on, from, to, quantity })
}
