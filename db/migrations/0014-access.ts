import type { Knex } from 'knex'
import { particulars, registerTable } from './tables.ts'

/** Who may come in: users of the installation, their roles in companies, tokens; and, outside the chain, passwords and sessions. */
export const up = async (knex: Knex): Promise<void> => {
  await registerTable(knex, 'app_user', ['ref'], (table) => {
    table.text('ref').notNullable()
    particulars(table)
  })
  await registerTable(knex, 'role_grant', ['ref'], (table) => {
    table.text('ref').notNullable()
    table.text('app_user').notNullable()
    table.text('role').notNullable()
    table.text('organisation')
    table.text('person')
    table.text('from').notNullable()
    table.text('to')
    table.index(['app_user'], 'role_grant_user')
  })
  await registerTable(knex, 'api_token', ['ref'], (table) => {
    table.text('ref').notNullable()
    table.text('name').notNullable()
    table.text('role').notNullable()
    table.text('organisation')
    table.text('expires_on').notNullable()
    table.text('digest').notNullable()
    table.index(['digest'], 'api_token_digest')
  })
  await outsideTheChain(knex)
}

const outsideTheChain = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('sign_in', (table) => {
    table.text('app_user').notNullable()
    table.text('email').notNullable()
    table.text('password')
    table.text('invitation')
    table.text('invitation_expires_at')
    table.text('last_signed_in_at')
    table.primary(['app_user'], 'sign_in_pk')
    table.unique(['email'], { indexName: 'sign_in_email' })
    table.unique(['invitation'], { indexName: 'sign_in_invitation' })
  })
  await knex.schema.createTable('session', (table) => {
    table.text('id').notNullable()
    table.text('data').notNullable()
    table.text('expires_at').notNullable()
    table.primary(['id'], 'session_pk')
    table.index(['expires_at'], 'session_expiry')
  })
  await knex.schema.createTable('secret', (table) => {
    table.text('name').notNullable()
    table.text('value').notNullable()
    table.primary(['name'], 'secret_pk')
  })
}

export const down = async (knex: Knex): Promise<void> => {
  for (const table of ['secret', 'session', 'sign_in', 'api_token', 'role_grant', 'app_user']) {
    await knex.schema.dropTable(table)
  }
}
