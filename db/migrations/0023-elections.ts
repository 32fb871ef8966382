import type { Knex } from 'knex'
import { registerTable } from './tables.ts'

/** Votes for a seat: who had one on which day, and what every candidate got. */
export const up = async (knex: Knex): Promise<void> => {
  await registerTable(knex, 'election', ['ref'], (table) => {
    table.text('ref').notNullable()
    table.text('seat').notNullable()
    table.text('district')
    table.text('phase')
    table.text('roll_on').notNullable()
    table.text('opened_on')
    table.text('closed_on').notNullable()
    table.text('declared_on')
    table.integer('roll')
    table.integer('spoiled')
  })
  await knex.schema.alterTable('nomination', (table) => {
    table.text('election')
    table.integer('votes')
    table.text('lot')
  })
}

export const down = async (knex: Knex): Promise<void> => {
  await knex.schema.alterTable('nomination', (table) => {
    for (const column of ['election', 'votes', 'lot']) table.dropColumn(column)
  })
  await knex.schema.dropTable('election')
}
