import type { APIRequestContext } from 'playwright-core'

/** An address that a page links to, without the place on the page. */
export interface Seen {
  path: string
  /** The page of the product that answers there: '/board/directors/:person'. */
  pattern: string
  status: number
  html: string
  from: string
}

interface Ways {
  base: string
  patterns: readonly string[]
  /** How many addresses of one page are opened, and one with each kind of question: two directors stand for eleven. */
  each: number
}

/**
 * Opens what a visitor can get to from home by links, page by page, a few addresses of each page. What is found is in the order
 * of the clicks.
 */
export const walk = async (request: APIRequestContext, { base, patterns, each }: Ways): Promise<Seen[]> => {
  const matchers = patterns.map(matcher)
  const found: Seen[] = []
  const queue = [{ path: base, from: 'signing in' }]
  const known = new Set(queue.map(({ path }) => path))
  const opened = new Map<string, number>()
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { path, from } = next
    const pattern = matchers.find(({ matches }) => matches((path.split('?')[0] ?? '').slice(base.length)))?.pattern
    const kind = pattern === undefined ? fileOf(path, each) : `${pattern}?${queryNames(path)}`
    const times = opened.get(kind) ?? 0
    if (times >= (path.includes('?') ? 1 : each)) continue
    opened.set(kind, times + 1)
    const answer = await request.get(path)
    const isPage = (answer.headers()['content-type'] ?? '').startsWith('text/html')
    const html = isPage ? await answer.text() : ''
    found.push({ path, pattern: pattern ?? '', status: answer.status(), html, from })
    for (const link of linksOf(html, base)) {
      if (known.has(link)) continue
      known.add(link)
      queue.push({ path: link, from: path })
    }
  }
  return found
}

// A parameter stands for one part of a path; a page without parameters goes before one with them, as in the router.
const matcher = (pattern: string) => {
  const source = pattern.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')
  const whole = new RegExp(`^${source}$`)
  return { pattern, matches: (path: string) => whole.test(path) }
}

/** A paper has one address a format, behind the same door: who looks at one address of a page opens one format of a paper. */
const fileOf = (path: string, each: number): string => (each > 1 ? path : path.replace(/\.(pdf|csv|json)(?=\?|$)/, ''))

const queryNames = (path: string): string => [...new URL(path, 'http://localhost').searchParams.keys()].sort().join('&')

const linksOf = (html: string, base: string): string[] =>
  [...html.matchAll(/<a\b[^>]*\shref="([^"]+)"/g)]
    .map(([, href = '']) => href.replaceAll('&amp;', '&').split('#')[0] ?? '')
    .filter((href) => href === base || href.startsWith(`${base}/`) || href.startsWith(`${base}?`))
