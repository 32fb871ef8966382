import { type Check, type CheckFailure, checkOf } from '../kernel/check.ts'
import { money } from '../kernel/money.ts'
import type { Reader } from '../platform/reader.ts'
import { CODES } from './chart.ts'

/** What `verify` derives again of the ledger. Everything is summed by the database, in a few passes over the postings. */
export const ledgerChecks = async (reader: Reader): Promise<Check[]> => [
  await balanced(reader),
  await balancesMatch(reader),
  await gapless(reader),
  await fundByProgramme(reader),
]

/** Every entry has lines, and as much debit as credit. */
const balanced = async ({ db, company }: Reader): Promise<Check> => {
  const wrong = (await db('posting')
    .where({ company })
    .groupBy('entry')
    .havingRaw('sum(debit) <> sum(credit)')
    .select('entry')
    .sum({ debit: 'debit', credit: 'credit' })
    .orderBy('entry')
    .limit(100)) as unknown as { entry: number; debit: number; credit: number }[]
  const empty: { number: number }[] = await db('entry')
    .where({ company })
    .whereNotExists(
      db('posting').whereRaw('posting.company = entry.company and posting.entry = entry.number').select('id'),
    )
    .select('number')
    .limit(100)
  const [row] = await db('entry').where({ company }).count({ count: '*' })
  const failures: CheckFailure[] = [
    ...wrong.map(({ entry, debit, credit }) =>
      failure('entry', String(entry), `debits are ${money(debit)}, credits ${money(credit)}`, entry),
    ),
    ...empty.map(({ number }) => failure('entry', String(number), 'the entry has no lines', number)),
  ]
  return checkOf('ledger.balanced', Number(row?.count ?? 0), failures)
}

/** The kept balances are the sums of the postings. */
export const balancesMatch = async ({ db, company }: Reader): Promise<Check> => {
  interface Kept {
    account: string
    month: string
    stream: string
    debit: number
    credit: number
  }
  const kept: Kept[] = await db('balance').where({ company }).select('account', 'month', 'stream', 'debit', 'credit')
  const summed = (await db('posting')
    .where({ company })
    .groupByRaw("account, month, coalesce(stream, '')")
    .select('account', 'month', db.raw("coalesce(stream, '') as stream"))
    .sum({ debit: 'debit', credit: 'credit' })) as unknown as Kept[]
  const keyOf = ({ account, month, stream }: Kept) => [account, month, stream].join(' ').trim()
  const byKey = new Map(summed.map((row) => [keyOf(row), row]))
  const failures: CheckFailure[] = []
  for (const row of kept) {
    const key = keyOf(row)
    const { debit, credit } = byKey.get(key) ?? { debit: 0, credit: 0 }
    byKey.delete(key)
    if (debit === row.debit && credit === row.credit) continue
    const says = `kept ${money(row.debit)} and ${money(row.credit)}, the postings say ${money(debit)} and ${money(credit)}`
    failures.push(failure('balance', key, says))
  }
  for (const key of byKey.keys()) failures.push(failure('balance', key, 'postings have no kept balance'))
  return checkOf('ledger.balances-match', kept.length, failures)
}

/** Entries are numbered from 1 without a gap, up to the number that the chain counted. */
const gapless = async ({ db, company }: Reader): Promise<Check> => {
  const [row] = await db('entry').where({ company }).count({ count: '*' }).max({ last: 'number' })
  const chain = await db('chain').where({ company }).first('entries')
  const count = Number(row?.count ?? 0)
  const last = Math.max(Number(row?.last ?? 0), Number(chain?.entries ?? 0))
  if (count === last) return checkOf('ledger.numbering-gapless', count, [])
  const missing: { number: number }[] = await db('entry as e')
    .where('e.company', company)
    .whereNotExists(
      db('entry as next').whereRaw('next.company = e.company and next.number = e.number + 1').select('next.number'),
    )
    .where('e.number', '<', last)
    .orderBy('e.number')
    .limit(100)
    .select('e.number')
  const gaps = missing.map(({ number }) => number + 1)
  const first = await db('entry').where({ company, number: 1 }).first('number')
  if (!first && last > 0) gaps.unshift(1)
  return checkOf(
    'ledger.numbering-gapless',
    count,
    gaps.map((number) => failure('entry', String(number), `there is no entry ${number}`, number)),
  )
}

/** The reinvestment fund is the sum of its programmes, none of which is below nothing. */
export const fundByProgramme = async ({ db, company }: Reader): Promise<Check> => {
  const rows: { programme: string | null; debit: number; credit: number }[] = await db('posting')
    .where({ company, account: CODES.reinvestmentFund })
    .groupBy('programme')
    .select('programme')
    .sum({ debit: 'debit', credit: 'credit' })
  const [kept] = await db('balance')
    .where({ company, account: CODES.reinvestmentFund })
    .sum({ debit: 'debit', credit: 'credit' })
  const named = rows.filter((row) => row.programme !== null)
  const failures: CheckFailure[] = []
  for (const { programme, debit, credit } of named) {
    if (credit < debit) {
      failures.push(failure('programme', String(programme), `the programme has ${money(credit - debit)} in the fund`))
    }
  }
  const fund = Number(kept?.credit ?? 0) - Number(kept?.debit ?? 0)
  const total = named.reduce((net, row) => net + row.credit - row.debit, 0)
  if (fund !== total) {
    failures.push(
      failure('posting', CODES.reinvestmentFund, `3100 holds ${money(fund)}, its programmes ${money(total)}`),
    )
  }
  return checkOf('subledger.reinvestment', named.length, failures)
}

const failure = (table: string, id: string, message: string, entry?: number): CheckFailure => ({
  table,
  id,
  ...(entry === undefined ? {} : { entry: String(entry) }),
  message,
})
