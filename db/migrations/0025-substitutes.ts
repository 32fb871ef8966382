import type { Knex } from 'knex'
import { registerTable } from './tables.ts'

/** Who may come to meetings in place of whom, as agreed beforehand. */
export const up = (knex: Knex): Promise<void> =>
  registerTable(knex, 'substitute', ['body', 'person', 'substitute', 'from'], (table) => {
    table.text('body').notNullable()
    table.text('person').notNullable()
    table.text('substitute').notNullable()
    table.text('agreed_on').notNullable()
    table.text('agreed_with')
    table.text('from').notNullable()
    table.text('to')
  })

export const down = (knex: Knex): Promise<void> => knex.schema.dropTable('substitute')
