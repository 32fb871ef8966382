import type { Request, RequestHandler, Response } from 'express'
import { notFound } from '../../../kernel/errors.ts'
import { remembering } from '../../remembering.ts'
import { joinedDates } from '../request/as-at.ts'
import { contextOf, identityOf } from '../request/context.ts'
import { visitorIn } from '../request/visitor.ts'
import type { Sections } from '../server/sections.ts'
import { frameOf, pageContext, type WebDeps } from './frame.ts'
import type { PageAnswer, PageContext, PageDefinition } from './page.ts'

/**
 * One GET route for each address; pages that share one (the homes) differ by role. Addresses without parameters come first, so
 * that /members/votes is not looked for as a member.
 */
export const mountPages = (sections: Sections, pages: readonly PageDefinition[], deps: WebDeps): void => {
  const paths = [...new Set(pages.map((page) => page.path))]
  const fixed = paths.filter((path) => !path.includes(':'))
  for (const path of new Set([...fixed, ...paths])) {
    const sharing = pages.filter((page) => page.path === path)
    sections.add(path, (router) => router.get(`/companies/:company${path}`, pageHandler(sharing, deps)))
  }
}

const pageHandler =
  (pages: readonly PageDefinition[], deps: WebDeps): RequestHandler =>
  async (request, response) => {
    const joined = joinedDates(`${request.baseUrl}${request.path}`, request.query)
    if (joined !== undefined) return response.redirect(303, joined)
    const page = pages.length === 1 ? pages[0] : await pageForRole(pages, request, response, deps)
    if (!page) throw notFound('There is no page for your role here')
    const context = pageContext(await contextOf(request, response, deps, page), request, deps)
    await send(deps, request, response, { context, section: page.section }, await answerOf(page, context))
  }

/** "/invoices/:number.pdf" */
const isFile = ({ path }: PageDefinition): boolean => /\.\w+$/.test(path)

/**
 * What a page says follows from what is recorded, its address, its visitor and the day, so while these are the same it is not
 * worked out again. A file, which may be as long as the ledger, is not kept.
 */
const answerOf = async (page: PageDefinition, context: PageContext): Promise<PageAnswer> => {
  if (page.proves || isFile(page)) return page.run(context)
  const { reader, visitor, today, dates, query } = context
  const { remembered } = await remembering(reader)
  const asked = JSON.stringify([dates.path, query, visitor, today])
  return remembered(`page ${asked}`, [], () => page.run(context))
}

const pageForRole = async (
  pages: readonly PageDefinition[],
  request: Request,
  response: Response,
  deps: WebDeps,
): Promise<PageDefinition | undefined> => {
  const { roles } = visitorIn(await identityOf(request, response, deps.identify), String(request.params.company))
  return pages.find((page) => !page.roles || page.roles.some((role) => roles.includes(role)))
}

export interface Place {
  context: PageContext
  section?: string | undefined
  refused?: boolean
}

/** Sends what a page answered: a view in the frame, a file, or another address. */
export const send = async (
  deps: WebDeps,
  request: Request,
  response: Response,
  place: Place,
  answer: PageAnswer,
): Promise<void> => {
  if ('redirect' in answer) return response.redirect(303, answer.redirect)
  if ('file' in answer) {
    response.type(answer.type)
    response.setHeader('Content-Disposition', `${answer.inline ? 'inline' : 'attachment'}; filename="${answer.file}"`)
    response.send(answer.body)
    return
  }
  const refused = place.refused || (answer.status ?? 200) >= 400
  const title = answer.subject === undefined ? answer.title : `${answer.title}: ${answer.subject}`
  const frame = await frameOf(deps, request, response, { ...place, refused, title })
  const { context } = place
  // Not by express's `send`, which would look for an ETag and make a buffer of the text, when it goes out as it is.
  response
    .status(answer.status ?? 200)
    .type('html')
    .end(
      deps.templates.render(answer.view, {
        ...answer.model,
        title: answer.title,
        back: answer.back,
        frame,
        dates: context.dates,
        link: context.link,
        ruleTitles: deps.ruleTitles,
      }),
    )
}
