import express, { type Express, type Request, type RequestHandler, Router, urlencoded } from 'express'
import { isMigrated } from '../db/migrate.ts'
import { identifying, mountSignIn } from './access/index.ts'
import type { Config } from './config.ts'
import { features as allFeatures } from './features.ts'
import type { Clock } from './kernel/dates.ts'
import type { Database } from './platform/database/index.ts'
import type { Feature } from './platform/feature.ts'
import { openTemplates, type WebDeps } from './platform/http/index.ts'
import { brokenOff, noRoute, problemHandler } from './platform/http/problem.ts'
import { againstForgery, attempts, csrfToken, securityHeaders } from './platform/http/security.ts'
import {
  API_OF_COMPANY,
  errorPages,
  methodsOver,
  mountActs,
  mountForms,
  mountHealth,
  mountPages,
  mountReads,
  noPage,
  openApiOf,
  requestLog,
  sectionsBelow,
  sessions,
} from './platform/http/serving.ts'
import type { Log } from './platform/log.ts'
import { apiDocs } from './web/api-docs.ts'
import { assets } from './web/assets.ts'
import { companyHeads } from './web/company-head.ts'
import { navigationOver } from './web/navigation.ts'
import { statements } from './web/site-pages.ts'

export interface AppDeps {
  database: Database
  clock: Clock
  config: Pick<Config, 'secureCookies'>
  log: Log
  features?: readonly Feature[]
}

/** The application, in the order in which a request meets it. */
export const createApp = async ({
  database,
  clock,
  config,
  log,
  features = allFeatures,
}: AppDeps): Promise<Express> => {
  const { acts, registers, reads, pages, forms, ruleTitles } = gathered(features)
  const { stylesheet, router: assetFiles } = assets()
  const navigation = navigationOver(new Set(pages.map(({ path }) => path)))
  const web: WebDeps = {
    database,
    clock,
    identify: identifying({ database, clock }),
    templates: openTemplates(),
    stylesheet,
    companyHead: companyHeads(),
    navigation,
    ruleTitles,
    acts: new Map(acts.map((act) => [act.name, act])),
    registers,
    csrf: csrfToken,
  }
  const app = express()
  app.disable('x-powered-by').set('etag', false).set('query parser', 'simple')
  if (config.secureCookies) app.set('trust proxy', 1)

  app.use(requestLog(log), securityHeaders(config.secureCookies))
  mountHealth(app, () => isMigrated(database))
  app.use(assetFiles)
  app.use(noStore, unlessToken(await sessions(database, config.secureCookies)))

  const api = Router()
  api.use(onlyToken(attempts(100, 15, { counts: 'unauthenticated' })), unlessToken(signedInForms))
  const answers = sectionsBelow(API_OF_COMPANY)
  mountReads(answers, reads, web)
  mountActs(answers, acts, reads, web)
  api.use(answers.handler)
  api.use(apiDocs(() => openApiOf(acts, reads), web))
  app.use(ofApi(api))
  app.use('/api', noRoute(methodsOver(acts, reads)), problemHandler(log))

  app.use(statements(web), mountSignIn(web))
  app.use(urlencoded({ extended: false, limit: '200kb', parameterLimit: 2000 }), againstForgery)
  // Forms first, so that /resolutions/new is not looked for as a resolution.
  const places = sectionsBelow('/companies/:company')
  mountForms(places, forms, web)
  mountPages(places, pages, web)
  app.use(places.handler)
  app.use(noPage, errorPages(web, log), brokenOff(log))
  return app
}

/** What the features bring, in one list of each kind. */
const gathered = (features: readonly Feature[]) => ({
  acts: features.flatMap(({ acts = [] }) => acts),
  registers: features.flatMap(({ registers = [] }) => registers),
  reads: features.flatMap(({ reads = [] }) => reads),
  pages: features.flatMap(({ pages = [] }) => pages),
  forms: features.flatMap(({ forms = [] }) => forms),
  ruleTitles: Object.assign({}, ...features.map(({ ruleTitles = {} }) => ruleTitles)) as Record<string, string>,
})

/** Answers are about people and money, and belong to one visitor: no cache between may keep them. */
const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'private, no-cache')
  next()
}

/** A page is not looked for among the hundred addresses of the API. */
const ofApi =
  (api: RequestHandler): RequestHandler =>
  (request, response, next) =>
    /^\/api(\/|$)/i.test(request.path) ? api(request, response, next) : next()

/** Tokens are for the API. A page is for people, whatever else a proxy or a program may have put into the request. */
const isByToken = ({ path, headers }: Request): boolean =>
  headers.authorization !== undefined && /^\/api\/v1(\/|$)/i.test(path)

/** A program with a token has no session, and no form that could be forged. */
const unlessToken =
  (handler: RequestHandler): RequestHandler =>
  (request, response, next) =>
    isByToken(request) ? next() : handler(request, response, next)

/** Wrong tokens are counted; who shows none at all is simply not let in. */
const onlyToken =
  (handler: RequestHandler): RequestHandler =>
  (request, response, next) =>
    isByToken(request) ? handler(request, response, next) : next()

/** A change over the API by session needs the token of a form, as a form does; who is nobody is told to sign in. */
const signedInForms: RequestHandler = (request, response, next) =>
  request.session?.user === undefined ? next() : againstForgery(request, response, next)
