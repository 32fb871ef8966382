import { booksOf, COMPANY } from './books.ts'
import { atMost, type Bench } from './goal.ts'
import { interleaved, median } from './measure.ts'
import { node } from './process.ts'

/**
 * The whole verification of a company as a command, against a plain read of every entry and posting through knex; and whether
 * the books can grow without it needing more memory.
 */
export const verify: Bench = async ({ entries, folder }) => {
  const [small, large] = [await booksOf(entries / 10, folder), await booksOf(entries, folder)]
  const verified = (books: string) => node('src/cli.ts', 'verify', COMPANY, '--data', books)
  const read = (books: string) => node('test/bench/bare/rows.ts', books)
  const memory: number[] = []
  const took = await interleaved(2, {
    ours: async () => {
      const { seconds, megabytes } = verified(small)
      memory.push(megabytes)
      return seconds
    },
    bare: async () => read(small).seconds,
  })
  const [ours, bare] = [verified(large), read(large)]
  return [
    atMost(`verify of ${entries / 10} entries, to a plain read of the same rows`, took.ours / took.bare, 1.5),
    atMost(`verify of ${entries} entries, to a plain read of the same rows`, ours.seconds / bare.seconds, 1.2),
    atMost('its peak memory, to the plain read', ours.megabytes / bare.megabytes, 2),
    atMost('its peak memory, in MB', ours.megabytes, 300),
    atMost('growth of its memory from a tenth of the entries', ours.megabytes / median(memory), 1.3),
  ]
}
