import type { AddressInfo } from 'node:net'
import express, { type Express } from 'express'
import knex, { type Knex } from 'knex'

/** knex over sqlite3 as its documentation opens it, with the same care for durability as ours. */
export const openBare = (filename: string): Knex =>
  knex({
    client: 'sqlite3',
    connection: { filename },
    useNullAsDefault: true,
    pool: {
      min: 0,
      max: 1,
      afterCreate: (connection: { exec(sql: string, done: (error: Error | null) => void): void }, done: () => void) =>
        connection.exec('PRAGMA busy_timeout = 15000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL', done),
    },
  })

/** An Express server on a free port, which says its address as ours does. */
export const createBareServer = (routes: (app: Express) => void): void => {
  const app = express().disable('x-powered-by').disable('etag')
  routes(app)
  const server = app.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    console.log(JSON.stringify({ url: `http://127.0.0.1:${port}` }))
  })
}
