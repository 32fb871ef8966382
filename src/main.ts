import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { migrate } from '../db/migrate.ts'
import { createApp } from './app.ts'
import { type Config, ConfigError } from './config.ts'
import { type Clock, systemClock } from './kernel/dates.ts'
import { openDatabase } from './platform/database/index.ts'
import { lastAnswers } from './platform/http/serving.ts'
import { openLog } from './platform/log.ts'

export interface Serving {
  url: string
  /** Takes no more requests, answers those under way, closes the database. */
  close: () => Promise<void>
  /** Resolves when the server has stopped, by `close` or by a signal. */
  stopped: Promise<void>
}

/** Brings the database up to date and serves the pages and the API, until it is told to stop. */
export const serve = async (config: Config, { clock = systemClock }: { clock?: Clock } = {}): Promise<Serving> => {
  const log = openLog(config.logLevel)
  const database = await openDatabase(config.database)
  await migrate(database)
  const server = createServer(await createApp({ database, clock, config, log }))
  const finished = lastAnswers(server)
  await listening(server, config).catch(async (error) => {
    await database.close()
    throw error
  })
  const { port } = server.address() as AddressInfo
  const url = `http://${config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host}:${port}`
  log.info({ url }, 'serving')

  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= finished()
      .then(() => database.close())
      .then(() => log.info('stopped'))
    return closing
  }
  const stopped = new Promise<void>((resolve, reject) => {
    const stop = () => close().then(resolve, reject)
    server.once('close', stop)
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop)
  })
  return { url, close, stopped }
}

/** Throws where nothing could be served at the address, for whoever has much to do before it is served. */
export const tryAddress = async (config: Config): Promise<void> => {
  const server = createServer()
  await listening(server, config)
  await new Promise((resolve) => server.close(resolve))
}

const listening = (server: Server, { host, port }: Config): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const said = NOT_SERVED[error.code ?? '']
      reject(said ? new ConfigError(said(host, port)) : error)
    })
    server.listen(port, host, resolve)
  })

const noAddress = (host: string) => `HOST ${host} is no address of this machine`

/** Why nothing can be served at an address, and what to do. */
const NOT_SERVED: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (host, port) =>
    `Something else serves on port ${port} of ${host}. End it, or name a free port: --port ${port + 1}`,
  EACCES: (_, port) => `You may not serve on port ${port}. Name one above 1023 with --port`,
  EADDRNOTAVAIL: noAddress,
  ENOTFOUND: noAddress,
  EAI_AGAIN: noAddress,
}
