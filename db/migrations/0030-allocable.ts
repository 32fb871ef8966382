import type { Knex } from 'knex'

/** What the board could set aside when it did so. Not known of what was set aside before there was a place for it. */
export const up = (knex: Knex): Promise<void> =>
  knex.schema.alterTable('designation', (table) => {
    table.bigInteger('allocable')
  })

export const down = (knex: Knex): Promise<void> =>
  knex.schema.alterTable('designation', (table) => {
    table.dropColumn('allocable')
  })
