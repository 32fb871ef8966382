import type { Knex } from 'knex'

/**
 * Which company gave out a one-time address, and which companies the password opens: an administrator of one must not come
 * into another as somebody whom both know. Passwords that were set before open what they opened. An address that was given
 * out before is void where it could be of either of two companies.
 */
export const up = async (knex: Knex): Promise<void> => {
  await knex.schema.alterTable('sign_in', (table) => {
    table.text('invitation_from')
    table.text('password_set_at')
    table.text('password_from')
    table.text('opens')
  })
  const grants: { app_user: string; company: string }[] = await knex('role_grant')
    .whereNull('superseded_act')
    .select('app_user', 'company')
  const companiesOf = new Map<string, Set<string>>()
  for (const { app_user: user, company } of grants)
    companiesOf.set(user, (companiesOf.get(user) ?? new Set()).add(company))
  for (const { app_user: user, password } of await knex('sign_in').select('app_user', 'password')) {
    const companies = [...(companiesOf.get(user) ?? [])].sort()
    const [from = ''] = companies
    const invitation =
      companies.length > 1 ? { invitation: null, invitation_expires_at: null } : { invitation_from: from }
    await knex('sign_in')
      .where({ app_user: user })
      .update({ ...invitation, opens: password ? JSON.stringify(companies) : null })
  }
}

export const down = (knex: Knex): Promise<void> =>
  knex.schema.alterTable('sign_in', (table) => {
    for (const name of ['invitation_from', 'password_set_at', 'password_from', 'opens']) table.dropColumn(name)
  })
