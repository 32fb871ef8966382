import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { readSheet } from '../../src/pack/csv.ts'
import { rowsOf } from '../../src/pack/sheet-rows.ts'
import { amount, day, oneOf, type Register, required, text } from '../../src/platform/registers/index.ts'

const fees: Register = {
  file: 'fees.csv',
  table: 'fee',
  key: ['ref'],
  columns: { ref: text(required), from: day(), price: amount(), kind: oneOf(['flat', 'banded']) },
}

describe('a spreadsheet of a pack', () => {
  const folder = mkdtempSync(join(tmpdir(), 'schoolco-csv-'))
  after(() => rmSync(folder, { recursive: true }))

  const read = (content: string | Buffer) => {
    writeFileSync(join(folder, 'fees.csv'), content)
    return rowsOf(fees, readSheet(join(folder, 'fees.csv')))
  }
  const faults = (content: string | Buffer) =>
    read(content).errors.map(({ line, column, message }) => `${line} ${column}: ${message}`)

  it('is read with columns in any order, blanks as not known, and a byte order mark', () => {
    expect(read('\uFEFFprice,ref\r\n"1,250.00",a\r\n,b\r\n').rows).to.deep.equal([
      { line: 2, values: { ref: 'a', from: null, price: 125000, kind: null } },
      { line: 3, values: { ref: 'b', from: null, price: null, kind: null } },
    ])
  })

  it('names a record that spans lines by its first, and counts blank lines', () => {
    expect(read('ref,from\n"a\nb",2026-01-01\n\nc,2026-02-31\n').errors).to.deep.equal([
      {
        file: 'fees.csv',
        line: 5,
        column: 'from',
        message: '“2026-02-31” must be a real date written YYYY-MM-DD, like 2026-04-01',
      },
    ])
  })

  it('tells every fault of every row at once', () => {
    expect(faults('ref,price,kind,from\n,x,tiered,31/12/2026\na,-5,flat,\n')).to.deep.equal([
      '2 ref: must be filled in',
      '2 from: “31/12/2026” must be a real date written YYYY-MM-DD, like 2026-04-01',
      '2 price: “x” must be an amount in pounds, like 1250.00',
      '2 kind: “tiered” is not known here. Use one of flat, banded',
      '3 price: “-5” must not be negative',
    ])
  })

  it('refuses an unknown column by its name, and misses one without which a row says nothing', () => {
    expect(faults('fee,price\nx,1\n')).to.deep.equal([
      '1 fee: There is no column “fee” in fees.csv. Its columns are ref, from, price, kind',
      '1 ref: The column “ref” is missing; without it a row says nothing',
    ])
  })

  it('refuses to hear the same thing twice', () => {
    expect(faults('ref\na\nb\na\n')).to.deep.equal([
      '4 ref: This says again what line 2 is about (the same ref). Keep one of the two',
    ])
  })

  it('says where a quotation mark is never closed, or stands inside a cell', () => {
    expect(faults('ref,price\na,1\n"b,2\nc,3\n')).to.deep.equal([
      '3 : A quotation mark is opened in this row and never closed',
    ])
    expect(faults('ref,price\na,1"2\n')[0]).to.match(/^2 : A quotation mark stands in the middle of a cell/)
  })

  it('finds a file saved in another encoding, at its line', () => {
    const latin = Buffer.concat([Buffer.from('ref\nplain\nSaint Brannock'), Buffer.from([0x92]), Buffer.from('s\n')])
    expect(faults(latin)).to.deep.equal([
      '3 : This line is not UTF-8. Save the file as “CSV UTF-8” and import it again',
    ])
  })

  it('knows a spreadsheet file or a PDF that was renamed', () => {
    expect(faults('PK\u0003\u0004')[0]).to.match(/not a CSV file/)
    expect(faults('%PDF-1.7')[0]).to.match(/not a CSV file/)
    expect(faults('')[0]).to.match(/This file is empty/)
  })

  it('tells ten thousand faults in one go', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => `r${i},never`).join('\n')
    expect(read(`ref,from\n${rows}\n`).errors).to.have.length(10_000)
  })
})
