import { Router } from 'express'
import { frameOf, type WebDeps } from '../platform/http/index.ts'

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
