import type { Drawing, Hatch, Mark } from '../charts/drawing/drawing.ts'
import { type Document, face } from './faces.ts'
import { type Style, settable, type Typesetter } from './typeset.ts'

/** What a drawing is put on, and who knows how wide its words are. */
interface Easel {
  document: Document
  type: Typesetter
}

/** A drawing fitted to a width, its top left corner at x, y. */
export const draw = (easel: Easel, picture: Drawing, x: number, y: number, width: number): void => {
  const { document } = easel
  const scale = width / picture.width
  document.save().translate(x, y).scale(scale)
  for (const each of picture.marks) {
    if (each.kind === 'text') textMark(easel, each)
    else shapeMark(document, each)
  }
  document.restore()
}

const hatching = (
  document: Document,
  { colour, step, width }: Hatch,
  { x, y, width: w, height: h }: { x: number; y: number; width: number; height: number },
) => {
  const gap = step * Math.SQRT2
  document.lineWidth(width)
  for (let start = x - h; start < x + w; start += gap) document.moveTo(start, y + h).lineTo(start + h, y)
  document.stroke(colour)
}

const outline = (document: Document, mark: Exclude<Mark, { kind: 'text' }>) => {
  if (mark.kind === 'path') document.path(mark.d)
  else if (mark.kind === 'rect') document.rect(mark.x, mark.y, mark.width, mark.height)
  else if (mark.kind === 'circle') document.circle(mark.cx, mark.cy, mark.r)
  else document.moveTo(mark.x1, mark.y1).lineTo(mark.x2, mark.y2)
}

const textMark = ({ document, type }: Easel, each: Extract<Mark, { kind: 'text' }>) => {
  const style: Style = { size: each.size, bold: each.bold ?? false, colour: each.fill }
  const text = settable(each.text)
  const wide = type.width(text, style)
  const x = each.anchor === 'end' ? each.x - wide : each.anchor === 'middle' ? each.x - wide / 2 : each.x
  // The drawing gives the baseline; the document sets text by the top of its ascenders.
  face(document, style.bold ?? false, style.size, style.colour)
  const top = each.y - style.size * ASCENT
  if (each.halo) {
    document.lineWidth(3.2).lineJoin('round').strokeColor('#ffffff')
    document.text(text, x, top, { lineBreak: false, stroke: true, fill: false })
  }
  document.fillColor(each.fill).text(text, x, top, { lineBreak: false, stroke: false, fill: true })
}

const shapeMark = (document: Document, each: Exclude<Mark, { kind: 'text' }>) => {
  document.save()
  if (each.opacity !== undefined) document.fillOpacity(each.opacity).strokeOpacity(each.opacity)
  if (each.fill && each.kind !== 'line') {
    outline(document, each)
    document.fill(each.fill)
  }
  if (each.hatch && (each.kind === 'path' || each.kind === 'rect')) {
    document.save()
    outline(document, each)
    document.clip()
    hatching(document, each.hatch, each.kind === 'path' ? each.box : each)
    document.restore()
  }
  if (each.stroke) {
    document.lineWidth(each.strokeWidth ?? 1)
    if (each.dash) document.dash(each.dash[0], { space: each.dash[1] })
    outline(document, each)
    document.stroke(each.stroke)
  }
  document.restore()
}

/** Source Sans 3 puts its ascender line this many ems above the baseline. */
const ASCENT = 1
