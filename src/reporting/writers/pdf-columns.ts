import { COLOURS } from '../../platform/charts/index.ts'
import { type Pen, type Style, unitsOf } from '../../platform/pdf/index.ts'
import { type Column, headOf, printed, standsRight, type Table } from '../document.ts'

interface Look {
  cell: Style
  pad: number
}
const USUAL: Look = { cell: { size: 9.2, leading: 12 }, pad: 2.3 }
/** For a paper that must stay on one page. */
const DENSE: Look = { cell: { size: 8.7, leading: 10.6 }, pad: 1.4 }
export const lookOf = (table: Table): Look => (table.dense ? DENSE : USUAL)

export const HEAD: Style = { size: 8.8, bold: true, colour: COLOURS.secondary, leading: 11.4 }
export const NOTE: Style = { size: 8.6, colour: COLOURS.secondary, leading: 11.2 }
const GAP = 9
/** Text that follows figures would else be read with them. */
const AFTER_FIGURES = 16

/** A column, and where it stands on the page. */
export interface Place {
  column: Column
  x: number
  width: number
}

/** The pound stays with the word that it belongs to. */
export const headText = (column: Column): string => headOf(column).replace(/ £$/, '\u00a0£')

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
    const head = Math.max(0, ...unitsOf(headText(column)).map((word) => width(word, HEAD)))
    const words = column.kind === 'date' ? [] : longest(texts.slice(0, 400).flatMap(unitsOf), 6)
    const word = Math.max(head, ...words.map((text) => width(text, bold)))
    const whole = Math.max(word, ...longest(texts, 8).map((text) => width(text, style)))
    const most = Math.max(whole, Math.min(width(headText(column), HEAD), whole * 1.4 + 14))
    if (column.kind !== 'text') {
      const air = standsRight(column.kind) ? 8 : 1
      return { least: whole + air, most: most + air, texts: [] }
    }
    const measured = texts.slice(0, MEASURED).map((text) => width(text, style) + 1)
    return { least: Math.min(word, 110) + 1, most: most + 1, texts: measured }
  })
}

/** About how many lines each text of a column breaks into at a width; a word that does not fit takes a little of each line with it. */
const linesAt = ({ texts }: Wish, width: number): number[] =>
  texts.map((text) => (text <= width ? 1 : Math.ceil((text * 1.06) / width)))

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

/** What a line is worth that one column saves in a row which another column keeps as high as it was. */
const UNSEEN = 0.1

/** The column that saves the most height for the room it takes, among all steps that the room left allows. */
const bestStep = (wishes: readonly Wish[], widths: readonly number[], left: number) => {
  const lines = wishes.map((wish, i) => linesAt(wish, widths[i] ?? 0))
  let best: { column: number; extra: number; worth: number } | undefined
  for (const [column, wish] of wishes.entries()) {
    const others = lines.filter((_, i) => i !== column)
    const highest = (row: number) => Math.max(1, ...others.map((column) => column[row] ?? 1))
    const beside = wish.texts.map((_, row) => highest(row))
    const now = lines[column] ?? []
    const limit = Math.min(left, wish.most - (widths[column] ?? 0))
    for (let steps = 1; limit > 0 && (steps - 1) * STEP < limit; steps += 1) {
      const extra = Math.min(steps * STEP, limit)
      const then = linesAt(wish, (widths[column] ?? 0) + extra)
      const saved = then.map((count, row) => {
        const [before, high] = [now[row] ?? 1, beside[row] ?? 1]
        return Math.max(before, high) - Math.max(count, high) + UNSEEN * (before - count)
      })
      const worth = saved.reduce((sum, each) => sum + each, 0) / extra
      if (worth > (best?.worth ?? 0)) best = { column, extra, worth }
    }
  }
  return best
}

const gapBetween = (before: Column, after: Column): number =>
  standsRight(before.kind) && !standsRight(after.kind) ? AFTER_FIGURES : GAP

/** The columns of a table side by side in the room that there is. */
export const placed = (table: Table, pen: Pen, x: number, room: number): Place[] => {
  const { columns } = table
  const gaps = columns.map((_, i) => (i === 0 ? 0 : gapBetween(columns[i - 1]!, columns[i]!)))
  const widths = widthsOf(
    wishesOf(table, pen),
    gaps.reduce((left, gap) => left - gap, room),
  )
  let left = x
  return columns.map((column, i) => {
    const place = { column, x: left + (gaps[i] ?? 0), width: widths[i] ?? 0 }
    left = place.x + place.width
    return place
  })
}
