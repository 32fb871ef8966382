import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Router } from 'express'
import { packageRoot } from '../platform/package-root.ts'

const YEAR = 'public, max-age=31536000, immutable'

/** The style sheet under a name that changes with it, and the mark. They are all the files that a page loads. */
export const assets = (): { stylesheet: string; router: Router } => {
  const built = join(packageRoot(), 'dist/web/app.css')
  const css = existsSync(built) ? readFileSync(built) : Buffer.from('')
  const digest = createHash('sha256').update(css).digest('hex').slice(0, 12)
  const stylesheet = `/assets/app-${digest}.css`
  const mark = readFileSync(join(packageRoot(), 'src/web/assets/mark.svg'))
  const router = Router()
  router.get(stylesheet, (_request, response) => {
    response.type('css').setHeader('Cache-Control', YEAR).send(css)
  })
  router.get('/assets/mark.svg', (_request, response) => {
    response.type('svg').setHeader('Cache-Control', YEAR).send(mark)
  })
  return { stylesheet, router }
}
