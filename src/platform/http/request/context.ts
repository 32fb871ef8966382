import type { Request, Response } from 'express'
import { type Clock, type Instant, type IsoDate, londonDate } from '../../../kernel/dates.ts'
import type { Database } from '../../database/database.ts'
import { type Reader, readerOf } from '../../reader.ts'
import { type AsAt, asAt } from './as-at.ts'
import { type Guarded, guard, type Identify, type Identity, type Visitor, visitorIn } from './visitor.ts'

/** What every route is given by the app. */
export interface HttpDeps {
  database: Database
  clock: Clock
  identify: Identify
}

/** What a read or a page is given. Dates are checked before it runs. */
export interface Context<Q = Record<string, string | undefined>> {
  reader: Reader
  company: string
  visitor: Visitor
  /** The day asked for with ?on=, else today in London. */
  on: IsoDate
  /** True when ?on= or ?known= was given. */
  dated: boolean
  known?: Instant
  today: IsoDate
  params: Record<string, string>
  query: Q
  clock: Clock
  database: Database
}

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
