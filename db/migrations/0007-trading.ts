import type { Knex } from 'knex'
import { registerTable } from './tables.ts'

/** What customers have agreed to buy. */
export const up = (knex: Knex): Promise<void> =>
  registerTable(knex, 'agreement', ['ref'], (table) => {
    table.text('ref').notNullable()
    table.text('customer').notNullable()
    table.text('payer')
    table.text('service').notNullable()
    table.text('quantity')
    table.text('ordered_on')
    table.text('starts_on').notNullable()
    table.text('ends_on')
    table.text('purchase_order')
    table.text('invoice_schedule').notNullable()
    table.text('status').notNullable()
    table.index(['company', 'customer'], 'agreement_customer')
  })

export const down = (knex: Knex): Promise<void> => knex.schema.dropTable('agreement')
