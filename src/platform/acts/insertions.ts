import type { Knex } from 'knex'
import type { Row } from '../reader.ts'

/** Rows for a table; with a key, amounts for the sums that the table keeps under it. */
export interface Write {
  table: string
  rows: readonly Row[]
  key?: readonly string[]
}

/** One statement a table. */
export const insertions = (db: Knex.Transaction, writes: readonly Write[]): Knex.Raw[] => {
  const byTable = new Map<string, { key: readonly string[] | undefined; rows: Row[] }>()
  for (const { table, key, rows } of writes) {
    const together = byTable.get(table) ?? { key, rows: [] }
    for (const row of rows) together.rows.push(row)
    byTable.set(table, together)
  }
  return [...byTable].map(([table, { key, rows }]) => insertion(db, table, key ? summed(key, rows) : rows, key))
}

const summed = (key: readonly string[], rows: readonly Row[]): Row[] => {
  const sums = new Map<string, Row>()
  for (const row of rows) {
    const name = JSON.stringify(key.map((column) => row[column]))
    const sum = sums.get(name)
    if (!sum) sums.set(name, { ...row })
    else for (const column in row) if (!key.includes(column)) sum[column] = Number(sum[column]) + Number(row[column])
  }
  return [...sums.values()]
}

/**
 * The rows travel as one JSON text, which the database takes apart: a value for each cell has to be made for the driver, carried
 * over and bound one by one, and a statement with as many marks as there are cells has to be compiled anew each time. It is
 * exact because every number here is whole: SQLite reads some fractions a little off. Columns that are blank in every row are
 * left out: no table has a default for them, and half the cells of a posting are blank.
 */
const insertion = (
  db: Knex.Transaction,
  table: string,
  rows: readonly Row[],
  key: readonly string[] | undefined,
): Knex.Raw => {
  const filled = new Set<string>()
  for (const row of rows) for (const column in row) if ((row[column] ?? null) !== null) filled.add(column)
  const columns = [...filled]
  const { cells, text } = (db.client.config.client === 'pg' ? byName : byPlace)(table, columns, rows)
  const amounts = columns.filter((column) => !key?.includes(column))
  const added = amounts.map((column) => `"${column}" = "${table}"."${column}" + excluded."${column}"`).join(', ')
  const onto = key ? ` on conflict (${quoted(key)}) do update set ${added}` : ''
  return db.raw(`insert into "${table}" (${quoted(columns)}) ${cells}${onto}`, [text])
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')

/** PostgreSQL knows the types of the columns from the table, and finds the cells of a row by their names. */
const byName = (table: string, columns: readonly string[], rows: readonly Row[]) => ({
  cells: `select ${quoted(columns)} from json_populate_recordset(null::"${table}", ?)`,
  text: JSON.stringify(rows, [...columns]),
})

/** SQLite finds a cell by its place in the row twice as fast. */
const byPlace = (_table: string, columns: readonly string[], rows: readonly Row[]) => ({
  cells: `select ${columns.map((_, at) => `json_extract(value, '$[${at}]')`).join(', ')} from jsonb_each(?) where true`,
  text: JSON.stringify(rows.map((row) => columns.map((column) => row[column]))),
})
