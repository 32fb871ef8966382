import { expect } from 'chai'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { BrokenCsv, csvReader, type SourceRow } from '../../src/directory/gias/download/csv.ts'

/** Reads text in pieces of a size, as a file arrives. */
const read = (text: string, size = text.length || 1): SourceRow[] => {
  const reader = csvReader()
  const rows: SourceRow[] = []
  for (let at = 0; at < text.length; at += size) rows.push(...reader.read(text.slice(at, at + size)))
  return [...rows, ...reader.end()]
}

describe('records of a CSV file', () => {
  const table: [string, string, [number, string[]][]][] = [
    [
      'plain, without a last line end',
      'a,b\n1,2',
      [
        [1, ['a', 'b']],
        [2, ['1', '2']],
      ],
    ],
    [
      'carriage returns',
      'a,b\r\n1,2\r\n',
      [
        [1, ['a', 'b']],
        [2, ['1', '2']],
      ],
    ],
    [
      'carriage returns only',
      'a,b\r1,2\r',
      [
        [1, ['a', 'b']],
        [2, ['1', '2']],
      ],
    ],
    [
      'an empty line between',
      'a,b\n\n1,2\n',
      [
        [1, ['a', 'b']],
        [3, ['1', '2']],
      ],
    ],
    [
      'blank cells',
      'a,,\n,,\n',
      [
        [1, ['a', '', '']],
        [2, ['', '', '']],
      ],
    ],
    ['a comma in quotes', '"a,b",c\n', [[1, ['a,b', 'c']]]],
    ['doubled quotes', '"say ""yes""",c\n', [[1, ['say "yes"', 'c']]]],
    ['an empty cell in quotes', '"",""\n', [[1, ['', '']]]],
    [
      'lines inside quotes, and the line of the next',
      '"a\r\nb",c\r\n1,2',
      [
        [1, ['a\r\nb', 'c']],
        [3, ['1', '2']],
      ],
    ],
    ['a quotation mark inside a cell', 'St "M" School,b\n', [[1, ['St "M" School', 'b']]]],
    ['a stray mark in a quoted cell', '"St "M" School",b\n', [[1, ['St "M" School', 'b']]]],
    ['nothing', '', []],
  ]
  for (const [what, text, expected] of table)
    for (const size of [1, 2, 3, 1000])
      it(`${what}, in pieces of ${size}`, () =>
        expect(read(text, size).map(({ line, cells }) => [line, cells])).to.deep.equal(expected))

  it('says from which line on a quotation mark is not closed', () =>
    expect(() => read('a,b\n1,"2\n3,4\n'))
      .to.throw(BrokenCsv)
      .with.property('line', 2))

  it('takes out the wanted cells only, each at its place', () => {
    const reader = csvReader((index) => index !== 1)
    expect(reader.read('a,"b",c\n')).to.deep.equal([{ line: 1, cells: ['a', '', 'c'] }])
  })

  it('reads what csv-parse reads, in pieces of any size', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ',', '"', '\n', ' ', '’'), maxLength: 6 })
    const quoted = (text: string) => (/[",\n]/.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text)
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 40 }),
        (rows, size) => {
          const text = rows.map((row) => row.map(quoted).join(',')).join('\r\n')
          const expected = parse(text, { relax_column_count: true })
          expect(read(text, size).map(({ cells }) => cells)).to.deep.equal(expected)
        },
      ),
    )
  })
})
