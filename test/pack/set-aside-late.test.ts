import { expect } from 'chai'
import { features } from '../../src/features.ts'
import { ledgerDigest } from '../../src/ledger/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { readerOf } from '../../src/platform/reader.ts'
import { verifyCompany } from '../../src/verify.ts'
import { freshDatabase, KINDS } from '../support/database.ts'
import { exportFiles, importFiles, mereEnd } from '../support/mere-end.ts'
import { act, clock } from '../support/wexmere.ts'

const HEADER = 'ref,programme,resolution,date,amount,allocable'

for (const kind of KINDS) {
  describe(`what was set aside before a cost of the closed year came late, on ${kind}`, () => {
    let here: Database
    let there: Database
    const drops: (() => Promise<void>)[] = []
    before(async () => {
      const [one, other] = [await freshDatabase(kind), await freshDatabase(kind)]
      drops.push(one.drop, other.drop)
      ;[here, there] = [one.database, other.database]
      expect((await importFiles(here, mereEnd())).errors).to.deep.equal([])
      const perform = (name: string, body: object) => act({ database: here, clock }, 'mere-end', name, body)
      const given = { programme: 'reading', resolution: 'R-1', date: '2024-05-10' }
      await perform('designateSurplus', { ...given, amount: '4000000.00' })
      await perform('designateSurplus', { ...given, amount: '1000000.00', programme: 'academy' })
      await perform('postJournal', {
        date: '2024-03-20',
        memo: 'Audit',
        lines: [
          { account: '6100', debit: '1200.00' },
          { account: '1200', credit: '1200.00' },
        ],
      })
    })
    after(async () => {
      for (const drop of drops) await drop()
    })

    it('says what could be set aside then, and is the same elsewhere, with a warning', async () => {
      const files = await exportFiles(here)
      expect(files['designations.csv']?.split(/\r?\n/)).to.deep.equal([
        HEADER,
        'D-2024-1,reading,R-1,2024-05-10,4000000.00,5000000.00',
        'D-2024-2,academy,R-1,2024-05-10,1000000.00,1000000.00',
        '',
      ])
      const { errors, warnings } = await importFiles(there, files)
      expect(errors).to.deep.equal([])
      const message =
        'As the books are now, £1,200.00 more had been set aside by 10 May 2024 than the board could. It stays as it was decided'
      expect(warnings.filter(({ file }) => file === 'designations.csv')).to.deep.equal([
        { file: 'designations.csv', line: 2, column: 'allocable', message },
        { file: 'designations.csv', line: 3, column: 'allocable', message },
      ])
      const [one, other] = [readerOf(here, 'mere-end'), readerOf(there, 'mere-end')]
      expect(await ledgerDigest(other)).to.equal(await ledgerDigest(one))
      expect(await exportFiles(there)).to.deep.equal(files)
      expect((await verifyCompany(features, other)).ok).to.equal(true)
    })

    it('is refused where it says nothing, or less than was set aside', async () => {
      const files = await exportFiles(here)
      const faultsOf = async (...rows: string[]) => {
        const changed = { ...files, 'designations.csv': [HEADER, ...rows, ''].join('\n') }
        return (await importFiles(there, changed, true)).errors.map(
          ({ file, line, column, message }) => `${file} ${line} ${column}: ${message}`,
        )
      }
      expect(await faultsOf('D-1,reading,R-1,2024-05-10,5000000.00,')).to.deep.equal([
        'designations.csv 2 amount: £5,000,000.00 is more than the board may set aside. Nothing can be set aside on 10 May 2024: free reserves of £4,998,800.00 at 31 March 2024, less £5,000,000.00 set aside since',
      ])
      expect(await faultsOf('D-1,reading,R-1,2024-05-10,500.00,499.99')).to.deep.equal([
        'designations.csv 2 allocable: It says that £499.99 could be set aside, and sets £500.00 aside. Put one of the two right, or leave it blank and it is worked out',
      ])
    })
  })
}

describe('surplus that a journal of a pack sets aside', () => {
  it('is taken as it was entered, with a warning at its row, and not where a fund is brought over or a return taken back', async () => {
    const { database, drop } = await freshDatabase('sqlite')
    const journal = [
      'entry,date,account,debit,credit,memo,programme,reverses',
      'OPEN,2024-03-31,1200,5000300.00,,Balances brought over,,',
      'OPEN,2024-03-31,3000,,5000000.00,Balances brought over,,',
      'OPEN,2024-03-31,3100,,300.00,Balances brought over,reading,',
      'ASIDE,2024-04-20,3000,250.00,,To the reading programme,,',
      'ASIDE,2024-04-20,3100,,250.00,To the reading programme,reading,',
      'BACK,2024-05-20,3100,50.00,,Not needed,reading,',
      'BACK,2024-05-20,3000,,50.00,Not needed,,',
      'NOT-BACK,2024-05-21,3000,50.00,,Entered by mistake,,BACK',
      'NOT-BACK,2024-05-21,3100,,50.00,Entered by mistake,reading,BACK',
      '',
    ].join('\n')
    const { errors, warnings } = await importFiles(database, { ...mereEnd(), 'journal.csv': journal })
    expect(errors).to.deep.equal([])
    const message =
      'This entry sets £250.00 of free reserves aside and names no resolution, so the surplus report cannot say who decided it. It is taken as it was entered; a row of designations.csv with the resolution would say it'
    expect(warnings.filter(({ file }) => file === 'journal.csv')).to.deep.equal([
      { file: 'journal.csv', line: 6, column: 'account', message },
    ])
    await drop()
  })
})
