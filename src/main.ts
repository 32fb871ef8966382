import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { type Clock, systemClock } from './kernel/dates.ts'
import { migrate, openDatabase } from './platform/database/index.ts'
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
  await listening(server, config)
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

const listening = (server: Server, { host, port }: Config): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
