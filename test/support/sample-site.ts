import { expect } from 'chai'
import type { Role } from '../../src/platform/permission.ts'
import { sample } from './sample.ts'
import { aSite, csrfOf } from './site.ts'

/** A sample company with its pages, and somebody who sits at them with a role. */
export const sampleSite = async (slug: string, role: Role) => {
  const company = await sample(slug)
  const site = await aSite(company)
  await site.person(slug, `${role}@example.org`, role)
  const agent = await site.signedIn(`${role}@example.org`)
  const base = `/companies/${slug}`

  const page = async (path: string, status = 200): Promise<string> =>
    (await agent.get(`${base}${path}`).expect(status)).text

  /** Fills in a form of one step, and gives its check page or its errors. */
  const check = async (path: string, answers: Record<string, string>, status = 200): Promise<string> => {
    const _csrf = csrfOf(await page(`${path}/new`))
    const body = { step: '1', ...answers, _csrf }
    return (await agent.post(`${base}${path}/check`).type('form').send(body).expect(status)).text
  }

  /** Presses the button of the check page, and gives the page that says what was recorded. */
  const record = async (path: string, answers: Record<string, string>): Promise<string> => {
    const html = await check(path, answers)
    const hidden = [...html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)]
    const fields = Object.fromEntries(hidden.map(([, name, value]) => [name, value?.replaceAll('&amp;', '&')]))
    expect(fields._key, 'a check page with its key').to.match(/^[0-9a-f-]{36}$/)
    const answer = await agent.post(`${base}${path}`).type('form').send(fields).expect(303)
    return (await agent.get(String(answer.headers.location)).expect(200)).text
  }

  return { ...company, page, check, record, site }
}

export type SampleSite = Awaited<ReturnType<typeof sampleSite>>
