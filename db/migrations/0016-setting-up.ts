import type { Knex } from 'knex'
import { registerTable } from './tables.ts'

/** How a company comes into being: the milestones of its plan, and what schools were asked and said. */
export const up = async (knex: Knex): Promise<void> => {
  await registerTable(knex, 'milestone', ['ref'], (table) => {
    table.text('ref').notNullable()
    table.text('title').notNullable()
    table.text('due_on')
    table.text('owner')
    table.text('done_on')
    table.text('evidence')
  })
  await registerTable(knex, 'consultation', ['ref'], (table) => {
    table.text('ref').notNullable()
    table.text('title').notNullable()
    table.text('options').notNullable()
    table.text('opened_on').notNullable()
    table.text('closed_on')
  })
  await registerTable(knex, 'response', ['consultation', 'organisation'], (table) => {
    table.text('consultation').notNullable()
    table.text('organisation').notNullable()
    table.text('option').notNullable()
    table.text('received_on').notNullable()
  })
}

export const down = async (knex: Knex): Promise<void> => {
  for (const table of ['response', 'consultation', 'milestone']) await knex.schema.dropTable(table)
}
