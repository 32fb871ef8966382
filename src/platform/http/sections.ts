import { type RequestHandler, Router } from 'express'

/** Where the routes of an address are declared, and what takes a request to them. */
export interface Sections {
  /** The router for a path below the company: of "/board/directors/:person" the one that "/board" has too. */
  of(path: string): Router
  handler: RequestHandler
}

/**
 * A company has several hundred addresses, and a router tries one pattern after the other. So a request is looked for only
 * among those whose first word below the base is its own.
 */
export const sectionsBelow = (base: string): Sections => {
  const routers = new Map<string, Router>()
  const place = base.split('/').length
  return {
    of: (path) => {
      const word = path.split('/')[1] ?? ''
      const router = routers.get(word) ?? Router()
      routers.set(word, router)
      return router
    },
    handler: (request, response, next) => {
      const word = request.path.split('/')[place] ?? ''
      const router = routers.get(word.toLowerCase())
      if (router) router(request, response, next)
      else next()
    },
  }
}
