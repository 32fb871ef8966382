import type { Knex } from 'knex'

/** When somebody said, before a meeting, that he or she cannot come: a mark that was there before the meeting was. */
export const up = (knex: Knex): Promise<void> =>
  knex.schema.alterTable('attendance', (table) => {
    table.text('told_on')
  })

export const down = (knex: Knex): Promise<void> =>
  knex.schema.alterTable('attendance', (table) => {
    table.dropColumn('told_on')
  })
