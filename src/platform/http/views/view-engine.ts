import { createRequire } from 'node:module'
import type nunjucks from 'nunjucks'

const load = createRequire(import.meta.url)
let loaded: typeof nunjucks | undefined

/** nunjucks, loaded with the first page: a server that starts answers programs before it has one. */
export const viewEngine = (): typeof nunjucks => {
  loaded ??= load('nunjucks') as typeof nunjucks
  return loaded
}
