import { defineForm } from '../../platform/http/index.ts'
import { addProgramme } from '../acts.ts'
import type { AddProgramme } from '../schema.ts'

export const programmeForm = defineForm<AddProgramme, { programme: string }>({
  path: '/surplus/programmes',
  section: '/surplus',
  cancel: '/programmes',
  act: addProgramme,
  title: 'Add a programme',
  steps: [
    {
      fields: () => [
        { name: 'name', label: 'Name' },
        { name: 'ref', label: 'Ref', hint: 'A short name for entries and files, like early-reading', width: 20 },
        { name: 'purpose', label: 'Purpose (optional)', kind: 'long' },
        { name: 'outcomeMeasure', label: 'What it is to change (optional)', hint: 'How you will see that it worked' },
        { name: 'from', label: 'First day (optional)', kind: 'date' },
        { name: 'to', label: 'Last day (optional)', kind: 'date' },
      ],
    },
  ],
  check: (_context, { command }) => ({
    heading: `Check before you add ${command.name}`,
    button: 'Add the programme',
    effects: ['It has no money until the board sets surplus aside for it.'],
  }),
  recorded: ({ base }, { command }) => ({
    title: `${command.name} is a programme`,
    links: [
      { text: command.name, href: `${base}/programmes/${command.ref}` },
      { text: 'Set surplus aside', href: `${base}/surplus/designations/new?programme=${command.ref}` },
    ],
  }),
})
