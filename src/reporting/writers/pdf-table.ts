import { breathing } from '../../platform/breathing.ts'
import { COLOURS } from '../../platform/charts/look.ts'
import type { Element, Pen } from '../../platform/pdf/pen.ts'
import { type Line, leadingOf, type Style } from '../../platform/pdf/typeset.ts'
import { type Cells, type Column, printed, standsRight, type Table } from '../document.ts'
import type { Slab } from './slabs.ts'

const CELL: Style = { size: 9.2, leading: 12 }
const HEAD: Style = { size: 8.8, bold: true, colour: COLOURS.secondary, leading: 11.4 }
const NOTE: Style = { size: 8.6, colour: COLOURS.secondary, leading: 11.2 }
const PAD = 2.3
const GAP = 10

interface Place {
  column: Column
  x: number
  width: number
}

/** Where a slab of the document hangs in the structure is known only when it is painted. */
export type Within = () => Element

const longest = (texts: Iterable<string>, most: number): string[] =>
  [...new Set(texts)].sort((a, b) => b.length - a.length).slice(0, most)

/**
 * Columns of figures and dates get what their longest entry needs; columns of text share the rest by what they would
 * like, none less than its longest word unless that alone is too much.
 */
const placed = (table: Table, pen: Pen, x: number, room: number): Place[] => {
  const { width } = pen.type
  const rows = [...table.rows.map(({ cells }) => cells), ...(table.totals ? [table.totals] : [])]
  const wishes = table.columns.map((column) => {
    const texts = rows.map((cells) => printed(column.kind, cells[column.key]))
    const bold = { ...CELL, bold: true }
    const head = Math.max(0, ...column.head.split(' ').map((word) => width(word, HEAD)))
    const words = longest(
      texts.slice(0, 400).flatMap((text) => text.split(' ')),
      6,
    )
    const word = Math.max(head, ...words.map((text) => width(text, bold)))
    const whole = Math.max(word, ...longest(texts, 8).map((text) => width(text, column.rowHeading ? bold : CELL)))
    const wanted = Math.max(whole, Math.min(width(column.head, HEAD), whole * 1.4 + 14))
    const air = standsRight(column.kind) ? 8 : 0
    return { least: (column.kind === 'text' ? Math.min(word, 110) : whole) + air, most: wanted + air }
  })
  const free = room - GAP * (table.columns.length - 1)
  const least = wishes.reduce((sum, wish) => sum + wish.least, 0)
  const most = wishes.reduce((sum, wish) => sum + wish.most, 0)
  const sharing = (i: number) => table.columns[i]?.kind === 'text' || table.columns.every(({ kind }) => kind !== 'text')
  const shared = wishes.reduce((sum, wish, i) => sum + (sharing(i) ? wish.most : 0), 0)
  const widths = wishes.map((wish, i) => {
    if (most <= free) return wish.most + (sharing(i) ? ((free - most) * wish.most) / shared : 0)
    if (least >= free) return (wish.least / least) * free
    return wish.least + ((wish.most - wish.least) / (most - least)) * (free - least)
  })
  let left = x
  return table.columns.map((column, i) => {
    const place = { column, x: left, width: widths[i] ?? 0 }
    left += place.width + GAP
    return place
  })
}

type RowKind = 'row' | 'section' | 'subtotal' | 'note' | 'total'

interface SetCell extends Place {
  lines: Line[]
}

const setRow = (pen: Pen, places: Place[], cells: Cells, style: Style, bold: (column: Column) => boolean): SetCell[] =>
  places.map((place) => {
    const text = printed(place.column.kind, cells[place.column.key])
    return {
      ...place,
      lines: text ? pen.type.wrap([{ text }], { ...style, bold: bold(place.column) }, place.width) : [],
    }
  })

const heightOf = (cells: { lines: Line[] }[], style: Style) =>
  Math.max(1, ...cells.map(({ lines }) => lines.length)) * leadingOf(style) + 2 * PAD

const paintCell = (pen: Pen, { column, x, width, lines }: SetCell, y: number, style: Style) =>
  pen.lines(lines, x, y + PAD, style, standsRight(column.kind) ? x + width : undefined)

/** A table as slabs: its head, then a slab a row; the head comes again on every page the table goes on to. */
export const tableSlabs = async (table: Table, pen: Pen, within: Within, x: number, room: number): Promise<Slab[]> => {
  const places = placed(table, pen, x, room)
  const right = x + room
  let element: Element | undefined
  const structure = () => {
    element ??= pen.element('Table', within(), { alt: table.caption })
    return element
  }
  const heads: SetCell[] = places.map((place) => ({
    ...place,
    lines: pen.type.wrap([{ text: place.column.head }], HEAD, place.width),
  }))
  const headHeight = heightOf(heads, HEAD) + 1
  const headTop = (cell: SetCell, y: number) => y + headHeight - 1 - heightOf([cell], HEAD)
  const headRule = (y: number) => pen.rule(x, right, y + headHeight - 0.6, COLOURS.brand, 1.2)
  const head: Slab = {
    height: headHeight,
    above: 4,
    keepsWithNext: true,
    paint: (y) => {
      const row = pen.element('TR', structure())
      for (const cell of heads) {
        pen.tagged('TH', row, () => paintCell(pen, cell, headTop(cell, y), HEAD), { scope: 'Column' })
      }
      row.end()
      pen.decoration(() => headRule(y))
    },
  }
  const again = {
    height: headHeight,
    paint: (y: number) =>
      pen.decoration(() => {
        for (const cell of heads) paintCell(pen, cell, headTop(cell, y), HEAD)
        headRule(y)
      }),
  }

  const rowSlab = (cells: Cells, kind: RowKind, last: boolean, leads: boolean): Slab => {
    const strong = kind === 'section' || kind === 'subtotal' || kind === 'total'
    const style = kind === 'note' ? NOTE : CELL
    const spanning = kind === 'section' || kind === 'note'
    const columns = spanning ? [{ ...places[0]!, width: room }] : places
    const set = setRow(
      pen,
      columns,
      cells,
      style,
      (column) => strong || (kind === 'row' && column.rowHeading === true && !table.quiet),
    )
    const height = heightOf(set, style) + (kind === 'section' ? 4 : 0)
    return {
      height,
      above: 0,
      again,
      ...(leads && { keepsWithNext: true }),
      paint: (y) => {
        const top = kind === 'section' ? y + 4 : y
        const row = pen.element('TR', structure())
        for (const cell of set) {
          const heading = cell.column.rowHeading === true
          pen.tagged(
            heading ? 'TH' : 'TD',
            row,
            () => paintCell(pen, cell, top, style),
            heading ? { scope: 'Row' } : {},
          )
        }
        row.end()
        if (last) structure().end()
        pen.decoration(() => {
          if (kind === 'total') pen.rule(x, right, y, COLOURS.ink, 1.1)
          else if (kind === 'subtotal') pen.rule(x, right, y, COLOURS.ink, 0.6)
          if (kind !== 'section') pen.rule(x, right, y + height, COLOURS.rule)
        })
      },
    }
  }
  const nothing =
    table.rows.length === 0 && table.empty
      ? [{ cells: { [table.columns[0]!.key]: table.empty }, kind: 'note' as const }]
      : []
  const rows = [...table.rows, ...nothing]
  // A heading never ends a page, and the totals never begin one alone.
  const leads = (i: number) =>
    rows[i]?.kind === 'section' || (i === rows.length - 1 && table.totals !== undefined) || rows[i + 1]?.kind === 'note'
  const slabs = [head]
  const breathe = breathing()
  for (const [i, { cells, kind }] of rows.entries()) {
    slabs.push(rowSlab(cells, kind ?? 'row', i === rows.length - 1 && !table.totals, leads(i)))
    await breathe()
  }
  if (table.totals) slabs.push(rowSlab(table.totals, 'total', true, false))
  return slabs
}
