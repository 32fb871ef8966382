import type { Request, Response } from 'express'
import { endOfLondonDay, type Instant, londonDate, longDate, longInstant } from '../../../kernel/dates.ts'
import type { AnyAct } from '../../acts/act.ts'
import { may, ROLE_NAMES } from '../../permission.ts'
import type { Reader } from '../../reader.ts'
import type { Register } from '../../registers/register.ts'
import { type Context, type HttpDeps, identityOf } from '../request/context.ts'
import type { Templates } from '../views/templates.ts'
import { type Dates, type PageContext, withParams } from './page.ts'

/** What pages need beyond that. */
export interface WebDeps extends HttpDeps {
  templates: Templates
  stylesheet: string
  /** The name and the trading disclosure of a company, for header and footer. */
  companyHead: (reader: Reader) => Promise<CompanyHead | undefined>
  navigation: Navigation
  /** What rules are called on pages: { 'board.council-cap': 'Council cap' }. */
  ruleTitles: Record<string, string>
  acts: ReadonlyMap<string, AnyAct>
  registers: readonly Register[]
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

export const pageContext = (
  context: Context,
  request: Request,
  { acts, registers }: Pick<WebDeps, 'acts' | 'registers'>,
): PageContext => {
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
    acts,
    registers,
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

/** What went wrong is no page of any section, so there nothing is marked. */
const marked = (items: { text: string; href: string }[], context: PageContext, section: string | undefined) => {
  if (section === undefined) return items
  const sectionHref = context.base + withParams(section, context.params)
  return items.map((item) => {
    const current = context.dates.path === item.href ? 'page' : item.href === sectionHref ? 'true' : undefined
    return { ...item, current }
  })
}
