import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { ErrorRequestHandler, RequestHandler, Response } from 'express'
import { type Fault, Refusal } from '../../kernel/errors.ts'
import { unreadableText, withoutDatabase } from '../database/errors.ts'
import type { Log } from '../log.ts'

type Kind = Fault['kind']

/** A new kind of fault does not compile until every map has it. */
export const STATUS: Record<Kind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  mismatch: 422,
  stale: 412,
  'rule-broken': 422,
  'too-many': 429,
  unavailable: 503,
}

export const TITLE: Record<Kind, string> = {
  invalid: 'The input does not fit',
  unauthenticated: 'Sign in first',
  forbidden: 'You may not do this',
  'not-found': 'There is no such thing',
  conflict: 'This conflicts with what is recorded',
  mismatch: 'This key was used with another request',
  stale: 'It has changed since you read it',
  'rule-broken': 'A rule would be broken',
  'too-many': 'Too many attempts',
  unavailable: 'This cannot be done just now',
}

/** A problem document (RFC 9457), the same in the API and in the terminal. */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  [more: string]: unknown
}

/** What is refused, said so that a program can act on it. */
const problemOf = (fault: Fault): Problem => {
  const { kind, detail } = fault
  const problem: Problem = { type: `/problems/${kind}`, title: TITLE[kind], status: STATUS[kind], detail }
  switch (fault.kind) {
    case 'invalid':
      return { ...problem, errors: fault.fields }
    case 'forbidden':
      return { ...problem, permission: fault.permission }
    case 'conflict':
      return { ...problem, code: fault.code }
    case 'rule-broken':
      return { ...problem, breaches: fault.breaches, ...(fault.waysOut ? { waysOut: fault.waysOut } : {}) }
    case 'too-many':
      return { ...problem, retryAfterSeconds: fault.retryAfterSeconds }
    default:
      return problem
  }
}

/** A mistake of ours: nothing of it is told but an id, by which the log has the rest. */
export const ourFault = (id: string): Problem => ({
  type: '/problems/our-fault',
  title: 'Something went wrong here',
  status: 500,
  detail: `This is our mistake, not yours. Nothing was changed. Quote ${id} when you report it`,
  id,
})

/** Errors of Express and its parsers carry a status of their own: a body that is no JSON, is too large, a path that is no path. */
const ofExpress = (error: unknown): Problem | undefined => {
  const { status, type } = error as { status?: unknown; type?: unknown }
  if (typeof status !== 'number' || status < 400 || status > 499) return undefined
  const detail = typeof type === 'string' ? PARSER[type] : undefined
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'The request is wrong',
    status,
    detail: detail ?? 'The request could not be read',
  }
}

const PARSER: Record<string, string> = {
  'entity.parse.failed': 'The body is not JSON that can be read. Send one JSON object',
  'entity.too.large': 'The body is too large',
  'media.unsupported': 'Send one JSON object, with Content-Type: application/json',
  'charset.unsupported': 'The body must be UTF-8',
  'encoding.unsupported': 'The body has an encoding that is not known here',
}

/** A refusal as a problem. */
export const toProblem = (refusal: Refusal): Problem => problemOf(refusal.fault)

/** Any error as a problem; what is our mistake goes to the log with its id. */
export const problemFrom = (error: unknown, log: Log): Problem => {
  const refusal = error instanceof Refusal ? error : unreadableText(error)
  if (refusal) return toProblem(refusal)
  const lacking = withoutDatabase(error)
  if (lacking) {
    log.error({ err: error }, 'the database cannot be used')
    return toProblem(lacking)
  }
  const theirs = ofExpress(error)
  if (theirs) return theirs
  const id = randomUUID()
  log.error({ id, err: error }, 'our mistake')
  return ourFault(id)
}

const sendProblem = (response: Response, problem: Problem): void => {
  if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer')
  if (typeof problem.retryAfterSeconds === 'number') {
    response.setHeader('Retry-After', String(problem.retryAfterSeconds))
  }
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}

/** The last handler of the API. */
export const problemHandler =
  (log: Log): ErrorRequestHandler =>
  (error, _request, response, next) => {
    if (response.headersSent) return next(error)
    sendProblem(response, problemFrom(error, log))
  }

/** Where an answer has begun already, all that is left is to break it off, so that nobody takes it for whole, and to note why. */
export const brokenOff =
  (log: Log): ErrorRequestHandler =>
  (error, request, _response, _next) => {
    log.error({ err: error }, 'an answer was broken off')
    request.socket.destroy()
  }

/** Nothing is at this address of the API, or it is not reached by this method. */
export const noRoute =
  (methodsAt: (path: string) => string[]): RequestHandler =>
  (request, response) => {
    const methods = methodsAt(request.path)
    if (methods.length > 0) response.setHeader('Allow', methods.join(', '))
    const status = methods.length > 0 ? 405 : 404
    sendProblem(response, {
      type: 'about:blank',
      title: STATUS_CODES[status] ?? '',
      status,
      detail:
        status === 404
          ? 'There is nothing at this address. /api/docs lists what there is'
          : `This address takes ${methods.join(' and ')} only`,
    })
  }
