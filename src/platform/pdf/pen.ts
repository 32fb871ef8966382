import type { Drawing, Hatch, Mark } from '../charts/drawing/drawing.ts'
import { type Line, leadingOf, type Style, settable, type Typesetter } from './typeset.ts'

export type Document = InstanceType<typeof import('pdfkit')>
/** An element of the structure that a screen reader walks: a paragraph, a table row, a figure. */
export type Element = ReturnType<Document['struct']>

const INK = '#17211f'

/** Draws on a document, every mark either part of the structure or marked as decoration. */
export const penFor = (document: Document, type: Typesetter) => {
  const face = (bold: boolean, size: number, colour = INK) =>
    document.font(bold ? 'bold' : 'regular', size).fillColor(colour)

  /** One line of text with its baseline's box beginning at y. */
  const line = ({ segments }: Line, x: number, y: number, style: Style) => {
    for (const segment of segments) {
      face(segment.bold, style.size, style.colour)
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

  const hatching = (
    { colour, step, width }: Hatch,
    { x, y, width: w, height: h }: { x: number; y: number; width: number; height: number },
  ) => {
    const gap = step * Math.SQRT2
    document.lineWidth(width)
    for (let start = x - h; start < x + w; start += gap) document.moveTo(start, y + h).lineTo(start + h, y)
    document.stroke(colour)
  }

  const outline = (mark: Exclude<Mark, { kind: 'text' }>) => {
    if (mark.kind === 'path') document.path(mark.d)
    else if (mark.kind === 'rect') document.rect(mark.x, mark.y, mark.width, mark.height)
    else if (mark.kind === 'circle') document.circle(mark.cx, mark.cy, mark.r)
    else document.moveTo(mark.x1, mark.y1).lineTo(mark.x2, mark.y2)
  }

  const textMark = (each: Extract<Mark, { kind: 'text' }>) => {
    const style: Style = { size: each.size, bold: each.bold ?? false, colour: each.fill }
    const text = settable(each.text)
    const wide = type.width(text, style)
    const x = each.anchor === 'end' ? each.x - wide : each.anchor === 'middle' ? each.x - wide / 2 : each.x
    // The drawing gives the baseline; the document sets text by the top of its ascenders.
    face(style.bold ?? false, style.size, style.colour)
    const top = each.y - style.size * ASCENT
    if (each.halo) {
      document.lineWidth(3.2).lineJoin('round').strokeColor('#ffffff')
      document.text(text, x, top, { lineBreak: false, stroke: true, fill: false })
    }
    document.fillColor(each.fill).text(text, x, top, { lineBreak: false, stroke: false, fill: true })
  }

  const shapeMark = (each: Exclude<Mark, { kind: 'text' }>) => {
    document.save()
    if (each.opacity !== undefined) document.fillOpacity(each.opacity).strokeOpacity(each.opacity)
    if (each.fill && each.kind !== 'line') {
      outline(each)
      document.fill(each.fill)
    }
    if (each.hatch && (each.kind === 'path' || each.kind === 'rect')) {
      document.save()
      outline(each)
      document.clip()
      hatching(each.hatch, each.kind === 'path' ? each.box : each)
      document.restore()
    }
    if (each.stroke) {
      document.lineWidth(each.strokeWidth ?? 1)
      if (each.dash) document.dash(each.dash[0], { space: each.dash[1] })
      outline(each)
      document.stroke(each.stroke)
    }
    document.restore()
  }

  /** A drawing fitted to a width, its top left corner at x, y. */
  const drawing = (picture: Drawing, x: number, y: number, width: number) => {
    const scale = width / picture.width
    document.save().translate(x, y).scale(scale)
    for (const each of picture.marks) {
      if (each.kind === 'text') textMark(each)
      else shapeMark(each)
    }
    document.restore()
  }

  return { document, type, lines, rule, box, decoration, element, tagged, content, drawing }
}

/** Source Sans 3 puts its ascender line this many ems above the baseline. */
const ASCENT = 1

export type Pen = ReturnType<typeof penFor>
