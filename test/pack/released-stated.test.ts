import { expect } from 'chai'
import type { Database } from '../../src/platform/database/index.ts'
import { freshDatabase } from '../support/database.ts'
import { importFiles, mereEnd } from '../support/mere-end.ts'

describe('a release that a journal states', () => {
  let database: Database
  let drop: () => Promise<void>
  before(async () => {
    ;({ database, drop } = await freshDatabase('sqlite'))
  })
  after(() => drop())

  const HEADER = 'entry,date,account,debit,credit,memo,programme,released,reverses'
  const OPENING = [
    'OPEN,2024-03-31,1200,5000000.00,,Opening balance,,',
    'OPEN,2024-03-31,3000,,4999900.00,Opening balance,,',
    'OPEN,2024-03-31,3100,,100.00,Opening balance,reading,',
  ]
  /** A row with a cell for every column. */
  const filled = (row: string) => row + ','.repeat(HEADER.split(',').length - row.split(',').length)
  /** Rows after the opening balances, which stand in lines 2 to 4, give early reading £100. */
  const faultsOf = async (...rows: string[]) => {
    const files = { ...mereEnd(), 'journal.csv': [HEADER, ...OPENING, ...rows].map(filled).join('\n') }
    const { errors } = await importFiles(database, files, true)
    return errors.map(({ file, line, column, message }) => `${file} ${line} ${column}: ${message}`)
  }
  const cost = (ref: string, date: string, amount: string, released: string, programme = 'reading') => [
    `${ref},${date},6500,${amount},,Coaches,${programme},${released}`,
    `${ref},${date},1200,,${amount},Coaches,,`,
  ]
  const refunded = (ref: string, date: string, amount: string, released: string) => [
    `${ref},${date},1200,${amount},,Coaches,,`,
    `${ref},${date},6500,,${amount},Coaches,reading,${released}`,
  ]

  const ABOVE_COST =
    'so that no more than £60.00 can be released with it. Enter that or less, or leave it blank and it is worked out'

  const spent = cost('A', '2024-06-01', '60.00', '40.00')
  /** An entry that takes A back, and gives back so much. */
  const takingBack = (date: string, released: string, amount = '60.00', ref = 'B', reverses = 'A') => [
    `${ref},${date},1200,${amount},,Not ours,,,${reverses}`,
    `${ref},${date},6500,,${amount},Not ours,reading,${released},`,
  ]

  for (const [what, rows, faults] of [
    ['40 of 60, and the reversal gives it back', [...spent, ...takingBack('2024-06-01', '40.00')], []],
    [
      'another amount than what the entry released that it takes back',
      [...spent, ...takingBack('2024-06-02', '60.00')],
      [
        'journal.csv 7 reverses: Entry “A” is not taken back by this one: £20.00 is left on 3000. Enter the same amounts on the other sides, and what it released in released, or leave reverses blank',
      ],
    ],
    [
      'with a part of the entry that it takes back',
      [...spent, ...takingBack('2024-06-02', '40.00', '59.00')],
      [
        'journal.csv 7 reverses: Entry “A” is not taken back by this one: £1.00 is left on 1200. Enter the same amounts on the other sides, or leave reverses blank',
      ],
    ],
    [
      'before the entry that it takes back',
      [...spent, ...takingBack('2024-05-31', '40.00')],
      ['journal.csv 7 reverses: There is no entry “A” before this one. Name an earlier one, or leave it blank'],
    ],
    [
      'with an entry that is taken back already',
      [...spent, ...takingBack('2024-06-02', '40.00'), ...takingBack('2024-06-03', '40.00', '60.00', 'C')],
      ['journal.csv 9 reverses: Entry “A” is taken back already. Leave this one out, or leave reverses blank'],
    ],
    [
      'with two entries that it takes back',
      [...spent, ...takingBack('2024-06-02', '40.00').map((row) => row.replace(/,$/, ',OPEN'))],
      ['journal.csv 8 reverses: Entry “B” takes back “A”. All its rows must name that one, or none'],
    ],
    ['what was spent', cost('A', '2024-06-01', '60.00', '60.00'), []],
    ['nothing of it', cost('A', '2024-06-01', '60.00', '0.00'), []],
    [
      'nothing, and the next entry, which states nothing, has all that is left',
      [...cost('A', '2024-06-01', '60.00', '0.00'), ...cost('B', '2024-06-02', '100.00', '')],
      [],
    ],
    [
      'a penny more than was spent',
      cost('A', '2024-06-01', '60.00', '60.01'),
      [`journal.csv 5 released: The entry costs £60.00 for “reading”, ${ABOVE_COST}`],
    ],
    [
      'a penny more than was taken back',
      [...cost('A', '2024-06-01', '60.00', '60.00'), ...refunded('B', '2024-06-02', '60.00', '60.01')],
      [`journal.csv 8 released: The entry takes back £60.00 for “reading”, ${ABOVE_COST}`],
    ],
    [
      'more than was taken back, of what is still spent',
      [...cost('A', '2024-06-01', '60.00', '60.00'), ...refunded('B', '2024-06-02', '10.00', '30.00')],
      [
        'journal.csv 8 released: The entry takes back £10.00 for “reading”, so that no more than £10.00 can be released with it. Enter that or less, or leave it blank and it is worked out',
      ],
    ],
    [
      'more than was taken back, as far as an earlier refund gave back less than it took',
      [
        ...refunded('A', '2024-05-31', '20.00', '0.00'),
        ...cost('B', '2024-06-01', '60.00', '60.00'),
        ...refunded('C', '2024-06-02', '10.00', '30.00'),
      ],
      [],
    ],
    [
      'more than the programme has, told once',
      [
        ...cost('A', '2024-06-01', '60.00', '60.00'),
        ...cost('B', '2024-06-02', '70.00', '41.00'),
        ...cost('C', '2024-06-03', '40.00', '40.00'),
      ],
      [
        'journal.csv 7 released: The programme “reading” has £40.00 in the reinvestment fund on that day and after it; £41.00 cannot be released. Enter £40.00 or less, or leave it blank and it is worked out',
      ],
    ],
    [
      'more than the programme has before it gets more',
      [
        ...cost('A', '2024-06-01', '110.00', '110.00'),
        'B,2024-06-02,3000,10.00,,More,,',
        'B,2024-06-02,3100,,10.00,More,reading,',
      ],
      [
        'journal.csv 5 released: The programme “reading” has £100.00 in the reinvestment fund on that day and after it; £110.00 cannot be released. Enter £100.00 or less, or leave it blank and it is worked out',
      ],
    ],
    [
      'what it gets on the same day, in whatever order',
      [
        ...cost('A', '2024-06-01', '110.00', '110.00'),
        'B,2024-06-01,3000,10.00,,More,reading,',
        'B,2024-06-01,3100,,10.00,More,reading,',
      ],
      [],
    ],
    [
      'something where nothing is spent',
      ['A,2024-06-01,1210,5.00,,Moved,reading,5.00', 'A,2024-06-01,1200,,5.00,Moved,,'],
      [
        'journal.csv 5 released: The entry spends nothing on “reading” and takes nothing back, so that nothing is released with it. Leave it blank',
      ],
    ],
    [
      'something of no programme',
      cost('A', '2024-06-01', '60.00', '60.00', ''),
      ['journal.csv 5 programme: must be filled in: only a programme has something to release'],
    ],
    [
      'less than nothing',
      cost('A', '2024-06-01', '60.00', '-60.00'),
      ['journal.csv 5 released: “-60.00” must not be negative'],
    ],
    [
      'a word',
      cost('A', '2024-06-01', '60.00', 'all'),
      ['journal.csv 5 released: “all” must be an amount in pounds, like 1250.00'],
    ],
  ] as const) {
    it(`is ${faults.length > 0 ? 'refused' : 'taken'} at its row: ${what}`, async () => {
      expect(await faultsOf(...rows)).to.deep.equal(faults)
    })
  }
})
