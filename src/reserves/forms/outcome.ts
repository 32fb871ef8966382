import { type IsoDate, longDate } from '../../kernel/dates.ts'
import { loadProgrammes } from '../../ledger/index.ts'
import { defineForm } from '../../platform/http/index.ts'
import { reportOutcome } from '../acts.ts'
import { loadOutcomes, outcomeBy } from '../programmes/outcomes.ts'
import type { ReportOutcome } from '../schema.ts'
import { nameOf } from './questions.ts'

export const outcomeForm = defineForm<ReportOutcome, { programme: string }>({
  path: '/programmes/:programme/outcomes',
  section: '/surplus',
  cancel: '/programmes/:programme',
  act: reportOutcome,
  title: 'Report what has changed',
  intro: async ({ reader, params }) => {
    const programme = (await loadProgrammes(reader)).get(params.programme ?? '')
    if (!programme) return []
    const { name, outcomeMeasure } = programme
    return [
      outcomeMeasure
        ? `**${name}** is to change: ${outcomeMeasure}.`
        : `Nobody has said yet what **${name}** is to change.`,
    ]
  },
  steps: [
    {
      fields: ({ today }) => [
        { name: 'reportedOn', label: 'Date of the report', kind: 'date', value: today },
        {
          name: 'text',
          label: 'What it has changed',
          kind: 'long',
          hint: 'Who was reached, what was measured, and against what, like “14 schools. 11 have raised their phonics check result”',
          missing: 'Enter what it has changed',
        },
        { name: 'evidence', label: 'Evidence (optional)', hint: 'Where it can be read up: a minute, an evaluation' },
      ],
    },
  ],
  check: async (context, { command }) => {
    const name = await nameOf(context, command.programme)
    const before = outcomeBy(await loadOutcomes(context.reader), command.programme, command.reportedOn as IsoDate)
    return {
      heading: `Check before you report what ${name} has changed`,
      button: 'Report it',
      beforeAfter: {
        on: command.reportedOn,
        rows: [{ text: 'What it has changed', before: before?.text ?? 'Not reported', after: command.text }],
      },
      effects: ['It stands beside the money on the pages of surplus and in the surplus and reinvestment report.'],
    }
  },
  recorded: async (context, { command }) => ({
    title: `What ${await nameOf(context, command.programme)} has changed is reported`,
    next: [{ label: longDate(command.reportedOn as IsoDate), text: command.text }],
    links: [
      { text: 'The programme', href: `${context.base}/programmes/${command.programme}` },
      { text: 'Surplus', href: `${context.base}/surplus` },
    ],
  }),
})
