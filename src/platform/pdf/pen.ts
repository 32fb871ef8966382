import type { Drawing } from '../charts/drawing/drawing.ts'
import { draw } from './picture.ts'
import { type Document, face, type Line, leadingOf, type Style, type Typesetter } from './typeset.ts'

/** An element of the structure that a screen reader walks: a paragraph, a table row, a figure. */
export type Element = ReturnType<Document['struct']>

/** Draws on a document, every mark either part of the structure or marked as decoration. */
export const penFor = (document: Document, type: Typesetter) => {
  /** One line of text with its baseline's box beginning at y. */
  const line = ({ segments }: Line, x: number, y: number, style: Style) => {
    for (const segment of segments) {
      face(document, segment.bold, style.size, style.colour)
      document.text(segment.text, x + segment.x, y, { lineBreak: false })
    }
  }

  const lines = (all: readonly Line[], x: number, y: number, style: Style, right?: number) => {
    all.forEach((each, i) => {
      line(each, right === undefined ? x : right - each.width, y + i * leadingOf(style), style)
    })
  }

  const rule = (x1: number, x2: number, y: number, colour: string, width = 0.6) => {
    document.lineWidth(width).moveTo(x1, y).lineTo(x2, y).stroke(colour)
  }

  const box = (x: number, y: number, width: number, height: number, colour: string) => {
    document.rect(x, y, width, height).fill(colour)
  }

  /** What a reader of the structure need not hear: rules, grounds, repeated heads, foots. */
  const decoration = (draw: () => void) => {
    document.markContent('Artifact', { type: 'Layout' })
    draw()
    document.endMarkedContent()
  }

  /** An open element under a parent; close it with `end()`. */
  const element = (
    tag: string,
    parent: Element,
    options: { alt?: string; scope?: 'Column' | 'Row'; bbox?: [number, number, number, number] } = {},
  ): Element => {
    const made = document.struct(tag, options as Parameters<Document['struct']>[1])
    parent.add(made)
    return made
  }

  /** A whole element with one piece of content on this page. */
  const tagged = (tag: string, parent: Element, draw: () => void, options: Parameters<typeof element>[2] = {}) => {
    const made = element(tag, parent, options)
    content(tag, made, draw)
    made.end()
  }

  const content = (tag: string, into: Element, draw: () => void) => {
    into.add(document.markStructureContent(tag))
    draw()
    document.endMarkedContent()
  }

  /** A drawing fitted to a width, its top left corner at x, y. */
  const drawing = (picture: Drawing, x: number, y: number, width: number) =>
    draw({ document, type }, picture, x, y, width)

  return { document, type, lines, rule, box, decoration, element, tagged, content, drawing }
}

export type Pen = ReturnType<typeof penFor>
