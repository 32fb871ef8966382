import { safe, shown, unbroken } from './markup.ts'
import { tagHtml } from './tag.ts'

/** Text, or text with what belongs to it; blank cells vanish on a phone. */
export type Cell =
  | string
  | number
  | null
  | undefined
  | {
      text?: unknown
      href?: string
      /** What a link that stands in many rows is about, for those who hear it alone. */
      of?: string
      sub?: unknown
      lines?: readonly unknown[]
      tag?: { kind: string; text?: string }
    }

export interface DataTable {
  caption: string
  showCaption?: boolean
  /** `keep`: on one line. `offer`: what can be done with a row, and no column for whom nothing is offered. */
  columns: readonly { label: string; href?: string; number?: boolean; keep?: boolean; offer?: boolean }[]
  /** The first cell of a row is its heading. */
  rows: readonly { cells?: readonly Cell[]; id?: string; total?: boolean; heading?: string }[]
  /** What is said where there is no row. */
  empty?: string
  /** A grid of numbers keeps its shape on a phone and scrolls; other tables become labelled rows there. */
  scroll?: boolean
}

/**
 * A table of facts, as views call it: `{{ dataTable({ caption, columns, rows, empty }) }}`. It is no macro because most of the
 * time of most pages is spent here, and a macro needs ten times as long for a cell.
 */
export const dataTable = (given: DataTable) => {
  const table = withoutIdleOffers(given)
  const { caption, columns, empty, rows = [] } = table
  if (rows.length === 0 && empty) return safe(`<p>${shown(empty)}</p>`)
  // Seven columns find no room on a desk either, once text is enlarged.
  const scrolls = table.scroll || columns.length > 6
  // A name and its figure have room beside each other on the narrowest phone.
  const pairs = columns.length === 2 && columns[1]?.number
  const label = shown(caption)
  const html = `<table class="data${table.scroll || pairs ? '' : ' stacks'}">
<caption${table.showCaption ? '' : ' class="govuk-visually-hidden"'}>${label}</caption>
<thead><tr>${columns.map(headHtml).join('')}</tr></thead>
<tbody>
${rowsHtml(table, columns.map(shapeOf))}</tbody></table>`
  return safe(scrolls ? `<div class="scroll" role="region" aria-label="${label}" tabindex="0">${html}</div>` : html)
}

type Column = DataTable['columns'][number]

const withoutIdleOffers = (table: DataTable): DataTable => {
  const { columns, rows = [] } = table
  const idle = columns.map(({ offer }, at) => Boolean(offer) && rows.every(({ cells }) => !cells?.[at]))
  if (!idle.includes(true)) return table
  const kept = <T>(all: readonly T[]): T[] => all.filter((_, at) => !idle[at])
  return { ...table, columns: kept(columns), rows: rows.map((row) => ({ ...row, cells: kept(row.cells ?? []) })) }
}

const headHtml = ({ label, href, number }: Column): string =>
  `<th scope="col"${number ? ' class="number"' : ''}>${href ? `<a href="${shown(href)}">${shown(label)}</a>` : shown(label)}</th>`

/** How the cells of a column begin, worked out once. */
const shapeOf = ({ label, number, keep }: Column) => {
  const kind = number ? ' class="number"' : keep ? ' class="keep"' : ''
  const named = `<td data-l="${shown(label)}"`
  return {
    heading: `<th scope="row"${kind}>`,
    full: `${named}${kind}>`,
    // What follows an empty figure stands under what follows the others.
    blank: `${named} class="${number ? 'number empty' : 'empty'}"></td>`,
  }
}

const NO_COLUMN = shapeOf({ label: '' })

const rowsHtml = ({ rows, columns }: DataTable, shapes: readonly ReturnType<typeof shapeOf>[]): string => {
  let html = ''
  for (const { cells = [], id, total, heading } of rows) {
    html += `<tr${id ? ` id="${shown(id)}"` : ''}${total ? ' class="total"' : heading ? ' class="heading"' : ''}>`
    if (heading) html += `<th scope="rowgroup" colspan="${columns.length}">${shown(heading)}</th>`
    else {
      for (const [at, cell] of cells.entries()) {
        const shape = shapes[at] ?? NO_COLUMN
        if (at === 0) html += `${shape.heading}${cellHtml(cell)}</th>`
        else if (cell === '' || cell === null || cell === undefined) html += shape.blank
        else {
          const said = cellHtml(cell)
          // On a phone a cell lays out its parts beside each other, and what is more than words has to be one part.
          const isPlain = typeof cell !== 'object' && !said.includes('<')
          html +=
            said === '' ? shape.blank : `${shape.full}${isPlain ? said : `<span class="cell">${said}</span>`}</td>`
        }
      }
    }
    html += '</tr>\n'
  }
  return html
}

const cellHtml = (cell: Cell): string => {
  if (typeof cell !== 'object' || cell === null) return unbroken(cell)
  const { text, href, of, sub, lines = [], tag } = cell
  if (text === undefined && !tag && !cell.lines) return unbroken(cell)
  const about = of ? `<span class="govuk-visually-hidden">: ${shown(of)}</span>` : ''
  const first = href ? `<a href="${shown(href)}">${unbroken(text)}${about}</a>` : unbroken(text)
  const more = lines.map((line, at) => (at > 0 || text ? `<br>${unbroken(line)}` : unbroken(line))).join('')
  const marked = tag ? ` ${tagHtml(tag.kind, tag.text)}` : ''
  return `${first}${more}${marked}${sub ? `<span class="sub">${unbroken(sub)}</span>` : ''}`
}
