import { isIncorporated } from '../../company/index.ts'
import { type OrganisationOn, organisationsOn } from '../../directory/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import { pounds, sum } from '../../kernel/money.ts'
import { plural } from '../../kernel/text.ts'
import { isMemberOn } from '../../membership/index.ts'
import type { PageContext } from '../../platform/http/index.ts'
import { type Agreement, loadTrading, type TradingFacts } from '../../trading/index.ts'
import { priced, stateOn } from '../agreements.ts'
import { officeLinks } from './agreements.ts'

/** Which schools buy what? For the office, by name. */
export const schools = async (context: PageContext) => {
  const { reader, on, link } = context
  const facts = await loadTrading(reader)
  const wanted = (context.query.name ?? '').trim().toLowerCase()
  const running = runningOn(facts, on)
  const all = organisationsOn(facts.directory, on).filter(
    (each) => running.has(each.ref) || (each.kind === 'school' && each.status !== 'closed'),
  )
  const shown = all.filter((each) => fits(each, wanted))
  const hasMembers = isIncorporated(facts.company)
  const buying = all.filter(({ ref }) => running.has(ref)).length
  return {
    view: 'schools/views/schools.njk',
    title: 'Schools',
    model: {
      links: officeLinks(context, '/schools'),
      sentence: `**${buying}** of ${plural(all.length, 'school')} buy something on this day, for **${pounds(sum([...running.values()].map(({ net }) => net)))}** before VAT.`,
      action: `${context.base}/schools`,
      name: context.query.name ?? '',
      on: context.dates.isToday ? undefined : on,
      columns: [
        { label: 'School' },
        ...(hasMembers ? [{ label: 'Membership' }] : []),
        { label: 'Services', number: true },
        { label: 'Before VAT', number: true },
      ],
      rows: shown.map((each) => ({
        cells: [
          {
            text: each.name,
            href: link(`/schools/${encodeURIComponent(each.ref)}`),
            ...(each.urn ? { sub: `URN ${each.urn}` } : {}),
          },
          ...(hasMembers ? [memberCell(isMemberOn(facts.members, facts.directory, each.ref, on))] : []),
          String(running.get(each.ref)?.count ?? 0),
          pounds(running.get(each.ref)?.net ?? 0),
        ],
      })),
    },
  }
}

/** How many services each customer has on a day, and for how much. */
const runningOn = (facts: TradingFacts, on: IsoDate): Map<string, { count: number; net: number }> => {
  const running = new Map<string, { count: number; net: number }>()
  for (const agreement of facts.agreements) {
    const each = priced(facts, agreement as Agreement)
    if (stateOn(each, on) !== 'running') continue
    const before = running.get(agreement.customer) ?? { count: 0, net: 0 }
    running.set(agreement.customer, { count: before.count + 1, net: before.net + (each.quote?.netPence ?? 0) })
  }
  return running
}

const memberCell = (isMember: boolean) => ({
  tag: isMember ? { kind: 'ok', text: 'Member' } : { kind: 'none', text: 'Not a member' },
})

const fits = ({ name, urn, ref }: OrganisationOn, wanted: string) =>
  wanted === '' || name.toLowerCase().includes(wanted) || urn === wanted || ref === wanted
