import type { Knex } from 'knex'
import { addDays, type IsoDate } from '../../kernel/dates.ts'
import { conflict, invalid, notFound } from '../../kernel/errors.ts'
import { newSecret, sha256 } from '../../kernel/hashing.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/acts/index.ts'
import type { Role } from '../../platform/permission.ts'
import { known, type Reader } from '../../platform/reader.ts'
import { ownOrganisation } from './grants.ts'

/** What a program shows instead of a password: one role in one company, until a day. Only its digest is kept. */
export interface Token {
  ref: string
  name: string
  role: Role
  organisation?: string
  expiresOn: IsoDate
}

type Row = Record<'ref' | 'name' | 'role' | 'expires_on' | 'digest', string> & { organisation: string | null }

const tokenOf = (row: Row): Token => ({
  ref: row.ref,
  name: row.name,
  role: row.role as Role,
  expiresOn: row.expires_on as IsoDate,
  ...(row.organisation ? { organisation: row.organisation } : {}),
})

export const tokensOf = async (reader: Reader): Promise<Token[]> =>
  ((await known(reader, 'api_token').orderBy('recorded_at')) as Row[]).map(tokenOf)

/** The beginning by which a token is known for one when it turns up where it should not. */
const MARK = 'sco_'

export const issueToken = async (
  tx: Tx,
  command: { name: string; role: Role; organisation?: string; expiresOn: string },
): Promise<Token & { token: string }> => {
  if (command.expiresOn < tx.today) throw invalid('Last day must be today or later', '/expiresOn')
  if (command.expiresOn > addDays(tx.today, 731)) throw invalid('Last day must be within two years', '/expiresOn')
  const organisation = await ownOrganisation(tx, command.role, command.organisation)
  const token = `${MARK}${newSecret()}`
  const row = {
    ref: newId(),
    name: command.name,
    role: command.role,
    organisation: organisation ?? null,
    expires_on: command.expiresOn,
    digest: sha256(token),
  }
  await tx.insert('api_token', [row])
  return { ...tokenOf(row), token }
}

/** Ends a token from this moment on. */
export const endToken = async (tx: Tx, command: { token: string }): Promise<{ token: string; expiresOn: IsoDate }> => {
  const row = await known(tx, 'api_token')
    .where({ ref: command.token })
    .first('id', 'ref', 'name', 'role', 'organisation', 'expires_on', 'digest')
  if (!row) throw notFound(`There is no token “${command.token}” here`)
  const { id, ...kept } = row as unknown as Row & { id: string }
  if (kept.expires_on < tx.today) throw conflict('ended', 'This token has ended already')
  const expiresOn = addDays(tx.today, -1)
  await tx.supersede('api_token', [id])
  await tx.insert('api_token', [{ ...kept, expires_on: expiresOn }])
  return { token: command.token, expiresOn }
}

/** The token that a request carries, if it is one of ours and has not ended. */
export const tokenByText = async (
  db: Knex,
  text: string,
  today: IsoDate,
): Promise<(Token & { company: string }) | undefined> => {
  const row: (Row & { company: string }) | undefined = await db('api_token')
    .where({ digest: sha256(text) })
    .whereNull('superseded_act')
    .where('expires_on', '>=', today)
    .first()
  return row && { ...tokenOf(row), company: row.company }
}
