import { organisationsOn } from '../../directory/index.ts'
import { loadBoardFacts } from '../../governance/index.ts'
import { longDate } from '../../kernel/dates.ts'
import { actNamed } from '../../platform/acts/index.ts'
import { defineForm, filled } from '../../platform/http/index.ts'
import { backTo, groupIn } from '../group-in.ts'
import { type RecordReview, reviewActs } from './acts.ts'
import type { Review } from './register.ts'

export const reviewForm = defineForm<RecordReview, Review>({
  path: '/groups/:body/reviews',
  section: '/meetings',
  cancel: '/groups/:body',
  act: actNamed(reviewActs, 'recordReview'),
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
