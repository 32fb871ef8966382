import type { Knex } from 'knex'
import { registerTable } from './tables.ts'

/** A school company's supervising authority, and what was sent to it. */
export const up = (knex: Knex): Promise<void> =>
  registerTable(knex, 'supervision', ['kind', 'covers'], (table) => {
    table.text('kind').notNullable()
    table.text('covers')
    table.text('authority')
    table.text('on').notNullable()
    table.text('reference')
  })

export const down = (knex: Knex): Promise<void> => knex.schema.dropTable('supervision')
