import { expect } from 'chai'
import { features } from '../../src/features.ts'
import { aSite, type Site } from '../support/site.ts'
import { wexmere } from '../support/wexmere.ts'

/** The lists of which a school gets its own. */
const OWN_LISTS = features
  .flatMap(({ reads = [] }) => reads)
  .filter(({ alsoFor, path }) => alsoFor && !path.includes(':'))

/** Asks over connections that stay open, as programs do, so that many questions arrive in one moment. */
const asking = ({ app }: Site, company: string) => {
  const { port } = app.address() as { port: number }
  return async (path: string, token: string): Promise<string> => {
    const headers = { authorization: `Bearer ${token}` }
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/companies/${company}${path}`, { headers })
    return `${answer.status} ${await answer.text()}`
  }
}

describe('what many ask at once', () => {
  it('is answered to each by role and school', async () => {
    const site = await aSite(await wexmere())
    const ask = asking(site, 'wexmere')
    const buyers = ['alder-lane', 'ropewalk'].map((school) => site.token('wexmere', 'buyer', school))
    const tokens = await Promise.all([...buyers, site.token('wexmere', 'finance'), site.token('wexmere', 'secretary')])
    const different: string[] = []
    for (const { path } of OWN_LISTS) {
      const alone: string[] = []
      for (const token of tokens) alone.push(await ask(path, token))
      const atOnce = await Promise.all([...tokens, ...tokens].map((token) => ask(path, token)))
      expect(atOnce, path).to.deep.equal([...alone, ...alone])
      if (new Set(alone).size > 2) different.push(path)
    }
    expect(different).to.include.members(['/agreements', '/invoices'])
    await site.drop()
  })
})
