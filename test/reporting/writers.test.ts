import { expect } from 'chai'
import { headOf, printed } from '../../src/reporting/document.ts'
import { writeCsv } from '../../src/reporting/writers/csv.ts'
import { paginate, type Slab } from '../../src/reporting/writers/slabs.ts'

const csv = (value: unknown): string =>
  writeCsv(['a'], [{ a: value }])
    .toString()
    .split('\n')[1] ?? ''

describe('a cell of a CSV', () => {
  for (const [value, written] of [
    ['=1+1', "'=1+1"],
    ['+44 20 7946 0000', "'+44 20 7946 0000"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-1+cmd', "'-1+cmd"],
    ['\tx', "'\tx"],
    ["'=1+1", "''=1+1"],
    ["'plain", "'plain"],
    ['one\rtwo', '"one\rtwo"'],
    ['-1250.00', '-1250.00'],
    ['1250.00', '1250.00'],
    [-3, '-3'],
    ['2027-03-31', '2027-03-31'],
    ['Smith, "Jo"', '"Smith, ""Jo"""'],
    [null, ''],
    [undefined, ''],
    [true, 'yes'],
    [false, 'no'],
  ] as const)
    it(`${JSON.stringify(value)} is written ${JSON.stringify(written)}`, () => expect(csv(value)).to.equal(written))

  it('stands under its name, in the order given, in UTF-8', () => {
    const bytes = writeCsv(['name', 'amount'], [{ amount: '1.00', name: 'Ŵyn' }])
    expect(bytes.toString('utf8')).to.equal('name,amount\nŴyn,1.00\n')
  })
})

describe('a printed value', () => {
  for (const [kind, value, text] of [
    ['money', '1250.00', '1,250.00'],
    ['money', '-1250.00', '(1,250.00)'],
    ['money', '-0.01', '(0.01)'],
    ['money', '0.00', '0.00'],
    ['money', 'Agrees', 'Agrees'],
    ['date', '2026-11-24', '24 November 2026'],
    ['date', 'While in post', 'While in post'],
    ['number', 11, '11'],
    ['number', 12345, '12,345'],
    ['number', '1250.25', '1,250.25'],
    ['number', '18.18', '18.18'],
    ['text', '12345', '12345'],
    ['text', null, ''],
  ] as const)
    it(`${kind} ${value} is printed ${text}`, () => expect(printed(kind, value)).to.equal(text))

  it('of money stands under a head that says so, as its cells do not', () => {
    expect(headOf({ key: 'left', head: 'Left', kind: 'money' })).to.equal('Left, £')
    expect(headOf({ key: 'votes', head: 'Votes', kind: 'number' })).to.equal('Votes')
  })
})

describe('pages', () => {
  const tops = { first: 100, later: 50 }
  const slab = (height: number, more: Partial<Slab> = {}): Slab => ({
    height,
    above: 10,
    paint: () => undefined,
    ...more,
  })
  const placed = (slabs: Slab[]) => paginate(slabs, tops, 300).map((page) => page.map(({ y }) => y))

  it('are filled from the top, the space above the first slab left out', () => {
    expect(placed([slab(50), slab(50), slab(80)])).to.deep.equal([[100, 160, 220]])
    expect(placed([slab(50), slab(50), slab(81)])).to.deep.equal([[100, 160], [50]])
  })

  it('never end with what belongs to the next', () => {
    expect(placed([slab(100), slab(20, { keepsWithNext: true }), slab(71)])).to.deep.equal([[100], [50, 80]])
  })

  it('begin with the head of the table that goes on', () => {
    const row = slab(100, { above: 0, again: { height: 15, paint: () => undefined } })
    expect(placed([row, row, row])).to.deep.equal([[100, 200], [65]])
  })

  it('turn where the report says so, but never for a slab that fits on none', () => {
    expect(placed([slab(20), slab(20, { startsPage: true })])).to.deep.equal([[100], [50]])
    expect(placed([slab(900), slab(20)])).to.deep.equal([[100], [50]])
  })
})
