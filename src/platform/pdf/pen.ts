import type { Drawing } from '../charts/drawing/drawing.ts'
import { type Document, face } from './faces.ts'
import { draw } from './picture.ts'
import { structureOf } from './structure.ts'
import { type Line, leadingOf, type Style, type Typesetter } from './typeset.ts'

/** Draws on a document, every mark either part of the structure or marked as decoration. */
export const penFor = (document: Document, type: Typesetter) => ({
  document,
  type,
  ...structureOf(document),

  /** Lines below each other, the first with its baseline's box beginning at y; those with a right edge end there. */
  lines: (all: readonly Line[], x: number, y: number, style: Style, right?: number) => {
    all.forEach((each, i) => {
      setLine(document, each, right === undefined ? x : right - each.width, y + i * leadingOf(style), style)
    })
  },

  rule: (x1: number, x2: number, y: number, colour: string, width = 0.6) => {
    document.lineWidth(width).moveTo(x1, y).lineTo(x2, y).stroke(colour)
  },

  box: (x: number, y: number, width: number, height: number, colour: string) => {
    document.rect(x, y, width, height).fill(colour)
  },

  /** A drawing fitted to a width, its top left corner at x, y. */
  drawing: (picture: Drawing, x: number, y: number, width: number) => draw({ document, type }, picture, x, y, width),
})

export type Pen = ReturnType<typeof penFor>

const setLine = (document: Document, { segments }: Line, x: number, y: number, style: Style) => {
  for (const segment of segments) {
    face(document, segment.bold, style.size, style.colour)
    document.text(segment.text, x + segment.x, y, { lineBreak: false })
  }
}
