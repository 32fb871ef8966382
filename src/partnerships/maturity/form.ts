import { actNamed } from '../../platform/acts/index.ts'
import { defineForm, filled } from '../../platform/http/index.ts'
import { backTo, groupIn } from '../group-in.ts'
import { maturityActs, type RecordEvaluation } from './acts.ts'
import type { Assessed } from './assessed.ts'
import { LEVELS, levelNumber, levelWord } from './levels.ts'
import { loadEvaluations } from './register.ts'

export const evaluationForm = defineForm<RecordEvaluation, Assessed>({
  path: '/groups/:body/evaluations',
  section: '/meetings',
  cancel: '/groups/:body',
  act: actNamed(maturityActs, 'recordEvaluation'),
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
