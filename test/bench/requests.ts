import autocannon from 'autocannon'
import { booksOf, COMPANY } from './books.ts'
import { atLeast, type Bench } from './goal.ts'
import { interleaved } from './measure.ts'
import { serving } from './process.ts'
import { signedIn } from './visitor.ts'

const SECONDS = 3
const ROUNDS = 3

/** A signed-in visitor's record as JSON and page of fifty rows, against servers that do nothing else. */
export const requests: Bench = async ({ folder }) => {
  const books = await booksOf(100_000, folder)
  const ours = await serving('src/cli.ts', 'serve', '--port', '0', '--json', '--data', books)
  const bare = await serving('test/bench/bare/server.ts', books)
  const barePages = await serving('test/bench/bare/pages.ts')
  const headers = await signedIn(ours.url, books)
  const took = await interleaved(ROUNDS, {
    record: () => rate(`${ours.url}/api/v1/companies/${COMPANY}/entries/4711`, headers),
    bareRecord: () => rate(`${bare.url}/entries/4711`),
    page: () => rate(`${ours.url}/companies/${COMPANY}/recorded`, headers),
    barePage: () => rate(`${barePages.url}/page`),
  })
  await Promise.all([ours.stop(), bare.stop(), barePages.stop()])
  return [
    atLeast('a journal entry as JSON, signed in, to Express and one knex read', took.record / took.bareRecord, 0.5),
    atLeast('a page of fifty rows, signed in, to Express and nunjucks', took.page / took.barePage, 0.35),
  ]
}

/** Answers a second to fifty connections that ask again and again; every one must be a good answer. */
const rate = async (url: string, headers: Record<string, string> = {}): Promise<number> => {
  const result = await autocannon({ url, headers, connections: 50, duration: SECONDS })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`)
  return result.requests.total / result.duration
}
