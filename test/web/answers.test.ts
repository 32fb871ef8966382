import type { ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect } from 'chai'
import request from 'supertest'
import { isDate, isMonth, parseInstant } from '../../src/kernel/dates.ts'
import { isMoney } from '../../src/kernel/money.ts'
import type { OpenApi } from '../../src/platform/http/serving.ts'
import { type Asked, everyRead } from '../support/all-reads.ts'
import { aSite, type Site } from '../support/site.ts'
import { wexmere } from '../support/wexmere.ts'

describe('what the reads of the API answer', () => {
  let site: Site
  let token: string
  let document: OpenApi
  let asked: Asked[]
  before(async () => {
    site = await aSite(await wexmere('after the demonstration'))
    token = await site.token('wexmere', 'auditor')
    // So that the lists of roles and tokens have something in them.
    await site.person('wexmere', 'bea@example.org', 'buyer', 'ropewalk')
    document = (await request(site.app).get('/api/openapi.json').expect(200)).body
    asked = await everyRead(site, 'wexmere', token, 5)
  })
  after(() => site.drop())

  interface Answer {
    content: Record<string, { schema: object }>
  }
  const answersOf = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        name: operation.operationId,
        place: `${method} ${path}`,
        answers: operation.responses as Record<string, Answer>,
      })),
    )

  it('is described for every operation', () => {
    for (const { place, answers } of answersOf()) {
      const said = Object.entries(answers).filter(([status]) => status.startsWith('2'))
      expect(said, place).not.to.have.length(0)
      for (const [status, { content }] of said) {
        expect(Object.keys(content['application/json']?.schema ?? {}), `${place} ${status}`).not.to.have.length(0)
      }
    }
  })

  const checks = new Map<string, ValidateFunction>()
  const checkOf = (name: string) => {
    const ajv = new Ajv2020({ allErrors: true, strict: false })
    ajv.addFormat('date', isDate)
    ajv.addFormat('month', isMonth)
    ajv.addFormat('money', isMoney)
    ajv.addFormat('instant', (text: string) => parseInstant(text) !== undefined)
    const check = checks.get(name) ?? ajv.compile(schemaOf(name))
    checks.set(name, check)
    return check
  }
  const schemaOf = (name: string): object =>
    answersOf().find((operation) => operation.name === name)?.answers['200']?.content['application/json']?.schema ?? {}

  it('is what the description says, for every read of the sample company', async () => {
    const wrong: string[] = []
    const seen = new Set<string>()
    for (const { name, address } of asked) {
      for (const on of ['&on=2025-10-01', '&on=2026-11-30']) {
        const answer = await request(site.app)
          .get(`/api/v1/companies/wexmere${address}${on}`)
          .set('Authorization', `Bearer ${token}`)
        if (answer.status !== 200) continue
        seen.add(name)
        const check = checkOf(name)
        if (!check(answer.body)) {
          const first = check.errors?.[0]
          wrong.push(
            `${name} ${address}${on}: ${first?.instancePath} ${first?.message} ${JSON.stringify(first?.params)}`,
          )
        }
      }
    }
    expect(wrong).to.deep.equal([])
    const reads = answersOf().filter(({ place }) => place.startsWith('get'))
    // The sample company of these tests asks nobody what they prefer, and elects nobody.
    expect(reads.map(({ name }) => name).filter((name) => !seen.has(name))).to.have.members([
      'getConsultation',
      'getConsultationReport',
      'getElectionReturnReport',
    ])
  })

  it('is the same whole and page by page, of invoices, receipts and agreements', async () => {
    interface Listed {
      items: object[]
      next: string | null
    }
    const list = async (address: string, expected = 200): Promise<Listed> =>
      (
        await request(site.app)
          .get(`/api/v1/companies/wexmere${address}`)
          .set('Authorization', `Bearer ${token}`)
          .expect(expected)
      ).body
    for (const name of ['invoices', 'receipts', 'agreements']) {
      const whole = await list(`/${name}`)
      expect(whole.items, name).to.have.length.above(200)
      expect(whole.next).to.equal(null)
      const pages: Listed[] = []
      for (let next: string | null = ''; next !== null; next = pages.at(-1)?.next ?? null)
        pages.push(await list(`/${name}?limit=150${next && `&cursor=${next}`}`))
      expect(pages[0]?.items).to.have.length(150)
      expect(pages.flatMap(({ items }) => items)).to.deep.equal(whole.items)
      await list(`/${name}?limit=0`, 400)
      await list(`/${name}?cursor=zzz`, 400)
    }
  })
})
