import { expect } from 'chai'
import type { Agent } from 'supertest'
import { features } from '../../src/features.ts'
import { perform } from '../../src/platform/acts/index.ts'
import { type Database, openDatabase } from '../../src/platform/database/index.ts'
import type { Role } from '../../src/platform/permission.ts'
import { aSite, csrfOf, type Site } from '../support/site.ts'
import { wexmere } from '../support/wexmere.ts'

const BASE = '/companies/wexmere'
const acts = features.flatMap((feature) => feature.acts ?? [])
const pages = features.flatMap((feature) => feature.pages ?? [])
const patterns = pages.map(({ path }) => new RegExp(`^${BASE}${path.replace(/:\w+/g, '[^/]+')}$`))
describe('a page that is asked for again', () => {
  let site: Site
  let folder: { file: string }
  /** The same database in another process, which has asked for nothing yet. */
  let anew: Site
  let other: Database
  const agents = new Map<Site, Record<string, Agent>>()

  const ROLES: [Role, string?][] = [['secretary'], ['finance'], ['auditor'], ['buyer', 'ropewalk']]

  beforeEach(async () => {
    const copy = await wexmere()
    folder = copy
    site = await aSite(copy)
    for (const [role, organisation] of ROLES) await site.person('wexmere', `${role}@example.org`, role, organisation)
    await signIn(site)
    await openAnew()
  })
  afterEach(async () => {
    await other.close()
    await site.drop()
  })

  const openAnew = async () => {
    other = await openDatabase({ kind: 'sqlite', file: folder.file })
    anew = await aSite({ database: other, drop: async () => {} })
    anew.setClock(site.deps.clock())
    await signIn(anew)
  }
  const signIn = async (by: Site) => {
    const signed = await Promise.all(ROLES.map(async ([role]) => [role, await by.signedIn(`${role}@example.org`)]))
    agents.set(by, Object.fromEntries(signed))
  }
  const seen = async (by: Site, role: string, path: string): Promise<string> => {
    const agent = agents.get(by)?.[role] as Agent
    const { status, text = '' } = await agent.get(path)
    return `${status} ${text.replaceAll(csrfOf(text) || 'none', 'csrf')}`
  }
  const kindOf = (path: string) => patterns.findIndex((pattern) => pattern.test(path.split('?')[0] ?? ''))

  /** The pages that links of the pages lead to, one of each kind, with what they say. */
  const walked = async (by: Site, role: string): Promise<Map<string, string>> => {
    const said = new Map<string, string>()
    const kinds = new Set<number>()
    const waiting = [BASE]
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const text = await seen(by, role, path)
      said.set(path, text)
      for (const [, href = ''] of text.matchAll(/href="(\/companies\/wexmere[^"#]*)/g)) {
        const address = href.replaceAll('&amp;', '&')
        const kind = kindOf(address)
        if (kind < 0 || kinds.has(kind) || /\.(pdf|csv|json|html)/.test(address)) continue
        kinds.add(kind)
        waiting.push(address)
      }
    }
    return said
  }
  /** How many pages say something else than before; each says what it says in a process that never saw it. */
  const movedOf = async (role: string, said: Map<string, string>): Promise<number> => {
    let moved = 0
    for (const [path, before] of said) {
      const now = await seen(site, role, path)
      expect(now, path).to.equal(await seen(anew, role, path))
      if (now !== before) moved += 1
    }
    return moved
  }

  it('says the same as in a process that never saw it, after every act', async () => {
    const said = await walked(site, 'secretary')
    expect(said.size).to.be.above(60)
    for (const act of acts) {
      const asked = { company: 'wexmere', actor: 'test', command: act.example, asFact: 'It was so' }
      // Examples that speak of what the sample company does not have are refused, and change nothing.
      await perform(anew.deps, act, asked).catch(() => undefined)
    }
    await other.close()
    await openAnew()
    expect(await movedOf('secretary', said)).to.be.above(30)
  })

  it('says the same as in a process that never saw it, on another day', async () => {
    const [said, ofSchool] = [await walked(site, 'finance'), await walked(site, 'buyer')]
    expect(said.size).to.be.above(60)
    for (const by of [site, anew]) by.setClock('2027-02-01T09:00:00.000Z')
    expect(await movedOf('finance', said)).to.be.above(30)
    expect(await movedOf('buyer', ofSchool)).to.be.above(3)
  })

  it('is made once while nothing is recorded, and anew for a role, a date, a question of its own', async () => {
    const asks = async (role: string, path: string): Promise<number> => {
      let count = 0
      const counted = ({ sql }: { sql: string }) => {
        if (/from `appointment`|from `act`/.test(sql) && !sql.includes('`chain`')) count += 1
      }
      site.database.reader.on('query', counted)
      await seen(site, role, `${BASE}${path}`)
      site.database.reader.off('query', counted)
      return count
    }
    expect(await asks('secretary', '/board')).to.be.above(0)
    expect(await asks('secretary', '/board')).to.equal(0)
    expect(await asks('auditor', '/board')).to.be.above(0)
    expect(await asks('secretary', '/board?on=2026-12-31')).to.be.above(0)
    expect(await asks('secretary', '/recorded')).to.be.above(0)
    expect(await asks('secretary', '/recorded')).to.equal(0)
    expect(await asks('secretary', '/recorded?name=grantRole')).to.be.above(0)
  })
})
