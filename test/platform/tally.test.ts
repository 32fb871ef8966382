import { expect } from 'chai'
import { groupOf, Tally } from '../../src/platform/acts/tally.ts'

const digest = (...bytes: number[]): string =>
  Buffer.from([...bytes, ...Array(32 - bytes.length).fill(0)]).toString('base64url')

const tally = (...rows: [string, string][]): Tally => {
  const made = new Tally()
  for (const [id, text] of rows) made.add(id, text)
  return made
}

describe('a tally of digests', () => {
  const many = Array.from({ length: 5000 }, (_, i): [string, string] => [`row ${i}`, digest(i & 255, i >> 8)])

  it('is the same in whatever order they come', () => {
    expect(Tally.differing(tally(...many), tally(...many.toReversed()))).to.deep.equal([])
  })

  for (const [what, rows] of [
    ['was left out', many.toSpliced(4711, 1)],
    ['was added', many.toSpliced(4711, 0, ['row 4711', digest(9)])],
    ['came twice', many.toSpliced(4711, 0, ['row 4711', digest(4711 & 255, 4711 >> 8)])],
    [
      'differs in its last byte',
      many.with(4711, [
        'row 4711',
        Buffer.from([4711 & 255, 4711 >> 8, ...Array(29).fill(0), 4]).toString('base64url'),
      ]),
    ],
    ['is no digest', many.with(4711, ['row 4711', '?'])],
  ] as [string, [string, string][]][])
    it(`says in which group one ${what}`, () => {
      expect(Tally.differing(tally(...many), tally(...rows))).to.deep.equal([groupOf('row 4711')])
    })

  it('differs where somebody took care that the sum of the digests stays the same', () => {
    const one = tally(['a', digest(10)], ['a', digest(20)])
    const other = tally(['a', digest(11)], ['a', digest(19)])
    expect(Tally.differing(one, other)).to.deep.equal([groupOf('a')])
  })

  it('differs where two digests have exchanged their halves', () => {
    const [a, b] = [Array(16).fill(1), Array(16).fill(2)]
    const one = tally(['a', digest(...a, ...a)], ['a', digest(...b, ...b)])
    const other = tally(['a', digest(...a, ...b)], ['a', digest(...b, ...a)])
    expect(Tally.differing(one, other)).to.deep.equal([groupOf('a')])
  })
})
