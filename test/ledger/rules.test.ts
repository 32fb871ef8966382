import { expect } from 'chai'
import { streamOf } from '../../src/ledger/chart.ts'
import { chartOf, journalEntries, journalSheet, STANDARD_CHART } from '../../src/ledger/index.ts'
import { closedOn, type Periods } from '../../src/ledger/periods/periods.ts'
import { faultsOf } from '../../src/ledger/posting/rules.ts'
import { faultsOfSettingAside } from '../../src/ledger/posting/setting-aside.ts'
import { amount, oneOf } from '../../src/platform/registers/index.ts'
import { day, entry, line } from '../support/books.ts'

const books = { chart: chartOf([]), periods: new Map() as Periods }

describe('an entry', () => {
  const cases: [string, ReturnType<typeof entry>, string[]][] = [
    ['balances to the penny', entry('2026-05-01', 'Fee', 'Dr 1200 0.01', 'Cr 4110 0.01'), []],
    [
      'is one penny out',
      entry('2026-05-01', 'Fee', 'Dr 1200 0.02', 'Cr 4110 0.01'),
      [
        '/lines The entry does not balance: debits are £0.02, credits £0.01. The debits are £0.01 more than the credits',
      ],
    ],
    ['has one line', entry('2026-05-01', 'Fee', 'Dr 1200 1.00'), ['/lines An entry needs two lines; this has 1 line']],
    [
      'has a line of nothing',
      {
        ...entry('2026-05-01', 'Fee', 'Dr 1200 1.00', 'Cr 4110 1.00'),
        lines: [line('Dr 1200 1.00'), line('Cr 4110 1.00'), line('Dr 1210 0.00')],
      },
      ['/lines/2/debit Enter a debit or a credit above nothing'],
    ],
    [
      'has a line on both sides',
      {
        ...entry('2026-05-01', 'Fee'),
        lines: [{ ...line('Dr 1200 1.00'), ...line('Cr 1200 1.00') }, line('Dr 1210 0.01'), line('Cr 1210 0.01')],
      },
      ['/lines/0/debit Enter a debit or a credit, not both'],
    ],
    [
      'has a negative amount',
      { ...entry('2026-05-01', 'Fee'), lines: [line('Dr 1200 -1.00'), line('Cr 1200 -1.00')] },
      [
        '/lines/0/debit An amount must not be negative. Enter it on the other side',
        '/lines/1/credit An amount must not be negative. Enter it on the other side',
      ],
    ],
    ['names a customer on debtors', entry('2026-05-01', 'Fee', 'Dr 1100 1.00 customer=s', 'Cr 4110 1.00'), []],
    [
      'names none on the subledgers',
      entry('2026-05-01', 'Fee', 'Dr 1100 1.00', 'Dr 1110 1.00', 'Cr 2400 1.00', 'Cr 3100 1.00'),
      [
        '/lines/0/customer A line on 1100 must name its customer',
        '/lines/1/customer A line on 1110 must name its customer',
        '/lines/2/customer A line on 2400 must name its customer',
        '/lines/3/programme A line on 3100 must name its programme',
      ],
    ],
    [
      'has a day that does not exist and no memo',
      entry('2026-02-29', ' ', 'Dr 1200 1.00', 'Cr 4110 1.00'),
      ['/date “2026-02-29” must be a real date, like 2026-04-01', '/memo Say in the memo what the entry is for'],
    ],
  ]
  for (const [name, made, faults] of cases) {
    it(name, () =>
      expect(faultsOf(books, made).map(({ pointer, detail }) => `${pointer} ${detail}`)).to.deep.equal(faults),
    )
  }
})

describe('a closed month', () => {
  const periods = new Map([
    ['2026-07', 'open'],
    ['2026-10', 'closed'],
  ]) as unknown as Periods
  const OCTOBER =
    'October 2026 is closed. Use a date from 1 November 2026, or ask the finance officer to reopen October'
  for (const [date, said] of [
    ['2026-10-31', OCTOBER],
    ['2026-10-01', OCTOBER],
    ['2026-11-01', undefined],
    [
      '2026-08-31',
      'August 2026 is closed. Use a date from 1 November 2026, or ask the finance officer to reopen August',
    ],
    ['2026-07-31', undefined],
    ['2026-06-30', 'June 2026 is closed. Use a date from 1 July 2026, or ask the finance officer to reopen June'],
  ] as const) {
    it(`${date}: ${said ? 'refused' : 'open'}`, () => expect(closedOn(periods, day(date))).to.equal(said))
  }
})

describe('the stream of a line that names none', () => {
  for (const [code, stream] of [
    ['4000', 'commissioned'],
    ['4020', 'commissioned'],
    ['4100', 'traded'],
    ['4170', 'traded'],
    ['4200', 'other'],
    ['4400', 'other'],
    ['5000', 'other'],
    ['6500', 'other'],
    ['1200', undefined],
    ['3100', undefined],
  ] as const) {
    it(`${code} → ${stream ?? 'none'}`, () =>
      expect(streamOf(STANDARD_CHART.find((row) => row.code === code)!)).to.equal(stream))
  }
})

describe('a journal made by hand, and the reinvestment fund', () => {
  const aside =
    'Surplus is set aside by a resolution of the board, which a journal does not name. Use “Set surplus aside”'
  const moved =
    'Money moves between programmes by a resolution of the board, which a journal does not name. Use “Move from one programme to another”'
  const cases: [string, string[], string[]][] = [
    ['brings a fund over', ['Dr 1200 9.00', 'Cr 3000 4.00', 'Cr 3100 5.00 programme=a'], []],
    ['gives back to free reserves', ['Dr 3100 5.00 programme=a', 'Cr 3000 5.00'], []],
    ['spends', ['Dr 6500 5.00 programme=a', 'Cr 1200 5.00'], []],
    ['changes nothing', ['Dr 3000 5.00', 'Cr 3000 5.00', 'Dr 3100 1.00 programme=a', 'Cr 3100 1.00 programme=a'], []],
    ['sets aside', ['Dr 3000 5.00', 'Cr 3100 5.00 programme=a'], [`/lines/1/account ${aside}`]],
    [
      'sets aside more than it brings over',
      ['Dr 1200 4.00', 'Dr 3000 1.00', 'Cr 3100 2.00 programme=a', 'Cr 3100 3.00 programme=b'],
      [`/lines/2/account ${aside}`, `/lines/3/account ${aside}`],
    ],
    ['moves', ['Dr 3100 5.00 programme=a', 'Cr 3100 5.00 programme=b'], [`/lines/1/account ${moved}`]],
    [
      'sets aside, less what is given back',
      ['Dr 3000 4.00', 'Dr 3100 1.00 programme=a', 'Cr 3100 5.00 programme=a'],
      [`/lines/2/account ${aside}`],
    ],
    [
      'moves all but what goes back',
      ['Dr 3100 5.00 programme=a', 'Cr 3100 1.00 programme=a', 'Cr 3100 4.00 programme=b'],
      [`/lines/2/account ${moved}`],
    ],
  ]
  for (const [what, lines, expected] of cases) {
    it(`${what}: ${expected.length > 0 ? 'refused' : 'posted'}`, () => {
      const faults = faultsOfSettingAside(entry('2026-05-01', 'Reserves', ...lines))
      expect(faults.map(({ pointer, detail }) => `${pointer} ${detail}`)).to.deep.equal(expected)
    })
  }
})

describe('a chart of the company’s own', () => {
  it('keeps the accounts that the product posts to, beside its own', () => {
    const chart = chartOf([{ code: '7100', name: 'Minibus', type: 'expense' }])
    expect(chart.has('7100')).to.equal(true)
    expect(chart.has('3100')).to.equal(true)
    expect(chart.has('6120')).to.equal(false)
  })
})

describe('a journal in a spreadsheet', () => {
  const row = (
    entry: string,
    date: string,
    account: string,
    debit: number | null,
    credit: number | null,
    memo = '',
  ) => ({
    entry,
    date,
    account,
    debit,
    credit,
    memo: memo || null,
    service: null,
    customer: null,
    programme: null,
    stream: null,
    vat_code: null,
  })

  it('is put together to entries by date, whatever the order of its rows', () => {
    const { entries, errors } = journalEntries([
      row('B', '2026-06-01', '1200', 500, null, 'Fee'),
      row('A', '2026-05-01', '6120', 100, null, 'Insurance'),
      row('B', '2026-06-01', '4110', null, 500),
      row('A', '2026-05-01', '1200', null, 100),
    ])
    expect(errors).to.deep.equal([])
    expect(entries.map(({ ref, rows, entry: { memo, lines } }) => [ref, rows, memo, lines.length])).to.deep.equal([
      ['A', [1, 3], 'Insurance', 2],
      ['B', [0, 2], 'Fee', 2],
    ])
  })

  it('tells where an entry does not balance or has two dates', () => {
    const { errors } = journalEntries([
      row('A', '2026-05-01', '6120', 100, null),
      row('A', '2026-05-02', '1200', null, 99),
    ])
    expect(errors).to.deep.equal([
      {
        index: 1,
        column: 'date',
        message: 'Entry “A” begins with the date 2026-05-01. All its rows must have one date',
      },
      {
        index: 0,
        column: 'debit',
        message:
          'Entry “A”: The entry does not balance: debits are £1.00, credits £0.99. The debits are £0.01 more than the credits',
      },
    ])
  })

  it('has the columns of the pack', () => {
    expect(Object.keys(journalSheet.columns)).to.deep.equal(
      'entry date account debit credit memo service customer programme stream vat_code released reverses'.split(' '),
    )
    expect(journalSheet.columns.debit).to.deep.equal(amount())
    expect(journalSheet.columns.stream).to.deep.equal(oneOf(['commissioned', 'traded', 'other']))
  })
})
