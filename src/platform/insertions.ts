import type { Knex } from 'knex'
import { batches } from './act-record.ts'
import type { Row } from './reader.ts'

/** Rows for a table; with a key, amounts for the sums that the table keeps under it. */
export interface Write {
  table: string
  rows: readonly Row[]
  key?: readonly string[]
}

/** One statement a table, or as few as the database takes. */
export const insertions = (db: Knex.Transaction, writes: readonly Write[]): Knex.Raw[] => {
  const byTable = new Map<string, { key: readonly string[] | undefined; rows: Row[] }>()
  for (const { table, key, rows } of writes) {
    const together = byTable.get(table) ?? { key, rows: [] }
    for (const row of rows) together.rows.push(row)
    byTable.set(table, together)
  }
  return [...byTable].flatMap(([table, { key, rows }]) => insertion(db, table, key ? summed(key, rows) : rows, key))
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
 * Written here because knex writes many rows for SQLite as a union of selects, which takes it twice as long to read. Columns
 * that are blank in every row are left out: no table has a default for them, and half the cells of a posting are blank.
 */
const insertion = (
  db: Knex.Transaction,
  table: string,
  rows: readonly Row[],
  key: readonly string[] | undefined,
): Knex.Raw[] => {
  const filled = new Set<string>()
  for (const row of rows) for (const column in row) if ((row[column] ?? null) !== null) filled.add(column)
  const columns = [...filled]
  const marks = `(${columns.map(() => '?').join(', ')})`
  const amounts = columns.filter((column) => !key?.includes(column))
  const list = (names: readonly string[]) => `(${names.map(() => '??').join(', ')})`
  const onto = key ? ` on conflict ${list(key)} do update set ${amounts.map(() => '?? = ??.?? + excluded.??')}` : ''
  const names = key ? [...key, ...amounts.flatMap((column) => [column, table, column, column])] : []
  // SQLite binds at most 32,766 values in a statement; smaller ones are also no slower.
  return batches(rows, Math.max(1, Math.min(500, Math.floor(6000 / columns.length)))).map((some) =>
    db.raw(`insert into ?? ${list(columns)} values ${some.map(() => marks).join(', ')}${onto}`, [
      table,
      ...columns,
      ...some.flatMap((row) => columns.map((column) => row[column] ?? null)),
      ...names,
    ]),
  )
}
