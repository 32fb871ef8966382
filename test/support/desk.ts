import { pino } from 'pino'
import request, { type Agent } from 'supertest'
import { givePassword } from '../../src/access/index.ts'
import { createApp } from '../../src/app.ts'
import type { Role } from '../../src/platform/permission.ts'
import { atPages } from './at-pages.ts'
import { listening } from './listening.ts'
import { PASSWORD, signIn } from './site.ts'
import { act, clock, wexmere } from './wexmere.ts'

const BASE = '/companies/wexmere'

/** What a page says, without its marks. */
export const words = (html: string): string =>
  html
    .replace(/<(style|script|svg)[\s\S]*?<\/\1>/g, '')
    // What is kept on one line ends no word.
    .replace(/<span class="nowrap">([^<]*)<\/span>/g, '$1')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, '’')
    .replace(/\s+/g, ' ')

/** The row of a table that says something, as words. */
export const rowWith = (html: string, text: string): string =>
  words([...html.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) => row).find((row) => words(row).includes(text)) ?? '')

/** The full sample company, and somebody who sits at its pages with a role, with scripts off. */
export const deskOf = async (role: Role) => {
  const company = await wexmere('run')
  const { database, deps, reader } = company
  const { server, close } = await listening(
    await createApp({
      database,
      clock,
      config: { secureCookies: false },
      log: pino({ level: 'silent' }),
    }),
  )

  const personWith = async (other: Role): Promise<Agent> => {
    const email = `${other}@example.org`
    await act(deps, 'wexmere', 'grantRole', { email, role: other, name: `The ${other}` })
    await givePassword(database, email, PASSWORD)
    const agent = request.agent(server)
    await signIn(agent, email, PASSWORD).expect(303)
    return agent
  }
  const agent = await personWith(role)

  const { page, check, press } = atPages(agent, BASE)
  const drop = async () => {
    close()
    await company.drop()
  }
  return { agent, reader, deps, page, check, record: press, personWith, drop }
}

export type Desk = Awaited<ReturnType<typeof deskOf>>

/** A date as the three fields of a form. */
export const dated = (name: string, date: string): Record<string, string> => {
  const [year = '', month = '', day = ''] = date.split('-')
  return { [`${name}-year`]: year, [`${name}-month`]: month, [`${name}-day`]: day }
}
