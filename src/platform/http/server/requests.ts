import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import type { Log } from '../../log.ts'

/** One line a request: method, route pattern, state, time and an id; never an address with its query, a body or a name. */
export const requestLog =
  (log: Log): RequestHandler =>
  (request, response, next) => {
    const began = process.hrtime.bigint()
    const id = randomUUID()
    response.setHeader('X-Request-Id', id)
    if (log.isLevelEnabled('info')) {
      response.on('finish', () => {
        const ms = Number((process.hrtime.bigint() - began) / 1000n) / 1000
        const route = (request.route as { path?: string } | undefined)?.path ?? 'none'
        log.info({ id, method: request.method, route, status: response.statusCode, ms }, 'request')
      })
    }
    next()
  }
