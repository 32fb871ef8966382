import { type FigureModel, figureOf } from '../platform/charts/index.ts'
import { type ShownPage, shownPage } from '../platform/http/index.ts'
import {
  type Block,
  type Cells,
  type Column,
  type Door,
  footText,
  headOf,
  isList,
  printed,
  type ReportDocument,
  standsRight,
  type Table,
  type TableRow,
} from './document.ts'

/** A table as the macro `dataTable` takes it. */
interface TableView {
  caption: string
  columns: { label: string; number: boolean; keep: boolean }[]
  rows: { cells?: (string | { text: string; href: string; of: string })[]; heading?: string; total?: boolean }[]
  empty?: string
  /** Where the table is one of several pages. */
  pages?: ShownPage<never>['pages']
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

/** The address of the lines behind a figure; undefined for whoever may not see them. */
export type Opens = (door: Door) => string | undefined

/** Which page of a long table is asked for, and the address of another. */
interface Paging {
  asked: string | undefined
  address: (page: number) => string
}

/** How a page differs from paper: it leads on, and shows a long table in parts. */
interface OnPage {
  opens?: Opens
  paging?: Paging
}

const tableView = (table: Table, { opens = () => undefined, paging }: OnPage): TableView => {
  const columns = ordered(table.columns)
  const named = columns[0]?.key ?? ''
  const cells = (values: Cells, doors: TableRow['doors'] = {}) =>
    columns.map(({ kind, key }) => {
      const text = printed(kind, values[key])
      const door = doors[key]
      const href = door && text !== '' ? opens(door) : undefined
      return href ? { text, href, of: key === named ? '' : printed('text', values[named]) } : text
    })
  const first = table.columns[0]?.key ?? ''
  const { rows: shown, pages } = partOf(table, paging)
  const rows = shown.map(({ cells: values, doors, kind }): TableView['rows'][number] => {
    if (kind === 'section') return { heading: printed('text', values[first]) }
    if (kind === 'note') return { cells: [printed('text', values[first]), ...columns.slice(1).map(() => '')] }
    return { cells: cells(values, doors), ...(kind === 'subtotal' && { total: true }) }
  })
  return {
    caption: table.caption,
    columns: columns.map((column) => ({
      label: headOf(column),
      number: standsRight(column.kind),
      keep: column.kind === 'date',
    })),
    rows: [...rows, ...(table.totals ? [{ cells: cells(table.totals), total: true }] : [])],
    ...(table.empty && { empty: table.empty }),
    ...(pages && { pages }),
  }
}

/** A statement, which has sums, is read as a whole; a long list page by page, the heading of a group again where one goes on. */
const partOf = (table: Table, paging: Paging | undefined): { rows: readonly TableRow[] } & Pick<TableView, 'pages'> => {
  if (paging === undefined || !isList(table)) return { rows: table.rows }
  const { rows, pages } = shownPage(inGroups(table.rows), paging.asked, paging.address)
  const shown = rows.flatMap(({ row, section }, i) =>
    section && section !== rows[i - 1]?.section ? [section, row] : [row],
  )
  return { rows: shown, ...(pages && { pages }) }
}

const inGroups = (rows: readonly TableRow[]): { row: TableRow; section: TableRow | undefined }[] => {
  let section: TableRow | undefined
  return rows.flatMap((row) => {
    if (row.kind !== 'section') return [{ row, section }]
    section = row
    return []
  })
}

const blockViews = (blocks: readonly Block[], prefix: string, onPage: OnPage): BlockView[] =>
  blocks.flatMap((block, i): BlockView[] => {
    const id = `${prefix}${i + 1}`
    switch (block.kind) {
      case 'break':
        return []
      case 'pair':
        return [...blockViews(block.left, `${id}l`, onPage), ...blockViews(block.right, `${id}r`, onPage)]
      case 'table':
        return [{ kind: 'table', table: tableView(block, onPage) }]
      case 'chart':
        return [{ kind: 'chart', chart: figureOf(block.chart, id) }]
      case 'answer':
        return [{ kind: 'answer', sentence: `**${block.strong}** ${block.text}` }]
      default:
        return [block]
    }
  })

/** A report for a page: the same words and figures as on paper, ready for the macros, each with the way to its lines. */
export const reportView = (document: ReportDocument, onPage: OnPage = {}): ReportView => ({
  title: document.title,
  subtitle: document.subtitle,
  letterhead: document.letterhead,
  blocks: blockViews(document.blocks, 'report-', onPage),
  foot: { text: footText(document.foot), digest: document.foot.digest },
})
