import { invoicesToCome } from '../../billing/index.ts'
import { type IsoDate, longDate, longMonth } from '../../kernel/dates.ts'
import { penceOf, pounds, sum } from '../../kernel/money.ts'
import { defineForm } from '../../platform/http/index.ts'
import type { Reader } from '../../platform/reader.ts'
import { designateSurplus } from '../acts.ts'
import type { DesignateSurplus } from '../schema.ts'
import { allocableOn } from '../setting-aside/allocable.ts'
import type { Designated } from '../setting-aside/set-aside.ts'
import { leftOn, nameOf, programmeOptions, resolutionQuestion } from './questions.ts'

/** The figure is that of the books: what is earned and not yet recognised may change it. */
const notYetEarned = async (reader: Reader, today: IsoDate): Promise<string[]> => {
  const { income } = await invoicesToCome(reader, today)
  const last = income
    .map(({ month }) => month)
    .sort()
    .at(-1)
  if (!last) return []
  const amount = pounds(sum(income.map((due) => due.amount)))
  return [
    `Income of months until **${longMonth(last)}**, ${amount}, has not been recognised. Run invoices first: what the board may set aside can change with it.`,
  ]
}

export const setAsideForm = defineForm<DesignateSurplus, Designated>({
  path: '/surplus/designations',
  section: '/surplus',
  act: designateSurplus,
  title: 'Set surplus aside',
  intro: async ({ reader, today }) => {
    const { allocable, yearEnd } = await allocableOn(reader, today)
    return [
      ...(await notYetEarned(reader, today)),
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
