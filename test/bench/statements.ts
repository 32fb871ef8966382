import { Agent, get } from 'node:http'
import type { Knex } from 'knex'
import { booksOf, COMPANY, openBooks } from './books.ts'
import { atMost, type Bench, type Result } from './goal.ts'
import { interleaved, median, timed } from './measure.ts'
import { type Server, serving } from './process.ts'
import { signedIn } from './visitor.ts'

/** The statements at a month end, and the bare sum over the kept balances from which each could be written. */
const STATEMENTS = {
  'income-and-expenditure': { query: 'from=2025-04-01&to=2026-02-28', from: '2025-04', to: '2026-02' },
  'balance-sheet': { query: 'on=2026-02-28', from: '2024-01', to: '2026-02' },
  'trial-balance': { query: 'on=2026-02-28', from: '2024-01', to: '2026-02' },
}
type Statement = keyof typeof STATEMENTS
const NAMES = Object.keys(STATEMENTS) as Statement[]

const ROUNDS = 7
const CALLS = 40
/** A server that has just started answers by code that nobody has optimised yet; a statement is asked of one that is in use. */
const WARM_UP = 1500

/** Statements over HTTP against the summary SQL through knex and an Express greeting, and their growth with the ledger. */
export const statements: Bench = async ({ entries, folder }) => {
  const [small, large] = await Promise.all([opened(entries / 10, folder), opened(entries, folder)])
  const bare = await serving('test/bench/bare/server.ts', large.folder)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const asked =
    (server: Server, path: string, headers = {}) =>
    () =>
      p50(() => fetched(agent, server.url + path, headers))
  const pathOf = (name: Statement) => `/api/v1/companies/${COMPANY}/reports/${name}?${STATEMENTS[name].query}`
  for (let call = 0; call < WARM_UP; call += 1) {
    const name = NAMES[call % NAMES.length] as Statement
    await fetched(agent, small.server.url + pathOf(name), small.headers)
    await fetched(agent, large.server.url + pathOf(name), large.headers)
    await fetched(agent, `${bare.url}/hello`, {})
    await summary(large.database.reader, STATEMENTS[name].from, STATEMENTS[name].to)
  }
  const results: Result[] = []
  for (const name of NAMES) {
    const { from, to } = STATEMENTS[name]
    const path = pathOf(name)
    const took = await interleaved(ROUNDS, {
      small: asked(small.server, path, small.headers),
      large: asked(large.server, path, large.headers),
      hello: asked(bare, '/hello'),
      sql: () => p50(() => summary(large.database.reader, from, to)),
    })
    results.push(
      atMost(`${name} over HTTP, p50, to summary SQL and a greeting`, took.large / (took.hello + took.sql), 2),
      atMost(`${name}, growth from a tenth of the entries`, took.large / took.small, 1.3),
    )
  }
  agent.destroy()
  await Promise.all([small.close(), large.close(), bare.stop()])
  return results
}

const opened = async (entries: number, folder: string) => {
  const made = await booksOf(entries, folder)
  const server = await serving('src/cli.ts', 'serve', '--port', '0', '--json', '--data', made)
  const database = await openBooks(made)
  const close = () => Promise.all([server.stop(), database.close()])
  return { folder: made, server, database, close, headers: await signedIn(server.url, made) }
}

const p50 = async (call: () => Promise<unknown>): Promise<number> => {
  const taken: number[] = []
  for (let i = 0; i < CALLS; i += 1) taken.push(await timed(call))
  return median(taken)
}

const summary = (db: Knex, from: string, to: string): Promise<unknown[]> =>
  db('balance')
    .where({ company: COMPANY })
    .whereBetween('month', [from, to])
    .groupBy('account', 'stream')
    .select('account', 'stream')
    .sum({ debit: 'debit', credit: 'credit' })

const fetched = (agent: Agent, url: string, headers: object): Promise<void> =>
  new Promise((resolve, reject) => {
    get(url, { agent, headers: { ...headers } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} was answered with ${response.statusCode}`))
      response.resume().on('end', resolve)
    }).on('error', reject)
  })
