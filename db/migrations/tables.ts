import type { Knex } from 'knex'

/** Keys of every company's table begin with the company, so that tables can be partitioned by it. */
const owned = (table: Knex.CreateTableBuilder, name: string) => {
  table.text('company').notNullable()
  table.text('id').notNullable()
  table.primary(['company', 'id'], `${name}_pk`)
}

const recorded = (table: Knex.CreateTableBuilder) => {
  table.integer('recorded_act').notNullable()
  table.text('recorded_at').notNullable()
}

/** A table of facts that are never corrected, only followed by others: journal entries, invoices. */
export const factTable = (knex: Knex, name: string, columns: (table: Knex.CreateTableBuilder) => void): Promise<void> =>
  knex.schema.createTable(name, (table) => {
    owned(table, name)
    columns(table)
    recorded(table)
  })

/**
 * A register: rows are true from a day to a day by their own columns, and known from when they were recorded until they
 * were superseded. `key` names the entity a row speaks of; one row of an entity is current at a time.
 */
export const registerTable = async (
  knex: Knex,
  name: string,
  key: string[],
  columns: (table: Knex.CreateTableBuilder) => void,
): Promise<void> => {
  await knex.schema.createTable(name, (table) => {
    owned(table, name)
    columns(table)
    recorded(table)
    table.integer('superseded_act')
    table.text('superseded_at')
  })
  const parts = ['company', ...key].map((column) => `coalesce("${column}", '')`).join(', ')
  await knex.raw(`create unique index ${name}_current on ${name} (${parts}) where superseded_act is null`)
}

/** Names, addresses and the like: their digest enters the chain, salted, so that erasing them never breaks it. */
export const particulars = (table: Knex.CreateTableBuilder): void => {
  table.text('particulars')
  table.text('particulars_salt')
  table.text('particulars_hash').notNullable()
}
