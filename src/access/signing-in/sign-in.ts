import { type Request, type RequestHandler, type Response, Router, urlencoded } from 'express'
import { type FieldError, invalid, notFound, Refusal } from '../../kernel/errors.ts'
import { capitalised } from '../../kernel/text.ts'
import { frameOf, type Identity, identityOf, type WebDeps } from '../../platform/http/index.ts'
import { againstForgery, attempts, signIn, signOutEverywhere } from '../../platform/http/security.ts'
import { ROLE_NAMES } from '../../platform/permission.ts'
import { checkInvitation, setPassword } from './invitations.ts'
import { spelledEmail, userSigningIn } from './users.ts'

const formBody = urlencoded({ extended: false, limit: '20kb' })
const fieldsOf = (request: Request): Record<string, string> => {
  const body = (request.body ?? {}) as Record<string, unknown>
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? value : '']))
}

/** The pages outside any company: sign in, set a password, choose a company or a role, sign out. */
export const mountSignIn = (deps: WebDeps): Router => {
  const router = Router()
  // Of all attempts at a password, whether it is given or set.
  const perPlace = attempts(30, 15)
  mountDoor(router, deps, perPlace)
  mountPasswords(router, deps, perPlace)
  mountChoices(router, deps)
  return router
}

/** Where people come in, and go out. */
const mountDoor = (router: Router, deps: WebDeps, perPlace: RequestHandler): void => {
  const perAddress = attempts(10, 15, { by: (request) => spelledEmail(fieldsOf(request).email ?? '') })

  router.get('/', async (request, response) => {
    const identity = await identityOf(request, response, deps.identify)
    if (identity) return response.redirect(303, homeOf(identity))
    await show(deps, request, response, 'sign-in', 'Sign in', { next: localPath(request.query.next), errors: [] })
  })

  router.post('/sign-in', formBody, againstForgery, perPlace, perAddress, async (request, response) => {
    const { email = '', password = '', next } = fieldsOf(request)
    const errors = blankErrors(email, password)
    const signing = errors.length > 0 ? undefined : await userSigningIn(deps.database, email, password, deps.clock())
    if (signing === undefined) {
      if (errors.length === 0) errors.push({ pointer: '/email', detail: 'Email or password is not right' })
      const model = { email, next: localPath(next), errors: linked(errors) }
      return show(deps, request, response, 'sign-in', 'Sign in', model, 400)
    }
    await signIn(request, signing)
    response.redirect(303, localPath(next) ?? '/')
  })

  router.post('/sign-out', formBody, againstForgery, (request, response, next) => {
    request.session.destroy((error) => {
      if (error) return next(error)
      response.clearCookie('schoolco', { path: '/' })
      response.redirect(303, '/')
    })
  })
}

/** Where somebody who was invited sets a password. */
const mountPasswords = (router: Router, deps: WebDeps, perPlace: RequestHandler): void => {
  router.get('/set-password/:secret', perPlace, async (request, response) => {
    await checkInvitation(deps.database.reader, String(request.params.secret), deps.clock())
    await show(deps, request, response, 'set-password', 'Set your password', { action: request.path, errors: [] })
  })

  router.post('/set-password/:secret', formBody, againstForgery, perPlace, async (request, response) => {
    const { password = '', again = '' } = fieldsOf(request)
    try {
      const signing = await setPassword(deps.database, String(request.params.secret), { password, again }, deps.clock())
      await signOutEverywhere(request, signing.user)
      await signIn(request, signing)
      // Who was looked up a moment ago is looked up anew after any change: also whoever had the old password.
      await deps.identify(request)
      response.redirect(303, '/')
    } catch (error) {
      if (!(error instanceof Refusal) || error.fault.kind !== 'invalid' || !error.fault.fields[0]?.pointer) throw error
      const model = { action: request.path, errors: linked(error.fault.fields) }
      await show(deps, request, response, 'set-password', 'Set your password', model, 400)
    }
  })
}

/** Where whoever belongs to several companies, or has several roles in one, chooses. */
const mountChoices = (router: Router, deps: WebDeps): void => {
  const known = signedInOnly(deps)

  router.get('/companies', known, async (request, response) => {
    const identity = await identityOf(request, response, deps.identify)
    const slugs = [...new Set(identity?.grants.map(({ company }) => company))]
    const companies = await Promise.all(
      slugs.map(async (slug) => ({
        href: `/companies/${slug}`,
        text: (await deps.companyHead({ db: deps.database.reader, company: slug }))?.name ?? slug,
      })),
    )
    await show(deps, request, response, 'companies', 'Choose a company', { companies, waits: identity?.waits })
  })

  router.get('/companies/:company/role', known, async (request, response) => {
    const company = String(request.params.company)
    const options = (await rolesHere(deps, request, response)).map(({ ref, role, organisation }) => ({
      value: ref,
      text: `${capitalised(ROLE_NAMES[role])}${organisation ? `, ${organisation}` : ''}`,
    }))
    const value = request.session.chosen?.[company] ?? options[0]?.value
    await show(deps, request, response, 'choose-role', 'Choose a role', { action: request.path, options, value })
  })

  router.post('/companies/:company/role', known, formBody, againstForgery, async (request, response) => {
    const company = String(request.params.company)
    const { role = '' } = fieldsOf(request)
    const chosen = (await rolesHere(deps, request, response)).find(({ ref }) => ref === role)
    if (!chosen) throw invalid('Choose one of your roles', '/role')
    request.session.chosen = { ...request.session.chosen, [company]: chosen.ref }
    response.redirect(303, `/companies/${company}`)
  })
}

const signedInOnly =
  (deps: WebDeps): RequestHandler =>
  async (request, response, next) => {
    if ((await identityOf(request, response, deps.identify)) === undefined) return response.redirect(303, '/')
    next()
  }

const homeOf = ({ grants, waits }: Identity): string => {
  const companies = new Set(grants.map(({ company }) => company))
  const [only] = companies
  return companies.size === 1 && only && !waits ? `/companies/${only}` : '/companies'
}

const rolesHere = async (deps: WebDeps, request: Request, response: Response) => {
  const identity = await identityOf(request, response, deps.identify)
  const here = identity?.grants.filter(({ company }) => company === request.params.company) ?? []
  if (here.length === 0) throw notFound(`There is no company “${request.params.company}” that you can see`)
  return here
}

const blankErrors = (email: string, password: string): FieldError[] => [
  ...(email.trim() === '' ? [{ pointer: '/email', detail: 'Enter your email' }] : []),
  ...(password === '' ? [{ pointer: '/password', detail: 'Enter your password' }] : []),
]

/** Errors for summary and fields alike. */
const linked = (errors: readonly FieldError[]) =>
  errors.map(({ pointer, detail }) => ({ name: pointer.slice(1), detail, href: `#${pointer.slice(1)}` }))

/** Where to go after signing in: only ever an address of this site. */
const localPath = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\/(?![/\\])[^\\\s]*$/.test(value) ? value : undefined

const show = async (
  deps: WebDeps,
  request: Request,
  response: Response,
  view: string,
  title: string,
  page: object,
  status = 200,
) => {
  const frame = await frameOf(deps, request, response, { title, refused: status >= 400 })
  const model = { ...page, title, frame: { ...frame, csrf: deps.csrf(request) } }
  response.status(status).send(deps.templates.render(`access/views/${view}.njk`, model))
}
