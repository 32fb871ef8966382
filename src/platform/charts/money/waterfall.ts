import { scaleLinear } from 'd3-scale'
import { money, type Pence, wholePounds, ZERO } from '../../../kernel/money.ts'
import { capitalised } from '../../../kernel/text.ts'
import type { Chart, LegendPaint } from '../drawing/chart.ts'
import { type Drawing, fitted, type Mark } from '../drawing/drawing.ts'
import {
  COLOURS,
  COST_PAINT,
  GROUP_PAINT,
  INTEREST_PAINT,
  label,
  type Paint,
  rule,
  TOTAL_PAINT,
} from '../drawing/look.ts'

export type WaterfallKind = 'council' | 'members' | 'others' | 'interest' | 'cost' | 'tax' | 'total'

export interface WaterfallRow {
  label: string
  kind: WaterfallKind
  /** What the line adds (income) or takes away (costs and tax, negative); for a total the sum so far. */
  amount: Pence
  previous?: Pence
}

export interface Waterfall {
  period: string
  rows: WaterfallRow[]
}

const PAINTS: Record<WaterfallKind, Paint> = {
  council: { fill: COLOURS.council },
  members: GROUP_PAINT.schools,
  others: GROUP_PAINT.others,
  interest: INTEREST_PAINT,
  cost: COST_PAINT,
  tax: COST_PAINT,
  total: TOTAL_PAINT,
}
const LEGEND: { kind: WaterfallKind; paint: LegendPaint; text: string }[] = [
  { kind: 'council', paint: 'council', text: 'Council' },
  { kind: 'members', paint: 'schools', text: 'Member schools' },
  { kind: 'others', paint: 'others', text: 'Other customers' },
  { kind: 'interest', paint: 'interest', text: 'Interest and other' },
  { kind: 'cost', paint: 'cost', text: 'Cost or tax' },
]

/** Brackets for what is taken away, as in accounts: (£36,000). */
const figure = (amount: Pence): string => (amount < 0 ? `(${wholePounds(-amount)})` : wholePounds(amount))

interface Step extends WaterfallRow {
  from: number
  to: number
}

const stepsOf = (rows: WaterfallRow[]): Step[] => {
  let level = 0
  return rows.map((row) => {
    const from = row.kind === 'total' ? 0 : level
    level = row.kind === 'total' ? row.amount : level + row.amount
    return { ...row, from, to: level }
  })
}

const ROW = { wide: 23, narrow: 40 } as const

const drawn = (size: 'wide' | 'narrow', { rows }: Waterfall, title: string, desc: string): Drawing => {
  const width = size === 'wide' ? 700 : 340
  const steps = stepsOf(rows)
  const [left, right] = size === 'wide' ? [210, 578] : [2, 338]
  const reach = [0, ...steps.flatMap(({ from, to }) => [from, to])]
  const x = scaleLinear([Math.min(...reach), Math.max(...reach, 1)], [left, right])
  const pitch = ROW[size]
  const marks: Mark[] = []
  steps.forEach((step, i) => {
    const top = i * pitch + 4
    const bold = step.kind === 'total'
    const barTop = size === 'wide' ? top + 3 : top + 19
    const height = size === 'wide' ? 13 : 14
    const amount = figure(step.amount)
    if (bold && i > 0) marks.push(rule(0, top - 2, width, top - 2))
    marks.push(label(0, top + 14, fitted(step.label, 14, size === 'wide' ? left - 12 : 225, bold), { bold }))
    marks.push(label(width, top + 14, amount, { bold, anchor: 'end' }))
    const [from, to] = [x(Math.min(step.from, step.to)), x(Math.max(step.from, step.to))]
    marks.push({ kind: 'rect', x: from, y: barTop, width: Math.max(to - from, 0.75), height, ...PAINTS[step.kind] })
    const next = steps[i + 1]
    // In the narrow drawing the labels stand between the bars, and a line down to the next would run through them.
    if (next && size === 'wide') {
      const nextTop = barTop + pitch
      const dotted = { stroke: COLOURS.secondary, dash: [2, 2] as const }
      marks.push(rule(x(step.to), barTop + height, x(step.to), nextTop, dotted))
    }
  })
  const bottom = steps.length * pitch + 4
  if (Math.min(...reach) < 0) marks.push(rule(x(0), 2, x(0), bottom, { stroke: COLOURS.ink }))
  return { width, height: bottom + 2, title, desc, marks }
}

/** From income to surplus, one row a line: what came in, what was spent, what was left. */
export const surplusWaterfall = (waterfall: Waterfall): Chart => {
  const { rows, period } = waterfall
  const totals = rows.filter(({ kind }) => kind === 'total')
  const income = totals[0]?.amount ?? ZERO
  const left = totals.at(-1)?.amount ?? ZERO
  const title = `From income to surplus, ${period}`
  const words = ({ kind, label: name, amount }: WaterfallRow) =>
    kind === 'total' ? `makes ${name.toLowerCase()} ${figure(amount)}` : `${name} ${figure(amount)}`
  const desc = `${rows.map(words).join(', ')}.`
  const kinds = new Set<WaterfallKind>(rows.map(({ kind }) => (kind === 'tax' ? 'cost' : kind)))
  const withPrevious = rows.some(({ previous }) => previous !== undefined)
  return {
    caption:
      left < 0
        ? `${wholePounds(income)} came in and ${wholePounds(-left)} more was spent`
        : `${wholePounds(income)} came in and ${wholePounds(left)} was left`,
    // Each figure is rounded by itself, so that their sum may be a pound off; the table has the pence.
    note: `${capitalised(period)}, in whole pounds`,
    wide: drawn('wide', waterfall, title, desc),
    narrow: drawn('narrow', waterfall, title, desc),
    legend: LEGEND.filter(({ kind }) => kinds.has(kind)).map(({ paint, text }) => ({ paint, text })),
    table: {
      columns: [
        { key: 'line', head: 'Line', kind: 'text' },
        { key: 'amount', head: 'This year', kind: 'money' },
        ...(withPrevious ? [{ key: 'previous', head: 'Last year', kind: 'money' as const }] : []),
      ],
      rows: rows.map(({ label: line, amount, previous }) => ({
        line,
        amount: money(amount),
        ...(withPrevious && { previous: money(previous ?? 0) }),
      })),
    },
  }
}
