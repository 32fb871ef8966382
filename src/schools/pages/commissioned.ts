import { paidFor } from '../../commissioning/index.ts'
import { longDate } from '../../kernel/dates.ts'
import { capitalised, plural } from '../../kernel/text.ts'
import type { PageContext } from '../../platform/http/index.ts'
import { buyerOf, catalogueFor, type Offer, partyName } from '../../trading/index.ts'
import { type Customer, customerOf, sectionLinks } from '../customer.ts'

/** What has this school free of charge, who pays for it, and until when? */
export const commissioned = async (context: PageContext) => {
  const customer = await customerOf(context)
  const { on, link } = context
  const schools = customer.schools.length > 0 ? customer.schools : [customer.on]
  const several = customer.schools.length > 0
  const found = schools.map((school) => ({ school, offers: catalogueFor(customer.facts, school.ref, on) ?? [] }))
  const free = found.flatMap(({ school, offers }) =>
    offers
      .filter(({ standing }) => standing === 'free')
      .map((offer) => freeCells(context, customer, school, offer, several)),
  )
  const others = found.flatMap(({ school, offers }) =>
    offers
      .filter(
        ({ service, standing }) =>
          service.basis !== 'traded' && (standing === 'priced' || standing === 'not-available'),
      )
      .map((offer) => ({
        cells: [
          { text: offer.service.name, href: link(`/schools/${school.ref}/services/${offer.service.code}`) },
          ...(several ? [school.name] : []),
          offer.standing === 'priced'
            ? 'Not paid for by others for this school. It can be bought'
            : capitalised(offer.why ?? offer.reason ?? ''),
        ],
      })),
  )
  const services = new Set(free.map(({ code }) => code)).size
  return {
    view: 'schools/views/commissioned.njk',
    title: 'Free of charge',
    subject: customer.subject,
    model: {
      caption: customer.caption,
      links: sectionLinks(context, customer, '/commissioned'),
      sentence:
        services > 0
          ? `**${plural(services, 'service')}** ${services === 1 ? 'is' : 'are'} free to ${several ? 'schools of yours' : 'you'}, because others have paid for ${services === 1 ? 'it' : 'them'}.`
          : 'Nothing is free of charge to you on this day.',
      several,
      free,
      others,
    },
  }
}

const freeCells = (
  { link, on }: PageContext,
  { facts }: Customer,
  school: { ref: string; name: string },
  { service, paidByName }: Offer,
  several: boolean,
) => {
  const buyer = buyerOf(facts, school.ref, on, on)
  const council = { ref: facts.company.council, laCode: facts.company.councilLaCode }
  const paid = buyer && paidFor(facts.commissions, service, buyer, council, on)
  const until = paid?.commission?.endsOn
  return {
    code: service.code,
    id: several ? undefined : service.code,
    cells: [
      {
        text: service.name,
        href: link(`/schools/${school.ref}/services/${service.code}`),
        sub: service.description ?? '',
      },
      ...(several ? [school.name] : []),
      {
        text: paidByName ?? partyName(facts, paid?.payer ?? '', on),
        ...(paid?.commission?.title ? { sub: paid.commission.title } : {}),
      },
      capitalised(paid?.words ?? ''),
      until ? longDate(until) : 'No end is set',
    ],
  }
}
