import { expect } from 'chai'
import { money } from '../../src/kernel/money.ts'
import {
  balanceSheet,
  balancesOn,
  incomeAndExpenditure,
  postAll,
  postJournalEntries,
  trialBalance,
} from '../../src/ledger/index.ts'
import { post } from '../../src/ledger/posting/post.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { day, entry, type Ground, groundOf } from '../support/books.ts'
import { freshDatabase, KINDS } from '../support/database.ts'

const YEARS = [
  entry('2025-03-31', 'Opening balances', 'Dr 1200 5000.00', 'Cr 3000 5000.00'),
  entry('2025-04-30', 'Salaries', 'Dr 6000 800.00', 'Cr 1200 800.00'),
  entry('2025-06-15', 'Course', 'Dr 1200 1000.00', 'Cr 4130 1000.00'),
  entry('2026-05-10', 'Subscription', 'Dr 1200 300.00', 'Cr 4110 300.00'),
  entry('2026-05-20', 'Venue', 'Dr 5010 120.00', 'Cr 1200 120.00'),
  entry('2026-05-31', 'Interest', 'Dr 1200 5.00', 'Cr 4400 5.00'),
  entry('2026-06-30', 'Tax', 'Dr 8000 20.00', 'Cr 2500 20.00'),
]

for (const kind of KINDS) {
  describe(`the ledger on ${kind}`, () => {
    let database: Database
    let drop: () => Promise<void>
    let ground: Ground
    before(async () => {
      ;({ database, drop } = await freshDatabase(kind))
      ground = await groundOf(database, 'alpha')
      await ground.act((tx) => postAll(tx, YEARS))
    })
    after(() => drop())

    const short = (rows: { account: string; debit: number; credit: number }[]) =>
      rows.map((row) => `${row.account} ${row.debit ? `Dr ${money(row.debit)}` : `Cr ${money(row.credit)}`}`)

    it('has balances at any day, from kept months and the days of a broken one', async () => {
      const bankOn = async (on: string) =>
        (await balancesOn(ground.reader, day(on))).find((row) => row.account === '1200')?.net
      expect(await bankOn('2025-03-30')).to.equal(undefined)
      expect(await bankOn('2025-03-31')).to.equal(500_000)
      expect(await bankOn('2025-04-29')).to.equal(500_000)
      expect(await bankOn('2026-05-10')).to.equal(550_000)
      expect(await bankOn('2026-05-20')).to.equal(538_000)
      expect(await bankOn('2026-05-31')).to.equal(538_500)
    })

    it('has earlier years on 3000 and the year to date on its own accounts in the trial balance', async () => {
      const { rows, totals } = await trialBalance(ground.reader, day('2026-06-30'))
      expect(short(rows)).to.deep.equal([
        '1200 Dr 5385.00',
        '2500 Cr 20.00',
        '3000 Cr 5200.00',
        '4110 Cr 300.00',
        '4400 Cr 5.00',
        '5010 Dr 120.00',
        '8000 Dr 20.00',
      ])
      expect(totals).to.deep.equal({ debit: 552_500, credit: 552_500 })
    })

    it('states income and costs of a span, both positive, beside the year before', async () => {
      const { rows, totals } = await incomeAndExpenditure(ground.reader, day('2026-04-01'), day('2027-03-31'))
      expect(rows.map((row) => [row.account, row.stream, row.amount, row.previous])).to.deep.equal([
        ['4110', 'traded', 30_000, 0],
        ['4130', 'traded', 0, 100_000],
        ['4400', 'other', 500, 0],
        ['5010', 'other', 12_000, 0],
        ['6000', 'other', 0, 80_000],
        ['8000', 'other', 2_000, 0],
      ])
      expect(totals).to.deep.equal({
        income: 30_500,
        expenditure: 12_000,
        surplusBeforeTax: 18_500,
        tax: 2_000,
        surplus: 16_500,
      })
    })

    it('has a balance sheet on which net assets are the reserves', async () => {
      const { rows, totals } = await balanceSheet(ground.reader, day('2026-06-30'))
      expect(totals).to.deep.equal({ netAssets: 536_500, reserves: 536_500 })
      expect(rows.filter((row) => row.account).map((row) => [row.account, row.amount, row.previous])).to.deep.equal([
        ['1200', 538_500, 520_000],
        ['2500', -2_000, 0],
        ['3000', 536_500, 520_000],
      ])
    })

    it('sums up each section of the balance sheet, and a script can tell a sum from an account', async () => {
      const whole = await groundOf(database, 'sections')
      const opening = entry(
        '2025-03-31',
        'Opening balances',
        'Dr 0010 900.00',
        'Cr 0020 300.00',
        'Dr 1200 5000.00',
        'Dr 1310 250.00',
        'Cr 2110 400.00',
        'Cr 2500 150.00',
        'Cr 2610 1000.00',
        'Cr 2700 700.00',
        'Cr 3000 3600.00',
      )
      await whole.act((tx) => post(tx, opening))
      const { rows, totals } = await balanceSheet(whole.reader, day('2025-12-31'))
      expect(rows.map(({ heading, account, amount }) => [account ?? heading, money(amount)].join(' '))).to.deep.equal([
        '0010 900.00',
        '0020 -300.00',
        'Total fixed assets 600.00',
        '1200 5000.00',
        '1310 250.00',
        'Total current assets 5250.00',
        '2110 -400.00',
        '2500 -150.00',
        'Total creditors due within one year -550.00',
        'Net current assets 4700.00',
        'Total assets less current liabilities 5300.00',
        '2610 -1000.00',
        'Total creditors due after more than one year -1000.00',
        '2700 -700.00',
        'Net assets 3600.00',
        '3000 3600.00',
        'Total reserves 3600.00',
      ])
      const accounts = rows.filter(({ account, heading }) => account && heading !== 'Reserves')
      expect(accounts.reduce((total, { amount }) => total + amount, 0)).to.equal(totals.netAssets)
      const headings = new Set(rows.filter(({ account }) => account).map(({ heading }) => heading))
      expect(rows.filter(({ account, heading }) => !account && headings.has(heading))).to.deep.equal([])
    })

    it('knows what was known before an entry was recorded', async () => {
      const late = await groundOf(database, 'late')
      await late.act((tx) => post(tx, entry('2026-05-10', 'Fee', 'Dr 1200 300.00', 'Cr 4110 300.00')))
      late.at('2026-12-01T10:00:00.000Z')
      await late.act((tx) => post(tx, entry('2026-05-12', 'Fee forgotten', 'Dr 1200 7.00', 'Cr 4110 7.00')))
      const bank = async (on: string, known?: string) =>
        (await balancesOn({ ...late.reader, ...(known ? { known: known as never } : {}) }, day(on))).find(
          (row) => row.account === '1200',
        )?.net
      expect(await bank('2026-05-31')).to.equal(30_700)
      expect(await bank('2026-05-31', '2026-11-30T00:00:00.000Z')).to.equal(30_000)
      expect(await bank('2026-05-12', '2026-11-30T00:00:00.000Z')).to.equal(30_000)
    })

    it('says everything that is wrong with entries, at once, and posts none of them', async () => {
      const wrong = await ground
        .act((tx) =>
          postAll(tx, [
            entry('2026-05-10', 'Fee', 'Dr 1200 300.00', 'Cr 4110 299.99'),
            entry('2026-05-10', 'Fee', 'Dr 1100 1.00', 'Cr 9999 1.00'),
            entry('2026-05-10', 'Programme', 'Dr 6500 1.00 programme=nowhere', 'Cr 1200 1.00'),
          ]),
        )
        .catch((error) => error)
      expect(
        wrong.fault.fields.map(({ pointer, detail }: { pointer: string; detail: string }) => `${pointer}: ${detail}`),
      ).to.deep.equal([
        '/0/lines: The entry does not balance: debits are £300.00, credits £299.99. The debits are £0.01 more than the credits',
        '/1/lines/0/customer: A line on 1100 must name its customer',
        '/1/lines/1/account: There is no account 9999. Use one of the chart of accounts',
        '/2/lines/0/programme: There is no programme “nowhere”. Add it first',
      ])
      expect(await database.reader('entry').where({ company: 'alpha' }).count({ n: '*' })).to.deep.equal([
        { n: YEARS.length },
      ])
    })

    it('says of a journal by hand what is unknown together with what does not add up', async () => {
      const wrong = await ground
        .act((tx) =>
          postJournalEntries(tx, [
            entry('2026-05-10', 'Fee', 'Dr 1200 1.00 customer=nobody programme=nowhere', 'Cr 9999 1.01 service=none'),
          ]),
        )
        .catch((error) => error)
      expect(wrong.fault.fields.map(({ pointer }: { pointer: string }) => pointer)).to.have.members([
        '/0/lines/0/customer',
        '/0/lines/0/programme',
        '/0/lines/1/service',
        '/0/lines/1/account',
        '/0/lines',
      ])
    })
  })
}
