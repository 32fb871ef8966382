import type { IsoDate } from '../../kernel/dates.ts'
import { penceOf, pounds } from '../../kernel/money.ts'
import { CODES, isCost, loadChart } from '../../ledger/index.ts'
import { defineForm } from '../../platform/http/index.ts'
import { drawDown, returnReserve } from '../acts.ts'
import type { Spent } from '../programmes/spending.ts'
import type { DrawDownCommand, ReturnReserve } from '../schema.ts'
import { leftOn, nameOf } from './questions.ts'

const moved = (left: number, after: number) => ({
  beforeAfter: { rows: [{ text: 'Left to spend', before: pounds(left), after: pounds(after) }] },
})

export const drawDownForm = defineForm<DrawDownCommand, Spent>({
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

export const returnForm = defineForm<ReturnReserve, Spent>({
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
