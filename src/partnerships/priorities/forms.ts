import { longDate } from '../../kernel/dates.ts'
import { notFound } from '../../kernel/errors.ts'
import { actNamed } from '../../platform/acts/index.ts'
import { defineForm, filled, type PageContext } from '../../platform/http/index.ts'
import { backTo, groupIn } from '../group-in.ts'
import { priorityActs, type RecordPriority, type ReviewPriority } from './acts.ts'
import { loadPriorities, type Priority } from './register.ts'

export const priorityForm = defineForm<RecordPriority, Priority>({
  path: '/groups/:body/priorities',
  section: '/meetings',
  cancel: '/groups/:body',
  act: actNamed(priorityActs, 'recordPriority'),
  title: 'Record what a group works on',
  steps: [
    {
      fields: async (context) => {
        await groupIn(context)
        return [
          { name: 'title', label: 'What it works on', hint: 'In a few words, as the board would read it' },
          { name: 'from', label: 'First day (optional)', kind: 'date', value: context.today },
          { name: 'progress', label: 'Progress so far (optional)', kind: 'long' },
        ]
      },
    },
  ],
  command: ({ params }, answers) => filled({ ...answers, body: params.body }),
  check: async (context) => ({
    heading: `Check before you record what ${(await groupIn(context)).name} works on`,
    button: 'Record it',
    effects: ['It stands on the group’s page until the board says that it has ended.'],
  }),
  recorded: async (context, { outcome }) => ({
    title: `“${outcome.result.title}” is recorded`,
    next: [{ label: 'Next', text: 'The board reviews how far it has come.' }],
    links: backTo(context.base, await groupIn(context)),
  }),
})

const priorityIn = async ({ reader, params }: PageContext): Promise<Priority> => {
  const found = (await loadPriorities(reader)).find(({ ref, body }) => ref === params.priority && body === params.body)
  if (!found) throw notFound('This group has no such priority')
  return found
}

export const priorityReviewForm = defineForm<ReviewPriority, Priority>({
  path: '/groups/:body/priorities/:priority/review',
  section: '/meetings',
  cancel: '/groups/:body',
  act: actNamed(priorityActs, 'reviewPriority'),
  title: 'Record the board’s review',
  intro: async (context) => {
    const { title, progress } = await priorityIn(context)
    return [`**${title}**. ${progress ? `So far: ${progress}.` : 'No progress is recorded yet.'}`]
  },
  steps: [
    {
      fields: async (context) => {
        const { progress } = await priorityIn(context)
        return [
          { name: 'reviewedOn', label: 'Day of the review', kind: 'date', value: context.today },
          { name: 'progress', label: 'Progress', kind: 'long', value: progress ?? '' },
          { name: 'to', label: 'Last day (optional)', kind: 'date', hint: 'Where the board decides that it has ended' },
        ]
      },
    },
  ],
  command: ({ params }, answers) => filled({ ...answers, priority: params.priority }),
  check: async (context, { outcome }) => {
    const before = await priorityIn(context)
    const after = outcome.result
    return {
      heading: `Check before you record the review of “${before.title}”`,
      button: 'Record the review',
      beforeAfter: {
        rows: [
          { text: 'Progress', before: before.progress ?? 'None', after: after.progress ?? 'None' },
          {
            text: 'Ends',
            before: before.to ? longDate(before.to) : 'Open',
            after: after.to ? longDate(after.to) : 'Open',
          },
        ],
      },
    }
  },
  recorded: async (context, { outcome }) => ({
    title: `The review of “${outcome.result.title}” is recorded`,
    links: backTo(context.base, await groupIn(context)),
  }),
})
