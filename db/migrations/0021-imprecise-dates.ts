import type { Knex } from 'knex'

/** Of an old appointment only the year or the month may be known: "2015", "2015-09". */
export const up = (knex: Knex): Promise<void> =>
  knex.schema.alterTable('appointment', (table) => {
    table.text('appointed_within')
    table.text('ceased_within')
  })

export const down = (knex: Knex): Promise<void> =>
  knex.schema.alterTable('appointment', (table) => {
    table.dropColumn('appointed_within')
    table.dropColumn('ceased_within')
  })
