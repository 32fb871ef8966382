import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { keptTogether } from '../../kernel/text.ts'

export type Document = InstanceType<typeof import('pdfkit')>

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

const require = createRequire(import.meta.url)
const FACES = { regular: 'SourceSans3-Regular.otf', bold: 'SourceSans3-Semibold.otf' } as const

/** A font parsed by the library that pdfkit uses; reading its tables anew for each document takes ten times as long. */
type Face = string & { layout: (text: string, features?: unknown) => unknown }
let faces: Promise<Record<keyof typeof FACES, Face>> | undefined

const parsed = async (file: string): Promise<Face> => {
  const { create } = require('fontkit') as { create: (bytes: Uint8Array) => Face }
  return remembering(create(await readFile(require.resolve(`source-sans/OTF/${file}`))))
}

/** Documents say the same words again and again: their glyphs and kerning are found once, for a bounded number of words. */
const remembering = (face: Face): Face => {
  const kept = new Map<string, unknown>()
  const layout = face.layout.bind(face)
  face.layout = (text, features) => {
    if (features) return layout(text, features)
    const known = kept.get(text)
    if (known) return known
    if (kept.size > 20_000) kept.clear()
    const run = layout(text)
    kept.set(text, run)
    return run
  }
  return face
}

/** Source Sans 3, whole, so that names in any Latin spelling (Ŵ, ŷ) are there; read once. */
export const loadFaces = () => {
  faces ??= Promise.all([parsed(FACES.regular), parsed(FACES.bold)]).then(([regular, bold]) => ({ regular, bold }))
  return faces
}

const INK = '#17211f'

/** The face in which text is set from here on. */
export const face = (document: Document, bold: boolean, size: number, colour = INK) =>
  document.font(bold ? 'bold' : 'regular', size).fillColor(colour)

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

/** Measures and breaks text for one document; widths of words are kept, as tables repeat them. */
export const typesetter = (document: Document) => {
  const kept = new Map<string, number>()

  const width = (text: string, { size, bold = false }: Style): number => {
    const key = `${bold ? 'b' : 'r'}${text}`
    let ems = kept.get(key)
    if (ems === undefined) {
      ems = document.font(bold ? 'bold' : 'regular', 100).widthOfString(text) / 100
      kept.set(key, ems)
    }
    return ems * size
  }

  /** What is wider than the column is broken between its words, and a word between letters. */
  const pieces = (word: string, style: Style, room: number): string[] => {
    if (width(word, style) <= room) return [word]
    if (word.includes(' ')) return word.split(' ').flatMap((part) => pieces(part, style, room))
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

  const wrap = (runs: Run[], style: Style, room: number): Line[] => {
    const lines: Line[] = []
    let line: Line = { width: 0, segments: [] }
    const turn = () => {
      lines.push(line)
      line = { width: 0, segments: [] }
    }
    for (const run of runs) {
      const bold = run.bold ?? style.bold ?? false
      const face = { ...style, bold }
      const space = width(' ', face)
      for (const word of unitsOf(settable(run.text))) {
        for (const piece of pieces(word, face, room)) {
          const wide = width(piece, face)
          const gap = line.segments.length > 0 ? space : 0
          if (gap > 0 && line.width + gap + wide > room + 0.01) turn()
          const start = line.segments.length > 0 ? line.width + space : 0
          const last = line.segments.at(-1)
          if (last && last.bold === bold) last.text += ` ${piece}`
          else line.segments.push({ text: piece, bold, x: start })
          line.width = start + wide
        }
      }
    }
    if (line.segments.length > 0) turn()
    return lines
  }

  return { width, wrap }
}

export type Typesetter = ReturnType<typeof typesetter>
