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
  const answers = answersOf(server)
  return async () => {
    answers.stop()
    await lastArrivals(answers.arrived)
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeIdleConnections()
    answers.areLast()
    const giveUp = setTimeout(answers.leaveSlowVisitors, PATIENCE_MILLISECONDS)
    await answers.allMade()
    clearTimeout(giveUp)
    const cut = setTimeout(() => server.closeAllConnections(), PATIENCE_MILLISECONDS)
    await closed
    clearTimeout(cut)
  }
}

const lastArrivals = async (arrived: () => number): Promise<void> => {
  let before: number
  let waited = 0
  do {
    before = arrived()
    await pause(QUIET_MILLISECONDS)
    waited += QUIET_MILLISECONDS
  } while (arrived() > before && waited < LONGEST_MILLISECONDS)
}

/** Which answers of a server are not made yet. */
const answersOf = (server: Server) => {
  const open = new Set<ServerResponse>()
  let stopping = false
  let arrived = 0
  let whenAllMade = () => {}

  const made = (response: ServerResponse) => {
    open.delete(response)
    if (open.size === 0) whenAllMade()
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

  return {
    arrived: () => arrived,
    /** Every request that comes from here on has the last answer of its connection. */
    stop: () => {
      stopping = true
    },
    /** So have those that came before. */
    areLast: () => open.forEach(isLast),
    leaveSlowVisitors: () => {
      for (const response of open) {
        const { req: request } = response
        if (!request.complete) request.destroy()
        if (request.socket.destroyed) made(response)
      }
    },
    allMade: () =>
      new Promise<void>((resolve) => {
        whenAllMade = resolve
        if (open.size === 0) resolve()
      }),
  }
}

const isLast = (response: ServerResponse): void => {
  if (!response.headersSent) response.setHeader('Connection', 'close')
}
