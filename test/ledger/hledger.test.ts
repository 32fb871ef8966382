import { expect } from 'chai'
import { money } from '../../src/kernel/money.ts'
import { balancesOn, journalText, type NewEntry, postAll } from '../../src/ledger/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import type { Reader } from '../../src/platform/reader.ts'
import { entryOf } from '../bench/books.ts'
import { addedUp } from '../support/added-up.ts'
import { day, entry, groundOf } from '../support/books.ts'
import { freshDatabase } from '../support/database.ts'

const ENTRIES = [
  entry(
    '2026-04-01',
    'Balances brought over; opening',
    'Dr 1200 5000.05',
    'Cr 3000 4000.05',
    'Cr 3100 1000.00 programme=reading',
  ),
  entry('2026-05-10', 'Coaches (first | second)', 'Dr 6500 120.10 programme=reading', 'Cr 1200 120.10'),
  entry('2026-06-01', 'Course, Hall: morning', 'Dr 1100 33.33 customer=s-01', 'Cr 4130 33.33 customer=s-01'),
]

const textOf = async (reader: Reader): Promise<string> => {
  let text = ''
  for await (const part of journalText(reader)) text += part
  return text
}

describe('the ledger as a plain-text journal', () => {
  let database: Database
  let drop: () => Promise<void>
  before(async () => {
    ;({ database, drop } = await freshDatabase('sqlite'))
  })
  after(() => drop())

  const booksWith = async (company: string, entries: readonly NewEntry[]): Promise<Reader> => {
    const { act, reader } = await groundOf(database, company)
    await act(async (tx) => {
      await tx.insert('programme', [{ ref: 'reading', name: 'Early reading' }])
      await postAll(tx, entries)
    })
    return reader
  }

  it('has account names that begin with the code, debits positive, and the number of each entry', async () => {
    const reader = await booksWith('alpha', ENTRIES)
    const text = await textOf(reader)
    expect(text.slice(text.indexOf('\n2026-05-10'))).to.equal(
      [
        '',
        '2026-05-10 (2) Coaches (first second)  ; number:2',
        '    6500 Reinvestment programme costs  £120.10  ; stream:other, programme:reading',
        '    1200 Current account  £-120.10',
        '    3100 Designated - reinvestment fund  £120.10  ; programme:reading',
        '    3000 Income and expenditure reserve free  £-120.10  ; programme:reading',
        '',
        '2026-06-01 (3) Course, Hall: morning  ; number:3',
        '    1100 Trade debtors  £33.33  ; customer:s-01',
        '    4130 Courses and events  £-33.33  ; stream:traded, customer:s-01',
        '',
      ].join('\n'),
    )
  })

  it('adds up in another program to the balances of a thousand entries and more, at the end and on a day among them', async () => {
    const reader = await booksWith('beta', [...ENTRIES, ...Array.from({ length: 1000 }, (_, n) => entryOf(n, 1000))])
    const text = await textOf(reader)
    for (const end of ['2025-02-13', '2026-12-31'].map(day)) {
      const own = (await balancesOn(reader, end)).filter(({ net }) => net !== 0)
      expect(own).to.have.lengthOf.above(15)
      expect(addedUp(text, end), end).to.deep.equal(own.map(({ account, net }) => `${account} ${money(net)}`))
    }
  })
})
