import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { notFound, Refusal } from '../../../kernel/errors.ts'
import type { Log } from '../../log.ts'
import { PERMISSION_NAMES, type Permission } from '../../permission.ts'
import { readerOf } from '../../reader.ts'
import { type Problem, problemFrom } from '../problem.ts'
import { identityOf, todayOnly } from '../request/context.ts'
import { visitorIn } from '../request/visitor.ts'
import { frameOf, pageContext, type WebDeps } from './frame.ts'
import type { PageContext } from './page.ts'

/** Nothing is at this address. */
export const noPage: RequestHandler = (_request, _response, next) => {
  next(notFound('There is no page at this address'))
}

const HEADINGS: Record<number, string> = {
  400: 'There is a problem with the address',
  403: 'You cannot see this page',
  404: 'There is no such page',
  409: 'Something changed meanwhile',
  413: 'That was too large',
  422: 'That cannot be done',
  429: 'Too many attempts',
  500: 'Something went wrong here',
  503: 'This cannot be done just now',
}

/** The last handler of the pages: signs in first, or says what is wrong and what to do. */
export const errorPages =
  (deps: WebDeps, log: Log): ErrorRequestHandler =>
  async (error, request, response, next) => {
    if (response.headersSent) return next(error)
    if (error instanceof Refusal && error.fault.kind === 'unauthenticated') {
      const wanted = request.method === 'GET' ? `?next=${encodeURIComponent(request.originalUrl)}` : ''
      return response.redirect(303, `/${wanted}`)
    }
    const problem = problemFrom(error, log)
    const title = error instanceof Refusal && isForgery(error) ? 'This form is out of date' : headingOf(problem)
    const context = await contextHere(deps, request, response)
    const frame = await frameOf(deps, request, response, { title, refused: true, ...context }).catch(() => ({
      documentTitle: `Error: ${title}`,
      stylesheet: deps.stylesheet,
      name: 'School companies',
      home: '/',
      nav: [],
    }))
    if (typeof problem.retryAfterSeconds === 'number')
      response.setHeader('Retry-After', String(problem.retryAfterSeconds))
    const permission =
      typeof problem.permission === 'string' ? PERMISSION_NAMES[problem.permission as Permission] : undefined
    const model = { frame, title, problem, permission, today: todayHref(request.originalUrl, problem) }
    response.status(problem.status).send(deps.templates.render('web/views/error.njk', model))
  }

/** Somebody who has a role in the company of the address stays within its navigation, as at today; nobody else learns its name. */
const contextHere = async (
  deps: WebDeps,
  request: Request,
  response: Response,
): Promise<{ context?: PageContext } | undefined> => {
  const [, company] = /^\/companies\/([^/?]+)/.exec(request.originalUrl) ?? []
  const identity = await identityOf(request, response, deps.identify).catch(() => undefined)
  if (company === undefined || !identity?.grants.some((grant) => grant.company === company)) return undefined
  const visitor = visitorIn(identity, company)
  const { database, clock } = deps
  const reader = readerOf(database, company)
  const context = { reader, company, visitor, ...todayOnly({}, clock), params: {}, query: {}, clock, database }
  return { context: pageContext(context, request, deps) }
}

const headingOf = (problem: Problem) => HEADINGS[problem.status] ?? problem.title
const isForgery = ({ fault }: Refusal) => fault.kind === 'forbidden' && fault.permission === 'form'

/** After an impossible date, the way back is the same page as at today. */
const todayHref = (address: string, problem: Problem): string | undefined => {
  if (problem.status !== 400) return undefined
  const [path = '/', query = ''] = address.split('?')
  const kept = new URLSearchParams(query)
  if (!kept.has('on') && !kept.has('known')) return undefined
  kept.delete('on')
  kept.delete('known')
  return kept.size > 0 ? `${path}?${kept}` : path
}
