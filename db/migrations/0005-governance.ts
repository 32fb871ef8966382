import type { Knex } from 'knex'
import { registerTable } from './tables.ts'

/** Bodies and their seats, who sits in them from when to when, and what they met about and resolved. */
export const up = async (knex: Knex): Promise<void> => {
  await registerTable(knex, 'body', ['ref'], (table) => {
    table.text('ref').notNullable()
    table.text('kind').notNullable()
    table.text('name').notNullable()
    table.text('parent')
    table.text('preset')
    table.text('remit')
    table.text('from')
    table.text('to')
  })
  await registerTable(knex, 'seat', ['ref'], (table) => {
    table.text('ref').notNullable()
    table.text('body').notNullable()
    table.text('category').notNullable()
    table.text('title')
    table.text('nominated_by')
    table.integer('votes')
    table.integer('term_years')
    table.text('qualification')
    table.text('from')
    table.text('to')
  })
  await registerTable(knex, 'appointment', ['ref'], (table) => {
    table.text('ref').notNullable()
    table.text('person').notNullable()
    table.text('body').notNullable()
    table.text('seat').notNullable()
    table.text('nominated_by')
    table.text('appointed_on').notNullable()
    table.text('term_ends_on')
    table.text('ceased_on')
    table.text('reason')
    table.text('verified_on')
    table.text('agreed_on')
    table.text('agreement_version')
  })
  await registerTable(knex, 'meeting', ['ref'], (table) => {
    table.text('ref').notNullable()
    table.text('body').notNullable()
    table.text('held_on').notNullable()
    table.text('title')
    table.text('status')
    table.text('published_on')
  })
  await registerTable(knex, 'attendance', ['meeting', 'person'], (table) => {
    table.text('meeting').notNullable()
    table.text('person').notNullable()
    table.text('mark').notNullable()
    table.text('substitute')
  })
  await registerTable(knex, 'resolution', ['ref'], (table) => {
    table.text('ref').notNullable()
    table.text('body').notNullable()
    table.text('meeting')
    table.text('kind').notNullable()
    table.text('text').notNullable()
    table.text('passed_on').notNullable()
    table.integer('votes_for')
    table.integer('votes_against')
    table.integer('abstentions')
    table.text('circulated_on')
    table.text('casting_vote')
  })
  await registerTable(knex, 'interest', ['person', 'organisation', 'nature', 'from'], (table) => {
    table.text('person').notNullable()
    table.text('organisation')
    table.text('nature').notNullable()
    table.text('from')
    table.text('to')
    table.text('declared_on')
  })
}

export const down = async (knex: Knex): Promise<void> => {
  for (const table of ['interest', 'resolution', 'attendance', 'meeting', 'appointment', 'seat', 'body']) {
    await knex.schema.dropTable(table)
  }
}
