import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { money } from '../../src/kernel/money.ts'
import { balancesOn, journalText, postAll } from '../../src/ledger/index.ts'
import type { Database } from '../../src/platform/database.ts'
import { day, entry, type Ground, groundOf } from '../support/books.ts'
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

const isThere = (() => {
  try {
    execFileSync('hledger', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

describe('the ledger as a plain-text journal', () => {
  let database: Database
  let drop: () => Promise<void>
  let books: Ground
  let text = ''
  before(async () => {
    ;({ database, drop } = await freshDatabase('sqlite'))
    books = await groundOf(database, 'alpha')
    await books.act(async (tx) => {
      await tx.insert('programme', [{ ref: 'reading', name: 'Early reading' }])
      await postAll(tx, ENTRIES)
    })
    for await (const part of journalText(books.reader)) text += part
  })
  after(() => drop())

  it('has account names that begin with the code, debits positive, and the number of each entry', () => {
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

  it('adds up in hledger to the same balances', async function () {
    if (!isThere) {
      console.log('      hledger is not on this machine: its sums are not compared')
      this.skip()
    }
    const folder = mkdtempSync(join(tmpdir(), 'schoolco-hledger-'))
    try {
      const file = join(folder, 'alpha.journal')
      writeFileSync(file, text)
      const csv = execFileSync('hledger', ['-f', file, 'balance', '--flat', '-O', 'csv', '--strict'], {
        encoding: 'utf8',
      })
      const sums = csv
        .split('\n')
        .map((row) => /^"(\d+) [^"]*","£(-?[\d.]+)"/.exec(row))
        .flatMap((match) => (match ? [[match[1], match[2]]] : []))
      const own = (await balancesOn(books.reader, day('2026-12-31'))).filter(({ net }) => net !== 0)
      expect(sums).to.deep.equal(own.map(({ account, net }) => [account, money(net)]))
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
