import type { Knex } from 'knex'
import { registerTable } from './tables.ts'

/** Vacancies that were advertised, who was nominated for them, and how it was decided. */
export const up = (knex: Knex): Promise<void> =>
  registerTable(knex, 'nomination', ['ref'], (table) => {
    table.text('ref').notNullable()
    table.text('body').notNullable()
    table.text('seat')
    table.text('person')
    table.text('kind')
    table.text('advertised_on')
    table.text('closes_on')
    table.text('received_on')
    table.text('outcome')
    table.text('decided_on')
  })

export const down = (knex: Knex): Promise<void> => knex.schema.dropTable('nomination')
