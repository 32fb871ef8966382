import { expect } from 'chai'
import request, { type Test } from 'supertest'
import { aSite, type Site } from '../support/site.ts'

const BEA = { email: 'bea@example.org', role: 'finance' }

describe('the API', () => {
  let site: Site
  let token: string
  let auditor: string
  before(async () => {
    site = await aSite('sqlite')
    await site.company('north', ['alder'])
    await site.person('north', 'ada@example.org', 'administrator')
    token = await site.token('north', 'administrator')
    auditor = await site.token('north', 'auditor')
  })
  after(() => site.drop())

  const as = (bearer: string, test: Test) => test.set('Authorization', `Bearer ${bearer}`)
  const get = (path: string, bearer = token) => as(bearer, request(site.app).get(`/api/v1/companies/north${path}`))
  const post = (path: string, bearer = token) => as(bearer, request(site.app).post(`/api/v1/companies/north${path}`))
  const grants = () => site.database.reader('role_grant').count('* as n').first()
  const acts = () => site.database.reader('act').where({ company: 'north' }).count('* as n').first()

  it('records an act and answers as the command line does', async () => {
    const answer = await post('/roles')
      .set('Idempotency-Key', 'first')
      .send({ email: 'bea@example.org', role: 'finance' })
      .expect(201)
    expect(answer.body).to.include({
      name: 'grantRole',
      key: 'first',
      dryRun: false,
      recordedAt: '2026-11-22T09:00:00.000Z',
    })
    expect(answer.body.act).to.be.a('number')
    expect(answer.body.breaches).to.deep.equal([])
    expect(answer.body.result).to.include({ role: 'finance' })
  })

  it('gives the first answer again for the same key and body, and refuses the key for another body', async () => {
    const body = { email: 'cal@example.org', role: 'finance' }
    const first = await post('/roles').set('Idempotency-Key', 'k1').send(body).expect(201)
    const before = await grants()
    const again = await post('/roles').set('Idempotency-Key', 'k1').send(body).expect(201)
    // A one-time address is shown once; the rest of the answer is the same.
    const { address, ...shownAgain } = first.body.result
    expect(address).to.match(/^\/set-password\//)
    expect(again.body).to.deep.equal({ ...first.body, result: shownAgain })
    expect(await grants()).to.deep.equal(before)
    const other = await post('/roles')
      .set('Idempotency-Key', 'k1')
      .send({ ...body, role: 'secretary' })
      .expect(422)
    expect(other.body).to.include({ type: '/problems/mismatch', status: 422 })
  })

  it('takes a part of the address in the body too, and refuses another than the address names', async () => {
    const body = { email: 'fay@example.org', role: 'finance' }
    const { grant } = (await post('/roles').send(body).expect(201)).body.result
    const end = (said: object) => post(`/roles/${grant}/end`).send({ to: '2027-03-31', ...said })
    const refused = await end({ grant: '01990000-0000-7000-8000-000000000001' }).expect(400)
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).to.deep.equal(['/grant'])
    await end({ grant }).expect(201)
  })

  it('keeps the keys of companies apart', async () => {
    await site.company('south')
    const of = { north: token, south: await site.token('south', 'administrator') }
    const body = { email: 'kim@example.org', role: 'finance' }
    const grants = await Promise.all(
      Object.entries(of).map(async ([company, by]) => {
        const roles = request(site.app).post(`/api/v1/companies/${company}/roles`)
        const answer = await as(by, roles).set('Idempotency-Key', 'shared').send(body).expect(201)
        return answer.body.result.grant
      }),
    )
    expect(new Set(grants).size).to.equal(2)
  })

  it('does the same thing once when the same request is sent twice at once', async () => {
    const body = { email: 'dee@example.org', role: 'finance' }
    const both = await Promise.all([1, 2].map(() => post('/roles').set('Idempotency-Key', 'k2').send(body)))
    const statuses = both.map(({ status }) => status).sort()
    expect(statuses).to.satisfy((s: number[]) => s[0] === 201 && (s[1] === 201 || s[1] === 409))
    const granted = await site.database.reader('sign_in').where({ email: 'dee@example.org' }).select('app_user')
    expect(granted).to.have.length(1)
  })

  it('tells the first error only of a command too vast to be corrected field by field', async () => {
    const many = Object.fromEntries(Array.from({ length: 30_000 }, (_, i) => [`field${i}`, i]))
    const answer = await post('/roles').send(many).expect(400)
    expect(answer.body.errors).to.have.length(1)
    const few = await post('/roles').send({
      ...many,
      ...Object.fromEntries(
        Object.keys(many)
          .slice(3)
          .map((name) => [name, undefined]),
      ),
    })
    expect(few.body.errors.length).to.be.above(3)
  })

  it('keeps nothing of a dry run', async () => {
    const before = await acts()
    const answer = await post('/roles?dryRun=true').send({ email: 'eve@example.org', role: 'finance' }).expect(200)
    expect(answer.body).to.include({ dryRun: true, act: null })
    expect(await acts()).to.deep.equal(before)
    expect(await site.database.reader('sign_in').where({ email: 'eve@example.org' })).to.deep.equal([])
    await post('/roles?dryRun=perhaps').send({ email: 'eve@example.org', role: 'finance' }).expect(400)
  })

  it('names every field at fault at once', async () => {
    const answer = await post('/roles').send({ email: 'no address', role: 'king', colour: 'red' }).expect(400)
    expect(answer.headers['content-type']).to.match(/^application\/problem\+json/)
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer).sort()).to.deep.equal([
      '/colour',
      '/email',
      '/role',
    ])
  })

  describe('says what is wrong with a request', () => {
    const rows: [string, () => Test, number, string][] = [
      ['no token', () => request(site.app).get('/api/v1/companies/north/acts'), 401, '/problems/unauthenticated'],
      ['an unknown token', () => get('/acts', 'sco_unknown'), 401, '/problems/unauthenticated'],
      [
        'a company that is not there',
        () => as(token, request(site.app).get('/api/v1/companies/oz/acts')),
        404,
        '/problems/not-found',
      ],
      ['a role without the permission', () => post('/roles', auditor).send({}), 403, '/problems/forbidden'],
      ['an act that is not there', () => get('/acts/999999'), 404, '/problems/not-found'],
      ['an act that is no number', () => get('/acts/first'), 404, '/problems/not-found'],
      ['an impossible date', () => get('/roles?on=2026-02-30'), 400, '/problems/invalid'],
      ['an impossible instant', () => get('/roles?known=yesterday'), 400, '/problems/invalid'],
      ['a limit too far', () => get('/acts?limit=501'), 400, '/problems/invalid'],
      ['a limit too far of entries', () => get('/entries?limit=501', auditor), 400, '/problems/invalid'],
      ['a cursor of no page', () => get('/acts?cursor=zzz'), 400, '/problems/invalid'],
      ['a cursor of no page of entries', () => get('/entries?cursor=zzz', auditor), 400, '/problems/invalid'],
      ['a name that the read does not know', () => get('/roles?at=2026-04-01'), 400, '/problems/invalid'],
      ['a misspelt dry run', () => post('/roles?dryrun=true').send(BEA), 400, '/problems/invalid'],
      ['a dry run said twice', () => post('/roles?dryRun=true&dryRun=false').send(BEA), 400, '/problems/invalid'],
      ['a body that is no JSON', () => post('/roles').type('json').send('{"email":'), 400, 'about:blank'],
      ['a body of another kind', () => post('/roles').type('text/plain').send('email'), 415, 'about:blank'],
      ['a body that is a list', () => post('/roles').send([]), 400, '/problems/invalid'],
      [
        'a body too deep',
        () =>
          post('/roles')
            .type('json')
            .send(`{"email":${'['.repeat(50_000)}${']'.repeat(50_000)}}`),
        400,
        '/problems/invalid',
      ],
      ['a body too large', () => post('/roles').send({ email: 'x'.repeat(3_000_000) }), 413, 'about:blank'],
      [
        'another method',
        () => as(token, request(site.app).delete('/api/v1/companies/north/roles')),
        405,
        'about:blank',
      ],
      ['no such address', () => get('/nothing-here'), 404, 'about:blank'],
      [
        'a key too long',
        () => post('/roles').set('Idempotency-Key', 'k'.repeat(201)).send({}),
        400,
        '/problems/invalid',
      ],
    ]
    for (const [what, ask, status, type] of rows) {
      it(`${what}: ${status}`, async () => {
        const answer = await ask().expect(status)
        expect(answer.headers['content-type']).to.match(/^application\/problem\+json/)
        expect(answer.body).to.include({ status, type })
        expect(answer.body.detail).to.be.a('string').with.length.above(10)
      })
    }

    it('and names the methods that an address takes', async () => {
      const answer = await as(token, request(site.app).delete('/api/v1/companies/north/roles')).expect(405)
      expect(answer.headers.allow).to.equal('GET, POST')
    })
  })

  it('goes through long lists by cursor, each item once', async () => {
    const numbers: number[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: { body: { items: { number: number }[]; next: string | null } } = await get(
        `/acts?limit=2${cursor ? `&cursor=${cursor}` : ''}`,
      ).expect(200)
      numbers.push(...page.body.items.map(({ number }) => number))
      cursor = page.body.next
    }
    const [newest = 0] = numbers
    expect(numbers).to.deep.equal(Array.from({ length: newest }, (_, i) => newest - i))
  })

  it('sends nothing again that has not changed', async () => {
    const first = await get('/acts/1').expect(200)
    const etag = String(first.headers.etag)
    const again = await get('/acts/1').set('If-None-Match', etag).expect(304)
    expect(again.text).to.equal('')
  })

  it('lets a signed-in reader in, and takes changes only with the form’s token', async () => {
    const agent = await site.signedIn('ada@example.org')
    await agent.get('/api/v1/companies/north/acts').expect(200)
    await agent.post('/api/v1/companies/north/roles').send({ email: 'f@example.org', role: 'finance' }).expect(403)
  })
})
