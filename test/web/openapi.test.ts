import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect } from 'chai'
import request from 'supertest'
import { features } from '../../src/features.ts'
import type { OpenApi, Operation } from '../../src/platform/http/serving.ts'
import { aSite, type Site } from '../support/site.ts'

describe('the description of the API', () => {
  let site: Site
  let document: OpenApi
  before(async () => {
    site = await aSite('sqlite')
    document = (await request(site.app).get('/api/openapi.json').expect(200)).body
  })
  after(() => site.drop())

  const operations = (): [string, string, Operation][] =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): [string, string, Operation] => [path, method, operation]),
    )

  it('is OpenAPI 3.1 and names every act and read once', () => {
    expect(document.openapi).to.equal('3.1.0')
    const names = operations().map(([, , { operationId }]) => operationId)
    const built = features.flatMap(({ acts = [], reads = [] }) => [...acts, ...reads].map(({ name }) => name))
    expect(names.sort()).to.deep.equal(built.sort())
    expect(new Set(names).size).to.equal(names.length)
  })

  it('names every part of an address as a parameter', () => {
    for (const [path, method, operation] of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const named = (operation.parameters as { name: string; in: string }[])
        .filter((parameter) => parameter.in === 'path')
        .map(({ name }) => name)
      expect(named, `${method} ${path}`).to.deep.equal(inPath)
    }
  })

  it('says of every parameter what it is', () => {
    for (const [path, method, operation] of operations())
      for (const { name, description } of operation.parameters as { name: string; description?: string }[])
        expect(description, `${method} ${path} ${name}`).to.match(/\w{3}/)
  })

  it('asks nothing of a body that its address names', () => {
    const { post } = document.paths['/api/v1/companies/{company}/invoices/{invoice}/credit-notes'] ?? {}
    const body = post?.requestBody as {
      content: { 'application/json': { schema: { required: string[] }; example: object } }
    }
    const { schema, example } = body.content['application/json']
    expect(schema.required).to.have.members(['date', 'reason'])
    expect(example).to.have.all.keys('date', 'reason', 'endsOn')
  })

  it('gives each write an example that its own schema accepts', () => {
    for (const act of features.flatMap(({ acts = [] }) => acts)) {
      expect(act.body.errors(act.example), act.name).to.deep.equal([])
    }
  })

  it('holds schemas that are JSON Schema', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    for (const [path, , operation] of operations()) {
      const body = operation.requestBody as { content: { 'application/json': { schema: object } } } | undefined
      if (body) expect(ajv.validateSchema(body.content['application/json'].schema), path).to.equal(true)
    }
  })

  it('refers only to what it holds', () => {
    const text = JSON.stringify(document)
    for (const [, pointer = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = pointer
        .split('/')
        .reduce<unknown>((node, key) => (node as Record<string, unknown>)?.[key], document)
      expect(found, pointer).to.be.an('object')
    }
  })

  it('can be read by people, without signing in', async () => {
    const page = await request(site.app).get('/api/docs').expect(200)
    for (const act of features.flatMap(({ acts = [] }) => acts)) expect(page.text).to.contain(`id="${act.name}"`)
  })
})
