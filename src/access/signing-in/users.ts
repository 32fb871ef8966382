import type { Instant } from '../../kernel/dates.ts'
import { canonical } from '../../kernel/hashing.ts'
import { newId } from '../../kernel/ids.ts'
import { recordAlso, type Tx } from '../../platform/acts/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { INSTALLATION, known, type Reader, readerFor } from '../../platform/reader.ts'
import { isPassword, markOf } from './passwords.ts'

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

/** How a person is called whose particulars were taken out. */
export const NAME_ERASED = 'Name erased'

const openUser = (row: { ref: string; particulars: string | null }): User => {
  const { name = NAME_ERASED, email = '' } = row.particulars ? JSON.parse(row.particulars) : {}
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
