import { conflict, invalid, type Refusal, unavailable } from '../../kernel/errors.ts'

/** Turns what a database says of a broken constraint into a refusal; everything else stays what it was. */
export const translated = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error
  const unreadable = unreadableText(error)
  if (unreadable) return unreadable
  const code = (error as { code?: string }).code
  if (code === '23505' || (code === 'SQLITE_CONSTRAINT' && /UNIQUE/.test(error.message))) {
    const refusal = conflict('duplicate', 'This is recorded already. Look at what is there before you record it again')
    refusal.cause = error
    return refusal
  }
  return error
}

/** PostgreSQL holds no text with U+0000, and asks for none: an address or a form that has one was not written by a person. */
export const unreadableText = (error: unknown): Refusal | undefined => {
  if ((error as { code?: unknown } | undefined)?.code !== '22021') return undefined
  const refusal = invalid('This holds a character that no text may hold (U+0000). Take it out')
  refusal.cause = error
  return refusal
}

const NO_ROOM =
  'No room is left on the disk where the database is, so this was not recorded. Make room, and do it again: what was recorded before is kept, and is not done twice'
const NO_DISK =
  'The disk where the database is could not be read or written. See that it has room and is sound, and do it again'
const NO_TURN = 'Another program wrote to the database all the while, so this was not recorded. Do it again in a moment'
const READ_ONLY =
  'This user may only read the database, so this was not recorded. Allow schoolco.db and its folder to be written, and do it again'
const COPY =
  'The PostgreSQL server lets its database only be read, so this was not recorded: name the one that takes changes in DATABASE_URL'
const TOO_LONG =
  'The PostgreSQL server ended this because it took longer than it allows (statement_timeout), so it was not done. Allow the user in DATABASE_URL more time'
const NO_ANSWER = 'The database did not answer within a minute, so this was not done. Do it again in a moment'
const NO_MORE =
  'The PostgreSQL server takes no more connections just now, so this was not done. Do it again in a moment'
const GONE = 'The PostgreSQL server does not answer just now, so this was not done. Do it again once it does'
const CUT_OFF =
  'The connection to the PostgreSQL server broke off while this was being kept: it was recorded, or it was not. Look which, once the server answers, before you do it again; sent again with the same idempotency key, it is done once'

const LACKING: Readonly<Record<string, string>> = {
  SQLITE_FULL: NO_ROOM,
  SQLITE_IOERR: NO_DISK,
  '53100': NO_ROOM,
  '53300': NO_MORE,
  SQLITE_BUSY: NO_TURN,
  '55P03': NO_TURN,
  '40P01': NO_TURN,
  '57014': TOO_LONG,
  SQLITE_READONLY: READ_ONLY,
  '25006': COPY,
  ECONNREFUSED: GONE,
  ECONNRESET: GONE,
  EPIPE: GONE,
  ETIMEDOUT: GONE,
  '57P01': GONE,
  '57P02': GONE,
  '57P03': GONE,
}

/** What pg and knex say without a code. */
const LACKING_WORDS: readonly [RegExp, string][] = [
  [/Connection terminated|is not queryable/, GONE],
  [/Timeout acquiring a connection/, NO_ANSWER],
]

/**
 * What whoever runs the product can put right while it runs. It is told where an answer is given, and not before: an agreement
 * that cannot be invoiced does not stop a run, and a full disk does.
 */
export const withoutDatabase = (error: unknown): Refusal | undefined => {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown }
  const words = String(message)
  const detail = LACKING[String(code)] ?? LACKING_WORDS.find(([said]) => said.test(words))?.[1]
  if (detail === undefined) return undefined
  // knex puts the statement before the words. A server may keep what it was told to and be gone before it says so.
  return unavailable(detail === GONE && /^COMMIT\b/.test(words) ? CUT_OFF : detail)
}

const NO_SERVER = 'No PostgreSQL server answers at the address in DATABASE_URL. Start it, or correct the address'
const NOT_LET_IN = 'The PostgreSQL server does not take the user and password in DATABASE_URL. Correct them'
const NO_RIGHT =
  'The user in DATABASE_URL may not make tables in that database. Make it the owner, ALTER DATABASE name OWNER TO user'
const NO_TLS =
  'The PostgreSQL server does not encrypt, and sslmode in DATABASE_URL asks for it. Take it out, or set TLS up'
const NO_CERTIFICATE =
  'Nobody who is trusted here vouches for the certificate of the PostgreSQL server. Name who does at the end of DATABASE_URL: ?sslmode=verify-full&sslrootcert=FILE'
const NO_SQLITE =
  'schoolco.db in the data folder is not an SQLite database, or is damaged. Put it back from a copy, or name another folder with --data'
const NOT_WRITABLE =
  'This user may not write in the data folder, or schoolco.db in it. Allow it, or name another folder with --data'
const NO_FOLDER = 'The data folder is a file, or stands below one. Name another with --data'

const UNUSABLE: Readonly<Record<string, string>> = {
  ECONNREFUSED: NO_SERVER,
  EHOSTUNREACH: NO_SERVER,
  ETIMEDOUT: NO_SERVER,
  ENOTFOUND: NO_SERVER,
  EAI_AGAIN: NO_SERVER,
  '28P01': NOT_LET_IN,
  '42501': NO_RIGHT,
  DEPTH_ZERO_SELF_SIGNED_CERT: NO_CERTIFICATE,
  SELF_SIGNED_CERT_IN_CHAIN: NO_CERTIFICATE,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: NO_CERTIFICATE,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: NO_CERTIFICATE,
  '3D000': 'The PostgreSQL server has no database of the name in DATABASE_URL. Create it first, or correct the name',
  SQLITE_NOTADB: NO_SQLITE,
  SQLITE_CORRUPT: NO_SQLITE,
  SQLITE_READONLY: NOT_WRITABLE,
  SQLITE_CANTOPEN: NOT_WRITABLE,
  EACCES: NOT_WRITABLE,
  EPERM: NOT_WRITABLE,
  EROFS: NOT_WRITABLE,
  EEXIST: NO_FOLDER,
  ENOTDIR: NO_FOLDER,
}

const UNUSABLE_WORDS: readonly [RegExp, string][] = [
  [/^SASL: .*password/, NOT_LET_IN],
  [/does not support SSL/, NO_TLS],
]

/** Why nothing can be done with a database as it was named to us: for whoever runs the product to put right. */
export const unusable = (error: unknown): Refusal | undefined => {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown }
  const words = String(message)
  const detail =
    // The server names the machine, the user and whether it was encrypted, one of which it does not let in.
    code === '28000'
      ? `The PostgreSQL server does not let this user in: ${words}. Correct DATABASE_URL, or what the server allows`
      : (UNUSABLE[String(code)] ?? UNUSABLE_WORDS.find(([said]) => said.test(words))?.[1])
  if (detail === undefined) return undefined
  const refusal = invalid(detail)
  refusal.cause = error
  return refusal
}
