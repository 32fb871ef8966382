import type { Router } from 'express'

/** `live`: this process answers. `ready`: its database answers too, and has every table that this version needs. */
export const mountHealth = (router: Router, isReady: () => Promise<boolean>): void => {
  router.get('/health/live', (_request, response) => {
    response.json({ status: 'live' })
  })
  router.get('/health/ready', async (_request, response) => {
    const ready = await isReady().catch(() => false)
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready' })
  })
}
