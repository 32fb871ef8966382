import { money, type Pence, pence, wholePounds } from '../../../kernel/money.ts'
import { listed, plural } from '../../../kernel/text.ts'
import type { Chart } from '../drawing/chart.ts'
import { boxOf, type Drawing, fitted, type Mark, rounded } from '../drawing/drawing.ts'
import { COLOURS, label } from '../drawing/look.ts'

export interface SurplusFlow {
  /** What was left after tax, or what was free to set aside from, in pence; never less than what was set aside. */
  surplus: Pence
  /** "Surplus for the year" unless money came from earlier years too. */
  source?: string
  programmes: { name: string; setAside: Pence; spent: Pence; returned?: Pence }[]
  until: string
}

interface Node {
  name: string
  /** Said after the amount where the name is that of the programme: "spent". */
  became?: string
  amount: number
  column: number
  colour: string
  offset: number
}
interface Band {
  from: Node
  to: Node
  amount: number
  colour: string
  start: number
  end: number
}

const PROGRAMME_COLOURS = [COLOURS.schools, COLOURS.independent]
const LEFT_COLOURS = [COLOURS.others, '#8fa3c1']

/** Nodes column by column, each below the one before it, and the bands between them in the same order. */
const arranged = (flow: SurplusFlow, scale: number, gap: number): { nodes: Node[]; bands: Band[] } => {
  const nodes: Node[] = []
  const bands: Band[] = []
  const next = [0, 0, 0, 0]
  const used = new Map<Node, { out: number; in: number }>()
  const node = (name: string, amount: number, column: number, colour: string, became?: string): Node => {
    const made = { name, amount, column, colour, offset: next[column] ?? 0, ...(became && { became }) }
    next[column] = made.offset + amount * scale + gap
    nodes.push(made)
    used.set(made, { out: 0, in: 0 })
    return made
  }
  const band = (from: Node, to: Node, colour: string) => {
    const [source, target] = [used.get(from)!, used.get(to)!]
    bands.push({ from, to, amount: to.amount, colour, start: from.offset + source.out, end: to.offset + target.in })
    source.out += to.amount * scale
    target.in += to.amount * scale
  }
  const setAside = flow.programmes.reduce((sum, programme) => sum + programme.setAside, 0)
  const surplus = node(flow.source ?? 'Surplus for the year', flow.surplus, 0, COLOURS.ink)
  const fund = node('Reinvestment fund', setAside, 1, COLOURS.schools)
  band(surplus, fund, COLOURS.schools)
  flow.programmes.forEach((programme, i) => {
    const colour = PROGRAMME_COLOURS[i % 2] ?? COLOURS.schools
    const own = node(programme.name, programme.setAside, 2, colour)
    band(fund, own, colour)
    const left = programme.setAside - programme.spent - (programme.returned ?? 0)
    const leaf = (became: string, amount: number, paint: string) => {
      if (amount > 0) band(own, node(programme.name, amount, 3, paint, became), paint)
    }
    leaf('spent', programme.spent, colour)
    leaf('left', left, LEFT_COLOURS[i % 2] ?? colour)
    leaf('returned', programme.returned ?? 0, COLOURS.reserve)
  })
  if (flow.surplus > setAside) {
    next[1] = Math.max(next[1] ?? 0, setAside * scale + gap)
    band(surplus, node('Free reserves', flow.surplus - setAside, 1, COLOURS.reserve), COLOURS.reserve)
  }
  return { nodes, bands }
}

const COLUMN_NAMES = (until: string) => ['Surplus', 'Reserve', 'Programme', `To ${until}`]
const NODE = 12

const wide = (flow: SurplusFlow, title: string, desc: string): Drawing => {
  const leaves = flow.programmes.length * 2
  const gap = 34
  const scale = Math.max(132, leaves * 24) / flow.surplus
  const columns = [2, 176, 350, 524]
  const { nodes, bands } = arranged(flow, scale, gap)
  const top = 30
  const marks: Mark[] = COLUMN_NAMES(flow.until).map((name, i) =>
    label(columns[i] ?? 0, 14, fitted(name, 13, 174), { size: 13, fill: COLOURS.secondary }),
  )
  for (const { from, to, amount, colour, start, end } of bands) {
    const [x1, x2] = [(columns[from.column] ?? 0) + NODE, columns[to.column] ?? 0]
    const [y1, y2, thick, middle] = [top + start, top + end, amount * scale, (x1 + x2) / 2]
    const p = (...numbers: number[]) => numbers.map(rounded).join(',')
    const d = `M${p(x1, y1)}C${p(middle, y1, middle, y2, x2, y2)}L${p(x2, y2 + thick)}C${p(middle, y2 + thick, middle, y1 + thick, x1, y1 + thick)}Z`
    const box = { x: x1, y: Math.min(y1, y2), width: x2 - x1, height: Math.abs(y2 - y1) + thick }
    marks.push({ kind: 'path', d, box, fill: colour, opacity: 0.3 })
  }
  for (const { column, offset, amount, colour } of nodes) {
    marks.push({
      kind: 'rect',
      x: columns[column] ?? 0,
      y: top + offset,
      width: NODE,
      height: Math.max(amount * scale, 1),
      fill: colour,
    })
  }
  for (const { name, became, column, offset, amount } of nodes) {
    const x = (columns[column] ?? 0) + NODE + 8
    const y = top + offset + Math.max((amount * scale) / 2, 8)
    const room = column === 3 ? 700 - x : 150
    marks.push(label(x, y - 2, fitted(name, 13, room, true), { size: 13, bold: true, halo: true }))
    marks.push(label(x, y + 14, [wholePounds(amount), became].filter(Boolean).join(' '), { size: 13, halo: true }))
  }
  const bottom = Math.max(...marks.map(boxOf).map((box) => box.y + box.height))
  return { width: 700, height: rounded(bottom + 3), title, desc, marks }
}

/** On a narrow screen the bands flow downwards: each programme is a bar to the same scale with its spent and left parts. */
const narrow = (flow: SurplusFlow, title: string, desc: string): Drawing => {
  const scale = 336 / flow.surplus
  const setAside = flow.programmes.reduce((sum, programme) => sum + programme.setAside, 0)
  const marks: Mark[] = []
  let y = 0
  const row = (x: number, name: string, amount: number, colour: string) => {
    marks.push(label(0, y + 15, fitted(name, 13, 236, true), { size: 13, bold: true }))
    marks.push(label(340, y + 15, wholePounds(amount), { size: 13, anchor: 'end' }))
    marks.push({
      kind: 'rect',
      x: 2 + x * scale,
      y: y + 22,
      width: Math.max(amount * scale, 0.75),
      height: 14,
      fill: colour,
    })
    y += 46
  }
  const drop = (x: number, amount: number, colour: string) =>
    marks.push({
      kind: 'rect',
      x: 2 + x * scale,
      y: y - 10,
      width: amount * scale,
      height: 12,
      fill: colour,
      opacity: 0.3,
    })
  row(0, flow.source ?? 'Surplus for the year', flow.surplus, COLOURS.ink)
  drop(0, setAside, COLOURS.schools)
  row(0, 'Reinvestment fund', setAside, COLOURS.schools)
  let start = 0
  flow.programmes.forEach(({ name, setAside: amount, spent, returned = 0 }, i) => {
    const colour = PROGRAMME_COLOURS[i % 2] ?? COLOURS.schools
    drop(start, amount, colour)
    row(start, name, amount, colour)
    if (spent > 0) row(start, `${name}: spent`, spent, colour)
    const left = amount - spent - returned
    if (left > 0) row(start + spent, `${name}: left`, left, LEFT_COLOURS[i % 2] ?? COLOURS.others)
    if (returned > 0) row(start + spent + left, `${name}: returned`, returned, COLOURS.reserve)
    start += amount
  })
  if (flow.surplus > setAside) row(setAside, 'Free reserves', flow.surplus - setAside, COLOURS.reserve)
  return { width: 340, height: y, title, desc, marks }
}

/** What became of a surplus: reserve, programmes, spent and left, in bands to scale; undefined where nothing was set aside. */
export const surplusFlow = (flow: SurplusFlow): Chart | undefined => {
  const programmes = flow.programmes.filter(({ setAside }) => setAside > 0)
  const setAside = pence(programmes.reduce((sum, programme) => sum + programme.setAside, 0))
  if (setAside <= 0 || flow.surplus <= 0) return undefined
  const whole: SurplusFlow = { ...flow, programmes, surplus: pence(Math.max(flow.surplus, setAside)) }
  const source = flow.source ?? 'Surplus for the year'
  const rows = [
    { from: source, to: 'Reinvestment fund', amount: money(setAside) },
    ...(whole.surplus > setAside
      ? [{ from: source, to: 'Free reserves', amount: money(whole.surplus - setAside) }]
      : []),
    ...programmes.flatMap(({ name, setAside: amount, spent, returned = 0 }) => [
      { from: 'Reinvestment fund', to: name, amount: money(amount) },
      ...(spent > 0 ? [{ from: name, to: 'Spent', amount: money(spent) }] : []),
      ...(returned > 0 ? [{ from: name, to: 'Returned to free reserves', amount: money(returned) }] : []),
      ...(amount - spent - returned > 0
        ? [{ from: name, to: 'Left to spend', amount: money(amount - spent - returned) }]
        : []),
    ]),
  ]
  const title = `What became of the surplus of ${wholePounds(whole.surplus)}`
  const desc = `${rows.map(({ from, to, amount }) => `${from} to ${to}: £${amount}`).join('; ')}.`
  return {
    caption: `${wholePounds(setAside)} went to ${programmes.length < 4 ? listed(programmes.map(({ name }) => name)) : plural(programmes.length, 'programme')}`,
    note: 'The width of each band is to scale',
    wide: wide(whole, title, desc),
    narrow: narrow(whole, title, desc),
    legend: [],
    table: {
      columns: [
        { key: 'from', head: 'From', kind: 'text' },
        { key: 'to', head: 'To', kind: 'text' },
        { key: 'amount', head: 'Amount', kind: 'money' },
      ],
      rows,
    },
  }
}
