import { expect } from 'chai'
import type { Agent } from 'supertest'
import { csrfOf } from './site.ts'

/** The hidden fields of the form on a check page. */
const hiddenFields = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value?.replaceAll('&amp;', '&'),
    ]),
  )

/** What somebody who is signed in does at the pages of a company, with scripts off. */
export const atPages = (agent: Agent, base: string) => {
  const page = async (path: string, status = 200): Promise<string> =>
    (await agent.get(`${base}${path}`).expect(status)).text

  /** Fills in the form of a noun and continues to what its check page says, or its errors. */
  const check = async (path: string, answers: Record<string, string>, status = 200): Promise<string> => {
    const _csrf = csrfOf(await page(`${path}/new`))
    const sent = { step: '1', ...answers, _csrf }
    return (await agent.post(`${base}${path}/check`).type('form').send(sent).expect(status)).text
  }

  /** Presses the button of a check page, and gives the page that says what was recorded. */
  const press = async (path: string, checked: string): Promise<string> => {
    const fields = hiddenFields(checked)
    expect(fields._key, 'a check page with its key').to.match(/^[0-9a-f-]{36}$/)
    const answer = await agent.post(`${base}${path}`).type('form').send(fields).expect(303)
    return (await agent.get(String(answer.headers.location)).expect(200)).text
  }

  return { page, check, press }
}
