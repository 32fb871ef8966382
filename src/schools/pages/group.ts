import { pounds, sum } from '../../kernel/money.ts'
import { plural } from '../../kernel/text.ts'
import type { PageContext } from '../../platform/http/index.ts'
import { heldOn } from '../../trading/index.ts'
import { priced } from '../agreements.ts'
import { type Bills, billFigures, billsOf } from '../bills.ts'
import { type Customer, sectionLinks } from '../customer.ts'
import { orderNeeds } from '../forms/order-needs.ts'

/** The home of a trust or federation: its schools, what each has, and the total. */
export const groupHome = async (context: PageContext, customer: Customer) => {
  const { reader, on, link } = context
  const { facts, schools } = customer
  const bills = await billsOf(reader, customer, on)
  const rows = schools.map((school) => {
    const held = heldOn(facts, school.ref, on).map((agreement) => priced(facts, agreement))
    return {
      school,
      held,
      net: sum(held.map(({ quote }) => quote?.netPence ?? 0)),
      open: sum(openFor(bills, school.ref).map(({ open }) => open)),
    }
  })
  const net = sum(rows.map((row) => row.net))
  const count = sum(rows.map(({ held }) => held.length))
  return {
    view: 'schools/views/group.njk',
    title: context.visitor.organisation === undefined ? 'Schools of this group' : 'Your schools',
    subject: customer.subject,
    model: {
      caption: customer.caption,
      links: sectionLinks(context, customer, ''),
      sentence: `Your **${plural(schools.length, 'school')}** have ${plural(count, 'service')}. Together they cost **${pounds(net)}** before VAT.`,
      figures: billFigures(context, customer, bills, 'Invoiced, before VAT'),
      needs: await orderNeeds(context, customer),
      rows: [
        ...rows.map(({ school, held, net, open }) => ({
          cells: [
            {
              text: school.name,
              href: link(`/schools/${school.ref}`),
              ...(school.urn ? { sub: `URN ${school.urn}` } : {}),
            },
            String(held.length),
            pounds(net),
            pounds(open),
          ],
        })),
        { cells: ['Total', String(count), pounds(net), pounds(sum(rows.map(({ open }) => open)))], total: true },
      ],
    },
  }
}

/** What is invoiced for a school, to itself or to its legal person. */
const openFor = ({ unpaid }: Bills, ref: string) =>
  unpaid.filter(({ invoice }) => (invoice.school ?? invoice.customer) === ref)
