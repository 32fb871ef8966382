import type { Knex } from 'knex'

/** The resolution on which an appointment rests: a chair whom the members choose is theirs by one. */
export const up = (knex: Knex): Promise<void> =>
  knex.schema.alterTable('appointment', (table) => {
    table.text('resolution')
  })

export const down = (knex: Knex): Promise<void> =>
  knex.schema.alterTable('appointment', (table) => {
    table.dropColumn('resolution')
  })
