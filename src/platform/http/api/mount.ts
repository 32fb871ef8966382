import { json, type Request, type RequestHandler, type Response } from 'express'
import { invalid } from '../../../kernel/errors.ts'
import { Choice, Fields, Optional, Text } from '../../../kernel/fields.ts'
import { type Schema, schema } from '../../../kernel/schema.ts'
import type { SchemaNode } from '../../../kernel/schema-node.ts'
import { Type } from '../../../kernel/type.ts'
import { type AnyAct, type Outcome, perform } from '../../acts/act.ts'
import { askedTogether } from '../../asked-together.ts'
import { asAt } from '../request/as-at.ts'
import { type Context, contextOf, type HttpDeps } from '../request/context.ts'
import type { Sections } from '../server/sections.ts'
import { heldTo, tagOf } from './if-match.ts'
import type { ReadDefinition } from './read.ts'

export const API_OF_COMPANY = '/api/v1/companies/:company'

/** GET of every read. An ETag spares the sending of what a reader has already. */
export const mountReads = (sections: Sections, reads: readonly ReadDefinition[], deps: HttpDeps): void => {
  const together = askedTogether<JsonText>()
  for (const read of reads) {
    const answer: RequestHandler = async (request, response) => {
      const context = await contextOf(request, response, deps, read)
      const query = read.query ?? DATES_ONLY
      query.check(asked(query, context))
      const text = await together(questionOf(request, context), async () => {
        const value = await read.run(context as Context<never>)
        return read.remembered ? keptTextOf(value) : textOf(value)
      })
      sendJson(request, response, text)
    }
    sections.add(read.path, (router) => router.get(`${API_OF_COMPANY}${read.path}`, answer))
  }
}

/** Of a read that takes nothing of its own: any other name is refused here too. */
const DATES_ONLY = schema(Fields({ on: Optional(Type.String()), known: Optional(Type.String()) }))

/** What a read's own schema checks: the dates, which every read takes, are checked already. */
const asked = ({ json }: Schema<unknown>, { query }: Context): Record<string, unknown> => {
  const { properties = {} }: SchemaNode = json
  return Object.fromEntries(
    Object.entries(query).filter(([name]) => name in properties || (name !== 'on' && name !== 'known')),
  )
}

/** What is asked, and all of the visitor that an answer may depend on: the same for two whose answers are the same. */
const questionOf = ({ originalUrl }: Request, { visitor: { roles, organisation } }: Context): string =>
  JSON.stringify([originalUrl, roles, organisation])

interface JsonText {
  body: string
  tag: string
}

const textOf = (value: object): JsonText => {
  const body = JSON.stringify(value)
  return { body, tag: tagOf(body) }
}

/** By what is remembered until the next act. */
const texts = new WeakMap<object, JsonText>()

const keptTextOf = (value: object): JsonText => {
  const text = texts.get(value) ?? textOf(value)
  texts.set(value, text)
  return text
}

const sendJson = (request: Request, response: Response, { body, tag }: JsonText): void => {
  response.setHeader('ETag', tag)
  response.setHeader('Content-Type', 'application/json; charset=utf-8')
  if (request.fresh) response.status(304).end()
  // Not by express's `send`, which would make a buffer of the text and send the head and the body apart.
  else response.end(body)
}

/** POST of every act: one path with the command line and the pages. */
export const mountActs = (
  sections: Sections,
  acts: readonly AnyAct[],
  reads: readonly ReadDefinition[],
  deps: HttpDeps,
): void => {
  const body = json({ limit: '2mb' })
  for (const act of acts) {
    const carryOut: RequestHandler = async (request, response) => {
      const context = await contextOf(request, response, deps, act, (_query, clock) => asAt({}, clock))
      const { actor, organisation } = context.visitor
      const command = commandOf(request, context)
      const outcome = await perform(deps, heldTo(act, reads, request, context, command), {
        company: context.company,
        actor,
        organisation,
        command,
        key: keyOf(request),
        ...howOf(request),
      })
      sendOutcome(response, outcome)
    }
    sections.add(act.path, (router) => router.post(`${API_OF_COMPANY}${act.path}`, body, carryOut))
  }
}

/** What the address names is part of the command: POST /members/:organisation/cessation. */
const commandOf = (request: Request, context: Context): unknown => {
  const body: unknown = request.body ?? {}
  if (!request.is('application/json') && request.headers['content-length'] !== '0' && request.headers['content-type']) {
    throw Object.assign(new Error('the body is no JSON'), { status: 415, type: 'media.unsupported' })
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body
  const said = body as Record<string, unknown>
  const others = Object.entries(context.params).filter(
    ([name, part]) => Object.hasOwn(said, name) && said[name] !== part,
  )
  if (others.length > 0)
    throw invalid(
      others.map(([name, part]) => ({
        pointer: `/${name}`,
        detail: `The address names ${part}, and the body something else. Leave ${name} out of the body, or give both alike`,
      })),
    )
  return { ...said, ...context.params }
}

const keyOf = (request: Request): string | undefined => {
  const key = request.header('idempotency-key')
  if (key === undefined) return undefined
  if (key.length < 1 || key.length > 200)
    throw invalid('Idempotency-Key must be 1 to 200 characters', '/Idempotency-Key')
  return key
}

/** Any other name is refused: a misspelt `dryRun` must not be taken for the act itself. */
const HOW = schema(Fields({ dryRun: Optional(Choice('dryRun', ['true', 'false'])), asFact: Optional(Text('reason')) }))

const howOf = ({ query }: Request): { dryRun: boolean; asFact: string | undefined } => {
  const { dryRun, asFact } = HOW.check(query)
  return { dryRun: dryRun === 'true', asFact }
}

const sendOutcome = (response: Response, outcome: Outcome): void => {
  response.status(outcome.dryRun ? 200 : 201).json(outcome)
}

/** Which methods an address of the API takes: for the answer to one that it does not. */
export const methodsOver = (
  acts: readonly AnyAct[],
  reads: readonly ReadDefinition[],
): ((path: string) => string[]) => {
  const pattern = (path: string) => new RegExp(`^/v1/companies/[^/]+${path.replace(/:\w+/g, '[^/]+')}/?$`)
  const routes = [
    ...reads.map(({ path }) => ({ method: 'GET', pattern: pattern(path) })),
    ...acts.map(({ path }) => ({ method: 'POST', pattern: pattern(path) })),
  ]
  return (path) => [...new Set(routes.filter((route) => route.pattern.test(path)).map(({ method }) => method))]
}
