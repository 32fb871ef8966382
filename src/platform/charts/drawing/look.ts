import type { Hatch, LineMark, RectMark, TextMark } from './drawing.ts'

/** One thing has one colour in every chart. Council and schools are alike in lightness, so the council is hatched too. */
export const COLOURS = {
  ink: '#17211f',
  secondary: '#4a5957',
  brand: '#14474b',
  law: '#b3261e',
  lawTint: '#fbe4e1',
  surface: '#f3f6f5',
  rule: '#d3dad8',
  council: '#b4481a',
  schools: '#0f7173',
  independent: '#1f3b63',
  others: '#8ccbc4',
  interest: '#e0a93b',
  interestEdge: '#8a5a00',
  reserve: '#7d8886',
  white: '#ffffff',
} as const

export type Group = 'council' | 'schools' | 'independent' | 'others'

const COUNCIL_HATCH: Hatch = { colour: '#e3b9a6', step: 5, width: 1 }
const COST_HATCH: Hatch = { colour: COLOURS.secondary, step: 5, width: 1.2 }

export type Paint = Pick<RectMark, 'fill' | 'stroke' | 'strokeWidth' | 'hatch'>

export const GROUP_PAINT: Record<Group, Paint> = {
  council: { fill: COLOURS.council, hatch: COUNCIL_HATCH },
  schools: { fill: COLOURS.schools },
  independent: { fill: COLOURS.independent },
  others: { fill: COLOURS.others, stroke: COLOURS.schools, strokeWidth: 1 },
}
export const INTEREST_PAINT: Paint = { fill: COLOURS.interest, stroke: COLOURS.interestEdge, strokeWidth: 1 }
export const COST_PAINT: Paint = { fill: COLOURS.white, stroke: COLOURS.secondary, strokeWidth: 1, hatch: COST_HATCH }
export const TOTAL_PAINT: Paint = { fill: COLOURS.ink }

export const label = (x: number, y: number, text: string, more: Partial<TextMark> = {}): TextMark => ({
  kind: 'text',
  x,
  y,
  text,
  size: 14,
  fill: COLOURS.ink,
  ...more,
})

export const rule = (x1: number, y1: number, x2: number, y2: number, more: Partial<LineMark> = {}): LineMark => ({
  kind: 'line',
  x1,
  y1,
  x2,
  y2,
  stroke: COLOURS.rule,
  strokeWidth: 1,
  ...more,
})

/** The company's cap: a solid line. The legal line: dashed and red. */
export const CAP_LINE = { stroke: COLOURS.brand, strokeWidth: 2.5 } as const
export const LAW_LINE = { stroke: COLOURS.law, strokeWidth: 2.5, dash: [6, 4] } as const
