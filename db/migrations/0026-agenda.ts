import type { Knex } from 'knex'
import { registerTable } from './tables.ts'

/** What a meeting has before it, and who had an interest in which item. */
export const up = async (knex: Knex): Promise<void> => {
  await registerTable(knex, 'agenda_item', ['ref'], (table) => {
    table.text('ref').notNullable()
    table.text('meeting').notNullable()
    table.integer('position').notNullable()
    table.text('kind').notNullable()
    table.text('title').notNullable()
    table.text('subject')
    table.text('organisation')
    table.text('withdrawn_on')
  })
  await registerTable(knex, 'item_interest', ['item', 'person'], (table) => {
    table.text('item').notNullable()
    table.text('person').notNullable()
    table.text('interest').notNullable()
    table.text('left_room')
    table.text('voted')
    table.text('authorised_by')
  })
}

export const down = async (knex: Knex): Promise<void> => {
  for (const table of ['item_interest', 'agenda_item']) await knex.schema.dropTable(table)
}
