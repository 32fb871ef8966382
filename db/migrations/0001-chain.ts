import type { Knex } from 'knex'

/** The recorded acts, one hash chain a company and one for the installation, and what stands beside them. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('act', (table) => {
    table.text('company').notNullable()
    table.integer('number').notNullable()
    table.text('name').notNullable()
    table.text('actor').notNullable()
    table.text('recorded_at').notNullable()
    table.text('idempotency_key')
    table.text('reason')
    table.text('command').notNullable()
    table.text('writes').notNullable()
    table.text('previous').notNullable()
    table.text('hash').notNullable()
    table.primary(['company', 'number'], 'act_pk')
  })
  await knex.schema.createTable('chain', (table) => {
    table.text('company').notNullable()
    table.integer('number').notNullable()
    table.text('hash').notNullable()
    table.integer('entries').notNullable().defaultTo(0)
    table.primary(['company'], 'chain_pk')
  })
  await knex.schema.createTable('answer', (table) => {
    table.text('company').notNullable()
    table.text('idempotency_key').notNullable()
    table.text('command_digest').notNullable()
    table.text('answer').notNullable()
    table.primary(['company', 'idempotency_key'], 'answer_pk')
  })
}

export const down = async (knex: Knex): Promise<void> => {
  for (const table of ['answer', 'chain', 'act']) await knex.schema.dropTable(table)
}
