import type { Knex } from 'knex'
import { factTable, registerTable } from './tables.ts'

/** Accounts, journal entries and their postings, accounting periods, and the balances kept by account, month and stream. */
export const up = async (knex: Knex): Promise<void> => {
  await registerTable(knex, 'account', ['code'], (table) => {
    table.text('code').notNullable()
    table.text('name').notNullable()
    table.text('type').notNullable()
  })
  await registerTable(knex, 'programme', ['ref'], (table) => {
    table.text('ref').notNullable()
    table.text('name').notNullable()
    table.text('purpose')
    table.text('outcome_measure')
    table.text('from')
    table.text('to')
  })
  await registerTable(knex, 'period', ['month'], (table) => {
    table.text('month').notNullable()
    table.text('status').notNullable()
    table.text('reason')
  })
  await createEntry(knex)
  await createPosting(knex)
  await knex.schema.createTable('balance', (table) => {
    table.text('company').notNullable()
    table.text('account').notNullable()
    table.text('month').notNullable()
    table.text('stream').notNullable()
    table.bigInteger('debit').notNullable()
    table.bigInteger('credit').notNullable()
    table.primary(['company', 'account', 'month', 'stream'], 'balance_pk')
  })
}

const createEntry = async (knex: Knex) => {
  await factTable(knex, 'entry', (table) => {
    table.integer('number').notNullable()
    table.text('date').notNullable()
    table.text('memo').notNullable()
    table.text('source').notNullable()
    table.text('source_ref')
    table.integer('reverses')
    table.unique(['company', 'number'], 'entry_number')
    table.index(['company', 'date', 'number'], 'entry_date')
  })
  await knex.raw('create unique index entry_reverses on entry (company, reverses) where reverses is not null')
  await knex.raw('create index entry_source on entry (company, source_ref) where source_ref is not null')
}

/** Each index serves one way of reading; those by dimension hold only the postings that carry it. */
const createPosting = async (knex: Knex) => {
  await factTable(knex, 'posting', (table) => {
    table.integer('entry').notNullable()
    table.integer('line').notNullable()
    table.text('account').notNullable()
    table.bigInteger('debit').notNullable()
    table.bigInteger('credit').notNullable()
    table.text('date').notNullable()
    table.text('month').notNullable()
    for (const dimension of [
      'stream',
      'service',
      'customer',
      'programme',
      'agreement',
      'member',
      'la_code',
      'vat_code',
    ]) {
      table.text(dimension)
    }
    table.text('automatic')
    table.unique(['company', 'entry', 'line'], 'posting_entry')
    table.index(['company', 'account', 'date', 'entry', 'line'], 'posting_account')
    table.index(['company', 'date', 'entry', 'line'], 'posting_date')
    table.index(['company', 'recorded_at'], 'posting_recorded')
  })
  for (const dimension of ['customer', 'programme', 'agreement']) {
    await knex.raw(
      `create index posting_${dimension} on posting (company, ${dimension}, account, date) where ${dimension} is not null`,
    )
  }
}

export const down = async (knex: Knex): Promise<void> => {
  for (const table of ['balance', 'posting', 'entry', 'period', 'programme', 'account'])
    await knex.schema.dropTable(table)
}
