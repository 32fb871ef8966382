import type { Request, RequestHandler } from 'express'
import session, { type SessionData, Store } from 'express-session'
import type { Instant } from '../../../kernel/dates.ts'
import { newSecret, sha256 } from '../../../kernel/hashing.ts'
import { brieflyKept } from '../../briefly-kept.ts'
import type { Database } from '../../database/database.ts'

declare module 'express-session' {
  interface SessionData {
    /** The ref of the user who is signed in. */
    user?: string
    /** The mark of the password with which that was. */
    mark?: string
    /** The role chosen in a company: company to the ref of the grant. */
    chosen?: Record<string, string>
  }
}

const HOUR = 60 * 60 * 1000

/** Sessions live in the database, so that they outlast a restart; the cookie holds nothing but a signed number. */
export const sessions = async (database: Database, secure: boolean): Promise<RequestHandler> =>
  session({
    name: 'schoolco',
    secret: await signingSecret(database),
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure, maxAge: 10 * HOUR, path: '/' },
    store: new SessionRows(database),
  })

/** Made once for an installation and shared by all its processes. */
const signingSecret = async ({ writer }: Database): Promise<string> => {
  const find = () => writer('secret').where({ name: 'session' }).first('value')
  if (!(await find())) {
    await writer('secret').insert({ name: 'session', value: newSecret() }).onConflict('name').ignore()
  }
  return (await find()).value
}

/** Signs a user out everywhere: here at once, in other processes when the second is over for which they keep a session. */
export const signOutEverywhere = (request: Request, user: string): Promise<void> =>
  (request.sessionStore as unknown as SessionRows).endAllOf(user)

/**
 * A fresh session number with the new rights: one that was known before the sign-in is worth nothing after it. The row is made
 * before it is anybody's, because the row of somebody who is signed in is only ever changed.
 */
export const signIn = async (request: Request, { user, mark }: { user: string; mark: string }): Promise<void> => {
  await done((callback) => request.session.regenerate(callback))
  await done((callback) => request.session.save(callback))
  Object.assign(request.session, { user, mark })
  await done((callback) => request.session.save(callback))
}

const done = (step: (callback: (error?: unknown) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => step((error) => (error ? reject(error) : resolve())))

type Done<T = unknown> = (error?: unknown, value?: T) => void

/**
 * The rows behind sessions, under the digest of their number: who reads the table cannot take a session over. Reads go to
 * the reader, so that a long act never keeps a page waiting, and are kept for a second, as one page asks many times. A row
 * lasts as long as its cookie, which is not sent anew with each answer; so there is nothing to touch, and an answer need not
 * wait for it. Rows that have expired are cleared away once an hour: everybody who looks at the sign-in page makes one.
 */
class SessionRows extends Store {
  private readonly database: Database
  private readonly recent = brieflyKept<string | null>(1000)
  private clearedAt = 0

  constructor(database: Database) {
    super()
    this.database = database
  }

  override get(id: string, done: Done<SessionData | null>): void {
    this.recent(sha256(id), (digest) => this.read(digest)).then(
      // Read anew from its text each time: express-session changes what it is given.
      (text) => done(null, text === null ? null : JSON.parse(text)),
      (error) => done(error),
    )
  }

  override set(id: string, data: SessionData, done: Done = () => {}): void {
    const digest = sha256(id)
    this.writing(digest, () => this.write(digest, data).then(() => this.clearExpired()), done)
  }

  override destroy(id: string, done: Done = () => {}): void {
    const digest = sha256(id)
    this.writing(digest, () => this.database.writer('session').where({ id: digest }).del(), done)
  }

  /** What is kept of a row is forgotten when it is written: a page that asked while it was has kept the row of before. */
  private writing(digest: string, write: () => Promise<unknown>, done: Done): void {
    write()
      .finally(() => this.recent.forget(digest))
      .then(
        () => done(),
        (error) => done(error),
      )
  }

  /**
   * A request that began before its session was ended may write the session after it. So the row of somebody who is signed in
   * is changed where there is one, and never made.
   */
  private write(digest: string, data: SessionData): Promise<unknown> {
    const row = { data: JSON.stringify(data), expires_at: expiry(data) }
    const rows = this.database.writer('session')
    if (data.user !== undefined) return rows.where({ id: digest }).update(row)
    return rows
      .insert({ id: digest, ...row })
      .onConflict('id')
      .merge(['data', 'expires_at'])
  }

  async endAllOf(user: string): Promise<void> {
    await this.database
      .writer('session')
      .whereLike('data', `%"user":${JSON.stringify(user)}%`)
      .del()
    this.recent.clear()
  }

  private async clearExpired(): Promise<void> {
    const now = Date.now()
    if (now - this.clearedAt < HOUR) return
    this.clearedAt = now
    await this.database.writer('session').where('expires_at', '<=', new Date(now).toISOString()).del()
  }

  private async read(digest: string): Promise<string | null> {
    const row = await this.database.reader('session').where({ id: digest }).first('data', 'expires_at')
    return row && row.expires_at > new Date().toISOString() ? row.data : null
  }
}

const expiry = ({ cookie }: SessionData): Instant =>
  new Date(cookie.expires ?? Date.now() + 10 * HOUR).toISOString() as Instant
