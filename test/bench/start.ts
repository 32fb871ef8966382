import { booksOf } from './books.ts'
import { atMost, type Bench } from './goal.ts'
import { interleaved } from './measure.ts'
import { serving } from './process.ts'

/** From nothing to the first answer over a database that is there, against Express, knex and sqlite3 alone. */
export const start: Bench = async ({ folder }) => {
  const books = await booksOf(10_000, folder)
  const took = await interleaved(7, {
    ours: () => firstAnswer('/health/ready', 'src/cli.ts', 'serve', '--port', '0', '--json', '--data', books),
    bare: () => firstAnswer('/entries/1', 'test/bench/bare/server.ts', books),
  })
  return [atMost('cold start to the first answer, to Express, knex and sqlite3', took.ours / took.bare, 2)]
}

/** How many milliseconds a server needs to start and answer; that it stops again is not counted. */
const firstAnswer = async (path: string, script: string, ...args: string[]): Promise<number> => {
  const began = performance.now()
  const server = await serving(script, ...args)
  const answer = await fetch(server.url + path)
  if (answer.status !== 200) throw new Error(`${script} was answered with ${answer.status}`)
  await answer.text()
  const took = performance.now() - began
  await server.stop()
  return took
}
