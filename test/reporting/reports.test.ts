import { expect } from 'chai'
import { parse } from 'csv-parse/sync'
import { parseMoney } from '../../src/kernel/money.ts'
import { postAll } from '../../src/ledger/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { listReports, renderReport, reportData } from '../../src/reporting/index.ts'
import { day, entry, type Ground, groundOf } from '../support/books.ts'
import { freshDatabase, KINDS } from '../support/database.ts'

/** The worked year of a company: £3,000,000 came in, £114,000 was left after tax. */
const YEAR = [
  entry('2026-03-31', 'Opening balances', 'Dr 1200 620000.00', 'Cr 3000 500000.00', 'Cr 2100 120000.00'),
  entry('2026-06-30', 'Commission', 'Dr 1110 1700000.00 customer=council', 'Cr 4000 1700000.00 stream=commissioned'),
  entry('2026-06-30', 'Members', 'Dr 1200 1050000.00', 'Cr 4110 1050000.00 stream=traded member=yes'),
  entry('2026-06-30', 'Others', 'Dr 1200 200000.00', 'Cr 4120 200000.00 stream=traded member=no'),
  entry('2026-06-30', 'Interest', 'Dr 1200 50000.00', 'Cr 4400 50000.00 stream=other'),
  entry('2026-07-31', 'Staff', 'Dr 6000 2010000.00', 'Cr 1200 2010000.00'),
  entry('2026-07-31', 'Partners', 'Dr 5000 520000.00', 'Cr 1200 520000.00'),
  entry('2026-07-31', '=Premises', 'Dr 6100 320000.00', 'Cr 1200 320000.00'),
  entry('2027-03-31', 'Tax', 'Dr 8000 36000.00', 'Cr 2500 36000.00'),
]
const TODAY = day('2027-04-02')
const THE_YEAR = { from: day('2026-04-01'), to: day('2027-03-31'), today: TODAY }
const AT_ITS_END = { on: day('2027-03-31'), today: TODAY }
const LEDGER_REPORTS = ['trial-balance', 'income-and-expenditure', 'balance-sheet', 'surplus-and-reinvestment']

describe('the list of reports', () => {
  it('names each with what it takes and the formats it comes in', () => {
    const short = listReports().map(({ name, takes, formats }) => `${name} ${takes.join('+')} ${formats.join('+')}`)
    expect(short).to.deep.equal([
      'register-of-members on pdf+csv+json+html',
      'board-composition-certificate on pdf+csv+json+html',
      'members-voting-certificate on pdf+csv+json+html',
      'attendance from+to pdf+csv+json+html',
      'agenda ref pdf+csv+json+html',
      'setting-up-plan on pdf+csv+json+html',
      'consultation ref+on pdf+csv+json+html',
      'election-return ref pdf+csv+json+html',
      'surplus-and-reinvestment from+to pdf+csv+json+html',
      'surplus-sources from+to pdf+csv+json+html',
      'invoice-trace ref+on pdf+csv+json+html',
      'income-and-expenditure from+to pdf+csv+json+html',
      'balance-sheet on pdf+csv+json+html',
      'trial-balance on pdf+csv+json+html',
      'journal from+to csv+json',
      'invoices from+to csv+json',
      'invoice ref pdf+csv+json+html',
      'deferred-income on pdf+csv+json+html',
      'aged-debtors on pdf+csv+json+html',
      'vat-return from+to pdf+csv+json+html',
    ])
  })
})

for (const kind of KINDS) {
  describe(`reports on ${kind}`, () => {
    let database: Database
    let drop: () => Promise<void>
    let ground: Ground
    before(async () => {
      ;({ database, drop } = await freshDatabase(kind))
      ground = await groundOf(database, 'alpha', {
        company_number: '00000000',
        registered_office: '4 Tannery Row, Wexmere WX1 4TR',
      })
      await ground.act((tx) => postAll(tx, YEAR))
    })
    after(() => drop())

    const json = async (name: string, asked: object) =>
      (await reportData(ground.reader, name, asked as typeof THE_YEAR)) as unknown as Record<string, never>

    it('say the worked year to the penny', async () => {
      expect((await json('income-and-expenditure', THE_YEAR)).totals).to.deep.equal({
        income: '3000000.00',
        expenditure: '2850000.00',
        surplusBeforeTax: '150000.00',
        tax: '36000.00',
        surplus: '114000.00',
      })
      expect((await json('balance-sheet', AT_ITS_END)).totals).to.deep.equal({
        netAssets: '614000.00',
        reserves: '614000.00',
      })
      expect((await json('trial-balance', AT_ITS_END)).totals).to.deep.equal({
        debit: '4586000.00',
        credit: '4586000.00',
      })
      const surplus = await json('surplus-and-reinvestment', THE_YEAR)
      expect(surplus.totals).to.include({
        surplusShare: '5.00',
        openingFreeReserve: '500000.00',
        closingFreeReserve: '614000.00',
      })
      expect(surplus.income).to.deep.equal([
        { line: 'Council commissions', kind: 'council', amount: '1700000.00' },
        { line: 'Member schools', kind: 'members', amount: '1050000.00' },
        { line: 'Other customers', kind: 'others', amount: '200000.00' },
        { line: 'Interest', kind: 'interest', amount: '50000.00' },
      ])
    })

    it('name the company, the days and the instant at which the facts were known', async () => {
      const data = await json('trial-balance', AT_ITS_END)
      expect(Object.keys(data)).to.deep.equal(['report', 'company', 'on', 'known', 'rows', 'totals'])
      expect(data.company).to.equal('alpha')
      expect(data.known).to.equal('2026-11-22T09:00:00.000Z')
    })

    it('take today, or the financial year so far, where no day is given', async () => {
      expect((await json('trial-balance', { today: TODAY })).on).to.equal('2027-04-02')
      const { from, to } = await json('income-and-expenditure', { today: TODAY })
      expect([from, to]).to.deep.equal(['2027-04-01', '2027-04-02'])
    })

    it('are the same bytes for the same facts, in every format', async () => {
      for (const name of LEDGER_REPORTS) {
        for (const format of ['pdf', 'csv', 'json', 'html']) {
          const asked = { ...THE_YEAR, ...AT_ITS_END, format }
          const [one, other] = [
            await renderReport(ground.reader, name, asked),
            await renderReport(ground.reader, name, asked),
          ]
          expect(one.bytes.equals(other.bytes), `${name}.${format}`).to.equal(true)
        }
      }
    })

    it('have the same totals as a spreadsheet as they have in JSON', async () => {
      for (const [name, columns] of [
        ['trial-balance', ['debit', 'credit']],
        ['journal', ['debit', 'credit']],
      ] as const) {
        const { bytes } = await renderReport(ground.reader, name, { ...THE_YEAR, ...AT_ITS_END, format: 'csv' })
        const rows = parse(bytes, { columns: true }) as Record<string, string>[]
        const { totals } = await json(name, { ...THE_YEAR, ...AT_ITS_END })
        for (const column of columns) {
          expect(rows.reduce((sum, row) => sum + (parseMoney(row[column] ?? '') ?? Number.NaN), 0)).to.equal(
            parseMoney(totals![column]),
          )
        }
      }
    })

    it('never let a memo run as a formula', async () => {
      const { bytes } = await renderReport(ground.reader, 'journal', { ...THE_YEAR, format: 'csv' })
      expect(bytes.toString()).to.include(",'=Premises,").and.not.include(',=Premises')
    })

    it('have brackets on the page and a minus sign in the data', async () => {
      const asked = { ...AT_ITS_END, format: 'html' }
      expect((await renderReport(ground.reader, 'balance-sheet', asked)).bytes.toString()).to.include('(36,000.00)')
      expect(
        (await renderReport(ground.reader, 'balance-sheet', { ...asked, format: 'csv' })).bytes.toString(),
      ).to.include('-36000.00')
    })

    it('have a name by company, report and day, and say what they are', async () => {
      const { fileName, contentType } = await renderReport(ground.reader, 'balance-sheet', {
        ...AT_ITS_END,
        format: 'pdf',
      })
      expect([fileName, contentType]).to.deep.equal(['alpha-balance-sheet-2027-03-31.pdf', 'application/pdf'])
    })

    it('say what is wrong with what was asked', async () => {
      const refusal = async (name: string, asked: object) =>
        renderReport(ground.reader, name, { today: TODAY, format: 'json', ...asked }).then(
          () => 'no refusal',
          (error: Error) => error.message,
        )
      expect(await refusal('profit', {})).to.match(
        /^There is no report “profit”\. The reports are register-of-members, /,
      )
      expect(await refusal('journal', { format: 'pdf' })).to.equal(
        'The report journal comes as csv, json; “pdf” is not among them',
      )
      expect(await refusal('invoice', {})).to.equal('Say which with its number: invoice takes a ref')
      expect(await refusal('invoice', { ref: 'INV-1999-0001' })).to.equal(
        'There is no invoice or credit note INV-1999-0001',
      )
      expect(await refusal('journal', { from: '2027-02-01', to: '2027-01-01' })).to.equal(
        'The first day, 2027-02-01, must not be after the last, 2027-01-01',
      )
    })
  })
}
