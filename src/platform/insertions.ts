import type { Knex } from 'knex'
import type { Row } from './reader.ts'

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
  const list = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ')
  const cells =
    db.client.config.client === 'pg'
      ? `select ${list(columns)} from json_populate_recordset(null::"${table}", ?)`
      : `select ${columns.map((column) => `json_extract(value, '$.${column}')`).join(', ')} from jsonb_each(?) where true`
  const amounts = columns.filter((column) => !key?.includes(column))
  const added = amounts.map((column) => `"${column}" = "${table}"."${column}" + excluded."${column}"`).join(', ')
  const onto = key ? ` on conflict (${list(key)}) do update set ${added}` : ''
  return db.raw(`insert into "${table}" (${list(columns)}) ${cells}${onto}`, [JSON.stringify(rows, columns)])
}
