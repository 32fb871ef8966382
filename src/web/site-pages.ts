import { Router } from 'express'
import { capitalised } from '../kernel/text.ts'
import { definePage, type PageDefinition } from '../platform/http/page.ts'
import { frameOf, type WebDeps } from '../platform/http/web.ts'
import { ROLE_NAMES } from '../platform/permission.ts'

/** The pages behind the links of the footer: open to everybody, the same for every company. */
const STATEMENTS = [
  { path: '/accessibility', view: 'web/views/accessibility.njk', title: 'Accessibility statement' },
  { path: '/privacy', view: 'web/views/privacy.njk', title: 'Privacy' },
  { path: '/figures', view: 'web/views/figures.njk', title: 'How figures are worked out' },
] as const

export const statements = (deps: WebDeps): Router => {
  const router = Router()
  for (const { path, view, title } of STATEMENTS) {
    router.get(path, async (request, response) => {
      const frame = await frameOf(deps, request, response, { title })
      response.send(deps.templates.render(view, { frame, title }))
    })
  }
  return router
}

/** The home of a role that has none of its own: what it may see. */
export const plainHome = ({ navigation, companyHead }: Pick<WebDeps, 'navigation' | 'companyHead'>): PageDefinition =>
  definePage({
    path: '',
    section: '',
    permission: 'directory:read',
    alsoFor: 'school:read',
    run: async (context) => {
      const [role] = context.visitor.roles
      const company = await companyHead(context.reader)
      const items = company ? navigation(context, company) : []
      return {
        view: 'web/views/home.njk',
        title: role ? capitalised(ROLE_NAMES[role]) : 'Home',
        model: { items: items.filter(({ href }) => href !== context.base) },
      }
    },
  })
