import { isDate, longDate } from '../../../kernel/dates.ts'
import { bracketed, headInPounds, parseMoney } from '../../../kernel/money.ts'
import { withCommas } from '../../../kernel/text.ts'
import type { Chart, LegendPaint } from './chart.ts'
import type { Drawing, Mark } from './drawing.ts'
import { COST_PAINT, GROUP_PAINT, INTEREST_PAINT, type Paint, TOTAL_PAINT } from './look.ts'
import { svg } from './svg.ts'

/** What the macro `chartFigure` takes: drawings as SVG text, and the table that says the same. */
export interface FigureModel {
  caption: string
  note: string
  wide: string
  narrow: string
  legend: { text: string; swatch: string }[]
  table: {
    caption: string
    columns: { label: string; number: boolean }[]
    rows: { cells: (string | { text: string; href: string; of: string })[]; total?: boolean }[]
  }
}

const SWATCHES: Record<LegendPaint, Paint> = {
  ...GROUP_PAINT,
  interest: INTEREST_PAINT,
  cost: COST_PAINT,
  total: TOTAL_PAINT,
}

/** A little square in the look of a series; decoration beside its name. */
const swatch = (paint: LegendPaint, idPrefix: string): string => {
  const mark: Mark = { kind: 'rect', x: 0.5, y: 0.5, width: 13, height: 13, ...SWATCHES[paint] }
  const drawing: Drawing = { width: 14, height: 14, title: '', desc: '', marks: [mark] }
  return svg(drawing, { idPrefix: `${idPrefix}-s-${paint}`, decorative: true })
}

const shown = (kind: Chart['table']['columns'][number]['kind'], value: string | undefined): string => {
  if (!value) return ''
  if (kind === 'money') return bracketed(parseMoney(value) ?? 0)
  if (kind === 'number') return withCommas(value)
  return kind === 'date' && isDate(value) ? longDate(value) : value
}

/** A chart for a page. `idPrefix` must be unique on it; `hrefs` says where the last figure of each row leads, row by row. */
export const figureOf = (chart: Chart, idPrefix: string, hrefs: readonly (string | undefined)[] = []): FigureModel => {
  const { columns } = chart.table
  const cells = (row: Record<string, string>, href?: string) =>
    columns.map(({ key, kind }, i) => {
      const text = shown(kind, row[key])
      return href && i === columns.length - 1 ? { text, href, of: row[columns[0]?.key ?? ''] ?? '' } : text
    })
  return {
    caption: chart.caption,
    note: chart.note,
    wide: svg(chart.wide, { idPrefix: `${idPrefix}-w` }),
    narrow: svg(chart.narrow, { idPrefix: `${idPrefix}-n` }),
    legend: chart.legend.map(({ paint, text }) => ({ text, swatch: swatch(paint, idPrefix) })),
    table: {
      caption: chart.caption,
      columns: columns.map(({ head, kind }) => ({
        label: kind === 'money' ? headInPounds(head) : head,
        number: kind === 'money' || kind === 'number',
      })),
      rows: [
        ...chart.table.rows.map((row, i) => ({ cells: cells(row, hrefs[i]) })),
        ...(chart.table.totals ? [{ cells: cells(chart.table.totals), total: true }] : []),
      ],
    },
  }
}
