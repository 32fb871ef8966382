import type { Knex } from 'knex'
import { registerTable } from './tables.ts'

/** What the council, or somebody else, pays for so that schools have it free. */
export const up = (knex: Knex): Promise<void> =>
  registerTable(knex, 'commission', ['ref'], (table) => {
    table.text('ref').notNullable()
    table.text('service')
    table.text('title')
    table.text('payer')
    table.text('starts_on').notNullable()
    table.text('ends_on')
    table.bigInteger('annual_value').notNullable()
    table.text('schedule').notNullable()
    table.text('basis').notNullable()
    table.text('de_delegated')
    table.text('conditions')
    table.text('vat_code')
  })

export const down = (knex: Knex): Promise<void> => knex.schema.dropTable('commission')
