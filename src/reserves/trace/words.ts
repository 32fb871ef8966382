import { longDate } from '../../kernel/dates.ts'
import { penceOf, pounds } from '../../kernel/money.ts'
import { capitalised, listed, percent } from '../../kernel/text.ts'
import type { Stream } from '../../ledger/index.ts'
import { type Chart, surplusFlow } from '../../platform/charts/index.ts'
import type { InvoiceTrace, TraceYear } from './invoice.ts'

/** What page and paper say alike of shares in a surplus. */

export const HOW_SHARED = [
  'A surplus is a pool: no pound of it can be followed to one invoice. So each has a share, worked out in two steps.',
  'First, the surplus after tax is shared among the streams that earned more than their own costs, in proportion to what each had left. So they bear the tax, and the costs that belong to no stream.',
  'Then a stream’s part is shared among its invoices in proportion to their income of the year. What was set aside, spent and returned is shared as the surplus is.',
  'Every step is in whole pence by largest remainder: the shares of all invoices and entries add up to the surplus, and to each amount set aside.',
]

/** "traded income" */
export const incomeOf = (stream: Stream): string => (stream === 'other' ? 'other income' : `${stream} income`)

export const yearName = ({ to, endsOn }: Pick<TraceYear, 'to' | 'endsOn'>): string =>
  to < endsOn ? `The year so far, to ${longDate(to)}` : `Year ended ${longDate(to)}`

/** Which invoice of its agreement's an income is set against. */
export const orderSentence = ({ agreement, nth, of }: InvoiceTrace['invoice']): string =>
  of === 1
    ? `All income under ${agreement} is set against this invoice, its only one.`
    : `Income is earned under ${agreement} and set against its invoices in the order of their issue. This is number ${nth} of ${of}.`

/** How a share was worked out, step by step; the last row is the share. */
export const workingOf = (year: TraceYear): { text: string; amount: string }[] => {
  const name = incomeOf(year.stream)
  const ofIncome = percent(penceOf(year.income), penceOf(year.streamIncome))
  const ofStreams = percent(Math.max(0, penceOf(year.streamSurplus)), penceOf(year.streamsLeft))
  return [
    { text: 'Income from this invoice', amount: year.income },
    { text: `All ${name}, of which that is ${ofIncome}%`, amount: year.streamIncome },
    { text: `What ${name} had left after its own costs`, amount: year.streamSurplus },
    {
      text: `What all streams had left that covered their own costs, of which that is ${ofStreams}%`,
      amount: year.streamsLeft,
    },
    { text: 'Surplus after tax and the costs of no stream', amount: year.surplus },
    { text: `Its part from ${name}, ${ofStreams}%`, amount: year.streamPart },
  ]
}

/** "Share of this invoice, 0.38% of that" */
export const shareText = ({ income, streamIncome }: TraceYear): string =>
  `Share of this invoice, ${percent(penceOf(income), penceOf(streamIncome))}% of that`

/** Why there is no share, where there is none. */
export const withoutShare = ({ surplus, stream, streamPart }: TraceYear): string | undefined => {
  if (penceOf(surplus) < 0)
    return `The company spent ${pounds(-penceOf(surplus))} more than it received: there is no surplus to have a share in.`
  if (penceOf(surplus) === 0) return 'Nothing was left in these days, so there is no surplus to have a share in.'
  if (penceOf(streamPart) > 0) return undefined
  return `${capitalised(incomeOf(stream))} did not cover its own costs in these days, so no part of the surplus came from it.`
}

/** "It has earned £5,410.20 of its £5,410.20. Its share of the surplus is £276.05, of which £241.13 was set aside and £150.71 has been spent on Early reading and Governor academy." */
export const traceSentence = ({ totals, years }: InvoiceTrace): string => {
  const earned = `It has earned **${pounds(penceOf(totals.earned))}** of ${pounds(penceOf(totals.keeps))}`
  if (years.length === 0) return `${earned} so far.`
  const share = `Its share of the surplus${years.length > 1 ? ` of ${years.length} years` : ''} is **${pounds(penceOf(totals.share))}**`
  if (penceOf(totals.setAside) <= 0) return `${earned}. ${share}; nothing of that has been set aside.`
  const names = [
    ...new Set(
      years.flatMap(({ programmes }) => programmes.flatMap((row) => (penceOf(row.setAside) === 0 ? [] : row.name))),
    ),
  ]
  const spent = `${pounds(penceOf(totals.spent))} has been spent on ${listed(names)}`
  return `${earned}. ${share}, of which ${pounds(penceOf(totals.setAside))} was set aside and ${spent}.`
}

/** What became of a share, as a drawing; undefined where less than a pound was set aside. */
export const shareFlow = ({ share, setAside, programmes, until }: TraceYear): Chart | undefined =>
  penceOf(setAside) < 100
    ? undefined
    : surplusFlow({
        surplus: penceOf(share),
        source: 'Share of the surplus',
        until: longDate(until),
        programmes: programmes.map((row) => ({
          name: row.name,
          setAside: penceOf(row.setAside),
          spent: penceOf(row.spent),
          returned: penceOf(row.returned),
        })),
      })
