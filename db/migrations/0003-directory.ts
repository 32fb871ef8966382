import type { Knex } from 'knex'
import { particulars, registerTable } from './tables.ts'

/** Organisations, people and offices of each company; the register of establishments, which all companies share. */
export const up = async (knex: Knex): Promise<void> => {
  await companiesOwn(knex)
  await shared(knex)
}

const companiesOwn = async (knex: Knex): Promise<void> => {
  await registerTable(knex, 'organisation', ['ref'], (table) => {
    table.text('ref').notNullable()
    table.text('kind').notNullable()
    for (const column of ORGANISATION) table.text(column)
  })
  await registerTable(knex, 'grouping', ['organisation', 'from'], (table) => {
    table.text('organisation').notNullable()
    table.text('trust')
    table.text('federation')
    table.text('from').notNullable()
    table.text('to')
  })
  await registerTable(knex, 'pupil_count', ['organisation', 'census', 'counted_on'], (table) => {
    table.text('organisation').notNullable()
    table.text('census').notNullable()
    table.text('counted_on').notNullable()
    table.text('pupils').notNullable()
  })
  await registerTable(knex, 'person', ['ref'], (table) => {
    table.text('ref').notNullable()
    table.text('skills')
    particulars(table)
  })
  await registerTable(knex, 'office', ['person', 'organisation', 'office', 'from'], (table) => {
    table.text('person').notNullable()
    table.text('organisation').notNullable()
    table.text('office').notNullable()
    table.text('from').notNullable()
    table.text('to')
    table.text('evidence')
  })
}

const ORGANISATION = [
  'name',
  'urn',
  'ukprn',
  'la_code',
  'establishment_type',
  'phase',
  'status',
  'opened_on',
  'closed_on',
  'pupils',
  'has_sixth_form',
  'trust',
  'federation',
  'district',
  'controlled_by',
  'address',
  'postcode',
]

/** What downloads of the register said: one row an establishment and day of download on which something was different. */
const shared = async (knex: Knex): Promise<void> => {
  await registerTable(knex, 'establishment', ['urn', 'as_of'], (table) => {
    table.text('urn').notNullable()
    table.text('as_of').notNullable()
    table.text('la_code')
    table.text('left_on')
    table.text('facts').notNullable()
    table.index(['company', 'urn'], 'establishment_urn')
  })
  await registerTable(knex, 'register_download', ['la_code', 'as_of'], (table) => {
    table.text('la_code').notNullable()
    table.text('as_of').notNullable()
    table.text('file').notNullable()
  })
  await registerTable(knex, 'establishment_link', ['urn', 'linked_urn', 'type'], (table) => {
    table.text('urn').notNullable()
    table.text('linked_urn').notNullable()
    table.text('type').notNullable()
    table.text('linked_name')
    table.text('established_on')
  })
  await registerTable(knex, 'establishment_group', ['uid'], (table) => {
    table.text('uid').notNullable()
    table.text('facts').notNullable()
  })
  await registerTable(knex, 'group_link', ['urn', 'uid'], (table) => {
    table.text('urn').notNullable()
    table.text('uid').notNullable()
    table.text('joined_on')
  })
}

export const down = async (knex: Knex): Promise<void> => {
  const tables = ['group_link', 'establishment_group', 'establishment_link', 'register_download', 'establishment']
  for (const table of [...tables, 'office', 'person', 'pupil_count', 'grouping', 'organisation'])
    await knex.schema.dropTable(table)
}
