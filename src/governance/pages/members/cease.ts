import { organisationByRefOrUrn, organisationName } from '../../../directory/index.ts'
import { addDays, longDate } from '../../../kernel/dates.ts'
import { notFound } from '../../../kernel/errors.ts'
import { lawOn } from '../../../kernel/law.ts'
import { plural } from '../../../kernel/text.ts'
import { entryKeptUntil, guaranteeUntil, membersFor } from '../../../membership/index.ts'
import { defineForm, type PageContext } from '../../../platform/http/index.ts'
import { type CeaseMember, ceaseMemberAct, type Entered } from '../../acts/members.ts'
import { withMember } from '../../board/after.ts'
import { loadBoardFacts } from '../../store.ts'
import { changeRows, willBreak } from '../act-words.ts'
import { named } from '../names.ts'

const memberIn = async ({ reader, params, today }: PageContext) => {
  const facts = await loadBoardFacts(reader)
  const ref = organisationByRefOrUrn(facts.directory, params.member ?? '')?.ref
  if (!ref || !facts.members.some(({ organisation }) => organisation === ref)) {
    throw notFound(`“${params.member}” is not on the register of members`)
  }
  return { facts, ref, name: organisationName(facts.directory, ref, today) }
}

/** A member leaves, closes or becomes an academy: it has happened, whatever rule it breaks. */
export const ceaseForm = defineForm<CeaseMember, Entered>({
  path: '/members/:member/cessation',
  section: '/members',
  cancel: '/members/:member',
  act: ceaseMemberAct,
  title: 'Record that a member leaves',
  subject: async (context) => (await memberIn(context)).name,
  intro: async (context) => {
    const { facts, ref, name } = await memberIn(context)
    const schools = membersFor(facts.directory, ref, context.today)
    return [
      `**${name}** is a member${schools.length > 0 ? ` for ${plural(schools.length, 'school')}` : ''}. A school that becomes an academy ceases as a member on the day before; its trust is admitted on its own.`,
    ]
  },
  steps: [
    {
      fields: async (context) => {
        await memberIn(context)
        return [
          { name: 'ceasedOn', label: 'Last day as a member', kind: 'date' },
          { name: 'reason', label: 'Reason', hint: 'Resigned, closed, became an academy' },
        ]
      },
    },
  ],
  command: async (context, answers) => {
    const { ref } = await memberIn(context)
    return Object.fromEntries(Object.entries({ ...answers, organisation: ref }).filter(([, value]) => value))
  },
  check: async (context, { command, outcome }) => {
    const { facts, name } = await memberIn(context)
    const from = addDays(command.ceasedOn, 1)
    return {
      heading: `Check before you record that ${name} leaves`,
      button: 'Record that it leaves',
      ...willBreak(withMember(facts, outcome.result.member), outcome.breaches, {
        what: 'This',
        takesEffect: 'The end of a membership',
        from,
      }),
      beforeAfter: { on: from, rows: changeRows(outcome.result.changes) },
      effects: [
        `Orders from **${longDate(from)}** on have the prices for others than members.`,
        ...(facts.company.guarantee === null
          ? []
          : [
              `Its guarantee for what was owed before lasts to **${longDate(guaranteeUntil(command.ceasedOn))}** (${lawOn('guaranteeYears', command.ceasedOn).source}).`,
            ]),
        `Its entry stays in the register for ten years, to ${longDate(entryKeptUntil(command.ceasedOn))}.`,
      ],
    }
  },
  recorded: async ({ reader, base, today }, { outcome }) => {
    const facts = await loadBoardFacts(reader)
    const { member } = outcome.result
    const lastDay = member.ceasedOn ?? member.admittedOn
    const name = organisationName(facts.directory, member.organisation, lastDay)
    return {
      title: lastDay < today ? `${name} is no member any more` : `${name} is a member until ${longDate(lastDay)}`,
      next: [
        { on: lastDay, text: 'Last day as a member.' },
        ...(facts.company.guarantee === null ? [] : [{ on: guaranteeUntil(lastDay), text: 'Its guarantee ends.' }]),
      ],
      links: [
        { text: name, href: `${base}/members/${encodeURIComponent(member.organisation)}` },
        { text: 'Register of members', href: `${base}/members` },
      ],
      words: named(facts.directory, lastDay),
    }
  },
})
