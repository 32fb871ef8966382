import type { SchemaNode } from '../../../kernel/schema-node.ts'
import { capitalised } from '../../../kernel/text.ts'
import type { AnyAct } from '../../acts/act.ts'
import { PERMISSION_NAMES, type Permission } from '../../permission.ts'
import { STATUS, TITLE } from '../problem.ts'
import { FindingOut } from './answer.ts'
import { readReplacedBy } from './if-match.ts'
import type { ReadDefinition } from './read.ts'

export interface OpenApi {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  [more: string]: unknown
}

export interface Operation {
  operationId: string
  summary: string
  [more: string]: unknown
}

/** The description of the API, from the acts and reads in use: nothing is written twice. */
export const openApiOf = (acts: readonly AnyAct[], reads: readonly ReadDefinition[]): OpenApi => {
  const paths: OpenApi['paths'] = {}
  const add = (path: string, method: string, operation: Operation) => {
    const address = `/api/v1/companies/{company}${path.replace(/:(\w+)/g, '{$1}')}`
    paths[address] = { ...paths[address], [method]: operation }
  }
  for (const read of reads) add(read.path, 'get', readOperation(read))
  for (const act of acts) add(act.path, 'post', actOperation(act, readReplacedBy(act, reads)))
  return {
    openapi: '3.1.0',
    info: {
      title: 'School-improvement companies: governance, traded services and ledger',
      version: '1',
      description:
        'Money is text with two decimals, dates are YYYY-MM-DD, instants are RFC 3339. Every read of dated facts takes `on` and `known`. Every write takes an `Idempotency-Key` and `dryRun`.',
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      responses: problemResponses(),
      schemas: { Problem, Finding: FindingOut, Outcome },
    },
  }
}

const COMPANY = {
  name: 'company',
  in: 'path',
  required: true,
  schema: { type: 'string' },
  description: 'The slug of the company',
}

const pathParameters = (path: string) => [
  COMPANY,
  ...[...path.matchAll(/([^/]+)\/:(\w+)/g)].map(([, among = '', name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
    description: `The ${CALLED_BY[name] ?? 'ref'} of one of the ${among.replaceAll('-', ' ')}`,
  })),
]

/** By what a part of an address names something, where that is no ref. */
const CALLED_BY: Record<string, string> = {
  organisation: 'ref or URN',
  customer: 'ref or URN',
  code: 'code',
  entry: 'number',
  invoice: 'number',
  number: 'number',
  grant: 'id',
  token: 'id',
}

/** A command as its body says it: what the address names, the body may leave out. */
const bodyOf = ({ body, path, example }: AnyAct) => {
  const named = new Set([...path.matchAll(/:(\w+)/g)].map(([, name]) => name))
  const { required = [], ...schema } = body.json as { required?: readonly string[] }
  const said = Object.entries(example as object).filter(([name]) => !named.has(name))
  return {
    schema: { ...schema, required: required.filter((name) => !named.has(name)) },
    example: Object.fromEntries(said),
  }
}

const queryParameter = (name: string, description: string, schema: object = { type: 'string' }) => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
})

const DATES = [
  queryParameter('on', 'As at this day; by default today in London', { type: 'string', format: 'date' }),
  queryParameter('known', 'As known at this instant; by default now'),
]

const tagOf = (path: string) => capitalised((path.split('/')[1] ?? 'company').replaceAll('-', ' ') || 'company')
const needs = (permission: Permission) => `Needs the permission to ${PERMISSION_NAMES[permission]} (\`${permission}\`).`

const readOperation = (read: ReadDefinition): Operation => ({
  operationId: read.name,
  summary: read.summary,
  description: needs(read.permission),
  tags: [tagOf(read.path)],
  parameters: [...pathParameters(read.path), ...queryParameters(read), ...DATES],
  responses: {
    '200': {
      description: 'What was asked for',
      headers: { ETag: { description: 'For If-None-Match, and for If-Match of what replaces it', schema: text } },
      content: { 'application/json': { schema: read.returns } },
    },
    '304': { description: 'The same as what `If-None-Match` names' },
    ...refusals(['invalid', 'unauthenticated', 'forbidden', 'not-found']),
  },
})

const queryParameters = (read: ReadDefinition) => {
  const { properties = {}, required = [] }: SchemaNode = read.query?.json ?? {}
  return Object.entries(properties)
    .filter(([name]) => name !== 'on' && name !== 'known')
    .map(([name, schema]) => ({
      ...queryParameter(name, schema['x-label'] ?? name, schema),
      required: required.includes(name),
    }))
}

const actOperation = (act: AnyAct, replaced: ReadDefinition | undefined): Operation => ({
  operationId: act.name,
  summary: act.title,
  description: needs(act.permission),
  tags: [tagOf(act.path)],
  parameters: [
    ...pathParameters(act.path),
    queryParameter('dryRun', 'The same path, and nothing is kept', { type: 'boolean' }),
    queryParameter('asFact', 'Records what has already happened although a rule refuses it: the reason'),
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description: 'The same key and body give the first answer again',
      schema: { type: 'string', maxLength: 200 },
    },
    ...(replaced ? [ifMatch(replaced)] : []),
  ],
  requestBody: { required: true, content: { 'application/json': bodyOf(act) } },
  responses: {
    '200': { description: 'A dry run: what the act would do', content: OUTCOME_CONTENT },
    '201': { description: 'Recorded', content: OUTCOME_CONTENT },
    ...refusals((Object.keys(STATUS) as (keyof typeof STATUS)[]).filter((kind) => kind !== 'stale' || replaced)),
  },
})

const ifMatch = (read: ReadDefinition) => ({
  name: 'If-Match',
  in: 'header',
  required: false,
  description: `The ETag that ${read.name} gave: refused with 412 when it would answer otherwise by now`,
  schema: { type: 'string' },
})

const OUTCOME_CONTENT = { 'application/json': { schema: { $ref: '#/components/schemas/Outcome' } } }

const refusals = (kinds: readonly (keyof typeof STATUS)[]) =>
  Object.fromEntries(
    kinds
      .filter((kind) => kind !== 'mismatch')
      .map((kind) => [String(STATUS[kind]), { $ref: `#/components/responses/${kind}` }]),
  )

const problemResponses = () =>
  Object.fromEntries(
    Object.entries(TITLE).map(([kind, title]) => [
      kind,
      {
        description: title,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )

const text = { type: 'string' }

const Problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: text,
    title: text,
    status: { type: 'integer' },
    detail: text,
    errors: {
      type: 'array',
      items: { type: 'object', required: ['pointer', 'detail'], properties: { pointer: text, detail: text } },
    },
    breaches: { type: 'array', items: { $ref: '#/components/schemas/Finding' } },
    waysOut: {
      type: 'array',
      description: 'What would let it through, of a rule that would be broken',
      items: { type: 'object', required: ['text'], properties: { text, result: text } },
    },
    code: { ...text, description: 'Which conflict it is' },
    permission: { ...text, description: 'What the role lacks' },
    retryAfterSeconds: { type: 'integer', description: 'Also in the header Retry-After' },
  },
}

const Outcome = {
  type: 'object',
  required: ['act', 'name', 'key', 'recordedAt', 'dryRun', 'result', 'breaches'],
  properties: {
    act: { type: ['integer', 'null'], description: 'The number of the act; none for a dry run' },
    name: text,
    key: { type: ['string', 'null'] },
    recordedAt: { type: 'string', format: 'date-time' },
    dryRun: { type: 'boolean' },
    result: {},
    breaches: { type: 'array', items: { $ref: '#/components/schemas/Finding' } },
  },
}
