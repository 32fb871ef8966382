import type { Knex } from 'knex'
import { loadDirectory, organisationByRefOrUrn } from '../directory/index.ts'
import { addDays, type IsoDate, inForce, longDate } from '../kernel/dates.ts'
import { conflict, invalid, notFound } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { Tx } from '../platform/acts/index.ts'
import { ROLE_NAMES, type Role } from '../platform/permission.ts'
import { known, type Reader } from '../platform/reader.ts'
import { hasCome, invite, userFor } from './users.ts'

/** A role of a user in a company, true from a day to a day. */
export interface RoleGrant {
  ref: string
  user: string
  role: Role
  organisation?: string
  person?: string
  from: IsoDate
  to?: IsoDate
}

export interface GrantRole {
  email: string
  role: Role
  organisation?: string
  name?: string
  person?: string
  from?: string
  to?: string
}

export interface Granted {
  grant: string
  user: string
  role: Role
  /** Where a new user sets the password; shown once. */
  address?: string
  addressExpiresAt?: string
}

type Row = Record<'ref' | 'app_user' | 'role' | 'from', string> &
  Record<'organisation' | 'person' | 'to', string | null>

const grantOf = (row: Row): RoleGrant => ({
  ref: row.ref,
  user: row.app_user,
  role: row.role as Role,
  from: row.from as IsoDate,
  ...(row.organisation ? { organisation: row.organisation } : {}),
  ...(row.person ? { person: row.person } : {}),
  ...(row.to ? { to: row.to as IsoDate } : {}),
})

/** Every grant of a company, those that have ended too. */
export const grantsOf = async (reader: Reader): Promise<RoleGrant[]> =>
  ((await known(reader, 'role_grant').orderBy('recorded_at').orderBy('ref')) as Row[]).map(grantOf)

/** The grants of one user in every company: those in force on a day, or all. */
export const grantsOfUser = async (
  db: Knex,
  user: string,
  on?: IsoDate,
): Promise<(RoleGrant & { company: string })[]> => {
  const rows: (Row & { company: string })[] = await db('role_grant')
    .where({ app_user: user })
    .whereNull('superseded_act')
    .orderBy(['company', 'recorded_at', 'ref'])
  return rows.filter((row) => !on || inForce(row, on)).map((row) => ({ ...grantOf(row), company: row.company }))
}

/** Gives somebody a role. Who is not known here becomes a user, and gets a one-time address to set a password. */
export const grantRole = async (tx: Tx, command: GrantRole): Promise<Granted> => {
  const organisation = await ownOrganisation(tx, command.role, command.organisation)
  const from = (command.from ?? tx.today) as IsoDate
  if (command.to && command.to < from) throw invalid(`Last day must be on or after ${longDate(from)}`, '/to')
  const user = await userFor(tx, command.email, command.name ?? nameFrom(command.email))
  const has = (await grantsOf(tx)).find(
    (grant) =>
      grant.user === user.ref &&
      grant.role === command.role &&
      grant.organisation === organisation &&
      (!grant.to || grant.to >= from),
  )
  if (has) throw conflict('already-granted', `This person has the role ${ROLE_NAMES[command.role]} already`)
  const ref = newId()
  await tx.insert('role_grant', [
    {
      ref,
      app_user: user.ref,
      role: command.role,
      organisation: organisation ?? null,
      person: command.person ?? null,
      from,
      to: command.to ?? null,
    },
  ])
  const invitation = (await opensOtherCompanies(tx, user.ref)) ? undefined : await invite(tx, user.ref)
  return {
    grant: ref,
    user: user.ref,
    role: command.role,
    ...(invitation ? { address: invitation.path, addressExpiresAt: invitation.expiresAt } : {}),
  }
}

const nameFrom = (email: string) => email.split('@')[0] ?? email

/** A buyer buys for one organisation of the company; nobody else is tied to one. */
export const ownOrganisation = async (
  tx: Reader,
  role: Role,
  named: string | undefined,
): Promise<string | undefined> => {
  if (role !== 'buyer' && named !== undefined) {
    throw invalid(
      `Only a buyer belongs to one organisation. Leave it out for the role ${ROLE_NAMES[role]}`,
      '/organisation',
    )
  }
  if (role !== 'buyer') return undefined
  if (named === undefined) throw invalid('Enter the school or trust that this person buys for', '/organisation')
  const found = organisationByRefOrUrn(await loadDirectory(tx), named)
  if (!found) throw invalid(`There is no organisation “${named}” in this company. Use its ref or URN`, '/organisation')
  return found.ref
}

/**
 * Would a one-time address, given out now, open another company too? A user has one password for all of them, so that an
 * administrator of one could come into the others as that user. Whoever has the command line has every company anyway.
 */
const opensOtherCompanies = async (tx: Tx, user: string): Promise<boolean> => {
  if (!hasCome(tx.actor)) return false
  const grants = await grantsOfUser(tx.db, user)
  return grants.some(({ company, to }) => company !== tx.company && (!to || to >= tx.today))
}

/** A new one-time address for somebody who lost the password or let the first one expire. */
export const inviteAgain = async (tx: Tx, command: { grant: string }): Promise<Granted> => {
  const { user, role, to } = await currentGrant(tx, command.grant)
  if (to && to < tx.today) throw conflict('ended', `This role ended on ${longDate(to)}`)
  if (await opensOtherCompanies(tx, user)) {
    throw conflict(
      'works-elsewhere',
      'This person works for another company here too, which the address would open. Ask whoever runs the installation for one: `schoolco act` gives it out',
    )
  }
  const invitation = await invite(tx, user, { evenIfSet: true })
  if (!invitation) throw notFound('There is no user to invite')
  return { grant: command.grant, user, role, address: invitation.path, addressExpiresAt: invitation.expiresAt }
}

/** Ends a role: without a day from this moment on, so that yesterday was the last. */
export const endRole = async (
  tx: Tx,
  command: { grant: string; to?: string },
): Promise<{ grant: string; to: IsoDate }> => {
  const row = await currentGrant(tx, command.grant)
  const to = (command.to ?? addDays(tx.today, -1)) as IsoDate
  if (row.to && row.to < tx.today) throw conflict('ended', `This role ended on ${longDate(row.to)}`)
  if (command.to && command.to < row.from) throw invalid(`Last day must be on or after ${longDate(row.from)}`, '/to')
  if (row.role === 'administrator' && (await isLastAdministrator(tx, row))) {
    throw conflict('last-administrator', 'This is the last administrator. Grant the role to somebody else first')
  }
  const { id, ...kept } = await currentRow(tx, command.grant)
  await tx.supersede('role_grant', [id])
  await tx.insert('role_grant', [{ ...kept, to }])
  return { grant: command.grant, to }
}

const isLastAdministrator = async (tx: Tx, grant: RoleGrant): Promise<boolean> =>
  !(await grantsOf(tx)).some(
    (other) => other.role === 'administrator' && other.ref !== grant.ref && inForce(other, tx.today) && !other.to,
  )

const currentRow = async (tx: Tx, ref: string): Promise<Row & { id: string }> => {
  const row = await known(tx, 'role_grant')
    .where({ ref })
    .first('id', 'ref', 'app_user', 'role', 'organisation', 'person', 'from', 'to')
  if (!row) throw notFound(`There is no role “${ref}” here`)
  return row as Row & { id: string }
}

const currentGrant = async (tx: Tx, ref: string): Promise<RoleGrant> => grantOf(await currentRow(tx, ref))
