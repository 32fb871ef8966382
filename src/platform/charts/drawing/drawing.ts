/**
 * A drawing is a list of marks in a box of its own units. The same value becomes SVG on a page (svg.ts) and vectors on
 * paper (pdf/pen.ts), so that a chart is described once and never looks different in the two.
 */
export interface Drawing {
  width: number
  height: number
  /** What it shows, in a few words; with `desc` the text for those who cannot see it. */
  title: string
  desc: string
  marks: Mark[]
}

export type Mark = PathMark | RectMark | LineMark | CircleMark | TextMark

interface Painted {
  fill?: string
  stroke?: string
  strokeWidth?: number
  dash?: readonly [number, number]
  opacity?: number
  /** Fine diagonal lines over the fill: the second signal beside colour. */
  hatch?: Hatch
}

export interface Hatch {
  colour: string
  /** Distance from line to line, and their width, in the units of the drawing. */
  step: number
  width: number
}

export interface PathMark extends Painted {
  kind: 'path'
  d: string
  /** The box around the path, for hatching and for the check that nothing leaves the drawing. */
  box: Box
}
export interface RectMark extends Painted, Box {
  kind: 'rect'
}
export interface LineMark extends Painted {
  kind: 'line'
  x1: number
  y1: number
  x2: number
  y2: number
}
export interface CircleMark extends Painted {
  kind: 'circle'
  cx: number
  cy: number
  r: number
}
export interface TextMark {
  kind: 'text'
  x: number
  y: number
  text: string
  size: number
  fill: string
  bold?: boolean
  anchor?: 'start' | 'middle' | 'end'
  /** A white edge around the letters, where they stand on a band. */
  halo?: boolean
}

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** Two decimals: enough for print, and the same text on every machine. */
export const rounded = (value: number): number => Math.round(value * 100) / 100 + 0

const HALF_EM = new Set([...'aãbcdeghknopqsuvxyzABCEFKLPRSTXYZ0123456789£$?&'])
const NARROW = new Set([..."fijlrtI.,:;()[]|!' ’-·"])

/**
 * About how wide a text is. Pages use the visitor's own system font, whose widths are unknown here, so this is on the
 * wide side of the common ones.
 */
export const textWidth = (text: string, size: number, bold = false): number => {
  let ems = 0
  for (const letter of text) ems += NARROW.has(letter) ? 0.32 : HALF_EM.has(letter) ? 0.58 : 0.8
  return ems * size * (bold ? 1.05 : 1)
}

/** The text, cut with an ellipsis where it would be wider than the room there is. */
export const fitted = (text: string, size: number, room: number, bold = false): string => {
  if (textWidth(text, size, bold) <= room) return text
  const letters = [...text]
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, size, bold) > room) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

/** The box that a mark fills, text by its probable width; used to prove that nothing leaves the drawing. */
export const boxOf = (mark: Mark): Box => {
  switch (mark.kind) {
    case 'path':
      return mark.box
    case 'rect':
      return mark
    case 'line': {
      const x = Math.min(mark.x1, mark.x2)
      const y = Math.min(mark.y1, mark.y2)
      return { x, y, width: Math.abs(mark.x2 - mark.x1), height: Math.abs(mark.y2 - mark.y1) }
    }
    case 'circle':
      return { x: mark.cx - mark.r, y: mark.cy - mark.r, width: 2 * mark.r, height: 2 * mark.r }
    case 'text': {
      const width = textWidth(mark.text, mark.size, mark.bold)
      const shift = mark.anchor === 'end' ? width : mark.anchor === 'middle' ? width / 2 : 0
      return { x: mark.x - shift, y: mark.y - mark.size * 0.8, width, height: mark.size }
    }
  }
}
