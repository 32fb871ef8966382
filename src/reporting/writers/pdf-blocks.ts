import { COLOURS } from '../../platform/charts/index.ts'
import { leadingOf, type Pen, type Style } from '../../platform/pdf/index.ts'
import type { Block } from '../document.ts'
import { tableSlabs, type Within } from './pdf-table.ts'
import type { Slab } from './slabs.ts'

const BODY: Style = { size: 10.5, leading: 14.2 }
const HEADING: Style = { size: 12, bold: true, leading: 15 }
const NOTE: Style = { size: 9.2, colour: COLOURS.secondary, leading: 12.4 }
const ANSWER: Style = { size: 12, leading: 16.6 }
const LABEL: Style = { size: 9.2, colour: COLOURS.secondary, leading: 12.4 }
const FIGURE: Style = { size: 15.5, bold: true, leading: 20 }

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>
type Layout<Kind extends Block['kind']> = (
  block: Of<Kind>,
  pen: Pen,
  within: Within,
  x: number,
  room: number,
) => Slab[] | Promise<Slab[]>

const words =
  (style: Style, tag: string, above: number) =>
  (runs: { text: string; bold?: boolean }[], pen: Pen, within: Within, x: number, room: number): Slab => {
    const lines = pen.type.wrap(runs, style, room)
    return {
      height: lines.length * leadingOf(style),
      above,
      paint: (y) => pen.tagged(tag, within(), () => pen.lines(lines, x, y, style)),
    }
  }

const answer: Layout<'answer'> = (block, pen, within, x, room) => {
  const inner = room - 36
  const strong = pen.type.wrap([{ text: block.strong }], { ...ANSWER, bold: true }, inner)
  const rest = pen.type.wrap([{ text: block.text }], ANSWER, inner)
  const leading = leadingOf(ANSWER)
  const height = (strong.length + rest.length) * leading + 22
  return [
    {
      height,
      above: 12,
      paint: (y) => {
        pen.decoration(() => {
          pen.box(x, y, room, height, COLOURS.surface)
          pen.box(x, y, 3.6, height, COLOURS.brand)
        })
        pen.tagged('P', within(), () => {
          pen.lines(strong, x + 18, y + 11, { ...ANSWER, bold: true })
          pen.lines(rest, x + 18, y + 11 + strong.length * leading, ANSWER)
        })
      },
    },
  ]
}

const figures: Layout<'figures'> = (block, pen, within, x, room) => {
  const column = room / Math.max(block.figures.length, 1)
  const set = block.figures.map(({ label, value, note }, i) => {
    const indent = i === 0 ? 0 : 12
    const inner = column - indent - 8
    return {
      x: x + i * column + indent,
      label: pen.type.wrap([{ text: label }], LABEL, inner),
      value: pen.type.wrap([{ text: value }], FIGURE, inner),
      note: pen.type.wrap([{ text: note ?? '' }], LABEL, inner),
    }
  })
  const tall = Math.max(
    ...set.map(({ label, value, note }) => label.length * 12.4 + value.length * 20 + note.length * 12.4),
  )
  const height = tall + 16
  return [
    {
      height,
      above: 10,
      paint: (y) => {
        pen.decoration(() => {
          for (let i = 1; i < set.length; i += 1) pen.box(x + i * column, y, 0.6, height, COLOURS.rule)
          pen.rule(x, x + room, y + height, COLOURS.rule)
        })
        for (const figure of set) {
          pen.tagged('P', within(), () => {
            const valueTop = y + figure.label.length * 12.4 + 1
            pen.lines(figure.label, figure.x, y, LABEL)
            pen.lines(figure.value, figure.x, valueTop, FIGURE)
            pen.lines(figure.note, figure.x, valueTop + figure.value.length * 20 + 2, LABEL)
          })
        }
      },
    },
  ]
}

const heading: Layout<'heading'> = ({ text }, pen, within, x, room) => {
  const slab = words(HEADING, 'H2', 11)([{ text }], pen, within, x, room)
  const paint = (y: number) => {
    pen.document.outline.addItem(text)
    slab.paint(y)
  }
  return [{ ...slab, paint, keepsWithNext: true }]
}

const paragraph: Layout<'paragraph'> = ({ text, lead }, ...rest) => [
  words(BODY, 'P', 8)([...(lead ? [{ text: lead, bold: true }] : []), { text }], ...rest),
]
const note: Layout<'note'> = ({ text }, ...rest) => [words(NOTE, 'P', 5)([{ text }], ...rest)]

const facts: Layout<'facts'> = (block, pen, within, x, room) =>
  block.facts.map(({ label, value }, i): Slab => {
    const labels = pen.type.wrap([{ text: label }], NOTE, 92)
    const values = pen.type.wrap([{ text: value }], { ...NOTE, colour: COLOURS.ink }, room - 100)
    return {
      height: Math.max(labels.length, values.length) * leadingOf(NOTE) + 1.5,
      above: i === 0 ? 8 : 0,
      paint: (y) =>
        pen.tagged('P', within(), () => {
          pen.lines(labels, x, y, NOTE)
          pen.lines(values, x + 100, y, { ...NOTE, colour: COLOURS.ink })
        }),
    }
  })

const chart: Layout<'chart'> = (block, pen, within, x, room) => {
  const drawing = block.chart[block.size]
  const height = (drawing.height / drawing.width) * room
  return [
    {
      height,
      above: 8,
      paint: (y) => {
        const bbox: [number, number, number, number] = [x, y, x + room, y + height]
        const alt = `${drawing.title}. ${drawing.desc}`
        pen.tagged('Figure', within(), () => pen.drawing(drawing, x, y, room), { alt, bbox })
      },
    },
  ]
}

/** Two columns side by side, the shorter in the middle of the taller or both from the top; they never split. */
const pair: Layout<'pair'> = async (block, pen, within, x, room) => {
  const gap = 24
  const left = (room - gap) * 0.59
  const sides = [
    await slabsOf(block.left, pen, within, x, left),
    await slabsOf(block.right, pen, within, x + left + gap, room - gap - left),
  ].map((slabs) => ({
    slabs,
    height: slabs.reduce((sum, slab, i) => sum + slab.height + (i === 0 ? 0 : slab.above), 0),
  }))
  const height = Math.max(...sides.map((side) => side.height))
  return [
    {
      height,
      above: 2,
      paint: (y) => {
        for (const side of sides) {
          let top = block.top ? y : y + (height - side.height) / 2
          side.slabs.forEach((slab, i) => {
            if (i > 0) top += slab.above
            slab.paint(top)
            top += slab.height
          })
        }
      },
    },
  ]
}

const signatures: Layout<'signatures'> = ({ lines }, pen, within, x, room) => {
  const column = (room - 28) / Math.max(lines.length, 1)
  return [
    {
      height: 16,
      above: 18,
      paint: (y) => {
        lines.forEach((text, i) => {
          const left = x + i * (column + 28)
          pen.decoration(() => pen.rule(left, left + column, y, COLOURS.ink, 0.8))
          pen.tagged('P', within(), () => pen.lines(pen.type.wrap([{ text }], NOTE, column), left, y + 3, NOTE))
        })
      },
    },
  ]
}

const LAYOUTS: { [Kind in Exclude<Block['kind'], 'break' | 'table'>]: Layout<Kind> } = {
  answer,
  figures,
  heading,
  paragraph,
  note,
  facts,
  chart,
  pair,
  signatures,
}

/** The blocks of a document as slabs, in their order; the block after a break begins a page. */
export const slabsOf = async (
  blocks: readonly Block[],
  pen: Pen,
  within: Within,
  x: number,
  room: number,
): Promise<Slab[]> => {
  const slabs: Slab[] = []
  let startsPage = false
  for (const block of blocks) {
    if (block.kind === 'break') {
      startsPage = true
      continue
    }
    const layout = block.kind === 'table' ? tableSlabs : (LAYOUTS[block.kind] as Layout<Block['kind']>)
    const made = await layout(block as never, pen, within, x, room)
    if (startsPage && made[0]) made[0] = { ...made[0], startsPage }
    startsPage = false
    // A signature never stands alone on a page: what is signed would not be beside it.
    const signed = slabs.at(-1)
    if (block.kind === 'signatures' && signed) slabs[slabs.length - 1] = { ...signed, keepsWithNext: true }
    slabs.push(...made)
  }
  return slabs
}
