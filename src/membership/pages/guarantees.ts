import { loadCompany } from '../../company/index.ts'
import { longDate } from '../../kernel/dates.ts'
import { alphabetical, plural } from '../../kernel/text.ts'
import { definePage, type PageContext } from '../../platform/http/index.ts'
import { liableUntil, registerOfMembers } from '../register.ts'
import { memberLinks } from './links.ts'
import { guaranteeText } from './words.ts'

/** "Who owes what if the company is wound up?": the members, and those who left within a year. */
export const guaranteesPage = definePage({
  path: '/members/guarantees',
  section: '/members',
  permission: 'members:read',
  run: async (context: PageContext) => {
    const { reader, on, link } = context
    const company = await loadCompany(reader)
    const { rows, totals } = await registerOfMembers(reader, on)
    const liable = rows
      .map((entry) => ({ ...entry, until: liableUntil(rows, entry, on) }))
      .filter(({ ceasedOn, until }) => ceasedOn === null || until !== undefined)
      .sort((a, b) => Number(a.ceasedOn === null) - Number(b.ceasedOn === null) || alphabetical(a.name, b.name))
    const leavers = liable.filter(({ until }) => until !== undefined)
    return {
      view: 'membership/views/guarantees.njk',
      title: 'Guarantees',
      model: {
        links: memberLinks(context, '/members/guarantees'),
        sentence:
          company.guarantee === null
            ? 'This is no company limited by guarantee: **nobody guarantees anything** by being a member.'
            : `If the company were wound up, ${plural(totals.members, 'member')} would owe up to **${guaranteeText(totals.guarantee)}** together${leavers.length > 0 ? `, and those who left within a year ${guaranteeText(totals.guaranteeOfLeavers)} for what was owed before they left` : ''}.`,
        law: 'Companies Act 2006, section 11: a member undertakes to contribute while a member, and within one year after, for debts from before.',
        rows:
          company.guarantee === null
            ? []
            : liable.map((entry) => ({
                cells: [
                  { text: entry.name, href: link(`/members/${encodeURIComponent(entry.organisation)}`) },
                  String(entry.number),
                  entry.until ? `Until ${longDate(entry.until)}` : 'While a member',
                  guaranteeText(entry.guarantee),
                ],
              })),
      },
    }
  },
})
