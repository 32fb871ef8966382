import { expect } from 'chai'
import request, { type Agent, type Response } from 'supertest'
import { features } from '../../src/features.ts'
import { allowed } from '../../src/platform/http/request/visitor.ts'
import { type Permission, ROLES, type Role } from '../../src/platform/permission.ts'
import { aSite, csrfOf, type Site } from '../support/site.ts'
import { wexmere } from '../support/wexmere.ts'

const acts = features.flatMap((feature) => feature.acts ?? [])
const reads = features.flatMap((feature) => feature.reads ?? [])
const pages = features.flatMap((feature) => feature.pages ?? [])
const forms = features.flatMap((feature) => feature.forms ?? [])

/** What a buyer of Alder Lane must never see: another school, by everything that names it. */
const OWN = 'alder-lane'
const OTHER = 'ropewalk'

type Names = readonly string[]

/** Every address that a path makes when each of its parts is each of these names. */
const filled = (path: string, names: Names): string[] => {
  const [part] = /:\w+/.exec(path) ?? []
  return part ? names.flatMap((name) => filled(path.replace(part, encodeURIComponent(name)), names)) : [path]
}
const once = (path: string) => filled(path, ['x'])[0] ?? path

describe('nobody crosses', () => {
  const C = '/companies/wexmere'
  let site: Site
  let signedIn: Record<string, Agent>
  let tokens: Record<string, string>
  /** What the forms of a visitor carry, the same for as long as he or she is signed in. */
  let csrf: Record<'stranger' | 'auditor', string>
  let names: Names
  let secrets: string[]
  /** The other company, seen from one that has nothing of its own: its names for things, and its people. */
  let theirs: Names
  let people: string[]
  let abroad: Record<string, string>
  let abroadSignedIn: Record<string, Agent>

  before(async () => {
    site = await aSite(await wexmere())
    await site.company('elsewhere')
    signedIn = {}
    tokens = {}
    for (const role of ROLES) {
      const organisation = role === 'buyer' ? OWN : undefined
      await site.person('wexmere', `${role}@example.org`, role, organisation)
      signedIn[role] = await site.signedIn(`${role}@example.org`)
      tokens[role] = await site.token('wexmere', role, organisation)
    }
    await site.person('elsewhere', 'stranger@example.org', 'secretary')
    signedIn.stranger = await site.signedIn('stranger@example.org')
    tokens.stranger = await site.token('elsewhere', 'secretary')
    const csrfAt = async (agent: Agent | undefined, home: string) => csrfOf((await agent?.get(home))?.text ?? '')
    csrf = {
      stranger: await csrfAt(signedIn.stranger, '/companies/elsewhere'),
      auditor: await csrfAt(signedIn.auditor, C),
    }
    ;[names, secrets] = await otherSchool(site)
    ;[theirs, people] = await otherCompany(site)
    abroad = {}
    abroadSignedIn = {}
    for (const role of ROLES.filter((one) => one !== 'buyer')) {
      abroad[role] = await site.token('elsewhere', role)
      await site.person('elsewhere', `${role}@elsewhere.example.org`, role)
      abroadSignedIn[role] = await site.signedIn(`${role}@elsewhere.example.org`)
    }
  })
  after(() => site.drop())

  const api = (role: string, method: 'get' | 'post', path: string) => {
    const asked = request(site.app)[method](`/api/v1${C}${path}`)
    return tokens[role] ? asked.set('Authorization', `Bearer ${tokens[role]}`) : asked
  }
  const written = async () => (await site.database.reader('chain').where({ company: 'wexmere' }).first('hash')).hash

  it('has something to cross into', () => {
    expect(acts.length).to.be.above(20)
    expect(reads.length).to.be.above(20)
    expect(pages.length).to.be.above(20)
    expect(secrets.length).to.be.above(3)
  })

  describe('without signing in', () => {
    for (const read of reads) {
      it(`reads ${read.path}`, () => api('nobody', 'get', once(read.path)).expect(401))
    }
    for (const act of acts) {
      it(`does ${act.name}`, () => api('nobody', 'post', once(act.path)).send({}).expect(401))
    }
    for (const path of new Set([...pages.map((page) => page.path), ...forms.map((form) => `${form.path}/new`)])) {
      it(`sees ${path || 'home'}`, async () => {
        const answer = await request(site.app)
          .get(`${C}${once(path)}`)
          .expect(303)
        expect(answer.headers.location).to.match(/^\/\?next=/)
      })
    }
  })

  describe('with a role in another company only', () => {
    for (const read of reads) {
      it(`reads ${read.path}`, () => api('stranger', 'get', once(read.path)).expect(404))
    }
    for (const act of acts) {
      it(`does ${act.name}`, () =>
        api('stranger', 'post', once(act.path))
          .send(act.example as object)
          .expect(404))
    }
    for (const path of new Set(pages.map((page) => page.path))) {
      it(`sees ${path || 'home'}`, () => signedIn.stranger?.get(`${C}${once(path)}`).expect(404))
    }
    for (const form of forms) {
      it(`opens or sends ${form.path}`, async () => {
        const stranger = signedIn.stranger as Agent
        const _csrf = csrf.stranger
        await stranger.get(`${C}${once(form.path)}/new`).expect(404)
        await stranger.get(`${C}${once(form.path)}/recorded/1`).expect(404)
        for (const address of [form.path, `${form.path}/check`]) {
          await stranger
            .post(`${C}${once(address)}`)
            .type('form')
            .send({ _csrf })
            .expect(404)
        }
      })
    }
  })

  describe('what another company has is not found from the own, by whatever names it', () => {
    const guarded = (one: { permission: Permission; alsoFor?: Permission; roles?: readonly Role[] }) =>
      ROLES.filter(
        (role) =>
          role !== 'buyer' &&
          (one.roles ?? ROLES).includes(role) &&
          allowed({ actor: '', name: '', roles: [role] }, one),
      )
    const within = (role: Role | undefined, method: 'get' | 'post', path: string) =>
      request(site.app)
        [method](`/api/v1/companies/elsewhere${path}`)
        .set('Authorization', `Bearer ${abroad[role ?? 'secretary']}`)
    const untold = (answer: Response, address: string) => {
      expect(answer.status, address).to.be.below(500)
      // Paper has no text here; what is on it is also read as a page, and over the API.
      const text = answer.text ?? ''
      for (const secret of people.filter((one) => !decodeURIComponent(address).includes(one)))
        expect(text, `${answer.status} ${address}`).not.to.contain(secret)
    }

    for (const read of reads) {
      it(`reading ${read.path}`, async () => {
        const { properties = {} } = (read.query?.json ?? {}) as { properties?: object }
        const asked = Object.keys(properties).filter((name) => name !== 'on' && name !== 'known')
        const inQuery = asked.flatMap((name) => theirs.map((value) => `?${name}=${encodeURIComponent(value)}`))
        const own = once(read.path)
        for (const address of [...filled(read.path, theirs), ...inQuery.map((query) => own + query)])
          untold(await within(guarded(read)[0], 'get', address), address)
      })
    }
    for (const page of pages) {
      it(`seeing ${page.path || 'home'}${page.roles ? ` as ${page.roles.join(', ')}` : ''}`, async () => {
        const [role] = guarded(page)
        if (role === undefined) return
        for (const address of filled(page.path, theirs))
          untold(await (abroadSignedIn[role] as Agent).get(`/companies/elsewhere${address}`), address)
      })
    }
    for (const act of acts) {
      it(`by ${act.name}`, async () => {
        const before = await written()
        for (const address of filled(act.path, theirs))
          untold(await within(guarded(act)[0], 'post', address).send(act.example as object), address)
        expect(await written()).to.equal(before)
      })
    }
  })

  describe('an auditor changes nothing', () => {
    for (const act of acts) {
      it(`by ${act.name}`, async () => {
        const before = await written()
        await api('auditor', 'post', once(act.path))
          .send(act.example as object)
          .expect(403)
        expect(await written()).to.equal(before)
      })
    }
    for (const form of forms) {
      it(`by the form ${form.path}`, async () => {
        const auditor = signedIn.auditor as Agent
        const _csrf = csrf.auditor
        await auditor.get(`${C}${once(form.path)}/new`).expect(403)
        for (const address of [form.path, `${form.path}/check`]) {
          await auditor
            .post(`${C}${once(address)}`)
            .type('form')
            .send({ _csrf })
            .expect(403)
        }
      })
    }
    it('and reads everything but one school’s own view', async () => {
      for (const read of reads.filter(({ path }) => !path.includes(':') && path !== '/quote')) {
        const answer = await api('auditor', 'get', read.path)
        expect(answer.status, read.path).to.be.oneOf([200, 400])
      }
    })
  })

  describe('a form without the token of its page', () => {
    for (const form of forms) {
      it(`does nothing by ${form.path}`, async () => {
        const before = await written()
        for (const agent of Object.values(signedIn)) {
          for (const address of [form.path, `${form.path}/check`]) {
            const path = `${C}${once(address)}`
            for (const sent of [{}, { _csrf: '' }, { _csrf: 'guessed' }])
              await agent.post(path).type('form').send(sent).expect(403)
            // A page of another site can send these without being asked for leave first.
            await agent.post(path).type('text/plain').send('_csrf=guessed').expect(403)
          }
        }
        expect(await written()).to.equal(before)
      })
    }
  })

  describe('a role without the permission is told who can grant it', () => {
    for (const role of ROLES) {
      it(role, async () => {
        const visitor = { actor: '', name: '', roles: [role] }
        for (const page of pages.filter(({ path, roles }) => path !== '' && !roles)) {
          const sharing = pages.filter(({ path }) => path === page.path)
          if (sharing.length > 1 || allowed(visitor, page)) continue
          const answer = await (signedIn[role] as Agent).get(`${C}${once(page.path)}`)
          expect(answer.status, page.path).to.equal(403)
          expect(answer.text)
            .to.contain('You cannot see this page')
            .and.to.contain('administrator of the company can grant it')
        }
      })
    }
  })

  describe('a buyer of one school meets no other', () => {
    const unseen = (answer: Response, address: string) => {
      if (answer.status === 403 || answer.status === 404) return
      // What was asked for may be said back; what was not may not appear.
      for (const secret of secrets.filter((one) => !decodeURIComponent(address).includes(one))) {
        expect(answer.text, `${answer.status} ${address}`).not.to.contain(secret)
      }
    }
    /** The other school wherever a path names something, alone and beside the own; and the own with the other in the query. */
    const addresses = (path: string, query: Names): string[] => {
      const asked = query.flatMap((name) => names.map((value) => `?${name}=${encodeURIComponent(value)}`))
      return [...filled(path, [OWN, ...names]), ...filled(path, [OWN]).flatMap((own) => asked.map((one) => own + one))]
    }

    for (const read of reads) {
      it(`reading ${read.path}`, async () => {
        const inQuery = Object.keys((read.query?.json as { properties?: object } | undefined)?.properties ?? {})
        for (const address of addresses(
          read.path,
          inQuery.filter((name) => name !== 'on' && name !== 'known'),
        )) {
          const answer = await api('buyer', 'get', address)
          expect(answer.status, address).to.be.below(500)
          unseen(answer, address)
        }
      })
    }
    for (const path of new Set(pages.map((page) => page.path))) {
      it(`seeing ${path || 'home'}`, async () => {
        for (const address of addresses(path, ['customer', 'school', 'payer', 'ref', 'invoice'])) {
          const answer = await (signedIn.buyer as Agent).get(C + address)
          expect(answer.status, address).to.be.below(500)
          unseen(answer, address)
        }
      })
    }
    for (const form of forms) {
      it(`opening ${form.path}`, async () => {
        for (const address of filled(`${form.path}/new`, names)) {
          const answer = await (signedIn.buyer as Agent).get(C + address)
          expect(answer.status, address).to.be.oneOf([403, 404])
        }
      })
    }
    for (const act of acts) {
      it(`by ${act.name}`, async () => {
        const before = await written()
        for (const address of filled(act.path, names)) {
          for (const name of names) {
            const answer = await api('buyer', 'post', address).send(pointedAt(act.example as object, name))
            expect(answer.status, `${address} ${name}`).to.be.within(400, 499)
          }
        }
        expect(await written()).to.equal(before)
      })
    }

    it('nor its answers, by the key of its request', async () => {
      const order = { customer: OTHER, service: 'SIP', startsOn: '2026-12-01', purchaseOrder: 'PO-1042' }
      const others = await site.token('wexmere', 'buyer', OTHER)
      const send = (token = '') =>
        request(site.app)
          .post(`/api/v1${C}/agreements`)
          .set({ Authorization: `Bearer ${token}`, 'Idempotency-Key': 'order-1' })
          .send(order)
      const placed = await send(others).expect(201)
      expect((await send(others).expect(201)).body).to.deep.equal(placed.body)
      const crossed = await send(tokens.buyer)
      expect(crossed.status).to.equal(422)
      expect(crossed.text).not.to.contain(placed.body.result.agreement.ref ?? placed.body.result.agreement)
    })

    it('and sees its own', async () => {
      const own = await site.database.reader('invoice').where({ company: 'wexmere', customer: OWN }).first('number')
      const answer = await api('buyer', 'get', `/invoices/${own.number}`).expect(200)
      expect(answer.text).to.contain(own.number)
      await api('buyer', 'get', `/customers/${OWN}/services`).expect(200)
    })
  })
})

/** The body of an act with everything in it that names a school, an agreement or an invoice pointing at one name. */
const pointedAt = (body: object, name: string): object =>
  Object.fromEntries(
    Object.entries(body).map(([key, value]) => [
      key,
      ['customer', 'payer', 'organisation', 'agreement', 'invoice'].includes(key) ? name : value,
    ]),
  )

/** By which names another school could be asked for, and which words would give it away. */
const otherSchool = async ({ database }: Site): Promise<[Names, string[]]> => {
  const of = (table: string, where: object) => database.reader(table).where({ company: 'wexmere', ...where })
  const { name, urn } = await of('organisation', { ref: OTHER }).first('name', 'urn')
  const agreements: string[] = (await of('agreement', { customer: OTHER }).limit(2).select('ref')).map(({ ref }) => ref)
  const invoices: string[] = (await of('invoice', { customer: OTHER }).limit(2).select('number')).map(
    ({ number }) => number,
  )
  return [
    [OTHER, urn, ...agreements.slice(0, 1), ...invoices.slice(0, 1)],
    [OTHER, name, urn, ...agreements, ...invoices],
  ]
}

/** By which names what a company has could be asked for, one of each kind, and who its people are. */
const otherCompany = async ({ database }: Site): Promise<[Names, string[]]> => {
  const one = async (table: string, column = 'ref', where: object = {}): Promise<string> => {
    const row = await database
      .reader(table)
      .where({ company: 'wexmere', ...where })
      .first(column)
    return String(row?.[column] ?? '')
  }
  const tables = [
    'person',
    'agreement',
    'programme',
    'meeting',
    'body',
    'seat',
    'appointment',
    'resolution',
    'commission',
  ]
  const refs = await Promise.all(tables.map((table) => one(table)))
  const more = [OTHER, await one('invoice', 'number'), await one('role_grant'), await one('api_token')]
  const rows: { particulars: string | null }[] = await database.reader('person').where({ company: 'wexmere' })
  const families = rows.flatMap(({ particulars }) => (particulars ? [JSON.parse(particulars)] : []))
  return [[...refs, ...more].filter(Boolean), [...new Set(families.map((one) => String(one.family_name)))]]
}
