import { isIncorporated } from '../company/index.ts'
import { type OrganisationOn, organisationByRefOrUrn, organisationOn, schoolsOf, sectorOf } from '../directory/index.ts'
import { financialYear } from '../kernel/dates.ts'
import { notFound } from '../kernel/errors.ts'
import type { PageContext } from '../platform/http/index.ts'
import { buysFor, loadTrading, type TradingFacts } from '../trading/index.ts'

/** Whom a page is about: a school, or a trust or federation with the schools that belong to it that day. */
export interface Customer {
  facts: TradingFacts
  ref: string
  on: OrganisationOn
  schools: OrganisationOn[]
  /** "Alder Lane Primary School, URN 199901": what stands above the heading. */
  caption: string
  /** Its name in the title of a page, for whoever looks at the pages of more schools than this one. */
  subject: string | undefined
  /** Below the company's address. */
  path: string
}

/** The school that the address names, by ref or URN; for a buyer's home the own one. Any other school is as if it were not there. */
export const customerOf = async (context: PageContext): Promise<Customer> => {
  const { reader, visitor, params, today } = context
  const facts = await loadTrading(reader)
  const ref = organisationByRefOrUrn(facts.directory, params.school ?? visitor.organisation ?? '')?.ref
  const on = ref === undefined ? undefined : organisationOn(facts.directory, ref, context.on)
  const { organisation } = visitor
  if (!on || (organisation !== undefined && !buysFor(facts.directory, organisation, on.ref, today))) {
    throw notFound('There is no school like this that you can see')
  }
  return {
    facts,
    ref: on.ref,
    on,
    schools: on.kind === 'school' ? [] : schoolsOf(facts.directory, on.ref, context.on),
    subject: organisation === on.ref ? undefined : on.name,
    caption: on.urn ? `${on.name}, URN ${on.urn}` : on.name,
    path: `/schools/${encodeURIComponent(on.ref)}`,
  }
}

/** The first page of a school speaks to its buyer; the company's own people look at it as well. */
export const servicesTitle = ({ visitor }: Pick<PageContext, 'visitor'>): string =>
  visitor.organisation === undefined ? 'Services, as the school sees them' : 'Your services'

/** May the visitor order here and now? Not under a past date: an order is made today. */
export const mayOrder = ({ may, dates }: PageContext): boolean =>
  !dates.isPast && (may('orders:write') || may('school:order'))

/** Everybody whose invoices belong to the customer: itself and, for a trust, its schools. */
export const ownRefs = ({ ref, schools }: Customer): string[] => [ref, ...schools.map((school) => school.ref)]

/** The year by which the customer keeps its money: to 31 March, for academies and their trusts to 31 August. */
export const moneyYear = ({ on, schools }: Customer, day: PageContext['on']) =>
  financialYear(day, sectorOf(schools[0] ?? on) === 'academy' ? '08-31' : '03-31')

/** The row of links under the heading; a school's own buyer has them in the main navigation. */
export const sectionLinks = (
  { visitor, link }: PageContext,
  { facts, path, ref, schools }: Customer,
  current: string,
) =>
  visitor.organisation === ref
    ? []
    : [
        { text: schools.length > 0 ? 'Schools' : 'Services', end: '' },
        { text: 'Orders and invoices', end: '/orders' },
        ...(schools.length > 0 ? [] : [{ text: 'Free of charge', end: '/commissioned' }]),
        ...(isIncorporated(facts.company) ? [{ text: 'Membership', end: '/membership' }] : []),
      ].map(({ text, end }) => ({ text, href: link(`${path}${end}`), current: end === current }))
