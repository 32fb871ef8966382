import type { Knex } from 'knex'
import { registerTable } from './tables.ts'

/** The companies of the installation and their articles by date. */
export const up = async (knex: Knex): Promise<void> => {
  await registerTable(knex, 'company', [], (table) => {
    table.text('name').notNullable()
    table.text('legal_form').notNullable()
    table.text('company_number')
    table.text('incorporated_on')
    table.text('registered_office')
    table.text('council').notNullable()
    table.text('council_name').notNullable()
    table.text('council_la_code').notNullable()
    table.bigInteger('guarantee')
    table.text('year_end').notNullable()
    table.text('vat_number')
    table.text('preset').notNullable()
  })
  await registerTable(knex, 'articles', ['from'], (table) => {
    table.text('from')
    table.text('resolution')
    table.text('overrides').notNullable()
  })
}

export const down = async (knex: Knex): Promise<void> => {
  for (const table of ['articles', 'company']) await knex.schema.dropTable(table)
}
