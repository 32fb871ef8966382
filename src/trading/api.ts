import { organisationByRefOrUrn } from '../directory/index.ts'
import { type IsoDate, inForce } from '../kernel/dates.ts'
import { notFound, Refusal } from '../kernel/errors.ts'
import { DateText, Fields, Optional, Ref } from '../kernel/fields.ts'
import { money } from '../kernel/money.ts'
import { schema } from '../kernel/schema.ts'
import { AS_AT, asAtQuery, defineRead, PAGING, type ReadDefinition, wholeOrPage } from '../platform/http/index.ts'
import { agreementQuote } from './agreement-quote.ts'
import type { Agreement } from './agreements.ts'
import { answers } from './answers.ts'
import { buysFor } from './buying.ts'
import { loadTrading, type TradingFacts } from './facts.ts'
import { catalogueFor, type Offer } from './offers.ts'
import { quoteDocument } from './pricing/quote.ts'
import { asked, quote, quoteQuery } from './quotes.ts'

/** A buyer sees the own school, or the schools of the own trust; any other is as if it were not there. */
const own = (
  { visitor, today }: { visitor: { organisation?: string }; today: IsoDate },
  facts: TradingFacts,
  ref: string | undefined,
  what: string,
): string => {
  const { organisation } = visitor
  if (ref === undefined || (organisation !== undefined && !buysFor(facts.directory, organisation, ref, today))) {
    throw notFound(`There is no ${what} like this that you can see`)
  }
  return ref
}

const customerOf = (facts: TradingFacts, text: string) => organisationByRefOrUrn(facts.directory, text)?.ref

export const reads: ReadDefinition[] = [
  defineRead({
    name: 'getQuote',
    path: '/quote',
    summary: 'The price of a service for a customer, and how it came about',
    permission: 'catalogue:read',
    alsoFor: 'school:read',
    query: quoteQuery,
    returns: answers.quote,
    run: async ({ reader, visitor, query, today }) => {
      const facts = await loadTrading(reader)
      if (visitor.organisation !== undefined)
        own({ visitor, today }, facts, customerOf(facts, query.customer), 'school')
      return quoteDocument(quote(facts, asked(query, today)))
    },
  }),
  defineRead({
    name: 'getCatalogueOfSchool',
    path: '/customers/:customer/services',
    summary: 'Every service as one school sees it: free, at its own price, with the council, or not for it',
    permission: 'catalogue:read',
    alsoFor: 'school:read',
    query: schema(Fields({ ...AS_AT, from: Optional(DateText('first day')) })),
    returns: answers.catalogueOfSchool,
    run: async ({ reader, visitor, today, params, on, query }) => {
      const facts = await loadTrading(reader)
      const customer = own({ visitor, today }, facts, customerOf(facts, params.customer ?? ''), 'school')
      const from = (query.from ?? on) as IsoDate
      return { customer, on, from, items: (catalogueFor(facts, customer, on, from) ?? []).map(offerDocument) }
    },
  }),
  defineRead({
    name: 'listAgreements',
    path: '/agreements',
    summary: 'What customers have agreed to buy, with the price of each',
    permission: 'orders:read',
    alsoFor: 'school:read',
    query: schema(
      Fields({ ...AS_AT, ...PAGING, customer: Optional(Ref('customer')), service: Optional(Ref('service')) }),
    ),
    returns: answers.agreements,
    run: async ({ reader, visitor, today, query, on, dated }) => {
      const facts = await loadTrading(reader)
      const { organisation } = visitor
      const wanted = query.customer && (customerOf(facts, query.customer) ?? query.customer)
      const found = facts.agreements
        .filter(({ customer }) => wanted === undefined || customer === wanted)
        .filter(({ customer }) => organisation === undefined || buysFor(facts.directory, organisation, customer, today))
        .filter((agreement) => query.service === undefined || agreement.service === query.service)
        .map((agreement) => agreementDocument(facts, agreement))
        .filter(({ startsOn, endsOn }) => !dated || inForce({ from: startsOn, to: endsOn }, on))
      return wholeOrPage(found, query, ({ ref }) => ref)
    },
  }),
  defineRead({
    name: 'getAgreement',
    path: '/agreements/:ref',
    summary: 'One agreement, and how its price came about',
    permission: 'orders:read',
    alsoFor: 'school:read',
    query: asAtQuery,
    returns: answers.agreement,
    run: async ({ reader, visitor, today, params }) => {
      const facts = await loadTrading(reader)
      const agreement = facts.agreements.find(({ ref }) => ref === params.ref)
      own({ visitor, today }, facts, agreement?.customer, 'agreement')
      const priced = quoteOf(facts, agreement as Agreement)
      const steps = 'quote' in priced ? priced.quote.steps : []
      return { ...agreementDocument(facts, agreement as Agreement), steps }
    },
  }),
]

const offerDocument = ({ service, standing, quote: price, paidByName, reason, memberQuote, held }: Offer) => ({
  service: service.code,
  name: service.name,
  description: service.description,
  standing,
  ...(price ? { price: quoteDocument(price) } : {}),
  ...(memberQuote ? { memberNet: money(memberQuote.netPence) } : {}),
  ...(paidByName ? { paidBy: paidByName } : {}),
  ...(reason ? { reason } : {}),
  held: held.map(({ ref }) => ref),
})

/** The price of an agreement, or why it has none: the list goes on, and the invoice run tells of it. */
const quoteOf = (facts: TradingFacts, agreement: Agreement) => {
  try {
    return { quote: agreementQuote(facts, agreement) }
  } catch (error) {
    if (error instanceof Refusal) return { problem: error.message }
    throw error
  }
}

const agreementDocument = (facts: TradingFacts, agreement: Agreement) => {
  const priced = quoteOf(facts, agreement)
  if ('problem' in priced) return { ...agreement, net: null, vat: null, gross: null, problem: priced.problem }
  const { net, vat, gross, vatCode, to } = quoteDocument(priced.quote)
  return { ...agreement, endsOn: to, net, vatCode, vat, gross }
}
