import type { Knex } from 'knex'
import { registerTable } from './tables.ts'

/** What groups and partnerships of schools work on: priorities, start-up grants, peer reviews and levels of maturity. */
export const up = async (knex: Knex): Promise<void> => {
  await registerTable(knex, 'priority', ['ref'], (table) => {
    table.text('ref').notNullable()
    table.text('body').notNullable()
    table.text('title').notNullable()
    table.text('from')
    table.text('to')
    table.text('progress')
    table.text('reviewed_on')
  })
  // "grant" is a word of SQL.
  await registerTable(knex, 'partnership_grant', ['ref'], (table) => {
    table.text('ref').notNullable()
    table.text('partnership').notNullable()
    table.text('purpose')
    table.text('conditions')
    table.bigInteger('amount').notNullable()
    table.text('paid_on')
    table.text('returned_on')
    table.bigInteger('returned')
  })
  await registerTable(knex, 'review', ['ref'], (table) => {
    table.text('ref').notNullable()
    table.text('reviewer').notNullable()
    table.text('reviewed').notNullable()
    table.text('held_on').notNullable()
    table.text('findings')
  })
  await registerTable(knex, 'evaluation', ['partnership', 'aspect', 'assessed_on'], (table) => {
    table.text('partnership').notNullable()
    table.text('aspect').notNullable()
    table.text('level').notNullable()
    table.text('assessed_on').notNullable()
    table.text('note')
  })
}

export const down = async (knex: Knex): Promise<void> => {
  for (const table of ['evaluation', 'review', 'partnership_grant', 'priority']) await knex.schema.dropTable(table)
}
