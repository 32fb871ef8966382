import { jsonText } from '../database/index.ts'
import type { Reader, Row } from '../reader.ts'
import { digested } from './digest.ts'

/** A row as its digest is taken: the JSON of its columns by name. */
export interface WrittenRow {
  id: string
  content: string
  /** Of a row that was superseded: as it was until then. */
  earlier?: string
  /** The columns that the digest does not cover, and the hash that it covers in their place. */
  particulars?: Row
}

const PAGE = 1000

/** What stands between rows and between their parts: neither is in JSON but as an escape. */
const [ROW, PART] = ['\n', '\t']

/**
 * The rows of a table, a page at a time, each written out by the database itself: a page of texts is read in a third of the
 * time that as many rows of columns take. What is neither text nor a number cannot be written out so, and is an error.
 */
export async function* writtenRows({ db, company }: Reader, table: string): AsyncGenerator<WrittenRow[]> {
  const first = await db(table).where({ company }).first()
  if (!first) return
  const written = db.raw(`${rowOf(Object.keys(first), (column) => jsonText(db, `"${column}"`))} as written`)
  const gathered = [db.raw('count(*) as count, max(id) as last'), db.raw(`string_agg(written, '${ROW}') as rows`)]
  const pageAfter = async (last?: string): Promise<Page> => {
    const page = db(table).where({ company }).orderBy('id').limit(PAGE).select('id', written)
    if (last !== undefined) page.andWhere('id', '>', last)
    return db.from(page.as('page')).first(gathered)
  }
  let next = pageAfter()
  for (;;) {
    const { count, last, rows } = await next
    // The next page is read while this one is looked at.
    if (count === PAGE) next = pageAfter(last)
    if (rows !== null) yield rows.split(ROW).map(readBack)
    if (count < PAGE) return
  }
}

interface Page {
  count: number
  last: string
  rows: string | null
}

const readBack = (row: string): WrittenRow => {
  const [id = '', content = '', earlier, particulars] = row.split(PART)
  return {
    id: JSON.parse(id),
    content,
    ...(earlier ? { earlier } : {}),
    ...(particulars ? { particulars: JSON.parse(particulars) } : {}),
  }
}

type Quoted = (column: string) => string

/** The parts of a row in SQL that is never null, or rows and parts would not come out even. */
const rowOf = (columns: readonly string[], quoted: Quoted): string => {
  const before = columns.filter((name) => name !== 'superseded_act' && name !== 'superseded_at')
  const earlier = `case when superseded_act is not null then ${pairsOf(before, quoted)} end`
  const parts = [quoted('id'), pairsOf(columns, quoted), before.length < columns.length ? earlier : `''`]
  if (columns.includes('particulars')) parts.push(objectOf(PARTICULARS, quoted))
  return `concat(${parts.join(`, '${PART}', `)})`
}

const PARTICULARS = ['particulars', 'particulars_salt', 'particulars_hash']

/** What is digested: `[["account","1200"],["debit",500]]`, without what is blank. */
const pairsOf = (columns: readonly string[], quoted: Quoted): string => {
  const pairs = digested(columns).map(
    (name) => `case when "${name}" is not null then concat('],["${name}",', ${quoted(name)}) end`,
  )
  return `concat('[', substr(concat(${pairs.join(', ')}), 3), ']]')`
}

const objectOf = (columns: readonly string[], quoted: Quoted): string =>
  `concat('{', ${columns.map((name) => `'"${name}":', coalesce(${quoted(name)}, 'null')`).join(`, ',', `)}, '}')`
