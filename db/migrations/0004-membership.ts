import type { Knex } from 'knex'
import { registerTable } from './tables.ts'

/** The register of members. */
export const up = (knex: Knex): Promise<void> =>
  registerTable(knex, 'member', ['ref'], (table) => {
    table.text('ref').notNullable()
    table.text('organisation').notNullable()
    table.text('class')
    table.integer('votes')
    table.text('admitted_on').notNullable()
    table.text('ceased_on')
    table.text('consent_on')
    table.text('consent_reference')
    table.text('representative')
  })

export const down = async (knex: Knex): Promise<void> => {
  await knex.schema.dropTable('member')
}
