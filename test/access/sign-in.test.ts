import { expect } from 'chai'
import request from 'supertest'
import { KINDS } from '../support/database.ts'
import { aSite, csrfOf, PASSWORD, type Site, signIn } from '../support/site.ts'

for (const kind of KINDS) {
  describe(`signing in, on ${kind}`, () => {
    let site: Site
    before(async () => {
      site = await aSite(kind)
      await site.company('north')
      await site.company('south')
      await site.person('north', 'ada@example.org', 'administrator')
      await site.person('north', 'two@example.org', 'secretary')
      await site.person('south', 'two@example.org', 'finance')
    })
    after(() => site.drop())

    it('leads to the home of the only company, in any spelling of the address', async () => {
      const agent = await site.signedIn(' ADA@Example.org ')
      await agent.get('/').expect(303).expect('Location', '/companies/north')
      const home = await agent.get('/companies/north').expect(200)
      expect(home.text).to.contain('Company north').and.to.contain('administrator of north, administrator')
    })

    it('asks which company when there are several', async () => {
      const agent = await site.signedIn('two@example.org')
      await agent.get('/').expect('Location', '/companies')
      const page = await agent.get('/companies').expect(200)
      expect(page.text).to.contain('href="/companies/north"').and.to.contain('href="/companies/south"')
      expect((await agent.get('/companies/north')).text).to.contain('Change company')
    })

    it('goes on to the page that was asked for, on this site only', async () => {
      const agent = request.agent(site.app)
      await agent.get('/companies/north/people').expect(303).expect('Location', '/?next=%2Fcompanies%2Fnorth%2Fpeople')
      const signed = await signIn(agent, 'ada@example.org', PASSWORD, '/companies/north/people').expect(303)
      expect(signed.headers.location).to.equal('/companies/north/people')
      for (const elsewhere of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
        const other = await signIn(request.agent(site.app), 'ada@example.org', PASSWORD, elsewhere).expect(303)
        expect(other.headers.location).to.equal('/')
      }
    })

    it('says the same of a wrong password and an unknown address', async () => {
      const words = async (email: string) => {
        const answer = await signIn(request.agent(site.app), email, 'wrong password').expect(400)
        return answer.text.replaceAll(email, '').replace(/value="[0-9a-f]{64}"/g, '')
      }
      expect(await words('ada@example.org')).to.contain('Email or password is not right')
      expect(await words('ada@example.org')).to.equal(await words('nobody@example.org'))
    })

    it('names what was left blank', async () => {
      const answer = await signIn(request.agent(site.app), '', '').expect(400)
      expect(answer.text).to.contain('Enter your email').and.to.contain('Enter your password')
      expect(answer.text).to.contain('<title>Error: Sign in')
    })

    it('gives a fresh session number, and forgets it on signing out', async () => {
      const agent = request.agent(site.app)
      const before = (await agent.get('/')).headers['set-cookie']?.[0] ?? ''
      const signed = await signIn(agent, 'ada@example.org', PASSWORD).expect(303)
      const cookie = signed.headers['set-cookie']?.[0] ?? ''
      expect(cookie).to.match(/^schoolco=.+; Path=\/; Expires=.+; HttpOnly; SameSite=Lax$/)
      expect(cookie.split(';')[0]).not.to.equal(before.split(';')[0])
      const home = await agent.get('/companies/north')
      await agent
        .post('/sign-out')
        .type('form')
        .send({ _csrf: csrfOf(home.text) })
        .expect(303)
      await request(site.app)
        .get('/companies/north')
        .set('Cookie', cookie.split(';')[0] ?? '')
        .expect(303)
      const rows = await site.database.reader('session').select('id', 'data')
      expect(rows.some(({ id }) => cookie.includes(id))).to.equal(false)
    })

    it('clears away the sessions that have expired', async () => {
      const fresh = await aSite(kind)
      const row = { id: 'of last week', data: '{}', expires_at: '2026-01-01T09:00:00.000Z' }
      await fresh.database.writer('session').insert(row)
      await request(fresh.app).get('/').expect(200)
      const rows = await fresh.database.reader('session').select('id')
      expect(rows.length).to.equal(1)
      expect(rows[0].id).not.to.equal(row.id)
      await fresh.drop()
    })

    it('refuses a form that is not ours', async () => {
      const agent = await site.signedIn('ada@example.org')
      await agent.post('/sign-out').type('form').send({}).expect(403)
      await agent.post('/companies/north/people/roles').type('form').send({ _csrf: 'guessed' }).expect(403)
      await agent.get('/companies/north').expect(200)
    })

    it('stops after ten wrong passwords for one address, and lets others in', async () => {
      for (let i = 0; i < 10; i += 1)
        await signIn(request.agent(site.app), 'victim@example.org', `guess ${i}`).expect(400)
      const answer = await signIn(request.agent(site.app), 'victim@example.org', 'one more').expect(429)
      expect(answer.headers['retry-after']).to.equal('900')
      expect(answer.text).to.contain('Too many attempts')
      await site.signedIn('ada@example.org')
    })
  })
}
