import { type IsoDate, longDate } from '../kernel/dates.ts'
import { penceOf, pounds } from '../kernel/money.ts'
import { CODES, isCost, loadChart } from '../ledger/index.ts'
import { defineForm, type FormDefinition } from '../platform/http/index.ts'
import { addProgramme, designateSurplus, drawDown, returnReserve } from './acts.ts'
import { allocableOn } from './allocable.ts'
import { outcomeForm } from './outcome-form.ts'
import { leftOn, nameOf, programmeOptions, resolutionQuestion } from './questions.ts'
import type { AddProgramme, DesignateSurplus, DrawDownCommand, ReturnReserve } from './schema.ts'
import type { Designated } from './set-aside.ts'
import type { Spent } from './spending.ts'
import { virementForm } from './virement-form.ts'

const setAsideForm = defineForm<DesignateSurplus, Designated>({
  path: '/surplus/designations',
  section: '/surplus',
  act: designateSurplus,
  title: 'Set surplus aside',
  intro: async ({ reader, today }) => {
    const { allocable, yearEnd } = await allocableOn(reader, today)
    return [
      `The board may set aside up to **${pounds(Math.max(allocable, 0))}** today, from what it had at ${longDate(yearEnd)}. The legal word is to designate: money moves between reserves and nothing is spent yet.`,
    ]
  },
  steps: [
    {
      fields: async (context) => [
        await resolutionQuestion(context),
        {
          name: 'programme',
          label: 'For which programme?',
          kind: 'select',
          missing: 'Choose the programme',
          options: await programmeOptions(context),
        },
        { name: 'amount', label: 'Amount', kind: 'money' },
        { name: 'date', label: 'Date', kind: 'date', value: context.today },
      ],
    },
  ],
  check: async (context, { command, outcome: { result } }) => {
    const date = command.date as IsoDate
    const left = await leftOn(context, command.programme, date)
    const name = await nameOf(context, command.programme)
    return {
      heading: `Check before you set ${pounds(penceOf(command.amount))} aside`,
      button: `Set ${pounds(penceOf(command.amount))} aside`,
      beforeAfter: {
        on: date,
        rows: [
          {
            text: 'The board may still set aside',
            before: pounds(penceOf(result.allocableBefore)),
            after: pounds(penceOf(result.allocableAfter)),
          },
          { text: `${name}, left to spend`, before: pounds(left), after: pounds(left + penceOf(command.amount)) },
        ],
      },
      effects: ['Free reserves fall and the reinvestment fund rises by the same amount. It is not a cost.'],
    }
  },
  recorded: async (context, { command, outcome: { result } }) => ({
    title: `${pounds(penceOf(command.amount))} is set aside for ${await nameOf(context, command.programme)}`,
    next: [
      { label: result.designation, text: `By resolution ${command.resolution}` },
      { label: 'Left', text: `The board may still set aside ${pounds(penceOf(result.allocableAfter))}` },
    ],
    links: [
      { text: `Entry ${result.entry}`, href: `${context.base}/ledger/entries/${result.entry}` },
      {
        text: 'Set aside for another programme',
        href: `${context.base}/surplus/designations/new?resolution=${command.resolution}`,
      },
      { text: 'Surplus', href: `${context.base}/surplus` },
    ],
  }),
})

const moved = (left: number, after: number) => ({
  beforeAfter: { rows: [{ text: 'Left to spend', before: pounds(left), after: pounds(after) }] },
})

const drawDownForm = defineForm<DrawDownCommand, Spent>({
  path: '/programmes/:programme/drawdowns',
  section: '/surplus',
  cancel: '/programmes/:programme',
  act: drawDown,
  title: 'Spend from a programme',
  intro: async (context) => {
    const { programme = '' } = context.params
    const left = await leftOn(context, programme, context.today)
    return [`**${await nameOf(context, programme)}** has ${pounds(left)} left to spend.`]
  },
  steps: [
    {
      fields: async ({ reader, today }) => {
        const chart = [...(await loadChart(reader)).values()]
        const options = chart
          .filter(({ type }) => isCost(type))
          .map(({ code, name }) => ({ value: code, text: `${code} ${name}` }))
        return [
          { name: 'date', label: 'Date', kind: 'date', value: today },
          { name: 'amount', label: 'Amount', kind: 'money' },
          { name: 'memo', label: 'What it is for', missing: 'Enter what it is for' },
          { name: 'account', label: 'Account of the cost', kind: 'select', options, value: CODES.programmeCosts },
        ]
      },
    },
  ],
  check: async (context, { command, outcome: { result } }) => ({
    heading: `Check before you spend ${pounds(penceOf(command.amount))}`,
    button: `Spend ${pounds(penceOf(command.amount))}`,
    ...moved(await leftOn(context, command.programme, command.date as IsoDate), penceOf(result.left)),
    effects: ['It is a cost of this year, paid from the bank; the fund releases the same amount to free reserves.'],
  }),
  recorded: ({ base }, { command, outcome: { result } }) => ({
    title: `${pounds(penceOf(command.amount))} is spent`,
    next: [{ label: 'Left to spend', text: pounds(penceOf(result.left)) }],
    links: [
      { text: `Entry ${result.entry}`, href: `${base}/ledger/entries/${result.entry}` },
      { text: 'The programme', href: `${base}/programmes/${command.programme}` },
    ],
  }),
})

const returnForm = defineForm<ReturnReserve, Spent>({
  path: '/programmes/:programme/returns',
  section: '/surplus',
  cancel: '/programmes/:programme',
  act: returnReserve,
  title: 'Return what a programme will not spend',
  steps: [
    {
      fields: ({ today }) => [
        { name: 'date', label: 'Date', kind: 'date', value: today },
        { name: 'amount', label: 'Amount', kind: 'money' },
        { name: 'reason', label: 'Reason' },
      ],
    },
  ],
  check: async (context, { command, outcome: { result } }) => ({
    heading: `Check before you return ${pounds(penceOf(command.amount))}`,
    button: `Return ${pounds(penceOf(command.amount))}`,
    ...moved(await leftOn(context, command.programme, command.date as IsoDate), penceOf(result.left)),
    effects: ['Free reserves rise by the same amount.'],
  }),
  recorded: ({ base }, { command, outcome: { result } }) => ({
    title: `${pounds(penceOf(command.amount))} is returned to free reserves`,
    links: [
      { text: `Entry ${result.entry}`, href: `${base}/ledger/entries/${result.entry}` },
      { text: 'The programme', href: `${base}/programmes/${command.programme}` },
    ],
  }),
})

const programmeForm = defineForm<AddProgramme, { programme: string }>({
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

export const forms: FormDefinition[] = [
  setAsideForm,
  drawDownForm,
  returnForm,
  virementForm,
  programmeForm,
  outcomeForm,
]
