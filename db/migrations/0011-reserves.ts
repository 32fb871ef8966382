import type { Knex } from 'knex'
import { registerTable } from './tables.ts'

/** Surplus set aside for programmes by resolution. What it moves in the ledger are entries of the source "designation". */
export const up = (knex: Knex): Promise<void> =>
  registerTable(knex, 'designation', ['ref'], (table) => {
    table.text('ref').notNullable()
    table.text('programme').notNullable()
    table.text('resolution').notNullable()
    table.text('date').notNullable()
    table.bigInteger('amount').notNullable()
  })

export const down = (knex: Knex): Promise<void> => Promise.resolve(knex.schema.dropTable('designation'))
