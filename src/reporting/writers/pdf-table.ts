import { breathing } from '../../platform/breathing.ts'
import { COLOURS } from '../../platform/charts/index.ts'
import { type Element, type Line, leadingOf, type Pen, type Style } from '../../platform/pdf/index.ts'
import { type Cells, type Column, isList, printed, standsRight, type Table } from '../document.ts'
import { HEAD, headText, lookOf, NOTE, type Place, placed } from './pdf-columns.ts'
import type { Slab } from './slabs.ts'

/** A table of no more rows is not broken between pages. */
const WHOLE = 10

/** Where a slab of the document hangs in the structure is known only when it is painted. */
export type Within = () => Element

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

/** A table on its way to paper: where its columns stand, and the element of the structure that its rows hang in. */
interface Sheet {
  table: Table
  pen: Pen
  places: Place[]
  x: number
  room: number
  right: number
  structure: () => Element
}

const sheetOf = (table: Table, pen: Pen, within: Within, x: number, room: number): Sheet => {
  let element: Element | undefined
  const structure = () => {
    element ??= pen.element('Table', within(), { alt: table.caption })
    return element
  }
  return { table, pen, places: placed(table, pen, x, room), x, room, right: x + room, structure }
}

/** The head where the table begins, and as it comes again, for the eye alone, on every page that the table goes on to. */
const headOf = ({
  table,
  pen,
  places,
  x,
  right,
  structure,
}: Sheet): { first: Slab; again: NonNullable<Slab['again']> } => {
  const { pad } = lookOf(table)
  const cells: SetCell[] = places.map((place) => ({
    ...place,
    lines: pen.type.wrap([{ text: headText(place.column) }], HEAD, place.width),
  }))
  const height = heightOf(cells, HEAD, pad) + 1
  const paint = (cell: SetCell, y: number) =>
    paintCell(pen, cell, y + height - 1 - heightOf([cell], HEAD, pad) + pad, HEAD)
  const rule = (y: number) => pen.rule(x, right, y + height - 0.6, COLOURS.brand, 1.2)
  const first: Slab = {
    height,
    above: 4,
    keepsWithNext: true,
    paint: (y) => {
      const row = pen.element('TR', structure())
      for (const cell of cells) pen.tagged('TH', row, () => paint(cell, y), { scope: 'Column' })
      row.end()
      pen.decoration(() => rule(y))
    },
  }
  const again = {
    height,
    paint: (y: number) =>
      pen.decoration(() => {
        for (const cell of cells) paint(cell, y)
        rule(y)
      }),
  }
  return { first, again }
}

/** A section stands a little lower than a row. */
const SECTION_AIR = 4

const rowSlab = (sheet: Sheet, cells: Cells, kind: RowKind, last: boolean): Slab => {
  const { table, pen, places, x, right, structure } = sheet
  const { cell: usual, pad } = lookOf(table)
  const strong = kind === 'section' || kind === 'subtotal' || kind === 'total'
  const style = kind === 'note' ? NOTE : usual
  const columns = kind === 'section' || kind === 'note' ? acrossOf(sheet) : places
  const isBold = ({ rowHeading }: Column) => strong || (kind === 'row' && rowHeading === true && !table.quiet)
  const set = setRow(pen, columns, cells, style, isBold)
  const air = kind === 'section' ? SECTION_AIR : 0
  const height = heightOf(set, style, pad) + air
  return {
    height,
    above: 0,
    paint: (y) => {
      const row = pen.element('TR', structure())
      for (const cell of set) {
        const heading = cell.column.rowHeading === true
        const paint = () => paintCell(pen, cell, y + pad + air, style)
        pen.tagged(heading ? 'TH' : 'TD', row, paint, heading ? { scope: 'Row' } : {})
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

/** The head of a list that goes on, and the heading of the group that does. */
const withSection = (sheet: Sheet, head: NonNullable<Slab['again']>, cells: Cells): NonNullable<Slab['again']> => {
  const { cell: style, pad } = lookOf(sheet.table)
  const set = setRow(sheet.pen, acrossOf(sheet), cells, style, () => true)
  return {
    height: head.height + heightOf(set, style, pad) + SECTION_AIR,
    paint: (y) => {
      head.paint(y)
      sheet.pen.decoration(() => {
        for (const cell of set) paintCell(sheet.pen, cell, y + head.height + pad + SECTION_AIR, style)
      })
    },
  }
}

/** What is said over the whole width is text, also where the first column is of numbers. */
const acrossOf = ({ places: [first], room }: Sheet): Place[] =>
  first ? [{ ...first, column: { ...first.column, kind: 'text' }, width: room }] : []

/** A heading never ends a page, and neither a sum nor a last row begins one alone; a short table stands on one page. */
const keepsWithNext = (rows: Table['rows'], i: number, hasTotals: boolean): boolean => {
  if (i === rows.length - 1) return hasTotals
  const next = rows[i + 1]?.kind
  const isSum = next === 'note' || next === 'subtotal'
  return rows.length <= WHOLE || i === 0 || i === rows.length - 2 || rows[i]?.kind === 'section' || isSum
}

/** A table as slabs: its head, then a slab a row; the head comes again on every page the table goes on to. */
export const tableSlabs = async (table: Table, pen: Pen, within: Within, x: number, room: number): Promise<Slab[]> => {
  const sheet = sheetOf(table, pen, within, x, room)
  const { first, again } = headOf(sheet)
  const nothing: Table['rows'] =
    table.rows.length === 0 && table.empty ? [{ cells: { [table.columns[0]!.key]: table.empty }, kind: 'note' }] : []
  const rows = [...table.rows, ...nothing]
  const slabs = [first]
  const breathe = breathing()
  let above = again
  for (const [i, { cells, kind }] of rows.entries()) {
    const last = i === rows.length - 1 && !table.totals
    const keeps = keepsWithNext(rows, i, table.totals !== undefined)
    const opens = kind === 'section'
    slabs.push({
      ...rowSlab(sheet, cells, kind ?? 'row', last),
      again: opens ? again : above,
      ...(keeps && { keepsWithNext: true }),
    })
    if (opens && isList(table)) above = withSection(sheet, again, cells)
    await breathe()
  }
  if (table.totals) slabs.push({ ...rowSlab(sheet, table.totals, 'total', true), again })
  return slabs
}
