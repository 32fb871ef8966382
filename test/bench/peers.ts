import { createWriteStream, existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { IsoDate } from '../../src/kernel/dates.ts'
import { money } from '../../src/kernel/money.ts'
import { balancesOn, journalText } from '../../src/ledger/index.ts'
import { readerOf } from '../../src/platform/reader.ts'
import { booksOf, COMPANY, openBooks } from './books.ts'
import { atLeast, atMost, type Bench, missing, type Result } from './goal.ts'
import { median } from './measure.ts'
import { finished, isInstalled, node } from './process.ts'

const [FROM, TO, AFTER] = ['2025-04-01', '2026-02-28', '2026-03-01']

/** Other programs that write an income statement from the same entries, and how many times faster ours is meant to be. */
const PEERS = [
  { program: 'ledger', least: 25 },
  { program: 'hledger', least: 100 },
]
const STATEMENT = ['bal', '^4', '^5', '^6', '^8', '-b', FROM, '-e', AFTER]
const BALANCES = ['bal', '--flat', '--no-total']

/**
 * Plain-text accounting over the same entries: the balances that it comes to, and how long it takes to an income and
 * expenditure account, against ours as a whole process, start included.
 */
export const peers: Bench = async ({ entries, folder }) => [...(await sums(folder)), ...(await speed(entries, folder))]

/** Ten thousand entries, which every program adds up in a second. */
const sums = async (folder: string): Promise<Result[]> => {
  const books = await booksOf(10_000, folder)
  const journal = await journalOf(books)
  const database = await openBooks(books)
  const balances = await balancesOn(readerOf(database, COMPANY), '2099-12-31' as IsoDate)
  await database.close()
  const own = new Map(balances.filter(({ net }) => net !== 0).map(({ account, net }) => [account, money(net)]))
  return PEERS.map(({ program }) => {
    const bench = `accounts that ${program} adds up otherwise`
    if (!isInstalled(program)) return missing(bench, `${program} is not installed here`)
    const { said } = finished(program, '-f', journal, ...BALANCES)
    const theirs = new Map([...said.matchAll(/£(-?[\d.]+) +(\d+) /g)].map(([, sum, account]) => [account, sum]))
    const accounts = [...new Set([...own.keys(), ...theirs.keys()])]
    return atMost(bench, accounts.filter((account) => own.get(account ?? '') !== theirs.get(account)).length, 0)
  })
}

const speed = async (entries: number, folder: string): Promise<Result[]> => {
  const books = await booksOf(entries, folder)
  const journal = await journalOf(books)
  const own = () =>
    node(
      'src/cli.ts',
      'report',
      'income-and-expenditure',
      COMPANY,
      '--from',
      FROM,
      '--to',
      TO,
      '--format',
      'json',
      '--data',
      books,
    )
  const runs = [own(), own(), own(), own(), own()]
  const seconds = median(runs.map((run) => run.seconds))
  const results: Result[] = [
    atMost('one report as a whole process, peak memory in MB', Math.max(...runs.map((run) => run.megabytes)), 200),
  ]
  for (const { program, least } of PEERS) {
    const bench = `one report as a whole process, times faster than ${program}`
    // A peer needs a minute and nine gigabytes for a million entries: once is enough for a ratio of a hundred.
    if (!isInstalled(program)) results.push(missing(bench, `${program} is not installed here`))
    else results.push(atLeast(bench, finished(program, '-f', journal, ...STATEMENT).seconds / seconds, least))
  }
  return results
}

/** The same entries as a plain-text journal, written once. */
const journalOf = async (books: string): Promise<string> => {
  const file = join(books, `${COMPANY}.journal`)
  if (existsSync(file)) return file
  const database = await openBooks(books)
  await pipeline(Readable.from(journalText(readerOf(database, COMPANY))), createWriteStream(`${file}.making`))
  await database.close()
  renameSync(`${file}.making`, file)
  return file
}
