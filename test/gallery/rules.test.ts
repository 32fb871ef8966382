import { dirname } from 'node:path'
import { expect } from 'chai'
import request, { type Agent } from 'supertest'
import { features } from '../../src/features.ts'
import { ruleTitles } from '../../src/governance/index.ts'
import { commandLine } from '../support/command-line.ts'
import { freshDatabase } from '../support/database.ts'
import { dated, words } from '../support/desk.ts'
import { aSite, csrfOf, type Site } from '../support/site.ts'
import { type Asked, CASES } from './cases.ts'
import { DAY, REFS, smallest } from './ground.ts'
import { WORDS } from './words.ts'

/** Rules that nothing which places somebody can break: they want somebody there, count what has happened, or never fail. */
const NEVER_IN_THE_WAY = [
  'board.minimum',
  'body.cells',
  'body.districts',
  'body.area-chairs',
  'body.association-seats',
  'body.attendance',
  'company.business-relationship',
  'company.owners-share',
]

const acts = features.flatMap((feature) => feature.acts ?? [])
const CLERK = 'clerk@example.org'
const slugOf = (rule: string) => rule.replace('.', '-')

/** The answers of the last step of a form, as its page sends them. */
const answersOf = ({ name, command }: Asked): Record<string, string> => ({
  ...Object.assign(
    {},
    ...Object.entries(command).map(([field, value]) =>
      /On$/.test(field) ? dated(field, String(value)) : { [field]: String(value) },
    ),
  ),
  ...(name === 'appointDirector' ? { councilOffice: 'none', step: '4' } : { step: '2' }),
})

describe('the gallery of rules that refuse', () => {
  let site: Site
  let folder: string
  let desk: Agent
  let line: ReturnType<typeof commandLine>
  const tokens = new Map<string, string>()
  before(async () => {
    const { config, ...fresh } = await freshDatabase('sqlite')
    folder = config.kind === 'sqlite' ? dirname(config.file) : ''
    site = await aSite(fresh)
    line = commandLine()
    for (const [rule, { company }] of Object.entries(CASES)) {
      await smallest(site.database, slugOf(rule), company)
      await site.person(slugOf(rule), CLERK, 'secretary')
      for (const role of ['secretary', 'finance'] as const)
        tokens.set(`${role} ${rule}`, await site.token(slugOf(rule), role))
    }
    desk = await site.signedIn(CLERK)
  })
  after(async () => {
    await line.end()
    await site.drop()
  })

  const send = (rule: string, { name, command }: Asked) => {
    const act = acts.find((one) => one.name === name)
    const role = name === 'acceptAgreement' ? 'finance' : 'secretary'
    return request(site.app)
      .post(`/api/v1/companies/${slugOf(rule)}${act?.path}`)
      .set('Authorization', `Bearer ${tokens.get(`${role} ${rule}`)}`)
      .send(command)
  }
  const recorded = async (rule: string) =>
    Number(
      (
        await site.database
          .writer('act')
          .where({ company: slugOf(rule) })
          .count({ n: '*' })
      )[0]?.n,
    )

  it('has every rule that can refuse, and no other', () => {
    expect([...Object.keys(CASES), ...NEVER_IN_THE_WAY].sort()).to.deep.equal(Object.keys(ruleTitles).sort())
    expect(Object.keys(WORDS)).to.deep.equal(Object.keys(CASES))
  })

  it('says of each way out whether others stay in the way', async () => {
    const both = {
      name: 'admitMember' as const,
      command: { organisation: 'moor-end', class: 'school', admittedOn: DAY },
    }
    const { body } = await send('members.consent', both).expect(422)
    expect(body.breaches.map((one: { rule: string }) => one.rule)).to.deep.equal([
      'members.eligible',
      'members.consent',
    ])
    expect(body.waysOut).to.deep.equal([
      {
        text: 'Serve it as an associate: a customer who is not on the register',
        result: 'no vote, the price of non-members',
      },
      {
        text: 'Record the authority’s consent, given on or before 1 December 2026, with its reference',
        result: 'this rule is kept; the others are still broken',
      },
    ])
  })

  it('names the article by its subject where nobody has named its clause', async () => {
    const { company, asked } = CASES['board.maximum'] as (typeof CASES)[string]
    const silent = { ...company, preset: 'learning-partnership', articles: { ...company.articles, cells: [] } }
    await smallest(site.database, 'silent', silent)
    const token = await site.token('silent', 'secretary')
    const { body } = await request(site.app)
      .post('/api/v1/companies/silent/board/appointments')
      .set('Authorization', `Bearer ${token}`)
      .send(asked.command)
      .expect(422)
    expect(body.breaches[0].source).to.equal('Articles, on “Most directors”')
  })

  for (const [rule, { asked, follow }] of Object.entries(CASES))
    describe(rule, () => {
      const said = WORDS[rule] as (typeof WORDS)[string]

      it('refuses in these words, and keeps nothing', async () => {
        const before = await recorded(rule)
        const { body, type } = await send(rule, asked).expect(422)
        expect(type).to.equal('application/problem+json')
        const { detail, breaches, waysOut, ...rest } = body
        expect(rest).to.deep.equal({ type: '/problems/rule-broken', title: 'A rule would be broken', status: 422 })
        const short = breaches.map((one: Record<string, string>) => ({
          rule: one.rule,
          explanation: one.explanation,
          source: one.source,
        }))
        expect({ detail, breaches: short, waysOut }).to.deep.equal(said)
        expect(await recorded(rule)).to.equal(before)
      })

      it('names a fact, a clause, that nothing was recorded, and a way out', async () => {
        const { body } = await send(rule, asked).expect(422)
        expect(body.detail).to.match(/Nothing has been recorded$/)
        expect(body.breaches.length).to.be.above(0)
        for (const breach of body.breaches) {
          const facts = [...(breach.people ?? []), ...(breach.organisations ?? [])]
          expect(facts.every((ref: string) => REFS.includes(ref))).to.equal(true)
          expect(facts.length > 0 || /\d/.test(breach.explanation), 'a person, an organisation or a number').to.equal(
            true,
          )
          expect(breach.source, 'a clause with its number').to.match(/\d/)
        }
        for (const way of body.waysOut) expect(way.text && way.result).not.to.equal('')
        expect(body.waysOut.length).to.be.above(0)
      })

      it('says the same at the command line', async () => {
        const { body } = await send(rule, asked).expect(422)
        const call = ['act', slugOf(rule), asked.name, JSON.stringify(asked.command), '--json', '--data', folder]
        const { code, out } = await line.run(...call)
        expect(code).to.equal(2)
        expect(JSON.parse(out)).to.deep.equal(body)
      })

      it('says the same on the page, which quotes the rule and has no button for the act', async () => {
        const path = asked.name === 'admitMember' ? '/members/admissions' : '/board/appointments'
        const at = `/companies/${slugOf(rule)}${path}`
        const _csrf = csrfOf((await desk.get(`${at}/new`).expect(200)).text)
        const page = (
          await desk
            .post(`${at}/check`)
            .type('form')
            .send({ ...answersOf(asked), _csrf })
            .expect(422)
        ).text
        expect(page)
          .to.contain('<title>Error: ')
          .and.to.contain('<div class="refused" role="alert" tabindex="-1" autofocus>')
        expect(page).to.match(/<h2>This (appointment|admission) would break /)
        const text = words(page)
        expect(text).to.contain('Nothing has been recorded.')
        for (const breach of said.breaches) {
          expect(text).to.contain(breach.source).and.to.contain(breach.explanation)
          expect(page).not.to.contain(`<p>${ruleTitles[breach.rule]}</p>`, 'the rule itself, not its heading')
        }
        for (const way of said.waysOut) expect(text).to.contain(way.text)
        expect(page, 'no form that records the act').not.to.contain(`action="${at}"`)
        expect(page).not.to.match(/<button[^>]*>\s*(Appoint|Admit)/)
      })

      it('lets the act through by its first way out', async () => {
        for (const act of follow) await send(rule, act).expect(201)
      })
    })
})
