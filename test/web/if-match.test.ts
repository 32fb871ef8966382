import { expect } from 'chai'
import request from 'supertest'
import { features } from '../../src/features.ts'
import { readReplacedBy } from '../../src/platform/http/api/if-match.ts'
import { aSite, type Site } from '../support/site.ts'
import { wexmere } from '../support/wexmere.ts'

const acts = features.flatMap((feature) => feature.acts ?? [])
const reads = features.flatMap((feature) => feature.reads ?? [])

describe('what is replaced over the API', () => {
  let site: Site
  let token: string
  before(async () => {
    site = await aSite(await wexmere('run'))
    token = await site.token('wexmere', 'finance')
  })
  after(() => site.drop())

  const at = (path: string) => `/api/v1/companies/wexmere${path}`
  const get = (path: string) => request(site.app).get(at(path)).set('Authorization', `Bearer ${token}`)
  const post = (path: string, tag: string, body: object) =>
    request(site.app).post(at(path)).set('Authorization', `Bearer ${token}`).set('If-Match', tag).send(body)
  const tagOf = async (path: string) => String((await get(path).expect(200)).headers.etag)
  const clerking = (name: string) => ({ code: 'GOVERN', name, basis: 'traded', from: '2025-04-01' })

  it('has a tag, by which it is not sent twice', async () => {
    const tag = await tagOf('/services/GOVERN')
    expect(tag).to.match(/^"[0-9a-f]{32}"$/)
    await get('/services/GOVERN').set('If-None-Match', tag).expect(304)
    await get('/services/GOVERN').set('If-None-Match', '"another"').expect(200)
  })

  it('has another tag, and says something else, after the next act: each statement by itself', async () => {
    const [balances, sheet] = ['/reports/trial-balance?on=2026-03-31', '/reports/balance-sheet?on=2026-03-31']
    const before = await get(balances).expect(200)
    expect((await get(balances).expect(200)).text).to.equal(before.text)
    expect((await get(sheet).expect(200)).body.report).to.equal('balance-sheet')
    const cost = { account: '6120', debit: '12.34' }
    const journal = { date: '2026-03-31', memo: 'Insurance', lines: [cost, { account: '1200', credit: '12.34' }] }
    await request(site.app).post(at('/entries')).set('Authorization', `Bearer ${token}`).send(journal).expect(201)
    const tag = String(before.headers.etag)
    const after = await get(balances).set('If-None-Match', tag).expect(200)
    expect(after.headers.etag).not.to.equal(tag)
    expect(after.body.rows).not.to.deep.equal(before.body.rows)
  })

  it('is replaced by whoever has read what stands, and by nobody else', async () => {
    const tag = await tagOf('/services/GOVERN')
    await post('/services?dryRun=true', tag, clerking('Clerking')).expect(200)
    await post('/services', tag, clerking('Clerking')).expect(201)
    for (const query of ['', '?dryRun=true']) {
      const late = await post(`/services${query}`, tag, clerking('Governor services')).expect(412)
      expect(late.type).to.equal('application/problem+json')
      expect(late.body).to.include({ type: '/problems/stale', status: 412 })
    }
    expect((await get('/services/GOVERN')).body.name).to.equal('Clerking')
    await post('/services', await tagOf('/services/GOVERN'), clerking('Governor services')).expect(201)
  })

  it('gives the same request its first answer again', async () => {
    const tag = await tagOf('/services/GOVERN')
    const send = () => post('/services', tag, clerking('Clerks')).set('Idempotency-Key', 'clerks')
    const first = await send().expect(201)
    expect((await send().expect(201)).body).to.deep.equal(first.body)
  })

  it('must be there: a star says no more than that', async () => {
    await post('/services', '*', { ...clerking('New'), code: 'NEW' }).expect(412)
    await post('/services', '*', clerking('Clerking again')).expect(201)
  })

  it('is told from a write that replaces nothing', async () => {
    const entry = { date: '2026-11-20', memo: 'Rent', lines: [] }
    const answer = await post('/entries', '"a"', entry).expect(400)
    expect(answer.body.errors).to.deep.equal([
      {
        pointer: '/If-Match',
        detail:
          'postJournal replaces nothing that can be read. Leave If-Match out; the description of the API names the writes that take it',
      },
    ])
  })

  for (const act of acts.filter(({ replaces }) => replaces !== undefined)) {
    it(`is read at its address, for ${act.name}`, () => {
      expect(readReplacedBy(act, reads)?.path, act.replaces).to.be.a('string')
      const fields = Object.keys((act.body.json as { properties?: object }).properties ?? act.example)
      for (const [, part] of (act.replaces ?? '').matchAll(/:(\w+)/g)) expect(fields).to.include(part)
    })
  }
})
