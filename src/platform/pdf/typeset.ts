import { keptTogether } from '../../kernel/text.ts'
import type { Document } from './faces.ts'

export interface Style {
  size: number
  bold?: boolean
  colour?: string
  /** Distance from one baseline to the next, in points. */
  leading?: number
}

export interface Run {
  text: string
  bold?: boolean
}

export interface Line {
  width: number
  segments: { text: string; bold: boolean; x: number }[]
}

export const leadingOf = (style: Style): number => style.leading ?? style.size * 1.3

/** No letter of the font: it prints as the font's own replacement glyph, and is copied as what it is. */
const REPLACEMENT = '\ufffd'

/**
 * Text as it can be set: one line, no control, direction or joining characters. Whatever else the font lacks prints as
 * its replacement glyph; letters above the first plane go one by one to it too, never to a script engine.
 */
export const settable = (text: string): string => (PLAIN.test(text) ? text : cleaned(text))

/** Nearly all text: letters of British English, figures and signs, with single spaces. */
const PLAIN = /^(?:[!-~£–’‘“”…·×] ?)*$/

const cleaned = (text: string): string =>
  text
    .replace(/(?:[^\S\u00a0]|[\u2028\u2029])+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .replace(
      /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/gu,
      REPLACEMENT,
    )
    .replace(/[\u{10000}-\u{10ffff}]/gu, REPLACEMENT)

/** Stands for a space at which no line is broken; `settable` leaves none in a text. */
const HELD = '\u0001'

/** What a line may be broken between: words, and what is read as one. */
export const unitsOf = (text: string): string[] =>
  keptTogether(text, (one) => one.replaceAll(' ', HELD))
    .split(' ')
    .filter(Boolean)
    .map((unit) => unit.replaceAll(HELD, ' '))

/** How wide a text is in points, set in one line. */
type Width = (text: string, style: Style) => number

/** The width of a text is found once for a document: tables repeat their words. */
const widthsIn = (document: Document): Width => {
  const kept = new Map<string, number>()
  return (text, { size, bold = false }) => {
    const key = `${bold ? 'b' : 'r'}${text}`
    let ems = kept.get(key)
    if (ems === undefined) {
      ems = document.font(bold ? 'bold' : 'regular', 100).widthOfString(text) / 100
      kept.set(key, ems)
    }
    return ems * size
  }
}

/** What is wider than the column is broken between its words, and a word between letters. */
const pieces = (width: Width, word: string, style: Style, room: number): string[] => {
  if (width(word, style) <= room) return [word]
  if (word.includes(' ')) return word.split(' ').flatMap((part) => pieces(width, part, style, room))
  const parts: string[] = []
  let part = ''
  for (const letter of word) {
    if (part !== '' && width(part + letter, style) > room) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part]
}

const emptyLine = (): Line => ({ width: 0, segments: [] })

/** Puts a piece of a width at the end of a line, after a space where it is not the first. */
const append = (line: Line, text: string, bold: boolean, wide: number, space: number): void => {
  const start = line.segments.length > 0 ? line.width + space : 0
  const last = line.segments.at(-1)
  if (last?.bold === bold) last.text += ` ${text}`
  else line.segments.push({ text, bold, x: start })
  line.width = start + wide
}

const wrapped = (width: Width, runs: readonly Run[], style: Style, room: number): Line[] => {
  const lines: Line[] = []
  let line = emptyLine()
  for (const run of runs) {
    const bold = run.bold ?? style.bold ?? false
    const face = { ...style, bold }
    const space = width(' ', face)
    for (const piece of unitsOf(settable(run.text)).flatMap((word) => pieces(width, word, face, room))) {
      const wide = width(piece, face)
      if (line.segments.length > 0 && line.width + space + wide > room + 0.01) {
        lines.push(line)
        line = emptyLine()
      }
      append(line, piece, bold, wide, space)
    }
  }
  return line.segments.length > 0 ? [...lines, line] : lines
}

/** Measures text for one document, and breaks it into lines of a width. */
export const typesetter = (document: Document) => {
  const width = widthsIn(document)
  return { width, wrap: (runs: readonly Run[], style: Style, room: number) => wrapped(width, runs, style, room) }
}

export type Typesetter = ReturnType<typeof typesetter>
