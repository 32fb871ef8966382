import { expect } from 'chai'
import { invoiceByNumber, runUntil } from '../../src/billing/index.ts'
import type { IsoDate } from '../../src/kernel/dates.ts'
import { money } from '../../src/kernel/money.ts'
import { balancesOn, ledgerDigest } from '../../src/ledger/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { readerOf } from '../../src/platform/reader.ts'
import { freshDatabase, KINDS } from '../support/database.ts'
import { exportFiles, importFiles, mereEnd, type PackFiles } from '../support/mere-end.ts'
import { act, clock } from '../support/wexmere.ts'

const until = '2026-11-22' as IsoDate

/** The council pays what it owes as a customer, on 1100, before that is invoiced: until then its money stands on 1110. */
const pack: PackFiles = {
  ...mereEnd(),
  'services.csv':
    'code,name,basis,provider,vat_code,recognition,role\nVISIT,Visits,traded,company,standard,over_time,principal\n',
  'prices.csv':
    'service,customer_class,model,flat,sla_year,proration,from\nVISIT,any,flat,1000.00,any,months_inclusive,2024-04-01\n',
  'agreements.csv':
    'ref,customer,service,ordered_on,starts_on,ends_on,invoice_schedule,status\nA-1,mere-council,VISIT,2026-04-01,2026-06-01,2027-05-31,upfront,accepted\n',
  'receipts.csv': 'ref,date,payer,amount,invoice\nREC-1,2026-05-15,mere-council,1500.00,\n',
}

for (const kind of KINDS) {
  describe(`money taken back in a journal on ${kind}`, () => {
    let database: Database
    let drop: () => Promise<void>
    beforeEach(async () => {
      ;({ database, drop } = await freshDatabase(kind))
    })
    afterEach(() => drop())

    const given = async (files: PackFiles, target = database) => {
      expect((await importFiles(target, files)).errors).to.deep.equal([])
      await runUntil({ database: target, clock }, { company: 'mere-end', until, actor: 'test' })
    }
    const debtors = async (on: string, target = database) => {
      const balances = await balancesOn(readerOf(target, 'mere-end'), on as IsoDate)
      const net = (code: string) => money(balances.find(({ account }) => account === code)?.net ?? 0)
      return [net('1100'), net('1110')]
    }

    it('stands there as it did here, after it had moved to the account of its invoice', async () => {
      await given(pack)
      expect(await debtors('2026-06-30')).to.deep.equal(['0.00', '-300.00'])
      const { entry } = (await readerOf(database, 'mere-end').db('receipt').first('entry')) as { entry: number }
      await act({ database, clock }, 'mere-end', 'reverseEntry', { entry, date: '2026-07-02', reason: 'Not honoured' })
      expect(await debtors('2026-07-02')).to.deep.equal(['1200.00', '0.00'])
      const there = await freshDatabase(kind)
      try {
        await given(await exportFiles(database), there.database)
        expect(await debtors('2026-06-30', there.database)).to.deep.equal(['0.00', '-300.00'])
        expect(await debtors('2026-07-02', there.database)).to.deep.equal(['1200.00', '0.00'])
        const digest = await ledgerDigest(readerOf(there.database, 'mere-end'))
        expect(digest).to.equal(await ledgerDigest(readerOf(database, 'mere-end')))
      } finally {
        await there.drop()
      }
    })

    it('is taken from where it stands, whatever its rows say of that', async () => {
      const back = 'BACK,2026-05-20,1200,,1500.00,Not honoured,,'
      const said = 'BACK,2026-05-20,1110,300.00,,,mere-council,receipt REC-1'
      const moved = 'BACK,2026-05-20,1100,1200.00,,,mere-council,'
      const head = (pack['journal.csv'] ?? '')
        .replace(/memo\n/, 'memo,customer,reverses\n')
        .replaceAll('balance\n', 'balance,,\n')
      await given({ ...pack, 'journal.csv': `${head}${[back, said, moved].join('\n')}\n` })
      expect(await debtors('2026-05-20')).to.deep.equal(['0.00', '0.00'])
      expect(await debtors('2026-06-30')).to.deep.equal(['1200.00', '0.00'])
      expect((await invoiceByNumber(readerOf(database, 'mere-end'), 'INV-2026-0001'))?.open).to.equal(120_000)
    })
  })
}
