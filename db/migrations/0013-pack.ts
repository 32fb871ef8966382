import type { Knex } from 'knex'
import { registerTable } from './tables.ts'

/** What each row of a pack said when it was last imported, so that only what changed in the pack is a change. */
export const up = (knex: Knex): Promise<void> =>
  registerTable(knex, 'imported', ['file', 'ref'], (table) => {
    table.text('file').notNullable()
    table.text('ref').notNullable()
    table.text('digest').notNullable()
  })

export const down = (knex: Knex): Promise<void> => knex.schema.dropTable('imported')
