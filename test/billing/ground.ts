import { expect } from 'chai'
import { acts, billingChecks, runUntil, settlingInstead } from '../../src/billing/index.ts'
import { acts as commissioningActs } from '../../src/commissioning/index.ts'
import type { IsoDate } from '../../src/kernel/dates.ts'
import { money } from '../../src/kernel/money.ts'
import { balancesOn, acts as ledgerActs, ledgerChecks } from '../../src/ledger/index.ts'
import { perform } from '../../src/platform/acts/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { readerOf } from '../../src/platform/reader.ts'
import { acts as tradingActs } from '../../src/trading/index.ts'
import { freshDatabase, type KINDS } from '../support/database.ts'
import { aCompany, clock, type Story } from './company.ts'

export const day = (text: string) => text as IsoDate

/**
 * A company that bills, new for each test of the block in which this is called, and what is done and asked there. Whatever a test
 * did, billing and the ledger agree with each other when it ends.
 */
export const billingOn = (kind: (typeof KINDS)[number]) => {
  let database: Database
  let drop: () => Promise<void>
  beforeEach(async () => {
    ;({ database, drop } = await freshDatabase(kind))
  })
  afterEach(async () => {
    const reader = readerOf(database, 'wexmere')
    for (const check of [...(await billingChecks(reader)), ...(await ledgerChecks(reader))]) {
      expect(check.failures, check.check).to.deep.equal([])
    }
    await drop()
  })

  const reader = () => readerOf(database, 'wexmere')
  const story = (told: Story) => aCompany(database, told)
  const run = (until: string) => runUntil({ database, clock }, { company: 'wexmere', until: day(until), actor: 'test' })
  const act = async (name: string, command: object) => {
    const definition = [...acts, ...tradingActs, ...commissioningActs, ...ledgerActs.map(settlingInstead)].find(
      (each) => each.name === name,
    )!
    return (await perform({ database, clock }, definition, { company: 'wexmere', actor: 'test', command })).result
  }
  const refusal = (name: string, command: object): Promise<string> =>
    act(name, command).then(
      () => 'done',
      (error) => error.message,
    )
  /** Balances by account, debits positive. */
  const books = async (on: string) =>
    Object.fromEntries(
      (await balancesOn(reader(), day(on)))
        .filter(({ debit, credit }) => debit !== credit)
        .map(({ account, debit, credit }) => [account, money(debit - credit)]),
    )

  const invoiced = (result: Awaited<ReturnType<typeof run>>) =>
    result.invoices.map(({ number, agreement, date, net }) => `${number} ${agreement} ${date} ${net}`)

  /** Money from Hartwell Primary School, unless another payer is named. */
  const receive = (amount: string, more: object = {}) =>
    act('recordReceipt', { date: '2026-06-15', payer: 'hartwell', amount, ...more })

  return { database: () => database, reader, story, run, act, refusal, books, invoiced, receive }
}
