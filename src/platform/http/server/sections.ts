import { type RequestHandler, Router } from 'express'

/** Where the routes of an address are declared, and what takes a request to them. */
export interface Sections {
  /** The routes of a path below the company go to the router of its first word: "/board/directors/:person" to that of "/board". */
  add(path: string, declare: (router: Router) => void): void
  handler: RequestHandler
}

/**
 * A company has several hundred addresses, and a router tries one pattern after the other. So a request is looked for only
 * among those whose first word below the base is its own; and they are compiled when the first such request comes, because
 * a server that starts is waited for.
 */
export const sectionsBelow = (base: string): Sections => {
  const declared = new Map<string, ((router: Router) => void)[]>()
  const routers = new Map<string, Router>()
  const place = base.split('/').length
  const routerOf = (word: string): Router | undefined => {
    const declarations = declared.get(word)
    if (declarations && !routers.has(word)) {
      const router = Router()
      for (const declare of declarations) declare(router)
      routers.set(word, router)
    }
    return routers.get(word)
  }
  return {
    add: (path, declare) => {
      const word = path.split('/')[1] ?? ''
      declared.set(word, [...(declared.get(word) ?? []), declare])
    },
    handler: (request, response, next) => {
      const word = request.path.split('/')[place] ?? ''
      const router = routerOf(word.toLowerCase())
      if (router) router(request, response, next)
      else next()
    },
  }
}
