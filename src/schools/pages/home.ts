import { isIncorporated } from '../../company/index.ts'
import { addDays, type IsoDate, longDate } from '../../kernel/dates.ts'
import { pounds, sum } from '../../kernel/money.ts'
import { plural } from '../../kernel/text.ts'
import type { PageContext } from '../../platform/http/index.ts'
import { catalogueFor, type Offer } from '../../trading/index.ts'
import { type Priced, priced } from '../agreements.ts'
import { billFigures, billsOf } from '../bills.ts'
import { type Customer, customerOf, moneyYear, sectionLinks, servicesTitle } from '../customer.ts'
import { orderNeeds } from '../forms/order-needs.ts'
import { nextYear } from '../next-year.ts'
import { freeRow, priceRow, reasonRow } from '../offer-rows.ts'
import { asWhom } from '../price-words.ts'
import { groupHome } from './group.ts'

/** What do we have, what would it cost? */
export const home = async (context: PageContext) => {
  const customer = await customerOf(context)
  return customer.schools.length > 0 ? groupHome(context, customer) : schoolHome(context, customer)
}

const schoolHome = async (context: PageContext, customer: Customer) => {
  const { reader, on, link } = context
  const { facts, path, ref } = customer
  const starts = startsOffered(context, customer)
  const from = starts.find(({ from }) => from === context.query.from)?.from ?? on
  const offers = catalogueFor(facts, ref, on, from) ?? []
  const bills = await billsOf(reader, customer, on)
  const of = (standing: Offer['standing']) => offers.filter((offer) => offer.standing === standing)
  const held = offers.flatMap((offer) => offer.held.map((agreement) => priced(facts, agreement)))
  const free = of('free')
  const next = nextYear(context, customer, held)
  return {
    view: 'schools/views/home.njk',
    title: servicesTitle(context),
    subject: customer.subject,
    model: {
      caption: customer.caption,
      links: sectionLinks(context, customer, ''),
      sentence: heldWords(held, of('priced').length, free.length),
      figures: [
        ...billFigures(context, customer, bills, `Invoiced since ${longDate(bills.year.from)}, before VAT`),
        {
          label: 'Free to you',
          value: plural(free.length, 'service'),
          href: link(`${path}/commissioned`),
          note: 'Paid for by others',
        },
        ...(next ? [next.figure] : []),
      ],
      next,
      needs: await orderNeeds(context, customer),
      free: free.map((offer) => freeRow(context, customer, offer)),
      // Nobody can be a member of a partnership that is not incorporated.
      freeWords: `These are paid for already${isIncorporated(customer.facts.company) ? ', for members and others alike' : ''}.`,
      starts: starts.map((start) => startLink(start, from, context, customer)),
      terms: termsWords(customer, offers, from),
      csv: link(`${path}/services.csv?from=${from}`),
      priced: heldFirst(of('priced')).map((offer) => priceRow(context, customer, offer, from)),
      withCouncil: of('with-council').map((offer) => reasonRow(context, customer, offer)),
      notForYou: of('not-available').map((offer) => reasonRow(context, customer, offer)),
    },
  }
}

const heldFirst = (offers: Offer[]) => [
  ...offers.filter(({ held }) => held.length > 0),
  ...offers.filter(({ held }) => held.length === 0),
]

const startLink = (
  start: { text: string; from: IsoDate },
  chosen: IsoDate,
  context: PageContext,
  customer: Customer,
) => ({
  text: start.text,
  href: context.link(`${pathOf(context, customer)}${start.from === context.on ? '' : `?from=${start.from}`}#buy`),
  current: start.from === chosen,
})

/** A buyer's home is at the company's own address. */
const pathOf = ({ params }: PageContext, { path }: Customer) => (params.school === undefined ? '' : path)

/** From now, or for the whole of the customer's next year. */
const startsOffered = ({ on, dates }: PageContext, customer: Customer): { text: string; from: IsoDate }[] => {
  const next = addDays(moneyYear(customer, on).to, 1)
  return [
    { text: dates.isToday ? 'From today' : `From ${longDate(on)}`, from: on },
    { text: `From ${longDate(next)}`, from: next },
  ]
}

const heldWords = (held: Priced[], buyable: number, free: number): string => {
  if (held.length === 0) {
    return `You buy nothing today. **${plural(buyable, 'service')}** can be bought, and ${free} ${free === 1 ? 'is' : 'are'} free to you.`
  }
  const ends = [...new Set(held.map(({ to }) => to))].sort()
  const until = ends.length === 1 ? `until ${longDate(ends[0] ?? '')}` : `, the first until ${longDate(ends[0] ?? '')}`
  const services = new Set(held.map(({ agreement }) => agreement.service)).size
  const cost = services === 1 ? 'It costs' : 'Together they cost'
  const net = sum(held.map(({ quote }) => quote?.netPence ?? 0))
  return `You have **${plural(services, 'service')}**${until.startsWith(',') ? until : ` ${until}`}. ${cost} **${pounds(net)}** before VAT.`
}

/** "as a member, for 418 pupils": on what the prices rest. */
const termsWords = ({ facts }: Customer, offers: Offer[], from: IsoDate): string => {
  const quote = offers.find(({ standing }) => standing === 'priced')?.quote
  const whom = quote && asWhom(facts.company, quote)
  const who = whom ? `, ${whom}` : ''
  return `Your price from **${longDate(from)}** to the end of each service’s year${who}, before VAT.`
}
