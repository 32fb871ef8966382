import type { Knex } from 'knex'
import { balancesMatch } from '../../src/ledger/checks.ts'
import { readerOf } from '../../src/platform/reader.ts'
import { booksOf, COMPANY, openBooks } from './books.ts'
import { atMost, type Bench } from './goal.ts'
import { interleaved, timed } from './measure.ts'

/** Every kept balance derived again from the postings, as `verify` does, against the plain SQL that sums them. */
export const balances: Bench = async ({ entries, folder }) => {
  const database = await openBooks(await booksOf(entries, folder))
  const reader = readerOf(database, COMPANY)
  const took = await interleaved(3, {
    ours: () => timed(() => balancesMatch(reader)),
    bare: () => timed(() => summed(database.reader)),
  })
  await database.close()
  return [atMost('balances derived again, to plain SQL', took.ours / took.bare, 1.5)]
}

const summed = (db: Knex): Promise<unknown[]> =>
  db('posting')
    .where({ company: COMPANY })
    .groupBy('account', 'month')
    .select('account', 'month')
    .sum({ debit: 'debit', credit: 'credit' })
