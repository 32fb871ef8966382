import { breathing } from '../../platform/breathing.ts'
import { COLOURS } from '../../platform/charts/look.ts'
import type { Element, Pen } from '../../platform/pdf/pen.ts'
import { type Line, leadingOf, type Style } from '../../platform/pdf/typeset.ts'
import { type Cells, type Column, printed, standsRight, type Table } from '../document.ts'
import type { Slab } from './slabs.ts'

interface Look {
  cell: Style
  pad: number
}
const USUAL: Look = { cell: { size: 9.2, leading: 12 }, pad: 2.3 }
/** For a paper that must stay on one page. */
const DENSE: Look = { cell: { size: 8.7, leading: 10.6 }, pad: 1.4 }
const lookOf = (table: Table): Look => (table.dense ? DENSE : USUAL)

const HEAD: Style = { size: 8.8, bold: true, colour: COLOURS.secondary, leading: 11.4 }
const NOTE: Style = { size: 8.6, colour: COLOURS.secondary, leading: 11.2 }
const GAP = 9
/** A table of no more rows is not broken between pages. */
const WHOLE = 10

interface Place {
  column: Column
  x: number
  width: number
}

/** Where a slab of the document hangs in the structure is known only when it is painted. */
export type Within = () => Element

const longest = (texts: Iterable<string>, most: number): string[] =>
  [...new Set(texts)].sort((a, b) => b.length - a.length).slice(0, most)

interface Wish {
  least: number
  most: number
  /** Widths of the column's texts, for a column that may break its lines. */
  texts: number[]
}

/** Rows that are measured to find widths: enough to know the table by. */
const MEASURED = 120

/** What each column would like to have, and the least that it can do with. Figures and dates never break. */
const wishesOf = (table: Table, pen: Pen): Wish[] => {
  const { width } = pen.type
  const own = table.rows.filter(({ kind }) => kind !== 'section' && kind !== 'note')
  const rows = [...own.map(({ cells }) => cells), ...(table.totals ? [table.totals] : [])]
  const { cell } = lookOf(table)
  const bold = { ...cell, bold: true }
  return table.columns.map((column) => {
    const texts = rows.map((cells) => printed(column.kind, cells[column.key]))
    const style = column.rowHeading && !table.quiet ? bold : cell
    const head = Math.max(0, ...column.head.split(' ').map((word) => width(word, HEAD)))
    const words = longest(
      texts.slice(0, 400).flatMap((text) => text.split(' ')),
      6,
    )
    const word = Math.max(head, ...words.map((text) => width(text, bold)))
    const whole = Math.max(word, ...longest(texts, 8).map((text) => width(text, style)))
    const most = Math.max(whole, Math.min(width(column.head, HEAD), whole * 1.4 + 14))
    if (column.kind !== 'text') {
      const air = standsRight(column.kind) ? 8 : 1
      return { least: whole + air, most: most + air, texts: [] }
    }
    const measured = texts.slice(0, MEASURED).map((text) => width(text, style) + 1)
    return { least: Math.min(word, 110) + 1, most: most + 1, texts: measured }
  })
}

/** About how many lines a column breaks into at a width; a word that does not fit takes a little of each line with it. */
const linesAt = ({ texts }: Wish, width: number): number =>
  texts.reduce((lines, text) => lines + (text <= width ? 1 : Math.ceil((text * 1.06) / width)), 0)

/**
 * Widths that add up to the room. Where all wishes fit, what is left goes to the columns of text. Where they do not, every
 * column begins with the least, and room goes, bit by bit, to where it saves the most lines.
 */
const widthsOf = (wishes: readonly Wish[], free: number): number[] => {
  const most = wishes.reduce((sum, wish) => sum + wish.most, 0)
  const least = wishes.reduce((sum, wish) => sum + wish.least, 0)
  if (most <= free) {
    const anyText = wishes.some(({ texts }) => texts.length > 0)
    const sharing = wishes.map(({ texts, most: wish }) => (texts.length > 0 || !anyText ? wish : 0))
    const shared = sharing.reduce((sum, share) => sum + share, 0)
    return wishes.map((wish, i) => wish.most + ((free - most) * (sharing[i] ?? 0)) / shared)
  }
  if (least >= free) return wishes.map((wish) => (wish.least / least) * free)
  const widths = wishes.map((wish) => wish.least)
  const left = () => free - widths.reduce((sum, width) => sum + width, 0)
  for (let best = bestStep(wishes, widths, left()); best; best = bestStep(wishes, widths, left())) {
    widths[best.column] = (widths[best.column] ?? 0) + best.extra
  }
  const spare = left() / Math.max(1, wishes.filter(({ texts }) => texts.length > 0).length)
  return widths.map((width, i) => (wishes[i]?.texts.length ? width + spare : width))
}

const STEP = 3

/** The column that saves the most lines for the room it takes, among all steps that the room left allows. */
const bestStep = (wishes: readonly Wish[], widths: readonly number[], left: number) => {
  let best: { column: number; extra: number; worth: number } | undefined
  for (const [column, wish] of wishes.entries()) {
    const width = widths[column] ?? 0
    const now = linesAt(wish, width)
    const limit = Math.min(left, wish.most - width)
    for (let steps = 1; limit > 0 && (steps - 1) * STEP < limit; steps += 1) {
      const extra = Math.min(steps * STEP, limit)
      const worth = (now - linesAt(wish, width + extra)) / extra
      if (worth > 0 && worth > (best?.worth ?? 0)) best = { column, extra, worth }
    }
  }
  return best
}

const placed = (table: Table, pen: Pen, x: number, room: number): Place[] => {
  const widths = widthsOf(wishesOf(table, pen), room - GAP * (table.columns.length - 1))
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

const heightOf = (cells: { lines: Line[] }[], style: Style, pad: number) =>
  Math.max(1, ...cells.map(({ lines }) => lines.length)) * leadingOf(style) + 2 * pad

const paintCell = (pen: Pen, { column, x, width, lines }: SetCell, y: number, style: Style) =>
  pen.lines(lines, x, y, style, standsRight(column.kind) ? x + width : undefined)

/** A table as slabs: its head, then a slab a row; the head comes again on every page the table goes on to. */
export const tableSlabs = async (table: Table, pen: Pen, within: Within, x: number, room: number): Promise<Slab[]> => {
  const places = placed(table, pen, x, room)
  const right = x + room
  const { cell: usual, pad } = lookOf(table)
  let element: Element | undefined
  const structure = () => {
    element ??= pen.element('Table', within(), { alt: table.caption })
    return element
  }
  const heads: SetCell[] = places.map((place) => ({
    ...place,
    lines: pen.type.wrap([{ text: place.column.head }], HEAD, place.width),
  }))
  const headHeight = heightOf(heads, HEAD, pad) + 1
  const headTop = (cell: SetCell, y: number) => y + headHeight - 1 - heightOf([cell], HEAD, pad) + pad
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
    const style = kind === 'note' ? NOTE : usual
    const spanning = kind === 'section' || kind === 'note'
    const columns = spanning ? [{ ...places[0]!, width: room }] : places
    const set = setRow(
      pen,
      columns,
      cells,
      style,
      (column) => strong || (kind === 'row' && column.rowHeading === true && !table.quiet),
    )
    const height = heightOf(set, style, pad) + (kind === 'section' ? 4 : 0)
    return {
      height,
      above: 0,
      again,
      ...(leads && { keepsWithNext: true }),
      paint: (y) => {
        const top = y + pad + (kind === 'section' ? 4 : 0)
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
  // A heading never ends a page, and neither a sum nor a last row begins one alone; a short table stands on one page.
  const leads = (i: number) => {
    if (i === rows.length - 1) return table.totals !== undefined
    const next = rows[i + 1]?.kind
    return (
      rows.length <= WHOLE ||
      i === 0 ||
      i === rows.length - 2 ||
      rows[i]?.kind === 'section' ||
      next === 'note' ||
      next === 'subtotal'
    )
  }
  const slabs = [head]
  const breathe = breathing()
  for (const [i, { cells, kind }] of rows.entries()) {
    slabs.push(rowSlab(cells, kind ?? 'row', i === rows.length - 1 && !table.totals, leads(i)))
    await breathe()
  }
  if (table.totals) slabs.push(rowSlab(table.totals, 'total', true, false))
  return slabs
}
