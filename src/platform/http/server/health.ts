import type { Router } from 'express'
import { type Database, isMigrated } from '../../database/database.ts'

/** `live`: this process answers. `ready`: its database answers too, and has every table that this version needs. */
export const mountHealth = (router: Router, database: Database): void => {
  router.get('/health/live', (_request, response) => {
    response.json({ status: 'live' })
  })
  router.get('/health/ready', async (_request, response) => {
    const ready = await isMigrated(database).catch(() => false)
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready' })
  })
}
