import type { Request, Response } from 'express'
import { type Clock, endOfLondonDay, type Instant, londonDate, longDate, longInstant } from '../../../kernel/dates.ts'
import type { Database } from '../../database/database.ts'
import { may, ROLE_NAMES } from '../../permission.ts'
import { type Reader, readerOf } from '../../reader.ts'
import type { Context } from '../api/read.ts'
import { type AsAt, asAt } from '../request/as-at.ts'
import { type Guarded, guard, type Identify, type Identity, visitorIn } from '../request/visitor.ts'
import type { Templates } from '../views/templates.ts'
import { type Dates, type PageContext, withParams } from './page.ts'

/** What every route is given by the app. */
export interface HttpDeps {
  database: Database
  clock: Clock
  identify: Identify
}

/** What pages need beyond that. */
export interface WebDeps extends HttpDeps {
  templates: Templates
  stylesheet: string
  /** The name and the trading disclosure of a company, for header and footer. */
  companyHead: (reader: Reader) => Promise<CompanyHead | undefined>
  navigation: Navigation
  /** What rules are called on pages: { 'board.council-cap': 'Council cap' }. */
  ruleTitles: Record<string, string>
  /** The one-use token of forms against forged requests. */
  csrf: (request: Request) => string
}

export interface CompanyHead {
  name: string
  disclosure: string
  /** A company has members in law; a partnership that is none keeps no register of them. */
  hasMembers: boolean
  /** A sentence about a company, in the words of whatever this is. */
  inItsWords: (text: string) => string
}

/** The entries of the main navigation for a visitor, built pages only. */
export type Navigation = (
  context: Pick<PageContext, 'visitor' | 'base' | 'may'>,
  company: Pick<CompanyHead, 'hasMembers'>,
) => { text: string; href: string }[]

/** The identity behind a request, looked up once. */
export const identityOf = async (
  request: Request,
  response: Response,
  identify: Identify,
): Promise<Identity | undefined> => {
  if (!('identity' in response.locals)) response.locals.identity = await identify(request)
  return response.locals.identity as Identity | undefined
}

/** The context of a read or a page: who asks, of which company, as at which date. Refuses in the order: who, may, when. */
export const contextOf = async (
  request: Request,
  response: Response,
  deps: HttpDeps,
  guarded: Guarded,
  dates: (query: Request['query'], clock: Clock) => AsAt = asAt,
): Promise<Context> => {
  const company = String(request.params.company)
  const visitor = visitorIn(await identityOf(request, response, deps.identify), company)
  guard(visitor, guarded)
  const { on, today, dated, known } = dates(request.query, deps.clock)
  const { company: _, ...params } = request.params as Record<string, string>
  return {
    reader: readerOf(deps.database, company, known),
    company,
    visitor,
    on,
    today,
    dated,
    ...(known ? { known } : {}),
    params,
    query: textQuery(request.query),
    clock: deps.clock,
    database: deps.database,
  }
}

/** The day is today, whatever the address says: forms are about what is done now. */
export const todayOnly = (_query: Request['query'], clock: Clock): AsAt => {
  const today = londonDate(clock())
  return { on: today, today, dated: false }
}

/** Queries hold text only; a name given twice counts once, by its last value. */
const textQuery = (query: Request['query']): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => {
      const last = Array.isArray(value) ? value.at(-1) : value
      return typeof last === 'string' ? [[name, last]] : []
    }),
  )

export const pageContext = (context: Context, request: Request): PageContext => {
  const base = `/companies/${context.company}`
  const kept = new URLSearchParams()
  if (context.query.on) kept.set('on', context.query.on)
  if (context.query.known) kept.set('known', context.query.known)
  const query = kept.toString()
  const link = (path: string) => {
    if (query === '') return base + path
    const [before = '', anchor] = path.split('#')
    const joined = `${before}${before.includes('?') ? '&' : '?'}${query}`
    return `${base}${joined}${anchor === undefined ? '' : `#${anchor}`}`
  }
  return {
    ...context,
    base,
    link,
    may: (permission) => may(context.visitor.roles, permission),
    dates: datesOf(context, request),
  }
}

const datesOf = (context: Context, request: Request): Dates => {
  const { on, today, known } = context
  const path = `${request.baseUrl}${request.path}`
  const kept = Object.entries(context.query)
    .filter(([name, value]) => name !== 'on' && name !== 'known' && value)
    .map(([name, value]) => ({ name, value: String(value) }))
  const rest = new URLSearchParams(kept.map(({ name, value }) => [name, value])).toString()
  return {
    on,
    isToday: on === today && !known,
    isFuture: on > today,
    isPast: on < today || known !== undefined,
    ...(known ? { known, knownText: knownText(known), knownOn: londonDate(known) } : {}),
    path,
    todayHref: rest ? `${path}?${rest}` : path,
    kept,
  }
}

/** The end of a day is that day; any other instant is given with its time. */
const knownText = (known: Instant): string => {
  const day = londonDate(known)
  return known === endOfLondonDay(day) ? longDate(day) : longInstant(known)
}

/** The frame of a page: header, navigation, footer. */
export const frameOf = async (
  deps: WebDeps,
  request: Request,
  response: Response,
  page: { title: string; section?: string | undefined; refused?: boolean; context?: PageContext },
): Promise<object> => {
  const identity = await identityOf(request, response, deps.identify).catch(() => undefined)
  const context = page.context
  const head = context ? await deps.companyHead({ db: context.reader.db, company: context.company }) : undefined
  const name = head?.name ?? 'School companies'
  const role = context?.visitor.roles[0]
  const companies = new Set(identity?.grants.map(({ company }) => company))
  const here = identity?.grants.filter(({ company }) => company === context?.company) ?? []
  return {
    documentTitle: `${page.refused ? 'Error: ' : ''}${page.title}`,
    stylesheet: deps.stylesheet,
    name,
    disclosure: head?.disclosure,
    home: context?.base ?? '/',
    base: context?.base,
    person: identity?.name,
    role: role && head ? head.inItsWords(ROLE_NAMES[role]) : undefined,
    severalRoles: here.length > 1,
    severalCompanies: companies.size > 1,
    csrf: identity ? deps.csrf(request) : '',
    printed: `Printed ${longInstant(deps.clock())}`,
    nav: context && head ? marked(deps.navigation(context, head), context, page.section) : [],
  }
}

const marked = (items: { text: string; href: string }[], context: PageContext, section = '') => {
  const sectionHref = context.base + withParams(section, context.params)
  return items.map((item) => {
    const current = context.dates.path === item.href ? 'page' : item.href === sectionHref ? 'true' : undefined
    return { ...item, current }
  })
}
