import type { Request } from 'express'
import { type Clock, londonDate } from '../../kernel/dates.ts'
import { unauthenticated } from '../../kernel/errors.ts'
import { sha256 } from '../../kernel/hashing.ts'
import { brieflyKept } from '../../platform/briefly-kept.ts'
import type { Database } from '../../platform/database/index.ts'
import type { Identify, Identity } from '../../platform/http/index.ts'
import { INSTALLATION } from '../../platform/reader.ts'
import { openedBy } from '../signing-in/invitations.ts'
import { actorOf, actorWith, type SigningIn, usersByRef } from '../signing-in/users.ts'
import { grantsOfUser } from './grants.ts'
import { tokenByText } from './tokens.ts'

/**
 * Who asks: by a bearer token, else by the session. Both are looked up anew after a second, and for every change, which
 * may also change who may do what.
 */
export const identifying = ({ database, clock }: { database: Database; clock: Clock }): Identify => {
  const recent = brieflyKept<Identity | undefined>(1000)
  return async (request) => {
    if (request.method !== 'GET') recent.clear()
    // Roles begin and end with a day, and a day ends with an hour.
    const hour = clock().slice(0, 13)
    // Where a token counts there is no session, and a token counts nowhere else.
    const bearer = request.session ? undefined : bearerOf(request)
    if (bearer !== undefined) {
      const found = await recent(`${sha256(bearer)} ${hour}`, () => byToken(database, clock, bearer))
      if (request.method !== 'GET') recent.clear()
      if (!found) throw unauthenticated('This token is not known, or has ended')
      return found
    }
    const { user, mark = '' } = request.session ?? {}
    if (user === undefined) return undefined
    const identity = await recent(`${user} ${mark} ${hour}`, () => byUser(database, clock, { user, mark }))
    if (request.method !== 'GET') recent.clear()
    return identity && { ...identity, chosen: request.session.chosen ?? {} }
  }
}

const bearerOf = (request: Request): string | undefined => {
  const header = request.header('authorization')
  if (header === undefined) return undefined
  const match = /^Bearer +(\S+)$/i.exec(header)
  if (!match?.[1]) throw unauthenticated('Authorization must be “Bearer” and a token')
  return match[1]
}

const byToken = async (database: Database, clock: Clock, text: string): Promise<Identity | undefined> => {
  const token = await tokenByText(database.reader, text, londonDate(clock()))
  if (!token) return undefined
  const { ref, company, role, organisation } = token
  return {
    actor: actorWith(token.name),
    name: token.name,
    by: 'token',
    grants: [{ ref, company, role, ...(organisation ? { organisation } : {}) }],
    chosen: {},
  }
}

/** Somebody who signed in with a password that has been replaced since is nobody, whatever became of the session. */
const byUser = async (
  database: Database,
  clock: Clock,
  { user: ref, mark }: SigningIn,
): Promise<Identity | undefined> => {
  const [users, grants, entry] = await Promise.all([
    usersByRef({ db: database.reader, company: INSTALLATION }, [ref]),
    grantsOfUser(database.reader, ref, londonDate(clock())),
    openedBy(database.reader, ref),
  ])
  const user = users.get(ref)
  if (!user || !entry || mark !== entry.mark) return undefined
  const opened = grants.filter(({ company }) => entry.opens.includes(company))
  const waits = opened.length < grants.length
  return { actor: actorOf(ref), name: user.name, by: 'session', grants: opened, waits, chosen: {} }
}
