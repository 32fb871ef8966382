import type { Knex } from 'knex'
import { factTable } from './tables.ts'

/**
 * Agreements that were ended before their time, each with its last day before that and the number of the company's last entry
 * then: what had been billed by that time. A credit note for such an end says when the service ended.
 */
export const up = async (knex: Knex): Promise<void> => {
  await factTable(knex, 'early_end', (table) => {
    table.text('agreement').notNullable()
    table.text('ends_on').notNullable()
    table.text('former_ends_on')
    table.text('decided_on').notNullable()
    table.text('reason').notNullable()
    table.integer('last_entry').notNullable()
    table.index(['company', 'agreement'], 'early_end_agreement')
  })
  await knex.schema.alterTable('invoice', (table) => {
    table.text('service_ended_on')
  })
}

export const down = async (knex: Knex): Promise<void> => {
  await knex.schema.alterTable('invoice', (table) => {
    table.dropColumn('service_ended_on')
  })
  await knex.schema.dropTable('early_end')
}
