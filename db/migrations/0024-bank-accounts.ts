import type { Knex } from 'knex'
import { registerTable } from './tables.ts'

const PAY_INTO = ['pay_account_name', 'pay_sort_code', 'pay_account_number']

/** The account into which customers pay, from a day on; an invoice keeps the one of its day. */
export const up = async (knex: Knex): Promise<void> => {
  await registerTable(knex, 'bank_account', ['from'], (table) => {
    table.text('from')
    for (const column of ['account_name', 'sort_code', 'account_number']) table.text(column).notNullable()
  })
  await knex.schema.alterTable('invoice', (table) => {
    for (const column of PAY_INTO) table.text(column)
  })
}

export const down = async (knex: Knex): Promise<void> => {
  await knex.schema.alterTable('invoice', (table) => table.dropColumns(...PAY_INTO))
  await knex.schema.dropTable('bank_account')
}
