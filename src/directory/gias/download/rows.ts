import type { EstablishmentField } from '../../types.ts'
import { readUrn, type Said } from './cells.ts'
import type { Layout } from './columns.ts'
import type { SourceRow } from './csv.ts'

/** What a row says of each kept field: a value, or null where its cell is blank. A field that it does not say is absent. */
export type SaidFacts = Partial<Record<EstablishmentField, string | null>>

export interface Spoken {
  line: number
  urn: string
  said: SaidFacts
}
export interface Skipped {
  line: number
  reason: string
}
export const isSkipped = (row: Spoken | Skipped | undefined): row is Skipped => row !== undefined && 'reason' in row

/** Which authorities' rows are kept; in a file without authorities, the one of all its rows. */
export type Authorities = ReadonlySet<string>

/** Reads a row by its layout. Undefined: a row of an authority that was not asked for, or one without anything in it. */
export const readRow = (
  layout: Layout,
  authorities: Authorities,
  { line, cells }: SourceRow,
): Spoken | (Skipped & { urn?: string }) | undefined => {
  if (cells.every(isBlank)) return undefined
  const said: SaidFacts = {}
  const complaints: string[] = []
  const doubtful = isDoubtful(layout, cells)
  for (const { field, cells: places, read } of layout.fields) {
    if (doubtful && UNCHECKED.has(field)) continue
    for (const { index, name } of places) {
      const value = spoken(cells[index], read)
      if (typeof value === 'object' && value !== null) complaints.push(`${name}: ${value.unreadable}`)
      else if (value !== undefined && (said[field] === undefined || said[field] === null)) said[field] = value
      if (typeof said[field] === 'string') break
    }
  }
  if (authorities.size > 0) {
    if (!layout.has('la_code')) said.la_code = [...authorities][0] ?? null
    else if (said.la_code === undefined && said.la_name) return { line, reason: namedOnly(layout, said.la_name) }
    else if (!authorities.has(said.la_code ?? '')) return undefined
  }
  const written = cells[layout.urn]?.trim() ?? ''
  const urn = readUrn(written)
  if (!urn) return { line, reason: written ? `URN: “${written}” is not a number of six digits` : 'URN is blank' }
  if (cells.length < layout.width)
    return { line, urn, reason: `has ${cells.length} cells where the header has ${layout.width}` }
  if (complaints.length > 0) return { line, urn, reason: complaints.join('; ') }
  return { line, urn, said }
}

/** A row whose authority goes by a name cannot be kept or left out by a code; it is not passed over without a word. */
const namedOnly = (layout: Layout, authority: string): string => {
  const column = layout.fields.find(({ field }) => field === 'la_code')?.cells[0]?.name
  return `${column}: “${authority}” is a name, and --la goes by codes. Where every row is of the one authority, add --map "${column}=LA (name)"`
}

/** The list of linked establishments, the last column of a search's results, spills over into cells without a header. */
const SPILLED = /^\d{6} \S/

/** Fields that may hold any text, so that a cell in the wrong place would not be noticed. */
const UNCHECKED: ReadonlySet<EstablishmentField> = new Set<EstablishmentField>([
  'street',
  'locality',
  'address3',
  'town',
  'county',
  'postcode',
  'district',
])

/**
 * A row longer than its header has cells in the middle that the header does not know (some published extracts join two layouts).
 * What can be checked is taken, and its address is left as it was.
 */
const isDoubtful = (layout: Layout, cells: readonly string[]): boolean =>
  cells.length > layout.width && !cells.slice(layout.width).every((cell) => isBlank(cell) || SPILLED.test(cell))

const isBlank = (cell: string): boolean => cell.trim() === ''

const spoken = (cell: string | undefined, read: (cell: string) => Said): Said => {
  const written = cell?.trim() ?? ''
  return written === '' ? null : read(written)
}
