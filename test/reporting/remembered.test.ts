import { expect } from 'chai'
import { systemClock } from '../../src/kernel/dates.ts'
import { postAll } from '../../src/ledger/index.ts'
import { record, type Tx } from '../../src/platform/acts/index.ts'
import { type Database, openDatabase } from '../../src/platform/database/index.ts'
import { INSTALLATION, known, readerOf } from '../../src/platform/reader.ts'
import { renderReport, reportData } from '../../src/reporting/index.ts'
import { day, entry, type Ground, groundOf } from '../support/books.ts'
import { freshDatabase, KINDS } from '../support/database.ts'

const REPORTS = ['trial-balance', 'income-and-expenditure', 'balance-sheet', 'surplus-and-reinvestment', 'journal']
const ASKED = { from: day('2026-04-01'), to: day('2027-03-31'), on: day('2027-03-31'), today: day('2027-04-02') }

const sale = (pounds: number) =>
  entry('2026-06-30', 'Sale', `Dr 1200 ${pounds}.00`, `Cr 4110 ${pounds}.00 stream=traded member=yes`)

for (const kind of KINDS) {
  describe(`a report that is asked for again, on ${kind}`, () => {
    let database: Database
    let other: Database
    let fresh: () => Promise<Database>
    let drop: () => Promise<void>
    let ground: Ground
    const opened: Database[] = []
    beforeEach(async () => {
      const made = await freshDatabase(kind)
      ;({ database } = made)
      fresh = async () => {
        const another = await openDatabase(made.config)
        opened.push(another)
        return another
      }
      other = await fresh()
      drop = made.drop
      ground = await groundOf(database, 'alpha')
      await ground.act((tx) => postAll(tx, [sale(100)]))
    })
    afterEach(async () => {
      for (const each of opened.splice(0)) await each.close()
      await drop()
    })

    const said = async (by: Database, known?: string) => {
      const reader = readerOf(by, 'alpha', known as never)
      const all = await Promise.all(
        REPORTS.map(async (name) => (await renderReport(reader, name, { ...ASKED, format: 'json' })).bytes),
      )
      return all.map(String)
    }
    /** Another process, which has its own connections and its own memory. */
    const elsewhere = (run: (tx: Tx) => Promise<unknown>, company = 'alpha') =>
      record(
        { database: other, clock: systemClock },
        { company, actor: 'test', command: {}, kept: {}, name: 'test' },
        run,
      )
    const statementsOf = async (work: () => Promise<unknown>): Promise<number> => {
      let count = 0
      const counted = () => {
        count += 1
      }
      database.reader.on('query', counted)
      await work()
      database.reader.off('query', counted)
      return count
    }

    it('is not added up again while nothing is recorded: one look at the ends of the chains is all', async () => {
      const ask = () => reportData(readerOf(database, 'alpha'), 'trial-balance', ASKED)
      expect(await statementsOf(ask)).to.be.greaterThan(2)
      expect(await statementsOf(ask)).to.equal(1)
    })

    it('says what another process has recorded since, at once and every time', async () => {
      for (let pounds = 1; pounds <= 10; pounds += 1) {
        await said(database)
        await elsewhere((tx) => postAll(tx, [sale(pounds)]))
        expect(await said(database), `£${pounds} more`).to.deep.equal(await said(await fresh()))
      }
      const { totals } = await reportData(readerOf(database, 'alpha'), 'trial-balance', ASKED)
      expect(totals).to.deep.equal({ debit: '155.00', credit: '155.00' })
    })

    it('knows of an act of the register that all companies share, and of another name of the company', async () => {
      const before = await reportData(readerOf(database, 'alpha'), 'trial-balance', ASKED)
      await elsewhere(async () => undefined, INSTALLATION)
      const after = await reportData(readerOf(database, 'alpha'), 'trial-balance', ASKED)
      expect(after.known > before.known).to.equal(true)
      await elsewhere(async (tx) => {
        const [row] = (await known(tx, 'company')) as { id: string; recorded_act: number; recorded_at: string }[]
        await tx.supersede('company', [row!.id])
        await tx.insert('company', [
          { ...row, id: null, name: 'Another Name', superseded_act: null, superseded_at: null },
        ])
      })
      const page = await renderReport(readerOf(database, 'alpha'), 'trial-balance', { ...ASKED, format: 'html' })
      expect(page.bytes.toString()).to.contain('Another Name')
    })

    it('is right after acts that were recorded while it was read', async () => {
      const posting = async () => {
        for (let i = 0; i < 10; i += 1) await elsewhere((tx) => postAll(tx, [sale(7)]))
      }
      const asking = async () => {
        for (let i = 0; i < 30; i += 1) await said(database)
      }
      await Promise.all([posting(), asking(), asking()])
      expect(await said(database)).to.deep.equal(await said(await fresh()))
    })

    it('as it was known stays as it was known', async () => {
      const then = '2026-11-22T09:00:00.000Z'
      const before = await said(database, then)
      await elsewhere((tx) => postAll(tx, [sale(50)]))
      expect(await said(database, then)).to.deep.equal(before)
      expect(await said(database)).not.to.deep.equal(before)
    })
  })
}
