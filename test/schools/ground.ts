import type { Agent } from 'supertest'
import { shared } from '../support/shared.ts'
import { aSite, PASSWORD, type Site } from '../support/site.ts'
import { wexmere } from '../support/wexmere.ts'

export const C = '/companies/wexmere'
export const ALDER = `${C}/schools/alder-lane`

/** The full sample company, with a school, a trust and a school that is no member, who buy from it, and two of its office. */
export const buyers = () =>
  shared(async () => {
    const site = await aSite(await wexmere())
    const person = async (email: string, role: Parameters<Site['person']>[2], organisation?: string) => {
      await site.person('wexmere', email, role, organisation)
      return site.signedIn(email, PASSWORD)
    }
    return {
      site,
      school: await person('school@example.org', 'buyer', 'alder-lane'),
      trust: await person('trust@example.org', 'buyer', 'beacon-hill-trust'),
      outsider: await person('outsider@example.org', 'buyer', 'hollin-park'),
      finance: await person('finance@example.org', 'finance'),
      secretary: await person('secretary@example.org', 'secretary'),
      drop: site.drop,
    }
  })

export const page = async (agent: Agent, path: string, status = 200): Promise<string> =>
  (await agent.get(path).expect(status)).text

/** What stands below a heading with an id, up to the next heading. */
export const below = (html: string, id: string): string =>
  new RegExp(`<h2 id="${id}">[\\s\\S]*?(?=<h2|</main)`).exec(html)?.[0] ?? ''
