import { csrfSync } from 'csrf-sync'
import type { Request, RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import helmet from 'helmet'
import { forbidden, Refusal } from '../../kernel/errors.ts'

export { signIn, signOutEverywhere } from './server/session.ts'

/** Only our own style sheet and pictures load; no script runs at all, and no other site may frame a page. */
export const securityHeaders = (secure: boolean): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
  })

const csrf = csrfSync({
  getTokenFromRequest: (request) =>
    (request.body as { _csrf?: string } | undefined)?._csrf ?? request.header('x-csrf-token'),
  size: 32,
})

/** The token that every form of this session carries. */
export const csrfToken = (request: Request): string => csrf.generateToken(request)

/** Refuses a change that did not come from one of our own forms. */
export const againstForgery: RequestHandler = (request, _response, next) => {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method) || csrf.isRequestValid(request)) return next()
  next(
    forbidden(
      'form',
      'This form is out of date, or did not come from this site. Open the page again and send it again',
    ),
  )
}

interface Attempts {
  /** What is counted together; by default all from one place. */
  by?: (request: Request) => string
  /** Which answers count: every refusal, or only those to nobody we know. */
  counts?: 'refused' | 'unauthenticated'
}

/** At most so many failed attempts: passwords and tokens cannot be tried out. */
export const attempts = (limit: number, minutes: number, { by, counts = 'refused' }: Attempts = {}): RequestHandler =>
  rateLimit({
    windowMs: minutes * 60_000,
    limit,
    standardHeaders: false,
    legacyHeaders: false,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_request, { statusCode }) =>
      counts === 'refused' ? statusCode < 400 : statusCode !== 401 && statusCode !== 429,
    ...(by ? { keyGenerator: by } : {}),
    handler: (_request, _response, next) =>
      next(
        new Refusal({
          kind: 'too-many',
          detail: `Too many attempts. Wait ${minutes} minutes and try again`,
          retryAfterSeconds: minutes * 60,
        }),
      ),
  })
