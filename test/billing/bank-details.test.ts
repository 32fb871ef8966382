import { expect } from 'chai'
import { acts, invoiceByNumber, runUntil } from '../../src/billing/index.ts'
import { companyJson, loadCompany, parseCompany } from '../../src/company/index.ts'
import type { Instant, IsoDate } from '../../src/kernel/dates.ts'
import { Refusal } from '../../src/kernel/errors.ts'
import { perform } from '../../src/platform/acts/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { readerOf } from '../../src/platform/reader.ts'
import { renderReport } from '../../src/reporting/index.ts'
import { freshDatabase, KINDS } from '../support/database.ts'
import { wordsOfPdf } from '../support/pdf-words.ts'
import { aCompany } from './company.ts'

const OLD = { accountName: 'Wexmere Learning', sortCode: '00-99-01', accountNumber: '00990101' }
const NEW = { accountName: 'Wexmere Learning', sortCode: '00 99 02', accountNumber: '00990202' }
const wordsOn = (paper: Buffer): string => wordsOfPdf(paper).split('\n').filter(Boolean).join(' ')
const written = (bank: unknown) => ({
  slug: 'wexmere',
  name: 'Wexmere Learning',
  legalForm: 'unincorporated',
  council: { ref: 'council', name: 'Wexmere Council', laCode: '990' },
  yearEnd: '03-31',
  preset: 'strategic-partnership',
  bank,
})

describe('`bank` of company.json', () => {
  for (const [what, bank, wrong] of [
    ['may be left out', undefined, []],
    ['is one account', OLD, []],
    ['is a list of accounts with their days', [OLD, { ...NEW, from: '2026-10-01' }], []],
    ['takes a sort code without hyphens', { ...OLD, sortCode: '009901' }, []],
    ['refuses five digits', { ...OLD, sortCode: '00-99-0' }, ['/bank/sortCode']],
    ['refuses seven digits', { ...OLD, sortCode: '00-99-011' }, ['/bank/sortCode']],
    ['refuses letters', { ...OLD, sortCode: '00-99-OI' }, ['/bank/sortCode']],
    ['refuses an account number of seven digits', { ...OLD, accountNumber: '0990101' }, ['/bank/accountNumber']],
    ['refuses an account number of nine digits', { ...OLD, accountNumber: '009901010' }, ['/bank/accountNumber']],
    ['refuses a number that is no text', { ...OLD, accountNumber: 99010101 }, ['/bank/accountNumber']],
    ['refuses a name of 71 letters', { ...OLD, accountName: 'x'.repeat(71) }, ['/bank/accountName']],
    ['refuses what it does not know', { ...OLD, iban: 'GB00' }, ['/bank/iban']],
    ['refuses two accounts from one day', [OLD, NEW], ['/bank']],
    ['names everything at once', {}, ['/bank/accountName', '/bank/sortCode', '/bank/accountNumber']],
    ['is an object', 'my bank', ['/bank']],
  ] as const) {
    it(what, () => {
      expect(parseCompany(written(bank)).errors.map(({ path }) => path)).to.deep.equal(wrong)
    })
  }
})

for (const kind of KINDS) {
  describe(`the bank account on invoices, on ${kind}`, () => {
    let database: Database
    let drop: () => Promise<void>
    let now = '2026-09-01T09:00:00.000Z'
    const deps = () => ({ database, clock: () => now as Instant })
    const reader = () => readerOf(database, 'wexmere')
    const act = async (name: string, command: object) => {
      const definition = acts.find((each) => each.name === name)!
      return (await perform(deps(), definition, { company: 'wexmere', actor: 'test', command })).result
    }
    const run = (until: string) => runUntil(deps(), { company: 'wexmere', until: until as IsoDate, actor: 'test' })
    const paidInto = async (number: string) => {
      const paper = await invoiceByNumber(reader(), number)
      return [paper?.pay_account_name, paper?.pay_sort_code, paper?.pay_account_number]
    }
    const paper = async (ref: string): Promise<Buffer> =>
      (await renderReport(reader(), 'invoice', { ref, today: '2026-12-01' as IsoDate, format: 'pdf' })).bytes
    const refusal = (command: object) =>
      act('changeBankDetails', command).then(
        () => 'done',
        (error) => {
          if (!(error instanceof Refusal)) throw error
          return 'fields' in error.fault ? error.fault.fields.map(({ pointer }) => pointer) : error.message
        },
      )

    before(async () => {
      ;({ database, drop } = await freshDatabase(kind))
      const agreements = [{ ref: 'A-1', starts_on: '2026-04-01', invoice_schedule: 'monthly' }]
      await aCompany(database, { agreements })
    })
    after(() => drop())

    it('is on no invoice before one is recorded', async () => {
      await run('2026-08-31')
      expect(await paidInto('INV-2026-0001')).to.deep.equal([null, null, null])
      expect(wordsOn(await paper('INV-2026-0001'))).not.to.contain('How to pay')
    })

    it('is printed on the invoices from its day on, with the number to quote', async () => {
      await act('changeBankDetails', OLD)
      await run('2026-09-30')
      const words = wordsOn(await paper('INV-2026-0006'))
      for (const said of ['Account name Wexmere Learning', 'Sort code 00-99-01', 'Account number 00990101']) {
        expect(words).to.contain(said)
      }
      expect(words).to.contain('Payment reference INV-2026-0006')
    })

    it('stays on an invoice when another account comes after it, to the byte', async () => {
      const before = await paper('INV-2026-0006')
      now = '2026-09-20T09:00:00.000Z'
      expect(await act('changeBankDetails', { ...NEW, from: '2026-10-15' })).to.deep.equal({
        account: { from: '2026-10-15', ...NEW, sortCode: '00-99-02' },
        formerly: { from: '2026-09-01', ...OLD },
      })
      now = '2026-11-01T09:00:00.000Z'
      await run('2026-11-01')
      expect(await paidInto('INV-2026-0007')).to.deep.equal(['Wexmere Learning', '00-99-01', '00990101'])
      expect(await paidInto('INV-2026-0008')).to.deep.equal(['Wexmere Learning', '00-99-02', '00990202'])
      expect((await paper('INV-2026-0006')).equals(before)).to.equal(true)
    })

    it('is not on a credit note', async () => {
      const lines = [{ line: 1, net: '1.00' }]
      await act('issueCreditNote', { invoice: 'INV-2026-0008', date: '2026-11-01', reason: 'Goodwill', lines })
      expect(await paidInto('CRN-2026-0001')).to.deep.equal([null, null, null])
    })

    it('is changed from today or later, in digits, after the last change', async () => {
      expect(await refusal({ ...NEW, sortCode: '1', accountNumber: '2', from: '2026-10-31' })).to.deep.equal([
        '/sortCode',
        '/accountNumber',
        '/from',
      ])
      await act('changeBankDetails', { ...OLD, from: '2026-12-01' })
      expect(await refusal(NEW)).to.contain('Another account is paid into from 1 December 2026 already')
    })

    it('travels in company.json', async () => {
      const json = companyJson(await loadCompany(reader()))
      expect(json.bank).to.deep.equal([
        { from: '2026-09-01', ...OLD },
        { from: '2026-10-15', ...NEW, sortCode: '00-99-02' },
        { from: '2026-12-01', ...OLD },
      ])
      expect(parseCompany(json).errors).to.deep.equal([])
    })
  })
}
