import type { Server, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

/** How long a visitor may take to send the rest of a request, or to fetch an answer that is ready. */
const PATIENCE_MILLISECONDS = 10_000

/**
 * Requests still arrive that were sent before anybody could know of the end: a connection that the server has not taken up
 * yet, or on which it has read nothing, would be cut without an answer. The last has come when for so long none came.
 */
const QUIET_MILLISECONDS = 100
const LONGEST_MILLISECONDS = 2000

/**
 * Stops a server after its last answers: every request that has come is answered, then no more come, and each answer says
 * that its connection ends. A request counts until its answer is made, also where the visitor has gone: what it asks of the
 * database is still under way, and the database must stay open for it. Work that takes long is waited for; visitors who
 * are slow are not.
 */
export const lastAnswers = (server: Server): (() => Promise<void>) => {
  const open = new Set<ServerResponse>()
  let stopping = false
  let arrived = 0
  let allMade = () => {}

  const made = (response: ServerResponse) => {
    open.delete(response)
    if (open.size === 0) allMade()
  }
  const isLast = (response: ServerResponse) => {
    if (!response.headersSent) response.setHeader('Connection', 'close')
  }
  server.prependListener('request', (_, response: ServerResponse) => {
    open.add(response)
    arrived += 1
    if (stopping) isLast(response)
    const end = response.end as (...given: unknown[]) => ServerResponse
    response.end = ((...given: unknown[]) => {
      made(response)
      return end.apply(response, given)
    }) as typeof response.end
    // A file that is being sent to a visitor who goes is never ended; nothing but a file is sent in parts.
    response.once('close', () => response.headersSent && made(response))
    response.once('finish', () => stopping && setImmediate(() => server.closeIdleConnections()))
  })

  const lastArrivals = async () => {
    let before: number
    let waited = 0
    do {
      before = arrived
      await pause(QUIET_MILLISECONDS)
      waited += QUIET_MILLISECONDS
    } while (arrived > before && waited < LONGEST_MILLISECONDS)
  }

  return async () => {
    stopping = true
    await lastArrivals()
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeIdleConnections()
    for (const response of open) isLast(response)
    const giveUp = setTimeout(() => {
      for (const response of open) {
        const { req: request } = response
        if (!request.complete) request.destroy()
        if (request.socket.destroyed) made(response)
      }
    }, PATIENCE_MILLISECONDS)
    await new Promise<void>((resolve) => {
      allMade = resolve
      if (open.size === 0) resolve()
    })
    clearTimeout(giveUp)
    const cut = setTimeout(() => server.closeAllConnections(), PATIENCE_MILLISECONDS)
    await closed
    clearTimeout(cut)
  }
}
