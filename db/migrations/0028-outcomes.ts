import type { Knex } from 'knex'
import { registerTable } from './tables.ts'

/** What a programme has been seen to change, as it was reported on a day. */
export const up = (knex: Knex): Promise<void> =>
  registerTable(knex, 'outcome', ['programme', 'reported_on'], (table) => {
    table.text('programme').notNullable()
    table.text('reported_on').notNullable()
    table.text('text').notNullable()
    table.text('evidence')
  })

export const down = (knex: Knex): Promise<void> => knex.schema.dropTable('outcome')
