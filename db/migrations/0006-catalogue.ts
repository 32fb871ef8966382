import type { Knex } from 'knex'
import { registerTable } from './tables.ts'

/** What is sold, and at which prices from when. */
export const up = async (knex: Knex): Promise<void> => {
  await registerTable(knex, 'service', ['code'], (table) => {
    table.text('code').notNullable()
    table.text('name').notNullable()
    table.text('family')
    table.text('basis').notNullable()
    table.text('provider').notNullable()
    table.text('vat_code').notNullable()
    table.text('vat_reason')
    table.text('income_account')
    table.text('recognition').notNullable()
    table.text('role').notNullable()
    table.text('description')
    table.text('moves_on')
    table.text('from')
    table.text('to')
  })
  await registerTable(knex, 'price', PRICE_KEY, (table) => {
    table.text('service').notNullable()
    table.text('customer_class').notNullable()
    table.text('model').notNullable()
    table.text('rate')
    for (const amount of ['flat', 'minimum', 'maximum']) table.bigInteger(amount)
    for (const condition of ['phase', 'establishment_type', 'has_sixth_form', 'unit']) table.text(condition)
    table.text('sla_year').notNullable()
    table.text('proration').notNullable()
    table.text('from').notNullable()
    table.text('to')
  })
  await registerTable(knex, 'band', ['service', 'customer_class', 'over_pupils', 'from'], (table) => {
    table.text('service').notNullable()
    table.text('customer_class').notNullable()
    table.text('over_pupils')
    table.text('up_to_pupils')
    table.bigInteger('price').notNullable()
    table.text('from').notNullable()
    table.text('to')
  })
}

const PRICE_KEY = ['service', 'customer_class', 'phase', 'establishment_type', 'has_sixth_form', 'sla_year', 'from']

export const down = async (knex: Knex): Promise<void> => {
  for (const table of ['band', 'price', 'service']) await knex.schema.dropTable(table)
}
