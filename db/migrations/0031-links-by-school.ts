import type { Knex } from 'knex'

/** The predecessors and successors of a few schools are found among those of the whole country. */
export const up = (knex: Knex): Promise<void> =>
  knex.schema.alterTable('establishment_link', (table) => {
    table.index(['company', 'urn'], 'establishment_link_urn')
  })

export const down = (knex: Knex): Promise<void> =>
  knex.schema.alterTable('establishment_link', (table) => {
    table.dropIndex(['company', 'urn'], 'establishment_link_urn')
  })
