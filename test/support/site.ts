import { pino } from 'pino'
import request, { type Agent } from 'supertest'
import { acts as accessActs, givePassword } from '../../src/access/index.ts'
import { createApp } from '../../src/app.ts'
import { parseCompany, recordCompany } from '../../src/company/index.ts'
import { organisations } from '../../src/directory/index.ts'
import type { Instant } from '../../src/kernel/dates.ts'
import { type ActDeps, type Outcome, perform, record } from '../../src/platform/acts/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import type { Feature } from '../../src/platform/feature.ts'
import type { Role } from '../../src/platform/permission.ts'
import { recordRows } from '../../src/platform/registers/index.ts'
import { freshDatabase, type Kind } from './database.ts'
import { listening } from './listening.ts'

export const PASSWORD = 'correct horse battery'

/** A whole application over a fresh database, or one that is filled already, with a clock that stands still until it is set. */
export const aSite = async (
  over: Kind | { database: Database; drop(): Promise<void> },
  features?: readonly Feature[],
) => {
  const { database, drop: dropDatabase } = typeof over === 'string' ? await freshDatabase(over) : over
  let now = '2026-11-22T09:00:00.000Z' as Instant
  const deps: ActDeps = { database, clock: () => now }
  const { server: app, close } = await listening(
    await createApp({
      ...deps,
      config: { secureCookies: false },
      log: pino({ level: 'silent' }),
      ...(features ? { features } : {}),
    }),
  )
  const drop = async () => {
    close()
    await dropDatabase()
  }
  const act = (company: string, name: string, command: object): Promise<Outcome> => {
    const definition = accessActs.find((one) => one.name === name)
    if (!definition) throw new Error(`no act ${name}`)
    return perform(deps, definition, { company, actor: 'command line', command })
  }

  /** A company with these schools, each known by its ref. */
  const company = async (slug: string, schools: string[] = []) => {
    const { values } = parseCompany({
      slug,
      name: `Company ${slug}`,
      legalForm: 'clg',
      companyNumber: '99000999',
      incorporatedOn: '2018-03-06',
      registeredOffice: '1 High Street, Wexmere',
      council: { ref: 'council', name: 'Wexmere Council', laCode: '971' },
      guarantee: '1.00',
      yearEnd: '03-31',
      preset: 'school-improvement-company',
    })
    if (!values) throw new Error('the company of the test does not parse')
    const said = { company: slug, actor: 'test', command: {}, name: 'setUpCompany', kept: {}, founds: true }
    await record(deps, said, async (tx) => {
      await recordCompany(tx, values)
      await recordRows(
        tx,
        organisations,
        schools.map((ref, i) => ({ ref, kind: 'school', name: `School ${ref}`, urn: String(199001 + i) })),
      )
    })
  }

  /** Somebody with a role and the usual password. */
  const person = async (slug: string, email: string, role: Role, organisation?: string) => {
    const name = `${role} of ${slug}`
    const granted = await act(slug, 'grantRole', { email, role, name, ...(organisation ? { organisation } : {}) })
    await givePassword(database, email, PASSWORD)
    return (granted.result as { grant: string }).grant
  }

  const token = async (slug: string, role: Role, organisation?: string, expiresOn = '2026-12-31'): Promise<string> => {
    const issued = await act(slug, 'issueToken', {
      name: `${role} program`,
      role,
      expiresOn,
      ...(organisation ? { organisation } : {}),
    })
    return (issued.result as { token: string }).token
  }

  const signedIn = async (email: string, password = PASSWORD): Promise<Agent> => {
    const agent = request.agent(app)
    await signIn(agent, email, password).expect(303)
    return agent
  }

  return {
    app,
    database,
    deps,
    drop,
    act,
    company,
    person,
    token,
    signedIn,
    setClock: (instant: string) => {
      now = instant as Instant
    },
  }
}

export type Site = Awaited<ReturnType<typeof aSite>>

/** The hidden token of the first form on a page. */
export const csrfOf = (html: string): string => /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''

/** The hidden field of a name. */
export const hiddenOf = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

/** Fills in the sign-in form as a person does: the page first, then the form with its token. */
export const signIn = (agent: Agent, email: string, password: string, next = '') => {
  const chain = agent.get(next ? `/?next=${encodeURIComponent(next)}` : '/')
  return {
    expect: async (status: number) => {
      const page = await chain.expect(200)
      return agent
        .post('/sign-in')
        .type('form')
        .send({ email, password, next, _csrf: csrfOf(page.text) })
        .expect(status)
    },
  }
}
