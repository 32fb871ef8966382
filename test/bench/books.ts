import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '../../db/migrate.ts'
import { parseCompany, recordCompany } from '../../src/company/index.ts'
import { addDays, type IsoDate, systemClock } from '../../src/kernel/dates.ts'
import { pence } from '../../src/kernel/money.ts'
import { type Line, type NewEntry, postAll } from '../../src/ledger/index.ts'
import { type ActDeps, record } from '../../src/platform/acts/index.ts'
import { type Database, openDatabase } from '../../src/platform/database/index.ts'

export const COMPANY = 'bench'
const BATCH = 1000

/** A folder with a database in which a company has so many entries; made once, through acts, and kept for the next run. */
export const booksOf = async (entries: number, folder: string): Promise<string> => {
  const made = join(folder, `books-${entries}`)
  if (existsSync(made)) return made
  const making = `${made}.making`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { recursive: true })
  const database = await openDatabase({ kind: 'sqlite', file: join(making, 'schoolco.db') })
  await migrate(database)
  await foundCompany(database)
  const deps: ActDeps = { database, clock: systemClock }
  for (let from = 0; from < entries; from += BATCH) {
    const some = Array.from({ length: Math.min(BATCH, entries - from) }, (_, i) => entryOf(from + i, entries))
    await record(deps, saying('postEntries'), (tx) => postAll(tx, some))
    if (process.stderr.isTTY) process.stderr.write(`\r${from + some.length} of ${entries} entries loaded`)
  }
  await database.close()
  renameSync(making, made)
  return made
}

export const openBooks = (folder: string): Promise<Database> =>
  openDatabase({ kind: 'sqlite', file: join(folder, 'schoolco.db') })

export const saying = (name: string) => ({ company: COMPANY, actor: 'bench', name, command: {}, kept: {} })

/** A company with books and nothing in them. */
export const foundCompany = async (database: Database): Promise<void> => {
  const { values, errors } = parseCompany({
    slug: COMPANY,
    name: 'Wexmere Learning Partnership',
    legalForm: 'clg',
    companyNumber: '99000999',
    incorporatedOn: '2018-03-06',
    registeredOffice: '1 High Street, Wexmere',
    council: { ref: 'council', name: 'Wexmere Council', laCode: '971' },
    guarantee: '1.00',
    yearEnd: '03-31',
    preset: 'school-improvement-company',
  })
  if (!values) throw new Error(JSON.stringify(errors))
  const founding = { ...saying('setUpCompany'), founds: true }
  await record({ database, clock: systemClock }, founding, (tx) => recordCompany(tx, values))
}

const FIRST_DAY = '2024-04-01' as IsoDate
const DAYS = 730
const INCOME = ['4000', '4010', '4100', '4110', '4120', '4130', '4140', '4150', '4160', '4170']
const COSTS = [
  '5000',
  '5010',
  '5020',
  '6000',
  '6010',
  '6020',
  '6030',
  '6100',
  '6110',
  '6120',
  '6140',
  '6160',
  '6170',
  '6190',
]

/** The nth of so many entries spread over two years: sales with VAT, receipts, income recognised, costs; two to four lines. */
export const entryOf = (n: number, of: number): NewEntry => ({
  date: addDays(FIRST_DAY, Math.floor((n * DAYS) / of)),
  memo: `Entry ${n + 1} of the year`,
  source: 'journal',
  lines: linesOf(n),
})

const linesOf = (n: number): Line[] => {
  const net = 1000 + ((n * 7919) % 500_000)
  const vat = Math.floor(net / 5)
  const customer = `school-${1 + (n % 60)}`
  const income = INCOME[n % INCOME.length] as string
  const debit = (account: string, amount: number, more: object = {}): Line => ({
    account,
    debit: pence(amount),
    ...more,
  })
  const credit = (account: string, amount: number, more: object = {}): Line => ({
    account,
    credit: pence(amount),
    ...more,
  })
  switch (n % 4) {
    case 0:
      return [debit('1100', net + vat, { customer }), credit('2400', net, { customer }), credit('2300', vat)]
    case 1:
      return [debit('1200', net), credit('1100', net, { customer })]
    case 2:
      return [debit('2400', net, { customer }), credit(income, net, { customer, member: 'yes', service: 'SI-SUB' })]
    default: {
      const cost = COSTS[n % COSTS.length] as string
      return [debit(cost, net), debit('1320', vat), debit('6150', 100), credit('1200', net + vat + 100)]
    }
  }
}
