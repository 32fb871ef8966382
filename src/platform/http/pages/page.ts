import type { Instant, IsoDate } from '../../../kernel/dates.ts'
import type { AnyAct } from '../../acts/act.ts'
import type { Permission, Role } from '../../permission.ts'
import type { Register } from '../../registers/register.ts'
import type { Context } from '../request/context.ts'
import type { Guarded } from '../request/visitor.ts'

/**
 * A page is a value. `run` gathers what the page says as a model; the view (nunjucks, under src/) lays it out with the
 * macros of src/web/macros, which are globals of every view, as are the filters longDate, shortDate, longInstant, pounds,
 * wholePounds, bracketed and strong (`**words**` stand out).
 *
 *   definePage({
 *     path: '/board', section: '/board', permission: 'board:read',
 *     run: async (context) => ({ view: 'governance/views/board/composition.njk', title: 'Board composition', model: { … } }),
 *   })
 *
 * A view says `{% extends 'web/layout.njk' %}{% block content %}…{% endblock %}` and finds in its reach: its model's own
 * names, `title`, `dates` (for asAtBand), `link('/members')`, which keeps the page's dates, and `frame`.
 */
export interface PageDefinition extends Guarded {
  kind: 'page'
  /** Below /companies/{company}; '' is the home. Several homes share it, each with its roles. */
  path: string
  /** The entry of the main navigation that is marked: '/board'. */
  section?: string
  roles?: readonly Role[]
  /** Asks whether the rows are still what was recorded, or for what no act records, each time; other pages are kept until an act is recorded. */
  proves?: true
  run: (context: PageContext) => Promise<PageAnswer>
}

export interface PageContext extends Context {
  /** An address of this company that keeps the dates of the page. */
  link: (path: string) => string
  /** The same without dates. */
  base: string
  may: (permission: Permission) => boolean
  /** Every act of the product by its name, for what tells of what was recorded. */
  acts: ReadonlyMap<string, AnyAct>
  /** Every register of the product, for what is called by a ref in one. */
  registers: readonly Register[]
  dates: Dates
}

/** The dates of a page, ready for the date line or band. */
export interface Dates {
  on: IsoDate
  isToday: boolean
  isFuture: boolean
  /** A past date, or an earlier knowledge: forms are not offered there. */
  isPast: boolean
  known?: Instant
  knownText?: string
  knownOn?: IsoDate
  path: string
  todayHref: string
  /** What else the address asks for, kept by the date form. */
  kept: { name: string; value: string }[]
}

export type PageAnswer = ViewAnswer | { redirect: string } | FileAnswer

export interface ViewAnswer {
  view: string
  title: string
  /** Tells the title of this page from those of others under the same heading. */
  subject?: string | undefined
  model: object
  status?: number
  back?: { href: string; text?: string }
}

export interface FileAnswer {
  file: string
  type: string
  body: string | Buffer
  /** Shown in the browser instead of saved: a PDF, a printable page. */
  inline?: boolean
}

export const definePage = (page: Omit<PageDefinition, 'kind'>): PageDefinition => ({ ...page, kind: 'page' })

/** A path of a definition with the parameters of an address in their places. */
export const withParams = (path: string, params: Record<string, string>): string =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
