import type { Knex } from 'knex'
import { hoursLater, type Instant } from '../kernel/dates.ts'
import { invalid } from '../kernel/errors.ts'
import { canonical, newSecret, sha256 } from '../kernel/hashing.ts'
import { newId } from '../kernel/ids.ts'
import { recordAlso, type Tx } from '../platform/acts/index.ts'
import type { Database } from '../platform/database/index.ts'
import { INSTALLATION, known, type Reader, readerFor } from '../platform/reader.ts'
import { checkPassword, hashPassword, isPassword, markOf } from './passwords.ts'

export interface User {
  ref: string
  name: string
  email: string
}

/** How a user, and a program with a token, stand in the record of acts; pages show the name. */
export const actorOf = (user: string): string => `user:${user}`
export const actorWith = (token: string): string => `token:${token}`

/** Came whoever acts by a page or the API? Else it was by the command line. */
export const hasCome = (actor: string): boolean => /^(user|token):/.test(actor)

/** One spelling of an address, by which a user is found. */
export const spelledEmail = (email: string): string => email.trim().toLowerCase()

const openUser = (row: { ref: string; particulars: string | null }): User => {
  const { name = 'Name erased', email = '' } = row.particulars ? JSON.parse(row.particulars) : {}
  return { ref: row.ref, name, email }
}

/** Users of the installation by their refs. */
export const usersByRef = async (reader: Reader, refs: readonly string[]): Promise<Map<string, User>> => {
  if (refs.length === 0) return new Map()
  const rows: { ref: string; particulars: string | null }[] = await known(readerFor(reader, INSTALLATION), 'app_user')
    .whereIn('ref', [...new Set(refs)])
    .select('ref', 'particulars')
  return new Map(rows.map((row) => [row.ref, openUser(row)]))
}

/** The user with an address, made if there is none: an act of the installation's own chain. */
export const userFor = async (tx: Tx, email: string, name: string): Promise<{ ref: string; isNew: boolean }> => {
  const spelled = spelledEmail(email)
  const found = await tx.db('sign_in').where({ email: spelled }).first('app_user')
  if (found) return { ref: found.app_user, isNew: false }
  const ref = newId()
  await recordAlso(tx, INSTALLATION, { name: 'addUser', kept: { user: ref } }, (installation) =>
    installation.insert('app_user', [{ ref, particulars: canonical({ email: email.trim(), name }) }]),
  )
  await tx.db('sign_in').insert({ app_user: ref, email: spelled })
  return { ref, isNew: true }
}

/** Who signs in, and with which password: a session lasts no longer than the password does. */
export interface SigningIn {
  user: string
  mark: string
}

/** Invitations last a week, and until the next one. */
const INVITATION_HOURS = 7 * 24

/**
 * A one-time address at which a user sets the password. Only its digest is kept, so it is shown once. None is made for
 * somebody who has a password already, unless it is asked for.
 */
export const invite = async (
  tx: Tx,
  user: string,
  how: { evenIfSet?: boolean } = {},
): Promise<{ path: string; expiresAt: Instant } | undefined> => {
  const row = await tx.db('sign_in').where({ app_user: user }).first('password')
  if (row?.password && !how.evenIfSet) return undefined
  const secret = newSecret()
  const expiresAt = hoursLater(tx.at, INVITATION_HOURS)
  await tx
    .db('sign_in')
    .where({ app_user: user })
    .update({ invitation: sha256(secret), invitation_expires_at: expiresAt })
  return { path: `/set-password/${secret}`, expiresAt }
}

const UNUSABLE = 'This address has been used, or has expired. Ask an administrator of the company for a new one'

/** Whose invitation a one-time address is. */
export const invitedBy = async (db: Knex, secret: string, at: Instant): Promise<string> => {
  const row = await db('sign_in')
    .where({ invitation: sha256(secret) })
    .first('app_user', 'invitation_expires_at')
  if (!row || row.invitation_expires_at <= at) throw invalid(UNUSABLE)
  return row.app_user
}

/** Sets a password by a one-time address, which is then used up, and signs in whose it was. */
export const setPassword = async (
  database: Database,
  secret: string,
  password: { password: string; again: string },
  at: Instant,
): Promise<SigningIn> => {
  await invitedBy(database.reader, secret, at)
  checkPassword(password.password, password.again)
  const hash = await hashPassword(password.password)
  const changed = await database
    .writer('sign_in')
    .where({ invitation: sha256(secret) })
    .where('invitation_expires_at', '>', at)
    .update({ password: hash, invitation: null, invitation_expires_at: null })
    .returning('app_user')
  const user = changed[0]?.app_user
  if (user === undefined) throw invalid(UNUSABLE)
  return { user, mark: markOf(hash) }
}

/** Sets a password directly, as the sample companies do for users who exist only there. */
export const givePassword = async (database: Database, email: string, password: string): Promise<void> => {
  const hash = await hashPassword(password)
  await database
    .writer('sign_in')
    .where({ email: spelledEmail(email) })
    .update({ password: hash, invitation: null, invitation_expires_at: null })
}

/** The user with this address and password; the answer, and the time it takes, are the same for an unknown address. */
export const userSigningIn = async (
  database: Database,
  email: string,
  password: string,
  at: Instant,
): Promise<SigningIn | undefined> => {
  const row = await database
    .reader('sign_in')
    .where({ email: spelledEmail(email) })
    .first('app_user', 'password')
  if (!(await isPassword(row?.password, password))) return undefined
  await database.writer('sign_in').where({ app_user: row.app_user }).update({ last_signed_in_at: at })
  return { user: row.app_user, mark: markOf(row.password) }
}

/** The mark of the password that a user has now. */
export const currentMark = async (db: Knex, user: string): Promise<string | undefined> => {
  const row = await db('sign_in').where({ app_user: user }).first('password')
  return row?.password ? markOf(row.password) : undefined
}
