import { type FigureModel, figureOf } from '../platform/charts/index.ts'
import {
  type Block,
  type Cells,
  type Column,
  footText,
  printed,
  type ReportDocument,
  standsRight,
  type Table,
} from './document.ts'

/** A table as the macro `dataTable` takes it. */
interface TableView {
  caption: string
  columns: { label: string; number: boolean }[]
  rows: { cells?: (string | { text: string })[]; heading?: string; total?: boolean }[]
  empty?: string
}

export type BlockView =
  | Exclude<Block, { kind: 'table' | 'chart' | 'pair' | 'break' | 'answer' }>
  | { kind: 'answer'; sentence: string }
  | { kind: 'table'; table: TableView }
  | { kind: 'chart'; chart: FigureModel }

export interface ReportView {
  title: string
  subtitle: string
  letterhead: ReportDocument['letterhead']
  blocks: BlockView[]
  foot: { text: string; digest: string }
}

/** The row heading comes first on a page: the first cell of a row names it there. */
const ordered = (columns: readonly Column[]): Column[] => [
  ...columns.filter(({ rowHeading }) => rowHeading),
  ...columns.filter(({ rowHeading }) => !rowHeading),
]

const tableView = (table: Table): TableView => {
  const columns = ordered(table.columns)
  const cells = (values: Cells) => columns.map(({ kind, key }) => printed(kind, values[key]))
  const first = table.columns[0]?.key ?? ''
  const rows = table.rows.map(({ cells: values, kind }): TableView['rows'][number] => {
    if (kind === 'section') return { heading: printed('text', values[first]) }
    if (kind === 'note') return { cells: [printed('text', values[first]), ...columns.slice(1).map(() => '')] }
    return { cells: cells(values), ...(kind === 'subtotal' && { total: true }) }
  })
  return {
    caption: table.caption,
    columns: columns.map(({ head, kind }) => ({ label: head, number: standsRight(kind) })),
    rows: [...rows, ...(table.totals ? [{ cells: cells(table.totals), total: true }] : [])],
    ...(table.empty && { empty: table.empty }),
  }
}

const blockViews = (blocks: readonly Block[], prefix: string): BlockView[] =>
  blocks.flatMap((block, i): BlockView[] => {
    const id = `${prefix}${i + 1}`
    switch (block.kind) {
      case 'break':
        return []
      case 'pair':
        return [...blockViews(block.left, `${id}l`), ...blockViews(block.right, `${id}r`)]
      case 'table':
        return [{ kind: 'table', table: tableView(block) }]
      case 'chart':
        return [{ kind: 'chart', chart: figureOf(block.chart, id) }]
      case 'answer':
        return [{ kind: 'answer', sentence: `**${block.strong}** ${block.text}` }]
      default:
        return [block]
    }
  })

/** A report for a page: the same words and figures as on paper, ready for the macros. */
export const reportView = (document: ReportDocument): ReportView => ({
  title: document.title,
  subtitle: document.subtitle,
  letterhead: document.letterhead,
  blocks: blockViews(document.blocks, 'report-'),
  foot: { text: footText(document.foot), digest: document.foot.digest },
})
