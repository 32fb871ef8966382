import { expect } from 'chai'
import request from 'supertest'
import { KINDS } from '../support/database.ts'
import { aSite, csrfOf, type Site } from '../support/site.ts'

const NAMES: Record<string, string> = { A: 'north', B: 'south' }
const PERSON = 'rosa@example.org'

/**
 * One person, two companies, each with an administrator who may keep for himself an address that he is given. A step is done by the
 * administrator of a company over the API, by `cli` on the command line, or by whoever holds an address:
 *
 *   grant A      the role of a finance officer        more A   another role        again A   a new one-time address
 *   end A        ends all roles there                 set A2   a password, at the second address of A        week
 *
 * `!` after a step: refused. In the end each address that was given out is opened: `void`, or it sets a password, and what
 * stands there is where one comes in with it. Of an address that was used on the way, the same of its password.
 */
const ORDERS: [steps: string, end: Record<string, string>, notices?: string[]][] = [
  ['grant A', { A1: 'A' }],
  ['grant A, more A', { A1: 'void', A2: 'A' }],
  ['grant A, again A', { A1: 'void', A2: 'A' }],
  ['grant A, week, again A', { A1: 'void', A2: 'A' }],
  ['grant A, grant B', { A1: 'void', B1: 'B' }, ['invited-elsewhere']],
  ['grant A, week, grant B', { A1: 'void', B1: 'B' }, ['invited-elsewhere']],
  ['grant A, end A', { A1: 'void' }],
  ['grant A, end A, grant B', { A1: 'void', B1: 'B' }],
  ['grant A, end A, grant A', { A1: 'void', A2: 'A' }],
  ['grant A, grant B, end A', { A1: 'void', B1: 'B' }],
  ['grant A, grant B, end B', { A1: 'void', B1: 'void' }],
  ['grant A, grant B, end B, again A', { A1: 'void', B1: 'void', A2: 'A' }],
  ['grant A, grant B, again A!, again B!', { A1: 'void', B1: 'B' }],
  ['grant A, grant B, week, again B!, end A, again B', { A1: 'void', B1: 'void', B2: 'B' }],
  ['grant A, grant B, more A', { A1: 'void', B1: 'void', A2: 'A' }, ['invited-elsewhere']],
  ['grant A, grant B, set A1!, set B1', { A1: 'void', B1: 'B' }],
  ['grant A, grant B, set B1, grant A', { A1: 'void', B1: 'A and B' }, ['signs-in-already']],
  ['grant A, grant B, set B1, more A', { A1: 'void', B1: 'A and B' }, ['signs-in-already']],
  ['grant A, grant B, set B1, more B', { A1: 'void', B1: 'B' }, []],
  ['grant A, grant B, set B1, end B, again A, set A2', { A1: 'void', B1: 'void', A2: 'A' }],
  ['grant A, set A1, grant A!, more A', { A1: 'A' }, []],
  ['grant A, set A1, grant B', { A1: 'A and B' }, ['signs-in-already']],
  ['grant A, set A1, grant B, more B', { A1: 'A and B' }, []],
  ['grant A, set A1, grant B, again A!, again B!', { A1: 'A and B' }],
  ['grant A, set A1, end A', { A1: 'nowhere' }],
  ['grant A, set A1, end A, again A!, grant B', { A1: 'B' }, ['signs-in-already']],
  ['grant A, set A1, again A, grant B', { A1: 'A and B', A2: 'void' }, ['signs-in-already', 'address-void']],
  ['grant A, set A1, again A, set A2, grant B', { A1: 'void', A2: 'A and B' }, ['signs-in-already']],
  ['grant A, set A1, grant B, end B, again A, grant B', { A1: 'A and B', A2: 'void' }, ['address-void']],
  ['grant A, set A1, grant B, end B, again A, set A2', { A1: 'void', A2: 'A' }],
  ['grant A, set A1, grant B, end B, again A, set A2, grant B', { A1: 'void', A2: 'A and B' }, ['signs-in-already']],
  ['cli grant A', { C1: 'A' }],
  ['cli grant A, grant B', { C1: 'void', B1: 'B' }, ['invited-elsewhere']],
  ['cli grant A, end A, grant B', { C1: 'void', B1: 'B' }],
  ['cli grant A, cli grant B', { C1: 'void', C2: 'A and B' }, ['invited-elsewhere']],
  ['cli grant A, set C1, grant B', { C1: 'A and B' }, ['signs-in-already']],
  ['grant A, cli grant B', { A1: 'void', C1: 'A and B' }, ['invited-elsewhere']],
  ['grant A, grant B, cli again A', { A1: 'void', B1: 'void', C1: 'A and B' }],
  ['grant A, grant B, set B1, cli again A, set C1', { A1: 'void', B1: 'void', C1: 'A and B' }],
  ['grant A, set A1, cli grant B', { A1: 'A and B' }, ['signs-in-already']],
  ['grant A, set A1, cli again A, grant B', { A1: 'A and B', C1: 'void' }, ['signs-in-already', 'address-void']],
  ['grant A, set A1, grant B, cli again A, more B', { A1: 'A and B', C1: 'A and B' }, []],
]

interface Given {
  address: string
  password?: string
}

for (const kind of KINDS) {
  describe(`who comes in where after invitations, on ${kind}`, () => {
    let ground: Site
    let site: Site
    const tokens: Record<string, string> = {}
    const grants: Record<string, string[]> = {}
    const given: Record<string, Given> = {}
    let notices: string[]
    let person: string
    let count = 0

    before(async () => {
      ground = await aSite(kind)
      for (const [letter, slug] of Object.entries(NAMES)) {
        await ground.company(slug)
        await ground.person(slug, `admin@${slug}.example.org`, 'administrator')
        tokens[letter] = await ground.token(slug, 'administrator')
      }
    })
    after(() => ground.drop())
    // Addresses that are void are counted, and too many of them are not even looked at: each order has a process of its own.
    beforeEach(async () => {
      site = await aSite({ database: ground.database, drop: async () => {} })
    })

    /** What an act answered, by the administrator of a company or by the command line; nothing, when it was refused. */
    const acted = async (by: string, letter: string, name: string, command: Record<string, string>) => {
      if (by === 'cli') {
        const { result } = await site.act(NAMES[letter] ?? '', name, command)
        return result as Record<string, unknown>
      }
      const { grant, ...body } = command
      const path = name === 'grantRole' ? '/roles' : `/roles/${grant}/${name === 'endRole' ? 'end' : 'invitation'}`
      const sent = name === 'grantRole' ? command : body
      const answer = await request(site.app)
        .post(`/api/v1/companies/${NAMES[letter]}${path}`)
        .set('Authorization', `Bearer ${tokens[letter]}`)
        .send(sent)
      expect(answer.status, `${name} ${letter}: ${answer.text}`).to.be.oneOf([201, 409])
      return answer.status === 201 ? (answer.body.result as Record<string, unknown>) : undefined
    }
    const keep = (label: string, result: Record<string, unknown> | undefined) => {
      if (typeof result?.address !== 'string') return
      const number = Object.keys(given).filter((name) => name.startsWith(label)).length + 1
      given[`${label}${number}`] = { address: result.address }
    }
    const step = async (words: string) => {
      const refused = words.endsWith('!')
      const parts = words.replace('!', '').split(' ')
      const by = parts[0] === 'cli' ? 'cli' : 'company'
      const [verb = '', on = ''] = by === 'cli' ? parts.slice(1) : parts
      if (verb === 'week') {
        site.setClock(new Date(Date.parse(site.deps.clock()) + 7 * 86_400_000).toISOString())
        return
      }
      if (verb === 'set') return expect(await set(given[on] as Given)).to.equal(refused ? 400 : 303)
      if (verb === 'end') {
        for (const grant of grants[on] ?? []) await acted(by, on, 'endRole', { grant })
        grants[on] = []
        return
      }
      const command: Record<string, string> =
        verb === 'again'
          ? { grant: grants[on]?.at(-1) ?? lastOf[on] ?? '' }
          : { email: person, role: verb === 'more' ? 'auditor' : 'finance' }
      const result = await acted(by, on, verb === 'again' ? 'inviteAgain' : 'grantRole', command)
      expect(result === undefined, `${words} is refused`).to.equal(refused)
      keep(by === 'cli' ? 'C' : on, result)
      if (verb === 'again' || !result) return
      notices = (result.notices as { notice: string }[]).map(({ notice }) => notice)
      const grant = String(result.grant)
      grants[on] = [...new Set([...(grants[on] ?? []), grant])]
      lastOf[on] = grant
    }
    const lastOf: Record<string, string> = {}

    const set = async (one: Given, agent = request.agent(site.app)): Promise<number> => {
      const page = await agent.get(one.address)
      if (page.status !== 200) {
        expect(page.text).to.contain('This address is no longer valid').and.to.contain('ask an administrator')
        return page.status
      }
      count += 1
      const password = `the password no. ${count}`
      const form = { password, again: password, _csrf: csrfOf(page.text) }
      const { status } = await agent.post(one.address).type('form').send(form)
      if (status === 303) one.password = password
      return status
    }
    const reach = async (one: Given): Promise<string> => {
      const agent = request.agent(site.app)
      if (one.password) {
        const page = await agent.get('/')
        const form = { email: person, password: one.password, _csrf: csrfOf(page.text) }
        const { status } = await agent.post('/sign-in').type('form').send(form)
        if (status !== 303) return 'void'
      } else if ((await set(one, agent)) !== 303) return 'void'
      const inside: string[] = []
      for (const [letter, slug] of Object.entries(NAMES)) {
        const { status } = await agent.get(`/companies/${slug}`)
        expect(status).to.be.oneOf([200, 404])
        if (status === 200) inside.push(letter)
      }
      return inside.join(' and ') || 'nowhere'
    }

    for (const [i, [steps, end, told]] of ORDERS.entries()) {
      it(steps, async () => {
        person = `${i}-${PERSON}`
        notices = []
        for (const each of [given, grants, lastOf]) for (const name of Object.keys(each)) delete each[name]
        for (const words of steps.split(', ')) await step(words)
        const used = Object.entries(given).filter(([, { password }]) => password)
        const unused = Object.entries(given).filter(([, { password }]) => !password)
        const found: Record<string, string> = {}
        for (const [label, one] of [...used, ...unused]) found[label] = await reach(one)
        expect(found).to.deep.equal(end)
        if (told) expect(notices).to.deep.equal(told)
      })
    }

    it('are one or the other where another company grants a role while the old address is being used', async () => {
      person = `at-once-${PERSON}`
      for (const each of [given, grants, lastOf]) for (const name of Object.keys(each)) delete each[name]
      await step('grant A')
      const { reader } = site.database
      // The page looks the address up, and then the form, before the password is hashed.
      let lookedUp = 0
      const granted = new Promise<void>((resolve, reject) => {
        const look = ({ sql }: { sql: string }) => {
          if (!/^select .*sign_in.*invitation. = /.test(sql)) return
          lookedUp += 1
          if (lookedUp === 2) step('grant B').then(() => resolve(), reject)
        }
        reader.on('query', look)
      })
      const status = await set(given.A1 as Given)
      await granted
      reader.removeAllListeners('query')
      const found: Record<string, string> = {}
      for (const [label, one] of Object.entries(given)) found[label] = await reach(one)
      const wasFirst = status === 303
      expect(status).to.be.oneOf([303, 400])
      expect(found).to.deep.equal(wasFirst ? { A1: 'A and B' } : { A1: 'void', B1: 'B' })
      expect(notices).to.deep.equal([wasFirst ? 'signs-in-already' : 'invited-elsewhere'])
    })
  })
}
