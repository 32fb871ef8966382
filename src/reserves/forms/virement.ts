import { type IsoDate, longDate } from '../../kernel/dates.ts'
import { penceOf, pounds } from '../../kernel/money.ts'
import { defineForm, type PageContext } from '../../platform/http/index.ts'
import { moveReserve } from '../acts.ts'
import type { Spent } from '../programmes/spending.ts'
import type { MoveReserve } from '../schema.ts'
import { leftOn, nameOf, programmeOptions, resolutionQuestion } from './questions.ts'

const fromOf = ({ params }: PageContext): string => params.programme ?? ''

export const virementForm = defineForm<MoveReserve, Spent>({
  path: '/programmes/:programme/virements',
  section: '/surplus',
  cancel: '/programmes/:programme',
  act: moveReserve,
  title: 'Move to another programme',
  intro: async (context) => {
    const from = fromOf(context)
    const left = await leftOn(context, from, context.today)
    return [
      `**${await nameOf(context, from)}** has ${pounds(left)} left to spend. The board decides what of it moves to another programme (a virement).`,
    ]
  },
  steps: [
    {
      fields: async (context) => [
        await resolutionQuestion(context),
        {
          name: 'to',
          label: 'To which programme?',
          kind: 'select',
          missing: 'Choose the programme',
          options: (await programmeOptions(context)).filter(({ value }) => value !== fromOf(context)),
        },
        { name: 'amount', label: 'Amount', kind: 'money' },
        { name: 'date', label: 'Date', kind: 'date', value: context.today },
      ],
    },
  ],
  check: async (context, { command }) => {
    const date = command.date as IsoDate
    const amount = penceOf(command.amount)
    const change = async (programme: string, by: number) => {
      const left = await leftOn(context, programme, date)
      const name = await nameOf(context, programme)
      return { text: `${name}, left to spend`, before: pounds(left), after: pounds(left + by) }
    }
    return {
      heading: `Check before you move ${pounds(amount)}`,
      button: `Move ${pounds(amount)}`,
      beforeAfter: { on: date, rows: [await change(command.programme, -amount), await change(command.to, amount)] },
      effects: [
        `Resolution ${command.resolution} allows it. The fund as a whole, and what the board may set aside, stay as they are.`,
      ],
    }
  },
  recorded: async (context, { command, outcome: { result } }) => {
    const [from, to] = [await nameOf(context, command.programme), await nameOf(context, command.to)]
    const { base } = context
    return {
      title: `${pounds(penceOf(command.amount))} is moved from ${from} to ${to}`,
      next: [
        {
          label: `Entry ${result.entry}`,
          text: `${longDate(command.date as IsoDate)}, by resolution ${command.resolution}`,
        },
        { label: 'Left', text: `${from} has ${pounds(penceOf(result.left))} left to spend` },
      ],
      links: [
        { text: `Entry ${result.entry}`, href: `${base}/ledger/entries/${result.entry}` },
        { text: from, href: `${base}/programmes/${command.programme}` },
        { text: to, href: `${base}/programmes/${command.to}` },
      ],
    }
  },
})
