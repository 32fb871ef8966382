import type { Knex } from 'knex'
import { registerTable } from './tables.ts'

/** Appointments that are proposed and not made yet, and the letters with which people resigned. */
export const up = async (knex: Knex): Promise<void> => {
  await registerTable(knex, 'proposal', ['ref'], (table) => {
    table.text('ref').notNullable()
    table.text('person').notNullable()
    table.text('seat').notNullable()
    table.text('nominated_by')
    table.text('appointed_on').notNullable()
    table.text('term_ends_on')
    table.text('verified_on')
    table.text('reason')
    table.text('proposed_on').notNullable()
    table.text('withdrawn_on')
    table.text('withdrawn_because')
  })
  await registerTable(knex, 'resignation', ['appointment'], (table) => {
    table.text('appointment').notNullable()
    table.text('received_on')
    table.text('letter')
  })
}

export const down = async (knex: Knex): Promise<void> => {
  for (const table of ['resignation', 'proposal']) await knex.schema.dropTable(table)
}
