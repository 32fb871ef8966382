import { expect } from 'chai'
import request, { type Agent } from 'supertest'
import { KINDS } from '../support/database.ts'
import { aSite, csrfOf, hiddenOf, type Site } from '../support/site.ts'

/** Goes to the check page of a form that asks nothing; what its button sends. */
const checked = async (agent: Agent, noun: string) => {
  const form = await agent.get(`${noun}/new`).expect(200)
  const sent = { _csrf: csrfOf(form.text) }
  const { text } = await agent.post(`${noun}/check`).type('form').send(sent).expect(200)
  return { _csrf: csrfOf(text), _key: hiddenOf(text, '_key'), _seen: hiddenOf(text, '_seen') }
}

for (const kind of KINDS) {
  describe(`people and roles, on ${kind}`, () => {
    let site: Site
    beforeEach(async () => {
      site = await aSite(kind)
      await site.company('north', ['alder', 'birch'])
    })
    afterEach(() => site.drop())

    const result = async (name: string, command: object) =>
      (await site.act('north', name, command)).result as Record<string, string>
    const refused = async (name: string, command: object) => {
      try {
        await site.act('north', name, command)
      } catch (error) {
        return (error as Error).message
      }
      return 'not refused'
    }

    it('gives the first administrator a one-time address, from the command line to the home page', async () => {
      const { address = '' } = await result('grantRole', { email: 'ada@example.org', role: 'administrator' })
      expect(address).to.match(/^\/set-password\/[\w-]{32}$/)
      const agent = request.agent(site.app)
      const page = await agent.get(address).expect(200)
      const form = { password: 'twelve or more', again: 'twelve or more', _csrf: csrfOf(page.text) }
      await agent.post(address).type('form').send(form).expect(303)
      await agent.get('/companies/north').expect(200)
      const again = await request(site.app).get(address).expect(400)
      expect(again.text).to.contain('This address is no longer valid: it has been used or has expired')
      expect(again.text).not.to.contain('as at today')
      await site.signedIn('ada@example.org', 'twelve or more')
    })

    it('says who cannot sign in yet until a password is set, though no act records that', async () => {
      await site.person('north', 'ada@example.org', 'administrator')
      const ada = await site.signedIn('ada@example.org')
      const { address = '' } = await result('grantRole', { email: 'bea@example.org', role: 'finance' })
      const pages = ['/companies/north', '/companies/north/people']
      for (const path of pages) expect((await ada.get(path)).text, path).to.contain('1 cannot sign in yet')
      const bea = request.agent(site.app)
      const form = { password: 'twelve or more', again: 'twelve or more' }
      const _csrf = csrfOf((await bea.get(address)).text)
      await bea
        .post(address)
        .type('form')
        .send({ ...form, _csrf })
        .expect(303)
      for (const path of pages) expect((await ada.get(path)).text, path).not.to.contain('cannot sign in yet')
    })

    it('signs out whoever was signed in with the old password when a new one is set, and nobody else', async () => {
      const grant = await site.person('north', 'ada@example.org', 'administrator')
      await site.person('north', 'bea@example.org', 'finance')
      const ada = await site.signedIn('ada@example.org')
      const bea = await site.signedIn('bea@example.org')
      // Twice: a session is kept in memory for a moment after a page that did not write it.
      await ada.get('/companies/north').expect(200)
      await ada.get('/companies/north').expect(200)
      const { address = '' } = await result('inviteAgain', { grant })
      const agent = request.agent(site.app)
      const form = { password: 'twelve or more', again: 'twelve or more' }
      const _csrf = csrfOf((await agent.get(address)).text)
      await agent
        .post(address)
        .type('form')
        .send({ ...form, _csrf })
        .expect(303)
      await ada.get('/companies/north').expect(303)
      await bea.get('/companies/north').expect(200)
      await agent.get('/companies/north').expect(200)
    })

    it('gives out no address that would open another company, except from the command line', async () => {
      await site.company('south')
      await site.person('north', 'ada@example.org', 'administrator')
      const ada = await site.signedIn('ada@example.org')
      await site.person('south', 'finn@example.org', 'finance')
      await site.act('south', 'grantRole', { email: 'new@example.org', role: 'finance' })
      const _csrf = csrfOf((await ada.get('/companies/north')).text)
      const send = (path: string, body: object) =>
        ada.post(`/api/v1/companies/north${path}`).set('x-csrf-token', _csrf).send(body)
      for (const [email, isNew] of [
        ['finn@example.org', false],
        ['new@example.org', true],
      ] as const) {
        const granted = await send('/roles', { email, role: 'director' }).expect(201)
        const { grant, address } = granted.body.result
        // What it opens is another test: invitations.
        expect(address !== undefined).to.equal(isNew)
        const refusal = await send(`/roles/${grant}/invitation`, {}).expect(409)
        expect(refusal.body.code).to.equal('works-elsewhere')
        expect((await result('inviteAgain', { grant })).address).to.match(/^\/set-password\//)
      }
    })

    it('gives a program no address that would open another company either, from whatever day it works there', async () => {
      await site.company('south')
      const program = request
        .agent(site.app)
        .set('Authorization', `Bearer ${await site.token('north', 'administrator')}`)
      const roles = '/api/v1/companies/north/roles'
      for (const [days, opens] of [
        [{ from: '2026-12-01' }, true],
        [{ from: '2026-11-01', to: '2026-11-22' }, true],
        [{ from: '2026-11-01', to: '2026-11-21' }, false],
      ] as const) {
        const email = `${days.from}-${opens}@example.org`
        await site.act('south', 'grantRole', { email, role: 'finance', ...days })
        const granted = await program.post(roles).send({ email, role: 'director' }).expect(201)
        const { grant } = granted.body.result
        await program
          .post(`${roles}/${grant}/invitation`)
          .send({})
          .expect(opens ? 409 : 201)
      }
    })

    it('gives no address for a role that has ended', async () => {
      const { grant } = await result('grantRole', { email: 'ada@example.org', role: 'finance', to: '2026-11-22' })
      await result('inviteAgain', { grant })
      site.setClock('2026-11-23T09:00:00.000Z')
      expect(await refused('inviteAgain', { grant })).to.equal('This role ended on 22 November 2026')
    })

    it('gives a new address from the page of people and roles', async () => {
      await site.person('north', 'ada@example.org', 'administrator')
      const grant = await site.person('north', 'bea@example.org', 'finance')
      const ada = await site.signedIn('ada@example.org')
      const noun = `/companies/north/people/roles/${grant}/invitation`
      expect((await ada.get('/companies/north/people')).text).to.contain(`href="${noun}/new"`)
      const sent = await checked(ada, noun)
      // Shown in the answer itself: what is shown once has no page of its own.
      const shown = await ada.post(noun).type('form').send(sent).expect(200)
      const [address = ''] = /\/set-password\/[\w-]{32}/.exec(shown.text) ?? []
      await request(site.app).get(address).expect(200)
    })

    it('says of each role and token how it stands, and keeps what can be done with it beside that', async () => {
      await site.person('north', 'ada@example.org', 'administrator')
      const grant = await site.person('north', 'bea@example.org', 'finance')
      const token = { name: 'Nightly export', role: 'auditor', expiresOn: '2027-03-31' }
      await site.act('north', 'issueToken', token)
      const { text } = await (await site.signedIn('ada@example.org')).get('/companies/north/people')
      const row = new RegExp(`<tr id="${grant}">[\\s\\S]*?</tr>`).exec(text)?.[0]
      expect(row).to.match(/<td data-l="State">.*Holds it/)
      expect(row).to.match(/<td data-l="Change">.*End this role/)
      expect(text).to.match(/<td data-l="State">.*In use.*\n?.*<td data-l="Change">.*End this token/)
    })

    it('tells whoever grants a role, before and after, who signs in already, and lets in who waits', async () => {
      await site.company('south')
      await site.person('north', 'ada@example.org', 'administrator')
      await site.person('south', 'bea@example.org', 'administrator')
      const ada = await site.signedIn('ada@example.org')
      const bea = await site.signedIn('bea@example.org')
      const grants = async (agent: Agent, company: string, address: string, role: string) => {
        const noun = `/companies/${company}/people/roles`
        const answers = { email: 'rosa@example.org', role, _csrf: csrfOf((await agent.get(address)).text) }
        const check = await agent.post(`${noun}/check`).type('form').send(answers).expect(200)
        const form = { _key: hiddenOf(check.text, '_key'), _seen: hiddenOf(check.text, '_seen') }
        const done = await agent
          .post(noun)
          .type('form')
          .send({ ...answers, ...form })
          .expect(200)
        const [secret = ''] = /\/set-password\/[\w-]{32}/.exec(done.text) ?? []
        return { check: check.text, done: done.text, secret }
      }
      const form = '/people/roles/new'
      const first = await grants(ada, 'north', `/companies/north${form}`, 'finance')
      expect(first.check).to.contain('A one-time address').and.not.to.contain('invited by another company')
      expect((await ada.get('/companies/north/people')).text).to.contain('No password yet')
      const second = await grants(bea, 'south', `/companies/south${form}`, 'director')
      for (const text of [second.check, second.done]) {
        expect(text).to.contain('This person was invited by another company of this installation')
        expect(text).not.to.contain('Company north')
      }
      const rosa = request.agent(site.app)
      await rosa.get(first.secret).expect(400)
      const password = 'twelve or more'
      const _csrf = csrfOf((await rosa.get(second.secret).expect(200)).text)
      await rosa.post(second.secret).type('form').send({ password, again: password, _csrf }).expect(303)
      await rosa.get('/').expect(303).expect('Location', '/companies')
      const choice = (await rosa.get('/companies')).text
      expect(choice).to.contain('Another company here has given you a role').and.not.to.contain('Company north')
      await rosa.get('/companies/north').expect(404)
      await rosa.get('/companies/north/role').expect(404)

      site.setClock('2026-11-25T09:00:00.000Z')
      const roles = async () => (await ada.get('/api/v1/companies/north/roles')).body.items
      const ofRosa = async () => (await roles()).find(({ email }: { email: string }) => email === 'rosa@example.org')
      expect((await ofRosa()).signIn).to.equal('not-let-in')
      const people = (await ada.get('/companies/north/people')).text
      expect(people)
        .to.contain('Has set the password on the invitation of another company')
        .and.to.contain('have 2 roles here. 1 cannot sign in yet.')
      const before = (await ada.get('/companies/north/people?on=2026-11-23')).text
      expect(before).to.contain('have 2 roles here.').and.not.to.contain('cannot sign in yet')
      const [, href = ''] = /href="([^"]*roles\/new\?[^"]*)"/.exec(people) ?? []
      const third = await grants(ada, 'north', href.replaceAll('&amp;', '&'), 'finance')
      for (const text of [third.check, third.done]) {
        expect(text)
          .to.match(/This person signs in already, since .*22 November 2026/)
          .and.to.contain('on the invitation of another company of this installation')
          .and.to.contain('Ask the person whether they set it themselves')
      }
      expect((await ofRosa()).signIn).to.equal('open')
      expect((await ada.get('/companies/north/people')).text).not.to.contain('Let in')
      await rosa.get('/companies/north').expect(200)
    })

    it('refuses passwords that are short, repeated or typed differently', async () => {
      const { address = '' } = await result('grantRole', { email: 'ada@example.org', role: 'administrator' })
      const agent = request.agent(site.app)
      const _csrf = csrfOf((await agent.get(address)).text)
      for (const [password, again, words] of [
        ['eleven char', 'eleven char', 'Password must be 12 characters or more'],
        ['aaaaaaaaaaaaaa', 'aaaaaaaaaaaaaa', 'more than one character'],
        ['twelve or more', 'twelve or less', 'Both passwords must be the same'],
      ] as const) {
        const answer = await agent.post(address).type('form').send({ password, again, _csrf }).expect(400)
        expect(answer.text).to.contain(words)
      }
    })

    it('lets a one-time address expire after a week', async () => {
      const { address = '' } = await result('grantRole', { email: 'ada@example.org', role: 'administrator' })
      site.setClock('2026-11-29T08:59:59.999Z')
      await request(site.app).get(address).expect(200)
      site.setClock('2026-11-29T09:00:00.000Z')
      await request(site.app).get(address).expect(400)
    })

    it('keeps neither address nor token: only their digests are in the database', async () => {
      const { address = '' } = await result('grantRole', { email: 'ada@example.org', role: 'administrator' })
      const { token = '' } = await result('issueToken', { name: 'Budget', role: 'auditor', expiresOn: '2027-01-31' })
      const secrets = [address.split('/').at(-1) ?? '', token]
      for (const table of ['act', 'answer', 'sign_in', 'api_token', 'role_grant', 'app_user']) {
        const text = JSON.stringify(await site.database.reader(table).select())
        for (const secret of secrets) expect(text, table).not.to.contain(secret)
      }
      expect(JSON.stringify(await site.database.reader('act').select('command'))).not.to.contain('ada@example.org')
    })

    it('ties a buyer to one school of the company, and nobody else to any; a person is one of the company’s', async () => {
      const buyer = { email: 'b@example.org', role: 'buyer' }
      expect(await refused('grantRole', buyer)).to.contain('Enter the school or trust that this person buys for')
      expect(await refused('grantRole', { ...buyer, organisation: 'oak' })).to.contain(
        'no organisation “oak” in this company',
      )
      expect(await refused('grantRole', { ...buyer, role: 'finance', organisation: 'alder' })).to.contain(
        'Only a buyer',
      )
      expect(await refused('grantRole', { email: 'd@example.org', role: 'director', person: 'nobody' })).to.contain(
        'no person “nobody” in this company',
      )
      await result('grantRole', { ...buyer, organisation: '199002' })
      const rows = await site.database.reader('role_grant').select('organisation')
      expect(rows).to.deep.equal([{ organisation: 'birch' }])
    })

    it('refuses the same role twice, and takes another role of the same person', async () => {
      await result('grantRole', { email: 'ada@example.org', role: 'finance' })
      expect(await refused('grantRole', { email: 'Ada@example.org', role: 'finance' })).to.contain('already')
      await result('grantRole', { email: 'Ada@example.org', role: 'secretary' })
      expect(await site.database.reader('app_user').count('* as users').first()).to.deep.equal({ users: 1 })
    })

    it('ends a role at once, and never the last administrator', async () => {
      const last = await site.person('north', 'ada@example.org', 'administrator')
      expect(await refused('endRole', { grant: last })).to.contain('last administrator')
      const grant = await site.person('north', 'bea@example.org', 'finance')
      const bea = await site.signedIn('bea@example.org')
      const ada = await site.signedIn('ada@example.org')
      const noun = `/companies/north/people/roles/${grant}/end`
      const sent = await checked(ada, noun)
      await ada.post(noun).type('form').send(sent).expect(303)
      await bea.get('/companies/north').expect(404)
    })

    it('grants from a day and to a day', async () => {
      await site.act('north', 'grantRole', {
        email: 'ada@example.org',
        role: 'auditor',
        from: '2026-12-01',
        to: '2026-12-31',
      })
      const { givePassword } = await import('../../src/access/index.ts')
      await givePassword(site.database, 'ada@example.org', 'twelve or more')
      for (const [instant, status] of [
        ['2026-11-30T12:00:00.000Z', 404],
        ['2026-12-01T12:00:00.000Z', 200],
        ['2026-12-31T12:00:00.000Z', 200],
        ['2027-01-01T12:00:00.000Z', 404],
      ] as const) {
        site.setClock(instant)
        const agent = await site.signedIn('ada@example.org', 'twelve or more')
        await agent.get('/companies/north').expect(status)
      }
    })

    it('lets a token in until its last day, as the one role that it has', async () => {
      const token = await site.token('north', 'auditor', undefined, '2026-11-30')
      const ask = () => request.agent(site.app).set('Authorization', `Bearer ${token}`)
      await ask().get('/api/v1/companies/north/acts').expect(200)
      await ask().post('/api/v1/companies/north/roles').expect(403)
      site.setClock('2026-12-01T00:00:00.000Z')
      await ask().post('/api/v1/companies/north/roles').expect(401)
      await ask().get('/api/v1/companies/north/acts').expect(401)
    })

    it('changes roles where somebody has several', async () => {
      await site.person('north', 'ada@example.org', 'auditor')
      const second = await site.person('north', 'ada@example.org', 'administrator')
      const agent = await site.signedIn('ada@example.org')
      const page = await agent.get('/companies/north/role').expect(200)
      expect((await agent.get('/companies/north')).text)
        .to.contain('Change role')
        .and.to.contain(', auditor')
      await agent
        .post('/companies/north/role')
        .type('form')
        .send({ role: second, _csrf: csrfOf(page.text) })
        .expect(303)
      expect((await agent.get('/companies/north')).text).to.contain(', administrator')
    })
  })
}
