import { expect } from 'chai'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { features } from '../../src/features.ts'
import { Refusal } from '../../src/kernel/errors.ts'
import { entryByLabel, ledgerDigest } from '../../src/ledger/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { readerOf } from '../../src/platform/reader.ts'
import { surplusAndReinvestment } from '../../src/reserves/index.ts'
import { verifyCompany } from '../../src/verify.ts'
import { day } from '../support/books.ts'
import { freshDatabase, KINDS } from '../support/database.ts'
import { exportFiles, importFiles, mereEnd, type PackFiles } from '../support/mere-end.ts'
import { act, clock } from '../support/wexmere.ts'

/** An act and what it says. */
type Deed = readonly [string, object]

const deed = (name: string, body: object): Deed => [name, body]

const spend = (date: string, amount: string, programme = 'reading'): Deed => [
  'postJournal',
  {
    date,
    memo: 'Coaches',
    lines: [
      { account: '6500', debit: amount, programme },
      { account: '1200', credit: amount },
    ],
  },
]
const refund = (date: string, amount: string, programme = 'reading'): Deed => [
  'postJournal',
  {
    date,
    memo: 'Coaches did not come',
    lines: [
      { account: '1200', debit: amount },
      { account: '6500', credit: amount, programme },
    ],
  },
]
const setAside = (date: string, amount: string, programme = 'reading'): Deed => [
  'designateSurplus',
  { programme, resolution: 'R-1', date, amount },
]
const reverse = (entry: number, date: string): Deed => ['reverseEntry', { entry, date, reason: 'A mistake' }]
const moveTo = (to: string, programme: string, date: string, amount: string): Deed => [
  'moveReserve',
  { programme, to, resolution: 'R-1', date, amount },
]

/** What journal.csv says that was released: date, programme, debit or credit, released. */
const releasesIn = ({ 'journal.csv': text = '' }: PackFiles): string[] =>
  (parse(text, { columns: true }) as Record<string, string>[])
    .filter(({ released }) => released !== '')
    .map(({ date, programme, debit, credit, released }) => {
      const amount = debit ? `Dr ${debit}` : `Cr ${credit}`
      return `${date} ${programme} ${amount} released ${released}`
    })

const CASES: readonly { what: string; deeds: readonly Deed[]; releases: readonly string[] }[] = [
  {
    what: 'an overspent programme with an entry of an earlier date that was recorded late',
    deeds: [setAside('2026-04-10', '100.00'), spend('2026-05-20', '80.00'), spend('2026-05-02', '50.00')],
    // By date, the first would have released all its 50, and the second what was left, 50.
    releases: ['2026-05-02 reading Dr 50.00 released 20.00', '2026-05-20 reading Dr 80.00 released 80.00'],
  },
  {
    what: 'an overspent programme and the reversal of what it had spent first',
    // The opening balance is entry 1, the designation 2.
    deeds: [
      setAside('2026-04-10', '100.00'),
      spend('2026-05-02', '60.00'),
      spend('2026-05-09', '60.00'),
      reverse(3, '2026-05-16'),
    ],
    // As a refund it would have given back 40, what was released beyond the 60 that stay spent.
    releases: [
      '2026-05-02 reading Dr 60.00 released 60.00',
      '2026-05-09 reading Dr 60.00 released 40.00',
      '2026-05-16 reading Cr 60.00 released 60.00',
    ],
  },
  {
    what: 'several programmes and years, late entries, refunds and a reversal that is reversed',
    deeds: [
      setAside('2024-05-10', '100.00'),
      setAside('2024-05-10', '30.00', 'academy'),
      spend('2025-06-01', '90.00'),
      spend('2025-06-01', '40.00', 'academy'),
      spend('2024-09-01', '50.00'),
      refund('2026-05-01', '70.00'),
      reverse(4, '2026-05-02'),
      setAside('2025-07-01', '25.00', 'academy'),
      spend('2024-09-02', '10.00', 'academy'),
      reverse(8, '2026-05-03'),
      moveTo('academy', 'reading', '2026-05-03', '20.00'),
      spend('2026-05-03', '44.00', 'academy'),
    ],
    releases: [
      // 10 were left of reading when it was recorded, after the 90 of the year that followed.
      '2024-09-01 reading Dr 50.00 released 10.00',
      // Nothing could be taken: all 30 are gone from June 2025 on, and the 25 came a month later.
      '2024-09-02 academy Dr 10.00 released 0.00',
      '2025-06-01 reading Dr 90.00 released 90.00',
      '2025-06-01 academy Dr 40.00 released 30.00',
      // 140 spent and 70 taken back: 100 released, of which 70 stay.
      '2026-05-01 reading Cr 70.00 released 30.00',
      '2026-05-02 reading Cr 90.00 released 90.00',
      '2026-05-03 reading Dr 90.00 released 90.00',
      // 25 set aside and 20 moved.
      '2026-05-03 academy Dr 44.00 released 44.00',
    ],
  },
]

for (const kind of KINDS) {
  describe(`what programmes released, exported and imported elsewhere on ${kind}`, () => {
    let here: Database
    let there: Database
    const drops: (() => Promise<void>)[] = []
    before(async () => {
      const [one, other] = [await freshDatabase(kind), await freshDatabase(kind)]
      drops.push(one.drop, other.drop)
      ;[here, there] = [one.database, other.database]
    })
    after(async () => {
      for (const drop of drops) await drop()
    })
    let count = 0

    const begun = async (): Promise<string> => {
      const slug = `mere-end-${++count}`
      expect((await importFiles(here, mereEnd(slug))).errors).to.deep.equal([])
      return slug
    }
    const perform = (slug: string, [name, body]: Deed) => act({ database: here, clock }, slug, name, body)
    const digestIn = (database: Database, slug: string) => ledgerDigest(readerOf(database, slug))
    const sound = async (database: Database, slug: string) => {
      const { checks } = await verifyCompany(features, readerOf(database, slug))
      expect(
        checks.flatMap(({ check, failures }) => failures.map(({ message }) => `${check}: ${message}`)),
      ).to.deep.equal([])
    }

    /** Imported into an installation that has nothing of it, it has the same postings and says the same again. */
    const sameThere = async (slug: string): Promise<PackFiles> => {
      const files = await exportFiles(here, slug)
      expect((await importFiles(there, files)).errors).to.deep.equal([])
      expect(await digestIn(there, slug)).to.equal(await digestIn(here, slug))
      expect(await exportFiles(there, slug)).to.deep.equal(files)
      for (const [from, to] of YEARS) {
        const statement = (database: Database) => surplusAndReinvestment(readerOf(database, slug), day(from), day(to))
        expect(await statement(there), to).to.deep.equal(await statement(here))
      }
      await sound(here, slug)
      await sound(there, slug)
      return files
    }

    for (const { what, deeds, releases } of CASES) {
      it(`are the same of ${what}`, async () => {
        const slug = await begun()
        for (const each of deeds) await perform(slug, each)
        expect(releasesIn(await sameThere(slug))).to.deep.equal(releases)
      })
    }

    it('keep two entries apart where the ref of one is the number of the other, and know what was taken back', async () => {
      const slug = `mere-end-${++count}`
      const files = mereEnd(slug)
      const journal = (files['journal.csv'] ?? '').replaceAll('OPEN', '2')
      expect((await importFiles(here, { ...files, 'journal.csv': journal })).errors).to.deep.equal([])
      for (const each of [spend('2026-05-02', '60.00'), spend('2026-05-03', '7.00'), reverse(3, '2026-05-04')])
        await perform(slug, each)
      await sameThere(slug)
      const found = await entryByLabel(readerOf(there, slug), '3')
      expect([found?.date, found?.reversedBy]).to.deep.equal(['2026-05-03', 4])
      expect((await entryByLabel(readerOf(there, slug), '2/2'))?.date).to.equal('2026-05-02')
      expect((await entryByLabel(readerOf(there, slug), '2'))?.date).to.equal('2024-03-31')
    })

    it('are the same of anything posted, set aside, moved, returned and reversed in any order', async () => {
      let derived = 0
      await fc.assert(
        fc.asyncProperty(fc.array(anyDeed, { minLength: 4, maxLength: 16 }), async (deeds) => {
          const slug = await begun()
          for (const each of deeds) {
            await perform(slug, each).catch((error) => {
              if (!(error instanceof Refusal)) throw error
            })
          }
          const files = await sameThere(slug)
          if (await differsWithout(slug, files)) derived += 1
        }),
        { numRuns: kind === 'sqlite' ? 30 : 8 },
      )
      // Some of them could not have been worked out anew.
      expect(derived).to.be.above(0)
    })

    /** Would an import that works everything out anew have been refused, or have had other postings? */
    const differsWithout = async (slug: string, files: PackFiles): Promise<boolean> => {
      const other = `${slug}-anew`
      const worked = {
        ...files,
        'company.json': (files['company.json'] ?? '').replace(`"${slug}"`, `"${other}"`),
        'journal.csv': (files['journal.csv'] ?? '').replace(/,[^,\n]*,[^,\n]*$/gm, ''),
      }
      const { errors } = await importFiles(there, worked)
      return errors.length > 0 || (await digestIn(there, other)) !== (await digestIn(here, slug))
    }
  })
}

const YEARS = [
  ['2024-04-01', '2025-03-31'],
  ['2025-04-01', '2026-03-31'],
  ['2026-04-01', '2026-11-22'],
] as const

const DAYS = [
  '2024-05-10',
  '2024-05-11',
  '2024-12-31',
  '2025-03-31',
  '2025-04-01',
  '2025-06-30',
  '2026-03-31',
  '2026-05-04',
]
const anyDay = fc.constantFrom(...DAYS)
const anyProgramme = fc.constantFrom('reading', 'academy')
const anyAmount = fc.integer({ min: 1, max: 20_000 }).map((amount) => (amount / 100).toFixed(2))

const anyJournal: fc.Arbitrary<Deed> = fc
  .record({
    date: anyDay,
    lines: fc.array(
      fc.record({
        account: fc.constantFrom('6500', '6500', '5020', '4400', '3100', '3000'),
        programme: anyProgramme,
        pence: fc.integer({ min: 1, max: 20_000 }),
        isDebit: fc.boolean(),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ date, lines }) => {
    const net = lines.reduce((sum, { pence, isDebit }) => sum + (isDebit ? pence : -pence), 0)
    const text = (pence: number) => (pence / 100).toFixed(2)
    const named = lines.map(({ account, programme, pence, isDebit }) => ({
      account,
      programme,
      [isDebit ? 'debit' : 'credit']: text(pence),
    }))
    const against =
      net === 0
        ? [
            { account: '1200', debit: '1.00' },
            { account: '1210', credit: '1.00' },
          ]
        : [{ account: '1200', [net > 0 ? 'credit' : 'debit']: text(Math.abs(net)) }]
    return ['postJournal', { date, memo: 'Anything', lines: [...named, ...against] }]
  })

const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(anyDay, anyAmount, anyProgramme).map((said) => spend(...said)) },
  { weight: 2, arbitrary: fc.tuple(anyDay, anyAmount, anyProgramme).map((said) => refund(...said)) },
  { weight: 3, arbitrary: anyJournal },
  { weight: 3, arbitrary: fc.tuple(anyDay, anyAmount, anyProgramme).map((said) => setAside(...said)) },
  { weight: 3, arbitrary: fc.tuple(fc.integer({ min: 2, max: 16 }), anyDay).map((said) => reverse(...said)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(anyDay, anyAmount, anyProgramme)
      .map(([date, amount, programme]) => deed('drawDown', { programme, date, amount, memo: 'Coaching' })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(anyDay, anyAmount, anyProgramme)
      .map(([date, amount, programme]) => deed('returnReserve', { programme, date, amount, reason: 'Not needed' })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(anyDay, anyAmount, anyProgramme)
      .map(([date, amount, programme]) =>
        moveTo(programme === 'reading' ? 'academy' : 'reading', programme, date, amount),
      ),
  },
)

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
