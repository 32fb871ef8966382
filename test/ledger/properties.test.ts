import { expect } from 'chai'
import fc from 'fast-check'
import type { Month } from '../../src/kernel/dates.ts'
import { Refusal } from '../../src/kernel/errors.ts'
import { pence } from '../../src/kernel/money.ts'
import {
  balanceSheet,
  balancesOn,
  closeMonth,
  eachPosting,
  ledgerChecks,
  type NewEntry,
  post,
  postAll,
  reopenMonth,
  takeBack,
  trialBalance,
} from '../../src/ledger/index.ts'
import type { Tx } from '../../src/platform/acts/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { day, type Ground, groundOf } from '../support/books.ts'
import { freshDatabase, KINDS } from '../support/database.ts'

const ACCOUNTS = ['1200', '1210', '2100', '3000', '3100', '4000', '4110', '4400', '5000', '6000', '6500', '8000']
const DAYS = [
  '2025-03-31',
  '2025-04-01',
  '2025-04-15',
  '2025-12-31',
  '2026-03-30',
  '2026-03-31',
  '2026-04-01',
  '2026-05-17',
]
const PROGRAMMES = ['reading', 'academy']

const side = fc.record({
  account: fc.constantFrom(...ACCOUNTS),
  programme: fc.constantFrom(undefined, undefined, ...PROGRAMMES),
  amount: fc.integer({ min: 1, max: 500_000 }),
})

/** A balanced entry of one debit to four, and as many credits as make it up. */
const anyEntry: fc.Arbitrary<NewEntry> = fc
  .record({ date: fc.constantFrom(...DAYS), debits: fc.array(side, { minLength: 1, maxLength: 4 }), against: side })
  .map(({ date, debits, against }) => {
    const named = (account: string, programme: string | undefined) => {
      const needed = programme ?? (account === '3100' ? 'reading' : undefined)
      return { account, ...(needed ? { programme: needed } : {}) }
    }
    const total = debits.reduce((sum, each) => sum + each.amount, 0)
    return {
      date: day(date),
      memo: 'Anything',
      source: 'journal',
      lines: [
        ...debits.map(({ account, programme, amount }) => ({ ...named(account, programme), debit: pence(amount) })),
        { ...named(against.account, against.programme), credit: pence(total) },
      ],
    }
  })

type Step = { name: string; run: (tx: Tx) => Promise<unknown> }
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .array(anyEntry, { minLength: 1, maxLength: 4 })
      .map((list) => ({ name: 'post', run: (tx: Tx) => postAll(tx, list) })),
  },
  { weight: 3, arbitrary: anyEntry.map((one) => ({ name: 'post', run: (tx: Tx) => post(tx, one) })) },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom(...DAYS)).map(([number, date]) => ({
      name: 'reverse',
      run: (tx: Tx) => takeBack(tx, String(number), day(date), 'A mistake'),
    })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('2025-03', '2025-04', '2026-03')
      .map((month) => ({ name: 'close', run: (tx: Tx) => closeMonth(tx, month as Month) })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('2025-03', '2025-04', '2026-03')
      .map((month) => ({ name: 'reopen', run: (tx: Tx) => reopenMonth(tx, month as Month, 'Late') })),
  },
)

for (const kind of KINDS) {
  describe(`whatever is posted, reversed, closed and reopened on ${kind}`, () => {
    let database: Database
    let drop: () => Promise<void>
    before(async () => {
      ;({ database, drop } = await freshDatabase(kind))
    })
    after(() => drop())
    let count = 0

    const begun = async (): Promise<Ground> => {
      const books = await groundOf(database, `any-${++count}`)
      await books.act((tx) =>
        tx.insert(
          'programme',
          PROGRAMMES.map((ref) => ({ ref, name: ref })),
        ),
      )
      return books
    }

    it('the books balance, and every balance is the sum of its postings on every day', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 12 }), async (steps) => {
          const books = await begun()
          for (const step of steps) {
            await books.act(step.run).catch((error) => {
              if (!(error instanceof Refusal)) throw error
            })
          }
          for (const check of await ledgerChecks(books.reader)) expect(check.failures, check.check).to.deep.equal([])
          for (const date of [...DAYS, '2025-04-14', '2026-12-31']) await agreesOn(books, date)
        }),
        { numRuns: kind === 'sqlite' ? 60 : 25 },
      )
    })

    const agreesOn = async ({ reader }: Ground, date: string) => {
      const added = new Map<string, number>()
      for await (const row of eachPosting(reader)) {
        if (row.date <= date) added.set(row.account, (added.get(row.account) ?? 0) + row.debit - row.credit)
      }
      const kept = await balancesOn(reader, day(date))
      expect(Object.fromEntries(kept.map((row) => [row.account, row.net]))).to.deep.equal(Object.fromEntries(added))
      const { totals } = await trialBalance(reader, day(date))
      expect(totals.debit).to.equal(totals.credit)
      const sheet = await balanceSheet(reader, day(date))
      expect(sheet.totals.netAssets).to.equal(sheet.totals.reserves)
    }
  })
}
