import { expect } from 'chai'
import type { Month } from '../../src/kernel/dates.ts'
import {
  accountLines,
  balancesOn,
  closeMonth,
  eachPosting,
  entryByLabel,
  journalEntries,
  journalRows,
  ledgerChecks,
  ledgerDigest,
  periodStates,
  post,
  postAll,
  reopenMonth,
  takeBack,
  trialBalance,
} from '../../src/ledger/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import type { Values } from '../../src/platform/registers/index.ts'
import { day, entry, type Ground, groundOf } from '../support/books.ts'
import { freshDatabase, KINDS } from '../support/database.ts'

const refused = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'not refused',
    (error) => error.fault.detail,
  )

for (const kind of KINDS) {
  describe(`the books on ${kind}`, () => {
    let database: Database
    let drop: () => Promise<void>
    before(async () => {
      ;({ database, drop } = await freshDatabase(kind))
    })
    after(() => drop())

    const ground = async (company: string): Promise<Ground> => {
      const made = await groundOf(database, company)
      await made.act((tx) =>
        tx.insert('programme', [
          { ref: 'reading', name: 'Early reading' },
          { ref: 'academy', name: 'Governor academy' },
        ]),
      )
      return made
    }
    const linesOf = async ({ reader }: Ground, number: number) =>
      (await entryByLabel(reader, String(number)))?.lines.map((line) =>
        `${line.debit ? 'Dr' : 'Cr'} ${line.account} ${(line.debit || line.credit) / 100} ${line.programme ?? ''}`.trim(),
      )
    const fundOf = async ({ reader }: Ground, on = '2030-03-31') =>
      (await balancesOn(reader, day(on))).find((row) => row.account === '3100')?.credit ?? 0

    it('take an entry back by its mirror, and once only', async () => {
      const books = await ground('mirror')
      const { number } = await books.act((tx) => post(tx, entry('2026-05-01', 'Fee', 'Dr 1200 9.00', 'Cr 4110 9.00')))
      const reversed = await books.act((tx) => takeBack(tx, String(number), day('2026-05-02'), 'Twice'))
      expect(reversed).to.deep.equal({ entry: 2, reverses: 1, alsoReverses: [] })
      expect(await linesOf(books, 2)).to.deep.equal(['Cr 1200 9', 'Dr 4110 9'])
      expect((await entryByLabel(books.reader, '1'))?.reversedBy).to.equal(2)
      expect(await refused(books.act((tx) => takeBack(tx, '1', day('2026-05-03'), 'Again')))).to.equal(
        'Entry 1 is reversed already, by entry 2',
      )
      expect(await refused(books.act((tx) => takeBack(tx, '7', day('2026-05-03'), 'None')))).to.equal(
        'There is no entry 7',
      )
      expect((await trialBalance(books.reader, day('2026-05-31'))).rows).to.deep.equal([])
    })

    it('refuse an entry in a closed month, its reversal included, until it is reopened', async () => {
      const books = await ground('months')
      const on = (date: string) => books.act((tx) => post(tx, entry(date, 'Fee', 'Dr 1200 1.00', 'Cr 4110 1.00')))
      await on('2026-08-10')
      await on('2026-10-10')
      const closed = await books.act((tx) => closeMonth(tx, '2026-10' as Month))
      expect(closed).to.deep.equal({ period: '2026-10', closes: ['2026-08', '2026-10'] })
      const october =
        'October 2026 is closed. Use a date from 1 November 2026, or ask the finance officer to reopen October'
      expect(await refused(on('2026-10-31'))).to.equal(october)
      expect(await refused(books.act((tx) => takeBack(tx, '2', day('2026-10-31'), 'Twice')))).to.equal(october)
      expect(await refused(on('2026-09-01'))).to.match(/^September 2026 is closed/)
      await on('2026-11-01')
      await books.act((tx) => reopenMonth(tx, '2026-08' as Month, 'A late invoice'))
      await on('2026-08-31')
      expect(await refused(on('2026-09-30'))).to.match(/^September 2026 is closed/)
      expect(
        (await periodStates(books.reader)).map((row) => `${row.period} ${row.status} ${row.entries}`),
      ).to.deep.equal(['2026-11 open 1', '2026-10 closed 1', '2026-08 open 2'])
    })

    it('close no month that has not ended, unless the books themselves have gone beyond it', async () => {
      const books = await ground('early')
      expect(await refused(books.act((tx) => closeMonth(tx, '2026-11' as Month)))).to.match(
        /^November 2026 has not ended/,
      )
      await books.act((tx) => post(tx, entry('2027-03-31', 'Fee', 'Dr 1200 1.00', 'Cr 4110 1.00')))
      await books.act((tx) => closeMonth(tx, '2027-02' as Month))
      expect(await refused(books.act((tx) => closeMonth(tx, '2027-02' as Month)))).to.equal(
        'February 2027 is closed already',
      )
    })

    describe('release the reinvestment fund', () => {
      it('in the entry that spends it, up to what the programme has, and give it back with the reversal', async () => {
        const books = await ground('release')
        await books.act((tx) =>
          postAll(tx, [
            entry(
              '2026-04-01',
              'Brought over',
              'Dr 1200 150.00',
              'Cr 3000 50.00',
              'Cr 3100 60.00 programme=reading',
              'Cr 3100 40.00 programme=academy',
            ),
            entry('2026-05-01', 'Coaches', 'Dr 6500 45.00 programme=reading', 'Cr 1200 45.00'),
            entry('2026-06-01', 'Books', 'Dr 5020 25.00 programme=reading', 'Cr 1200 25.00'),
          ]),
        )
        expect(await linesOf(books, 2)).to.deep.equal([
          'Dr 6500 45 reading',
          'Cr 1200 45',
          'Dr 3100 45 reading',
          'Cr 3000 45 reading',
        ])
        expect(await linesOf(books, 3)).to.deep.equal([
          'Dr 5020 25 reading',
          'Cr 1200 25',
          'Dr 3100 15 reading',
          'Cr 3000 15 reading',
        ])
        expect(await fundOf(books, '2026-05-01')).to.equal(10_000)
        await books.act((tx) => takeBack(tx, '3', day('2026-06-02'), 'Sent back'))
        expect(await linesOf(books, 4)).to.deep.equal([
          'Cr 5020 25 reading',
          'Dr 1200 25',
          'Cr 3100 15 reading',
          'Dr 3000 15 reading',
        ])
      })

      it('by the net amount of an entry, and take a refund back into the fund', async () => {
        const books = await ground('refund')
        await books.act((tx) =>
          postAll(tx, [
            entry('2026-04-01', 'Brought over', 'Dr 1200 60.00', 'Cr 3100 60.00 programme=reading'),
            entry(
              '2026-05-01',
              'Course',
              'Dr 6500 50.00 programme=reading',
              'Cr 4130 20.00 programme=reading',
              'Cr 1200 30.00',
            ),
            entry('2026-05-09', 'Refund', 'Dr 1200 10.00', 'Cr 6500 10.00 programme=reading'),
          ]),
        )
        expect((await linesOf(books, 2))?.slice(3)).to.deep.equal(['Dr 3100 30 reading', 'Cr 3000 30 reading'])
        expect((await linesOf(books, 3))?.slice(2)).to.deep.equal(['Dr 3000 10 reading', 'Cr 3100 10 reading'])
      })

      it('never below nothing on a later day either, and by hand only what is there', async () => {
        const books = await ground('later')
        await books.act((tx) =>
          postAll(tx, [
            entry('2026-04-01', 'Brought over', 'Dr 1200 60.00', 'Cr 3100 60.00 programme=reading'),
            entry('2026-08-01', 'Coaches', 'Dr 6500 50.00 programme=reading', 'Cr 1200 50.00'),
            entry('2026-05-01', 'Coaches, found late', 'Dr 6500 50.00 programme=reading', 'Cr 1200 50.00'),
          ]),
        )
        expect((await linesOf(books, 3))?.slice(2)).to.deep.equal(['Dr 3100 10 reading', 'Cr 3000 10 reading'])
        const taking = entry('2026-09-01', 'Back', 'Dr 3100 0.01 programme=reading', 'Cr 3000 0.01')
        expect(await refused(books.act((tx) => post(tx, taking)))).to.equal(
          'The programme “reading” has £0.00 in the reinvestment fund; £0.01 cannot be taken out',
        )
      })

      it('only as far as an entry does not release it itself', async () => {
        const books = await ground('byhand')
        await books.act((tx) =>
          postAll(tx, [
            entry('2026-04-01', 'Brought over', 'Dr 1200 60.00', 'Cr 3100 60.00 programme=reading'),
            entry(
              '2026-05-01',
              'Coaches',
              'Dr 6500 50.00 programme=reading',
              'Cr 1200 50.00',
              'Dr 3100 50.00 programme=reading',
              'Cr 3000 50.00',
            ),
          ]),
        )
        expect(await linesOf(books, 2)).to.have.length(4)
      })
    })

    it('show an account line by line with its running balance, page by page', async () => {
      const books = await ground('lines')
      await books.act((tx) =>
        postAll(tx, [
          entry('2026-04-01', 'Brought over', 'Dr 1200 100.00', 'Cr 3000 100.00'),
          entry('2026-05-20', 'Rent', 'Dr 6100 30.00', 'Cr 1200 30.00'),
          entry('2026-05-10', 'Fee', 'Dr 1200 5.00', 'Cr 4110 5.00'),
          entry('2026-05-20', 'Fee', 'Dr 1200 7.00', 'Cr 4110 7.00'),
        ]),
      )
      const span = { from: day('2026-05-01'), to: day('2026-05-31') }
      const first = await accountLines(books.reader, '1200', span, { limit: 2 })
      expect([first.opening, first.closing, first.count]).to.deep.equal([10_000, 8_200, 3])
      expect(first.lines.map((row) => [row.entry, row.memo, row.balance])).to.deep.equal([
        [3, 'Fee', 10_500],
        [2, 'Rent', 7_500],
      ])
      const second = await accountLines(books.reader, '1200', span, { limit: 2, after: first.next! })
      expect(second.lines.map((row) => [row.entry, row.balance])).to.deep.equal([[4, 8_200]])
      expect(second.next).to.equal(undefined)
    })

    it('have one digest whatever the order of recording, and another for other postings', async () => {
      const fee = entry('2026-05-01', 'Fee', 'Dr 1200 9.00', 'Cr 4110 9.00')
      const rent = entry('2026-05-01', 'Rent', 'Dr 6100 3.00', 'Cr 1200 3.00')
      const late = entry('2026-06-01', 'Rent', 'Dr 6100 3.00', 'Cr 1200 3.00')
      const digestOf = async (company: string, list: (typeof fee)[]) => {
        const books = await ground(company)
        await books.act((tx) => postAll(tx, list))
        return ledgerDigest(books.reader)
      }
      const one = await digestOf('digest-1', [fee, rent, late])
      expect(await digestOf('digest-2', [late, rent, fee])).to.equal(one)
      expect(await digestOf('digest-3', [late, rent, rent])).to.not.equal(one)
    })

    it('have one digest whichever invoices a receipt settled as it came, and another for another amount or payer', async () => {
      const digestOf = async (company: string, ...credits: string[]) => {
        const books = await ground(company)
        const receipt = entry('2026-05-01', 'Received', 'Dr 1200 9.00 customer=hartwell', ...credits)
        await books.act((tx) => post(tx, { ...receipt, source: 'receipt', sourceRef: 'R-1' }))
        return ledgerDigest(books.reader)
      }
      const waits = await digestOf('receipt-1', 'Cr 1100 9.00 customer=hartwell')
      const settles = ['Cr 1100 4.00 customer=hartwell agreement=A-1', 'Cr 1100 5.00 customer=hartwell agreement=A-2']
      expect(await digestOf('receipt-2', ...settles)).to.equal(waits)
      expect(await digestOf('receipt-3', 'Cr 1110 9.00 customer=hartwell')).to.not.equal(waits)
      expect(await digestOf('receipt-4', 'Cr 1100 9.00 customer=northgate')).to.not.equal(waits)
    })

    it('have the same digest again when their journal is exported and entered elsewhere by date', async () => {
      const here = await ground('export-1')
      await here.act((tx) =>
        postAll(tx, [
          entry('2026-04-01', 'Brought over', 'Dr 1200 60.00', 'Cr 3100 60.00 programme=reading'),
          entry('2026-06-01', 'Books', 'Dr 5020 25.00 programme=reading', 'Cr 1200 25.00'),
          entry('2026-05-01', 'Fee', 'Dr 1200 9.00', 'Cr 4110 9.00'),
        ]),
      )
      await here.act((tx) => takeBack(tx, '2', day('2026-06-02'), 'Sent back'))
      const rows: Values[] = []
      for await (const entered of journalRows(here.reader)) rows.push(...entered)
      const { entries, errors } = journalEntries(rows)
      expect(errors).to.deep.equal([])
      expect(rows.map((row) => row.account)).to.not.include('3000')
      const there = await ground('export-2')
      await there.act((tx) =>
        postAll(
          tx,
          entries.map((each) => each.entry),
        ),
      )
      expect(await ledgerDigest(there.reader)).to.equal(await ledgerDigest(here.reader))
    })

    it('prove themselves, and name the row that was altered behind their back', async () => {
      const books = await ground('proof')
      await books.act((tx) =>
        postAll(tx, [
          entry('2026-04-01', 'Brought over', 'Dr 1200 60.00', 'Cr 3100 60.00 programme=reading'),
          entry('2026-05-01', 'Coaches', 'Dr 6500 20.00 programme=reading', 'Cr 1200 20.00'),
          entry('2026-05-02', 'Rent', 'Dr 6100 3.00', 'Cr 1200 3.00'),
        ]),
      )
      const failures = async () =>
        (await ledgerChecks(books.reader)).flatMap((check) =>
          check.failures.map((failure) => `${check.check} ${failure.table} ${failure.id}: ${failure.message}`),
        )
      expect(await failures()).to.deep.equal([])
      const altered = database.writer('posting').where({ company: 'proof', id: '3.1' })
      await altered.clone().update({ debit: 301 })
      expect(await failures()).to.deep.equal([
        'ledger.balanced entry 3: debits are 3.01, credits 3.00',
        'ledger.balances-match balance 6100 2026-05 other: kept 3.00 and 0.00, the postings say 3.01 and 0.00',
      ])
      await altered.clone().update({ debit: 300 })
      await database.writer('posting').where({ company: 'proof', entry: 2 }).delete()
      await database.writer('entry').where({ company: 'proof', number: 2 }).delete()
      expect((await failures()).filter((text) => text.startsWith('ledger.numbering'))).to.deep.equal([
        'ledger.numbering-gapless entry 2: there is no entry 2',
      ])
    })

    it('are read to the end, in pages, in the order of date and number', async () => {
      const books = await ground('pages')
      const many = Array.from({ length: 1500 }, (_, i) =>
        entry(`2026-0${5 + (i % 3)}-01`, `Fee ${i}`, 'Dr 1200 1.00', 'Cr 4110 1.00'),
      )
      await books.act((tx) => postAll(tx, many))
      const seen: string[] = []
      for await (const { date, entry: number, line } of eachPosting(books.reader)) {
        seen.push(`${date} ${String(number).padStart(5, '0')} ${line}`)
      }
      expect(seen).to.have.length(3000)
      expect(seen).to.deep.equal([...seen].sort())
    })
  })
}
