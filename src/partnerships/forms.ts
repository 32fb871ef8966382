import { organisationsOn } from '../directory/index.ts'
import { type Body, loadBoardFacts } from '../governance/index.ts'
import { longDate } from '../kernel/dates.ts'
import { notFound } from '../kernel/errors.ts'
import { actNamed } from '../platform/acts/index.ts'
import { defineForm, type FormDefinition, filled, type PageContext } from '../platform/http/index.ts'
import { acts, type RecordEvaluation, type RecordPriority, type RecordReview, type ReviewPriority } from './acts.ts'
import { LEVELS, levelNumber } from './levels.ts'
import { levelWord } from './pages/words.ts'
import type { Assessed } from './progress.ts'
import { loadEvaluations, loadPriorities, type Priority, type Review } from './store.ts'

/** The group that the address names. */
const groupIn = async ({ reader, params }: PageContext): Promise<Body> => {
  const body = (await loadBoardFacts(reader)).bodies.find(({ ref }) => ref === params.body)
  if (!body) throw notFound('There is no such group in this company')
  return body
}

const backTo = (base: string, group: Body) => [
  { text: group.name, href: `${base}/groups/${encodeURIComponent(group.ref)}` },
  { text: 'Groups', href: `${base}/groups` },
]

const priorityForm = defineForm<RecordPriority, Priority>({
  path: '/groups/:body/priorities',
  section: '/meetings',
  cancel: '/groups/:body',
  act: actNamed(acts, 'recordPriority'),
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

const priorityReviewForm = defineForm<ReviewPriority, Priority>({
  path: '/groups/:body/priorities/:priority/review',
  section: '/meetings',
  cancel: '/groups/:body',
  act: actNamed(acts, 'reviewPriority'),
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

const evaluationForm = defineForm<RecordEvaluation, Assessed>({
  path: '/groups/:body/evaluations',
  section: '/meetings',
  cancel: '/groups/:body',
  act: actNamed(acts, 'recordEvaluation'),
  title: 'Record a level of maturity',
  steps: [
    {
      fields: async (context) => {
        await groupIn(context)
        const aspects = [...new Set((await loadEvaluations(context.reader)).map(({ aspect }) => aspect))].sort()
        return [
          {
            name: 'aspect',
            label: 'Aspect',
            ...(aspects.length === 0 ? {} : { hint: `Those in use: ${aspects.join(', ')}` }),
          },
          {
            name: 'level',
            label: 'Level',
            kind: 'radios',
            options: LEVELS.map((level) => ({ value: level, text: `${levelNumber(level)} ${levelWord(level)}` })),
            missing: 'Choose the level',
          },
          { name: 'assessedOn', label: 'Day of the assessment', kind: 'date', value: context.today },
          { name: 'note', label: 'Note (optional)', kind: 'long' },
        ]
      },
    },
  ],
  command: ({ params }, answers) => filled({ ...answers, partnership: params.body }),
  check: async (context, { outcome }) => {
    const { aspect, level, previous } = outcome.result
    return {
      heading: `Check before you record the level of ${(await groupIn(context)).name}`,
      button: 'Record the level',
      beforeAfter: {
        rows: [{ text: aspect, before: previous ? levelWord(previous) : 'Not assessed', after: levelWord(level) }],
      },
    }
  },
  recorded: async (context, { outcome }) => ({
    title: `${outcome.result.aspect}: ${levelWord(outcome.result.level).toLowerCase()}, recorded`,
    links: backTo(context.base, await groupIn(context)),
  }),
})

const reviewForm = defineForm<RecordReview, Review>({
  path: '/groups/:body/reviews',
  section: '/meetings',
  cancel: '/groups/:body',
  act: actNamed(acts, 'recordReview'),
  title: 'Record a peer review',
  steps: [
    {
      fields: async (context) => {
        const own = await groupIn(context)
        const { bodies, directory } = await loadBoardFacts(context.reader)
        const schools = organisationsOn(directory, context.today).filter(({ kind }) => kind === 'school')
        return [
          {
            name: 'reviewer',
            label: 'Who reviewed it',
            kind: 'select',
            options: [
              ...bodies.filter(({ ref }) => ref !== own.ref).map(({ ref, name }) => ({ value: ref, text: name })),
              ...schools.map(({ ref, name }) => ({ value: ref, text: name })),
            ],
            missing: 'Choose who reviewed it',
          },
          { name: 'heldOn', label: 'Day of the review', kind: 'date', value: context.today },
          { name: 'findings', label: 'What was found (optional)', kind: 'long' },
        ]
      },
    },
  ],
  command: ({ params }, answers) => filled({ ...answers, reviewed: params.body }),
  check: async (context, { outcome }) => ({
    heading: `Check before you record the review of ${(await groupIn(context)).name}`,
    button: 'Record the review',
    effects: [`It was held on **${longDate(outcome.result.heldOn)}**, and stands on the pages of both.`],
  }),
  recorded: async (context, { outcome }) => ({
    title: `The review of ${longDate(outcome.result.heldOn)} is recorded`,
    links: backTo(context.base, await groupIn(context)),
  }),
})

/** What the partnership’s manager records of groups: what they work on, how they review each other, how far they have come. */
export const forms: FormDefinition[] = [priorityForm, priorityReviewForm, evaluationForm, reviewForm]
