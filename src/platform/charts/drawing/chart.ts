import { percentOf, type Share } from '../../../kernel/share.ts'
import { percent } from '../../../kernel/text.ts'
import type { Drawing } from './drawing.ts'
import type { Group } from './look.ts'

/** A chart is a finding, two drawings of it and the table that says the same in figures. */
export interface Chart {
  /** The finding, as a sentence without a full stop. */
  caption: string
  /** Unit and date. */
  note: string
  wide: Drawing
  narrow: Drawing
  table: ChartTable
  legend: { paint: LegendPaint; text: string }[]
}

export type LegendPaint = Group | 'interest' | 'cost' | 'total'

export interface ChartTable {
  columns: { key: string; head: string; kind: 'text' | 'number' | 'money' | 'date' }[]
  /** Values are spelled as in JSON: money "1250.00", dates YYYY-MM-DD. */
  rows: Record<string, string>[]
  totals?: Record<string, string>
}

/** A line that a share must keep to: the company's cap is reached, the law's line must not be. */
export interface Lines {
  cap?: Share
  law?: Share
}

export const ratio = ([numerator, denominator]: Share): number => (denominator === 0 ? 0 : numerator / denominator)

/** [2, 11] → "18.18%" */
export const shareText = ([numerator, denominator]: Share): string => `${percent(numerator, denominator)}%`

export const capLabel = (cap: Share): string => `Company cap ${percentOf(cap)}`
export const lawLabel = (law: Share): string => `Law: below ${percentOf(law)}`
