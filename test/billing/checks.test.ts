import { expect } from 'chai'
import { billingChecks, openRun, runUntil } from '../../src/billing/index.ts'
import type { IsoDate } from '../../src/kernel/dates.ts'
import { ledgerDigest } from '../../src/ledger/index.ts'
import { record } from '../../src/platform/acts/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { readerOf } from '../../src/platform/reader.ts'
import { freshDatabase, KINDS } from '../support/database.ts'
import { aCompany, clock } from './company.ts'

const story = {
  agreements: [
    { ref: 'A-1', starts_on: '2026-04-01', invoice_schedule: 'termly' },
    { ref: 'A-2', customer: 'northgate', starts_on: '2026-04-01' },
  ],
  commissions: [{ ref: 'C-1', starts_on: '2026-04-01', annual_value: '1200.00', schedule: 'quarterly' }],
}
const until = '2026-11-30' as IsoDate

for (const kind of KINDS) {
  describe(`what verify checks of billing on ${kind}`, () => {
    let database: Database
    let drop: () => Promise<void>
    before(async () => {
      ;({ database, drop } = await freshDatabase(kind))
      await aCompany(database, story)
      await runUntil({ database, clock }, { company: 'wexmere', until, actor: 'test' })
    })
    after(() => drop())

    /** What is found when a row is altered behind the product's back; the row is put back afterwards. */
    const foundAfter = async (table: string, where: object, change: object): Promise<string[]> => {
      const rows = () => database.writer(table).where({ company: 'wexmere', ...where })
      const before = await rows().first()
      await rows().update(change)
      const checks = await billingChecks(readerOf(database, 'wexmere'))
      await database.writer(table).where({ company: 'wexmere', id: before.id }).update(before)
      return checks.flatMap(({ check, failures }) => failures.map(({ table, id }) => `${check} ${table} ${id}`))
    }

    it('finds nothing where nothing was altered', async () => {
      const checks = await billingChecks(readerOf(database, 'wexmere'))
      expect(checks.map(({ check, ok, counted }) => [check, ok, counted])).to.deep.equal([
        ['subledger.debtors', true, 5],
        ['subledger.deferred-income', true, 3],
        ['invoices.gapless', true, 5],
      ])
    })

    it('names an invoice whose amount is not that of its postings and lines', async () => {
      const found = await foundAfter('invoice', { number: 'INV-2026-0002' }, { gross: 1 })
      expect(new Set(found)).to.deep.equal(new Set(['subledger.debtors invoice INV-2026-0002']))
    })

    it('names a number that is missing', async () => {
      const found = await foundAfter('invoice', { number: 'INV-2026-0003' }, { sequence: 33 })
      expect(found).to.include('invoices.gapless invoice INV-2026-0003')
    })

    it('names the contract whose income is not what the ledger has', async () => {
      const [plan] = await database.writer('billing_plan').where({ company: 'wexmere', contract: 'A-2' })
      const found = await foundAfter('recognition', { contract: 'A-2', month: '2026-06' }, { amount: 1 })
      expect(found).to.deep.equal([`subledger.deferred-income billing_plan ${plan.id}`])
    })

    it('finds a run within one act, day by day, the same as one in acts of its own', async () => {
      await aCompany(database, story, 'stepwise')
      const given = { name: 'importPack', company: 'stepwise', actor: 'test', command: null, kept: null }
      await record({ database, clock }, given, async (tx) => {
        const run = await openRun(tx)
        for (const day of ['2026-04-01', '2026-05-15', '2026-09-30', until]) await run.until(day as IsoDate)
      })
      expect(await ledgerDigest(readerOf(database, 'stepwise'))).to.equal(
        await ledgerDigest(readerOf(database, 'wexmere')),
      )
    })
  })
}
