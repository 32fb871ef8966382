import { expect } from 'chai'
import type { FundMove, MoveKind } from '../../src/reserves/programmes/fund-moves.ts'
import { setAsideSince } from '../../src/reserves/programmes/statement.ts'
import { day } from '../support/books.ts'

const YEAR_END = day('2027-03-31')
const UNTIL = day('2028-03-31')

/** "reading 600 allocated": what a programme's balance grew by, after the year's end or, with "before", at it. */
const moveOf = (text: string): FundMove => {
  const [programme = '', amount = '', kind = '', when] = text.split(' ')
  const date = day(when === 'before' ? '2027-03-01' : '2027-09-01')
  return { programme, date, entry: 1, kind: kind as MoveKind, amount: Number(amount) }
}

const facts = (moves: string[]) => ({
  programmes: new Map(['reading', 'maths', 'sport'].map((ref) => [ref, { ref, name: ref }])),
  designations: [],
  outcomes: [],
  moves: moves.map(moveOf),
})

describe('what a year’s surplus was set aside for, and what has come of it', () => {
  // Each row: what moved, then by programme set aside, moved, spent, returned and left.
  const cases: [what: string, moves: string[], expected: string[]][] = [
    ['nothing is spent', ['reading 600 allocated'], ['reading 600 0 0 0 600']],
    [
      'older money is spent first',
      ['reading 500 brought before', 'reading 600 allocated', 'reading -500 drawn'],
      ['reading 600 0 0 0 600'],
    ],
    [
      'and then this year’s',
      ['reading 500 brought before', 'reading 600 allocated', 'reading -501 drawn'],
      ['reading 600 0 1 0 599'],
    ],
    [
      'never more of it than there was',
      ['reading 500 brought before', 'reading 600 allocated', 'reading -1100 drawn'],
      ['reading 600 0 600 0 0'],
    ],
    [
      'what is returned comes after what is spent',
      ['reading 100 brought before', 'reading 600 allocated', 'reading -400 drawn', 'reading -250 returned'],
      ['reading 600 0 300 250 50'],
    ],
    [
      'what is moved on is with the programme that received it',
      ['reading 600 allocated', 'maths 400 allocated', 'reading -250 virement', 'maths 250 virement'],
      ['reading 600 -250 0 0 350', 'maths 400 250 0 0 650'],
    ],
    [
      'also with one that the board set nothing aside for',
      ['reading 600 allocated', 'reading -250 virement', 'sport 250 virement', 'sport -50 drawn'],
      ['reading 600 -250 0 0 350', 'sport 0 250 50 0 200'],
    ],
    [
      'older money is moved on first, and is spent first where it came',
      [
        ...['reading 200 brought before', 'reading 600 allocated', 'maths 400 allocated'],
        ...['reading -250 virement', 'maths 250 virement', 'maths -210 drawn'],
      ],
      ['reading 600 -50 0 0 550', 'maths 400 50 10 0 440'],
    ],
    [
      'what several received is shared by what each received, to the penny',
      [
        ...['reading 100 brought before', 'reading 600 allocated', 'reading -201 virement'],
        ...['maths 100 virement', 'sport 101 virement'],
      ],
      ['reading 600 -101 0 0 499', 'maths 0 50 0 0 50', 'sport 0 51 0 0 51'],
    ],
    ['what was set aside and taken back is not there', ['reading 600 allocated', 'reading -600 allocated'], []],
  ]
  for (const [what, moves, expected] of cases) {
    it(what, () => {
      const rows = setAsideSince(facts(moves), YEAR_END, (date) => date > YEAR_END, UNTIL)
      const said = rows.map((row) =>
        [row.programme, row.setAside, row.moved, row.spent, row.returned, row.left].join(' '),
      )
      expect(said).to.deep.equal(expected)
    })
  }
})
