import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { expect } from 'chai'
import request from 'supertest'
import { ConfigError, readConfig } from '../../src/config.ts'
import { serve } from '../../src/main.ts'
import { type DatabaseConfig, openDatabase } from '../../src/platform/database/index.ts'
import { started } from '../support/command-line.ts'
import { freshDatabase } from '../support/database.ts'
import { urlOf } from '../support/served.ts'
import { aSite, type Site } from '../support/site.ts'

describe('the ground of every page', () => {
  let site: Site
  before(async () => {
    site = await aSite('sqlite')
    await site.company('north')
    await site.person('north', 'ada@example.org', 'administrator')
  })
  after(() => site.drop())

  it('lets no script run, no other site frame it, and says nothing of what serves it', async () => {
    for (const path of [
      '/',
      '/privacy',
      '/api/docs',
      '/api/openapi.json',
      '/health/live',
      '/nothing',
      '/companies/north',
    ]) {
      const { headers } = await request(site.app).get(path)
      expect(headers['content-security-policy'], path).to.contain("default-src 'none'").and.not.to.contain('unsafe')
      expect(headers['x-content-type-options']).to.equal('nosniff')
      expect(headers['x-frame-options']).to.equal('DENY')
      expect(headers).not.to.have.property('x-powered-by')
      expect(headers).to.have.property('x-request-id')
    }
  })

  it('holds neither script nor inline style', async () => {
    const agent = await site.signedIn('ada@example.org')
    for (const path of ['/companies/north', '/companies/north/people', '/companies/north/recorded', '/api/docs']) {
      const { text } = await agent.get(path).expect(200)
      expect(text, path).not.to.match(/<script|<style|\sstyle=|\son\w+=/)
    }
  })

  it('knows people by their sessions only, whatever a proxy or a program puts into the request for itself', async () => {
    const token = await site.token('north', 'administrator')
    const agent = await site.signedIn('ada@example.org')
    for (const Authorization of [`Bearer ${token}`, 'Bearer sco_guessed', 'Basic eDp5', '']) {
      const asked = { Authorization }
      for (const path of ['/companies/north', '/companies/north/people', '/companies', '/companies/north/role'])
        await request(site.app).get(path).set(asked).expect(303)
      for (const path of ['/', '/privacy', '/api/docs', '/api/openapi.json'])
        await request(site.app).get(path).set(asked).expect(200)
      for (const path of ['/sign-in', '/sign-out', '/companies/north/role', '/companies/north/people/roles/check']) {
        const answer = await request(site.app).post(path).set(asked).type('form').send({ email: 'x' })
        expect(answer.status, `${Authorization} ${path}`).to.be.oneOf([303, 403])
      }
      await agent.get('/companies/north/people').set(asked).expect(200)
      await agent.post('/companies/north/people/roles').set(asked).type('form').send({}).expect(403)
    }
  })

  it('takes the last of two dates in everything that it says', async () => {
    const agent = await site.signedIn('ada@example.org')
    const page = await agent.get('/companies/north/people?on=2024-09-01&on=2025-09-01').expect(200)
    expect(page.text).to.contain('as at 1 September 2025')
    const acts = await agent.get('/companies/north/recorded?on=2024-09-01&on=2025-09-01').expect(200)
    expect(acts.text).to.contain('/companies/north/recorded/1?on=2025-09-01')
    await agent.get('/companies/north/people?on=2024-09-01&on=2025-02-31').expect(400)
    await agent.get('/api/v1/companies/north/acts?known=2026-11-22&known=x').expect(400)
  })

  it('asks no cache to keep what belongs to one visitor, and every cache to keep the style sheet', async () => {
    const { headers, text } = await request(site.app).get('/')
    expect(headers['cache-control']).to.equal('private, no-cache')
    const [stylesheet = ''] = /\/assets\/app-[0-9a-f]+\.css/.exec(text) ?? []
    const css = await request(site.app).get(stylesheet).expect(200)
    expect(css.headers['cache-control']).to.contain('immutable')
  })

  it('says that it lives, and whether it is ready', async () => {
    await request(site.app).get('/health/live').expect(200, { status: 'live' })
    await request(site.app).get('/health/ready').expect(200, { status: 'ready' })
  })

  it('is not ready without its database', async () => {
    const other = await aSite('sqlite')
    await other.database.close()
    await request(other.app).get('/health/ready').expect(503, { status: 'not ready' })
    await request(other.app).get('/health/live').expect(200)
  })

  it('is not ready while its PostgreSQL is out of reach, and lives on', async () => {
    const { config, drop } = await freshDatabase('postgres')
    const real = new URL((config as { url: string }).url)
    const open = new Set<Socket>()
    const between = createServer((client) => {
      const server = connect(Number(real.port), real.hostname)
      for (const socket of [client, server]) open.add(socket.on('error', () => socket.destroy()))
      client.pipe(server).pipe(client)
    })
    await once(between.listen(0, '127.0.0.1'), 'listening')
    const url = new URL(real)
    url.hostname = '127.0.0.1'
    url.port = String((between.address() as AddressInfo).port)
    const database = await openDatabase({ ...config, url: url.href } as DatabaseConfig)
    const other = await aSite({ database, drop: () => database.close() })
    try {
      await request(other.app).get('/health/ready').expect(200)
      between.close()
      for (const socket of open) socket.destroy()
      await request(other.app).get('/health/ready').expect(503, { status: 'not ready' })
      await request(other.app).get('/health/live').expect(200, { status: 'live' })
    } finally {
      await other.drop()
      await drop()
    }
  })

  it('keeps the dates of a page in its links, and takes a date apart or in one', async () => {
    const agent = await site.signedIn('ada@example.org')
    const joined = await agent
      .get('/companies/north/people?on-day=1&on-month=9&on-year=2024&known-day=30&known-month=9&known-year=2024')
      .expect(303)
    expect(joined.headers.location).to.equal('/companies/north/people?on=2024-09-01&known=2024-09-30')
    const page = await agent.get(String(joined.headers.location)).expect(200)
    expect(page.text).to.contain('as at 1 September 2024').and.to.contain('as it was known on 30 September 2024')
    const acts = await agent.get('/companies/north/recorded?on=2024-09-01&known=2026-11-22').expect(200)
    expect(acts.text).to.contain('/companies/north/recorded/1?on=2024-09-01&amp;known=2026-11-22')
    const wrong = await agent.get('/companies/north/people?on-day=31&on-month=2&on-year=2024').expect(303)
    const answer = await agent.get(String(wrong.headers.location)).expect(400)
    expect(answer.text).to.contain('must be a real date').and.to.contain('Show this page as at today')
  })

  it('reads a London time, an instant and a day as what is known', async () => {
    const agent = await site.signedIn('ada@example.org')
    for (const [known, words] of [
      ['2026-07-01T10:00', '1 July 2026 at 10:00'],
      ['2026-07-01T10:00:00Z', '1 July 2026 at 11:00'],
      ['2026-07-01T10:00:00%2B01:00', '1 July 2026 at 10:00'],
      ['2026-07-01', 'known on 1 July 2026<'],
    ] as const) {
      const page = await agent.get(`/companies/north/people?known=${known}`).expect(200)
      expect(page.text, known).to.contain(words)
    }
  })

  it('keeps whoever has a role there within the company where an address is wrong, and names it to nobody else', async () => {
    await site.company('south')
    await site.person('south', 'bo@example.org', 'administrator')
    const [ada, bo] = [await site.signedIn('ada@example.org'), await site.signedIn('bo@example.org')]
    for (const [path, status] of [
      ['/nothing', 404],
      ['/people?on=2024-02-31', 400],
      ['/members', 403],
    ] as const) {
      const { text } = await ada.get(`/companies/north${path}`).expect(status)
      expect(text, path).to.contain('Company north').and.to.contain('href="/companies/north/people"')
      expect(text, path).not.to.contain('aria-current')
      const elsewhere = (await bo.get(`/companies/north${path}`).expect(404)).text
      expect(elsewhere, path).not.to.contain('Company north').and.not.to.contain('/companies/north/people"')
    }
  })

  it('hides a mistake of ours behind an id', async () => {
    const agent = await site.signedIn('ada@example.org')
    const held = await aSite('sqlite')
    await held.drop()
    const answer = await request(held.app)
      .get('/api/v1/companies/north/acts')
      .set('Authorization', 'Bearer sco_x')
      .expect(500)
    expect(answer.body.detail).to.match(/Quote [0-9a-f-]{36}/)
    expect(answer.text).not.to.match(/sqlite|knex|select|node_modules/i)
    await agent.get('/companies/north').expect(200)
  })
})

describe('serving', () => {
  it('starts on a free port, answers, and stops cleanly', async () => {
    const { config, drop } = await freshDatabase('sqlite')
    const serving = await serve({ ...readConfig({}, { port: 0 }), database: config, logLevel: 'silent' })
    const answer = await fetch(`${serving.url}/health/ready`)
    expect(await answer.json()).to.deep.equal({ status: 'ready' })
    await serving.close()
    await serving.stopped
    expect(await fetch(serving.url).catch(() => 'refused')).to.equal('refused')
    await drop()
  })

  it('says that a port is taken, or no port of this machine, and what to do', async () => {
    const { config, drop } = await freshDatabase('sqlite')
    const first = createServer().listen(0, '127.0.0.1')
    await once(first, 'listening')
    const { port } = first.address() as AddressInfo
    try {
      for (const [where, words] of [
        [
          { port },
          `Something else serves on port ${port} of 127.0.0.1. End it, or name a free port: --port ${port + 1}`,
        ],
        [{ host: '192.0.2.1' }, 'HOST 192.0.2.1 is no address of this machine'],
      ] as const) {
        const asked = { ...readConfig({}, { port: 0 }), database: config, logLevel: 'silent', ...where }
        const error = await serve(asked).catch((thrown) => thrown)
        expect(error).to.be.instanceOf(ConfigError)
        expect(error.message).to.equal(words)
      }
    } finally {
      first.close()
      await drop()
    }
  })

  it('says of every setting at once what is wrong with it', () => {
    const env = { PORT: 'x', SECURE_COOKIES: 'true', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://' }
    expect(() => readConfig(env)).to.throw(
      ConfigError,
      /^DATABASE_URL must .*\. PORT must .*\. SECURE_COOKIES must be yes or no\. LOG_LEVEL must be one of trace, /,
    )
    for (const password of ['p#word', 'p/word', 'p?word', 'p:word/', '50%abc']) {
      const url = `postgres://schoolco:${password}@127.0.0.1/schoolco`
      expect(() => readConfig({ DATABASE_URL: url }), url).to.throw(/In the password write @ as %40/)
    }
    for (const url of ['postgres://u:p%23word@127.0.0.1/db', 'postgresql://u@/db?host=/run/postgresql'])
      expect(readConfig({ DATABASE_URL: url }).database).to.deep.equal({ kind: 'postgres', url })
    expect(readConfig({ PORT: '', HOST: '', SECURE_COOKIES: '', LOG_LEVEL: '' })).to.deep.equal(readConfig({}))
    expect(readConfig({ SECURE_COOKIES: 'yes' }).secureCookies).to.equal(true)
  })

  it('ends with 0 on SIGTERM', async () => {
    const { config, drop } = await freshDatabase('sqlite')
    const folder = config.kind === 'sqlite' ? join(config.file, '..') : ''
    const server = started(['serve', '--port', '0', '--json', '--data', folder], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const exit = once(server, 'exit')
    await urlOf(server)
    server.kill('SIGTERM')
    expect(await exit).to.deep.equal([0, null])
    await drop()
  })
})
