import { expect } from 'chai'
import request, { type Agent } from 'supertest'
import { features } from '../../src/features.ts'
import type { Feature } from '../../src/platform/feature.ts'
import { definePage } from '../../src/platform/http/index.ts'
import { KINDS } from '../support/database.ts'
import { aSite, csrfOf, PASSWORD, type Site, signIn } from '../support/site.ts'

/** A page that is begun and not ended before the test says so. */
const heldPage = () => {
  let began = () => {}
  let goOn = () => {}
  const underWay = new Promise<void>((resolve) => {
    began = resolve
  })
  const free = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const page = definePage({
    path: '/held',
    permission: 'people:read',
    run: async () => {
      began()
      await free
      return { view: 'web/views/error.njk', title: 'Held', model: { problem: { detail: 'Held' } } }
    },
  })
  const feature: Feature = { name: 'held', pages: [page] }
  return { feature, underWay, goOn }
}

const cookieOf = (answer: { headers: Record<string, unknown> }): string =>
  String((answer.headers['set-cookie'] as string[] | undefined)?.[0] ?? '').split(';')[0] ?? ''

for (const kind of KINDS) {
  describe(`a session that is ended, on ${kind}`, () => {
    let site: Site
    let held: ReturnType<typeof heldPage>
    let grant: string
    beforeEach(async () => {
      held = heldPage()
      site = await aSite(kind, [...features, held.feature])
      await site.company('north')
      grant = await site.person('north', 'ada@example.org', 'administrator')
    })
    afterEach(() => site.drop())

    const setPassword = async (words: string): Promise<Agent> => {
      const { result } = await site.act('north', 'inviteAgain', { grant })
      const { address } = result as { address: string }
      const agent = request.agent(site.app)
      const _csrf = csrfOf((await agent.get(address)).text)
      await agent.post(address).type('form').send({ password: words, again: words, _csrf }).expect(303)
      return agent
    }
    /** The page that is held asks for a form's token, the first of this session, so that its end writes the session. */
    const asked = async () => {
      const cookie = cookieOf(await signIn(request.agent(site.app), 'ada@example.org', PASSWORD).expect(303))
      const answer = request(site.app)
        .get('/companies/north/held')
        .set('Cookie', cookie)
        .then((got) => got)
      await held.underWay
      const home = () => request(site.app).get('/companies/north').set('Cookie', cookie)
      return { answer, cookie, home }
    }
    const rows = () => site.database.reader('session').whereLike('data', '%"user"%').select('id')

    it('does not come back through a request that was under way while another password was set', async () => {
      const { answer, home } = await asked()
      const other = await setPassword('twelve or more')
      held.goOn()
      expect((await answer).text).to.contain('Held')
      expect(await rows()).to.have.length(1)
      await home().expect(303)
      await other.get('/companies/north').expect(200)
    })

    it('does not come back through one that was under way while its own browser signed out', async () => {
      const { answer, cookie, home } = await asked()
      const { text } = await home().expect(200)
      await request(site.app)
        .post('/sign-out')
        .set('Cookie', cookie)
        .type('form')
        .send({ _csrf: csrfOf(text) })
        .expect(303)
      held.goOn()
      expect((await answer).text).to.contain('Held')
      expect(await rows()).to.have.length(0)
      await home().expect(303)
    })

    it('is nobody’s when its row is written again as it was', async () => {
      const { answer, home } = await asked()
      held.goOn()
      await answer
      const [row] = await site.database.reader('session').whereLike('data', '%"user"%')
      await setPassword('twelve or more')
      await site.database.writer('session').insert(row)
      await home().expect(303).expect('Location', '/?next=%2Fcompanies%2Fnorth')
    })
  })
}
