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
const GONE = 'The PostgreSQL server does not answer just now, so this was not done. Do it again once it does'

const LACKING: Readonly<Record<string, string>> = {
  SQLITE_FULL: NO_ROOM,
  SQLITE_IOERR: NO_DISK,
  '53100': NO_ROOM,
  SQLITE_BUSY: NO_TURN,
  ECONNREFUSED: GONE,
  '57P01': GONE,
  '57P03': GONE,
}

/**
 * What whoever runs the product can put right while it runs. It is told where an answer is given, and not before: an agreement
 * that cannot be invoiced does not stop a run, and a full disk does.
 */
export const withoutDatabase = (error: unknown): Refusal | undefined => {
  const detail = LACKING[String((error as { code?: unknown } | undefined)?.code)]
  return detail === undefined ? undefined : unavailable(detail)
}

const NO_SERVER = 'No PostgreSQL server answers at the address in DATABASE_URL. Start it, or correct the address'
const NOT_LET_IN = 'The PostgreSQL server does not take the user and password in DATABASE_URL. Correct them'
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
  '28000': NOT_LET_IN,
  '28P01': NOT_LET_IN,
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

/** Why nothing can be done with a database as it was named to us: for whoever runs the product to put right. */
export const unusable = (error: unknown): Refusal | undefined => {
  const detail = UNUSABLE[String((error as { code?: unknown } | undefined)?.code)]
  if (detail === undefined) return undefined
  const refusal = invalid(detail)
  refusal.cause = error
  return refusal
}
