import type { Knex } from 'knex'
import { hoursLater, type Instant, londonDate } from '../../kernel/dates.ts'
import { invalid } from '../../kernel/errors.ts'
import { newSecret, sha256 } from '../../kernel/hashing.ts'
import type { Tx } from '../../platform/acts/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { checkPassword, hashPassword, markOf } from './passwords.ts'
import { hasCome, type SigningIn, spelledEmail } from './users.ts'

/**
 * How somebody comes in. A user has one password for all companies of the installation, and whoever holds a one-time address can
 * set it, so a password opens the companies that stand behind it and no other: the one at whose address it was set, and each
 * that granted a role after that, having been told. One that was set at an address of the command line opens all of the user's.
 */
export interface Entry {
  hasPassword: boolean
  setAt?: Instant
  /** At whose address the password was set. */
  from?: Giver
  /** The companies that it opens. */
  opens: string[]
  /** Who gave out the one-time address that can still be used. */
  invitedBy?: Giver
}

/** A company, or whoever runs the installation. */
type Giver = { company: string } | 'installation'

const giverOf = (company: string | null): Giver => (company === null ? 'installation' : { company })

export const isOf = (giver: Giver | undefined, company: string): boolean =>
  typeof giver === 'object' && giver.company === company

type Row = Record<'app_user', string> &
  Record<
    | 'password'
    | 'password_set_at'
    | 'password_from'
    | 'opens'
    | 'invitation'
    | 'invitation_from'
    | 'invitation_expires_at',
    string | null
  >

const entryOf = (row: Row, at: Instant): Entry => ({
  hasPassword: row.password !== null,
  opens: opensOf(row),
  ...(row.password_set_at ? { setAt: row.password_set_at as Instant, from: giverOf(row.password_from) } : {}),
  ...(row.invitation && row.invitation_expires_at && row.invitation_expires_at > at
    ? { invitedBy: giverOf(row.invitation_from) }
    : {}),
})

const opensOf = ({ opens }: Pick<Row, 'opens'>): string[] => (opens === null ? [] : JSON.parse(opens))

/** How a user comes in, for an act that may change it: nobody sets the password meanwhile. */
export const entryFor = async (tx: Tx, user: string): Promise<Entry> =>
  entryOf(await tx.db('sign_in').where({ app_user: user }).forUpdate().first(), tx.at)

/** How users come in now, by their refs. */
export const entriesOf = async (db: Knex, users: readonly string[], at: Instant): Promise<Map<string, Entry>> => {
  const rows: Row[] = await db('sign_in').whereIn('app_user', [...new Set(users)])
  return new Map(rows.map((row) => [row.app_user, entryOf(row, at)]))
}

/** Has a password that does not open a company, although there may be a role. */
export const isShutOut = ({ hasPassword, opens }: Entry, company: string): boolean =>
  hasPassword && !opens.includes(company)

/** Which companies a user's password opens, and the mark of that password; undefined for who has none. */
export const openedBy = async (db: Knex, user: string): Promise<{ mark: string; opens: string[] } | undefined> => {
  const row = await db('sign_in').where({ app_user: user }).first('password', 'opens')
  return row?.password ? { mark: markOf(row.password), opens: opensOf(row) } : undefined
}

/** From now on the password opens this company too. */
export const open = async (tx: Tx, user: string, { opens }: Entry): Promise<void> => {
  const companies = [...new Set([...opens, tx.company])].sort()
  await tx
    .db('sign_in')
    .where({ app_user: user })
    .update({ opens: JSON.stringify(companies) })
}

/** Invitations last a week, and until the next one. */
const INVITATION_HOURS = 7 * 24

/** A one-time address at which a user sets the password. Only its digest is kept, so it is shown once. An earlier one is void. */
export const invite = async (tx: Tx, user: string): Promise<{ address: string; addressExpiresAt: Instant }> => {
  const secret = newSecret()
  const addressExpiresAt = hoursLater(tx.at, INVITATION_HOURS)
  await tx
    .db('sign_in')
    .where({ app_user: user })
    .update({
      invitation: sha256(secret),
      invitation_expires_at: addressExpiresAt,
      invitation_from: hasCome(tx.actor) ? tx.company : null,
    })
  return { address: `/set-password/${secret}`, addressExpiresAt }
}

const NO_INVITATION = { invitation: null, invitation_expires_at: null, invitation_from: null }

/** Makes the one-time address of a user void. */
export const uninvite = async (tx: Tx, user: string): Promise<void> => {
  await tx.db('sign_in').where({ app_user: user }).update(NO_INVITATION)
}

const UNUSABLE =
  'This address is no longer valid: it has been used or has expired, or a newer one was given out in its place, perhaps by another company for which you work too. Use the newest one that you were sent. If you have none, ask an administrator of the company that invited you last'

const invitation = async (db: Knex, secret: string, at: Instant): Promise<Row> => {
  const row: Row | undefined = await db('sign_in')
    .where({ invitation: sha256(secret) })
    .first()
  if (!row?.invitation_expires_at || row.invitation_expires_at <= at) throw invalid(UNUSABLE)
  return row
}

/** Refuses a one-time address that is used up, void or expired. */
export const checkInvitation = async (db: Knex, secret: string, at: Instant): Promise<void> => {
  await invitation(db, secret, at)
}

/** Sets a password by a one-time address, which is then used up, and signs in whose it was. */
export const setPassword = async (
  database: Database,
  secret: string,
  password: { password: string; again: string },
  at: Instant,
): Promise<SigningIn> => {
  const { app_user: user, invitation_from: from } = await invitation(database.reader, secret, at)
  checkPassword(password.password, password.again)
  const hash = await hashPassword(password.password)
  const opens = from === null ? await companiesOf(database.reader, user, at) : [from]
  const changed = await database
    .writer('sign_in')
    .where({ invitation: sha256(secret) })
    .where('invitation_expires_at', '>', at)
    .update({
      ...NO_INVITATION,
      password: hash,
      password_set_at: at,
      password_from: from,
      opens: JSON.stringify(opens),
    })
    .returning('app_user')
  if (changed.length === 0) throw invalid(UNUSABLE)
  return { user, mark: markOf(hash) }
}

/** Where a user has a role now or later. */
const companiesOf = async (db: Knex, user: string, at: Instant): Promise<string[]> => {
  const rows: { company: string; to: string | null }[] = await db('role_grant')
    .where({ app_user: user })
    .whereNull('superseded_act')
    .select('company', 'to')
  const today = londonDate(at)
  return [...new Set(rows.filter(({ to }) => !to || to >= today).map(({ company }) => company))].sort()
}

/** Sets a password directly, as the sample companies do for users who exist only there. */
export const givePassword = async (database: Database, email: string, password: string): Promise<void> => {
  const row = await database
    .writer('sign_in')
    .where({ email: spelledEmail(email) })
    .first('app_user')
  const grants = await database
    .writer('role_grant')
    .where({ app_user: row?.app_user ?? '' })
    .distinct('company')
  const opens = JSON.stringify(grants.map(({ company }) => company).sort())
  const hash = await hashPassword(password)
  await database
    .writer('sign_in')
    .where({ email: spelledEmail(email) })
    .update({ ...NO_INVITATION, password: hash, password_set_at: null, password_from: null, opens })
}
