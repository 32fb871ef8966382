import { longDate } from '../../kernel/dates.ts'
import { notFound } from '../../kernel/errors.ts'
import { freshRef } from '../../kernel/refs.ts'
import { plural } from '../../kernel/text.ts'
import { defineForm, type FormField, filled, type PageContext, type RecordedAnswer } from '../../platform/http/index.ts'
import { type RecordMilestone, recordMilestoneAct } from '../acts.ts'
import { stepOn } from '../plan.ts'
import { loadMilestones, type Milestone } from '../store.ts'

const milestoneOf = async ({ reader, params }: PageContext): Promise<Milestone> => {
  const found = (await loadMilestones(reader)).find(({ ref }) => ref === params.milestone)
  if (!found) throw notFound(`There is no milestone “${params.milestone}”`)
  return found
}

const planFields = (known?: Milestone): FormField[] => [
  { name: 'title', label: 'Title', hint: 'Such as “Cabinet approval”', value: known?.title ?? '' },
  { name: 'dueOn', label: 'Due by', kind: 'date', value: known?.dueOn ?? '' },
  {
    name: 'owner',
    label: 'Owner (optional)',
    hint: 'An office, such as “Director of Education”, or a person’s reference',
    value: known?.owner ?? '',
  },
]

const planned = ({ base }: PageContext, { title, dueOn }: Milestone): RecordedAnswer => ({
  title: `${title} is in the plan`,
  next: dueOn ? [{ on: dueOn, text: 'Last day on which it is in time.' }] : [],
  links: [
    { text: 'Setting-up plan', href: `${base}/plan` },
    { text: 'Add another milestone', href: `${base}/plan/milestones/new` },
  ],
})

export const addMilestoneForm = defineForm<RecordMilestone, Milestone>({
  path: '/plan/milestones',
  section: '/meetings',
  cancel: '/plan',
  act: recordMilestoneAct,
  title: 'Add a milestone to the plan',
  steps: [{ fields: () => planFields() }],
  command: async ({ reader }, answers) => ({
    ref: freshRef('milestone', await loadMilestones(reader)),
    ...filled(answers),
  }),
  check: (_context, { outcome: { result } }) => ({
    heading: `Check before you add ${result.title}`,
    button: 'Add the milestone',
    effects: [
      result.dueOn ? `It is late after **${longDate(result.dueOn)}**.` : 'Without a date it is never shown as late.',
    ],
  }),
  recorded: (context, { outcome: { result } }) => planned(context, result),
})

export const changeMilestoneForm = defineForm<RecordMilestone, Milestone>({
  path: '/plan/:milestone/change',
  section: '/meetings',
  cancel: '/plan',
  act: recordMilestoneAct,
  title: 'Change a milestone',
  intro: async (context) => [`**${(await milestoneOf(context)).title}**. What it was before stays on record.`],
  steps: [{ fields: async (context) => planFields(await milestoneOf(context)) }],
  command: ({ params }, answers) => ({ ref: params.milestone, ...filled(answers) }),
  check: async (context, { outcome: { result } }) => {
    const before = await milestoneOf(context)
    const row = (text: string, old: string | null, now: string | null) =>
      old === now ? [] : [{ text, before: old ?? 'Not recorded', after: now ?? 'Not recorded' }]
    const day = (date: Milestone['dueOn']) => (date === null ? null : longDate(date))
    return {
      heading: `Check before you change ${before.title}`,
      button: 'Change the milestone',
      beforeAfter: {
        rows: [
          ...row('Title', before.title, result.title),
          ...row('Due by', day(before.dueOn), day(result.dueOn)),
          ...row('Owner', before.owner, result.owner),
        ],
      },
    }
  },
  recorded: (context, { outcome: { result } }) => planned(context, result),
})

export const doneMilestoneForm = defineForm<RecordMilestone, Milestone>({
  path: '/plan/:milestone/done',
  section: '/meetings',
  cancel: '/plan',
  act: recordMilestoneAct,
  title: 'Record a milestone as done',
  intro: async (context) => {
    const { title, dueOn } = await milestoneOf(context)
    return [`**${title}**${dueOn ? `, due by ${longDate(dueOn)}` : ''}.`]
  },
  steps: [
    {
      fields: () => [
        {
          name: 'doneOn',
          label: 'Day on which it was done',
          kind: 'date',
          missing: 'Enter the day on which it was done',
        },
        {
          name: 'evidence',
          label: 'Evidence (optional)',
          hint: 'A minute, a letter, a certificate: what shows that it was done',
        },
      ],
    },
  ],
  command: ({ params }, answers) => ({ ref: params.milestone, doneOn: answers.doneOn, ...filled(answers) }),
  check: ({ today }, { outcome: { result } }) => {
    const { daysLate } = stepOn(result, today)
    return {
      heading: `Check before you record ${result.title} as done`,
      button: 'Record it as done',
      effects: [
        daysLate > 0
          ? `It was done **${plural(daysLate, 'day')} late**.`
          : result.dueOn
            ? 'It was done **in time**.'
            : 'It had no date, so it was not late.',
      ],
    }
  },
  recorded: ({ base }, { outcome: { result } }) => ({
    title: `${result.title} is done`,
    next: result.doneOn ? [{ on: result.doneOn, text: result.evidence ?? 'No evidence is recorded.' }] : [],
    links: [{ text: 'Setting-up plan', href: `${base}/plan` }],
  }),
})
