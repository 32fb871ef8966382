import { providerOn, type Service } from '../../catalogue/index.ts'
import { articlesOn, inWordsOf } from '../../company/index.ts'
import { earlier, type IsoDate, isDate, longDate } from '../../kernel/dates.ts'
import { notFound, Refusal } from '../../kernel/errors.ts'
import { pounds } from '../../kernel/money.ts'
import type { PageContext } from '../../platform/http/index.ts'
import { buyerOf, type Offer, offerOf, type Quote, quote } from '../../trading/index.ts'
import { priced, stateOn, stateTag } from '../agreements.ts'
import { type Customer, customerOf, mayOrder, sectionLinks, servicesTitle } from '../customer.ts'
import { periodWords, unitOf, workingOf } from '../price-words.ts'

/** One service as this school would get it: for how much, from when, on which terms. */
export const service = async (context: PageContext) => {
  const customer = await customerOf(context)
  const { link, query } = context
  const found = serviceOf(context, customer)
  const asked = askedFor(context)
  const { offer, price, errors } = priceAsked(context, customer, found, asked)
  const held = customer.facts.agreements
    .filter(({ customer: whose, service: what }) => whose === customer.ref && what === found.code)
    .map((agreement) => priced(customer.facts, agreement))
    .reverse()
  const address = `${customer.path}/services/${encodeURIComponent(found.code)}`
  const unit = price && unitOf(price)
  return {
    view: 'schools/views/service.njk',
    title: found.name,
    subject: customer.subject,
    back: { href: link(customer.path), text: servicesTitle(context) },
    model: {
      caption: customer.caption,
      links: sectionLinks(context, customer, ''),
      sentence: sentenceOf(offer, price),
      description: found.description,
      why: price && { ...workingOf(customer.facts.company, price, found.name), open: true },
      memberNote: memberNote(offer),
      choice:
        offer.standing === 'priced' || errors.length > 0 ? choiceOf(context, address, asked, errors, unit) : undefined,
      order:
        price && errors.length === 0 && mayOrder(context)
          ? `${context.base}${address}/orders/new?startsOn=${asked.from}${query.quantity ? `&quantity=${encodeURIComponent(query.quantity)}` : ''}`
          : undefined,
      terms: termsOf(context, customer, found, price),
      held: held.map((each) => ({
        cells: [
          { text: each.agreement.ref, href: link(`${customer.path}/orders/${encodeURIComponent(each.agreement.ref)}`) },
          periodWords({ from: each.agreement.startsOn, to: each.to }),
          each.quote ? pounds(each.quote.netPence) : '',
          { tag: stateTag(stateOn(each, context.on)) },
        ],
      })),
    },
  }
}

const serviceOf = ({ params }: PageContext, { facts }: Customer): Service => {
  const found = facts.catalogue.services.get(params.service ?? '')
  if (!found) throw notFound(`There is no service “${params.service}”`)
  return found
}

interface Asked {
  from: IsoDate
  /** As it was typed, where that is no day. */
  typed?: string
  quantity?: string
}

const askedFor = ({ query, on }: PageContext): Asked => {
  const { from, quantity } = query
  return {
    from: from && isDate(from) ? from : on,
    ...(from && !isDate(from) ? { typed: from } : {}),
    ...(quantity ? { quantity } : {}),
  }
}

interface FieldError {
  name: string
  detail: string
  href: string
}

/** The offer on the day asked for, and the price of the quantity asked for; or what is wrong with the question. */
const priceAsked = ({ on }: PageContext, { facts, ref }: Customer, { code }: Service, asked: Asked) => {
  const day = earlier(on, asked.from)
  const buyer = buyerOf(facts, ref, day, asked.from)
  const found = facts.catalogue.services.get(code)
  if (!buyer || !found) throw notFound('There is no school like this that you can see')
  const offer = offerOf(facts, found, buyer, day, asked.from)
  const errors: FieldError[] = []
  if (asked.typed) errors.push({ name: 'from', detail: 'First day must be a real date', href: '#from-day' })
  if (offer.standing === 'free') return { offer, price: undefined, errors }
  const { quantity } = asked
  if (quantity !== undefined && !/^\d{1,6}(\.\d{1,6})?$/.test(quantity)) {
    errors.push({ name: 'quantity', detail: 'Quantity must be a number above 0, like 3 or 1.5', href: '#quantity' })
    return { offer, price: offer.quote, errors }
  }
  if (quantity === undefined || offer.standing !== 'priced') return { offer, price: offer.quote, errors }
  try {
    const price = quote(facts, { customer: ref, service: code, from: asked.from, on: day, quantity })
    return { offer, price, errors }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { offer, price: offer.quote, errors: [{ name: 'quantity', detail: error.message, href: '#quantity' }] }
  }
}

const sentenceOf = ({ standing, quote: offered, reason }: Offer, price: Quote | undefined): string => {
  if (standing === 'free') return `This is **free to you**. ${offered?.steps[0]?.text}.`
  if (!price) return `${reason}.`
  const quantity = price.quantity === '1' ? '' : ` for ${price.quantity}`
  return `Your price${quantity} is **${pounds(price.netPence)}** before VAT, ${pounds(price.grossPence)} with VAT, for ${periodWords(price)}.`
}

const memberNote = ({ memberQuote }: Offer): string | undefined =>
  memberQuote && `A member pays **${pounds(memberQuote.netPence)}** before VAT for the same.`

const choiceOf = (
  { link, dates }: PageContext,
  address: string,
  asked: Asked,
  errors: FieldError[],
  unit: string | undefined,
) => ({
  action: link(address).split('?')[0],
  kept: dates.kept.filter(({ name }) => name !== 'from' && name !== 'quantity').concat(onOf(dates)),
  errors,
  fields: [
    {
      kind: 'date',
      name: 'from',
      label: 'First day',
      value: asked.typed ?? asked.from,
      error: errorOf(errors, 'from'),
    },
    ...(unit || asked.quantity
      ? [
          {
            kind: 'text',
            name: 'quantity',
            label: unit ? `How many (each is one ${unit})` : 'How many',
            value: asked.quantity ?? '1',
            width: 5,
            error: errorOf(errors, 'quantity'),
          },
        ]
      : []),
  ],
})

const onOf = ({ isToday, on }: PageContext['dates']) => (isToday ? [] : [{ name: 'on', value: on }])
const errorOf = (errors: FieldError[], name: string) => errors.find((error) => error.name === name)?.detail

const PROVIDERS: Record<string, string> = {
  company: 'The company itself',
  brokered: 'A provider that the company has chosen',
  council_core: 'The council',
  council_traded_company: 'The council’s own trading company',
}

/** On which terms: what an order of it means. */
const termsOf = ({ on }: PageContext, { facts }: Customer, found: Service, price: Quote | undefined) => {
  const days = articlesOn(facts.company, on).paymentDays.value
  const said = inWordsOf(facts.company)
  return [
    { label: 'Given by', text: said(PROVIDERS[providerOn(found, price?.from ?? on)] ?? '') },
    ...(price && !price.commissioned
      ? [
          { label: 'Runs to', text: `${longDate(price.to)}, the end of its year, unless you order less` },
          {
            label: 'Price held',
            text: 'The price is that of the day of your order, and stays for the whole period',
          },
          { label: 'Invoiced', text: 'All at once, by term, by month or by financial year: you choose when you order' },
          { label: 'To be paid', text: `Within ${days} days of each invoice` },
          {
            label: 'Ending early',
            text:
              price.proration === 'none'
                ? 'Tell our finance officer; the price does not depend on how long it runs'
                : `Tell our finance officer; you pay for the ${price.proration === 'days' ? 'days' : 'months'} until then`,
          },
        ]
      : []),
  ]
}
