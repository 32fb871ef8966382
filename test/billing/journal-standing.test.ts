import { expect } from 'chai'
import { journalStanding } from '../../src/billing/receipts/aged-debtors.ts'
import { date } from '../../src/kernel/dates.ts'

const posting = (day: string, amount: number, customer = 'alder-lane') => ({
  entry: 1,
  account: '1100',
  customer,
  agreement: null,
  date: date(day),
  debit: Math.max(0, amount),
  credit: Math.max(0, -amount),
})

describe('what the journal leaves open on debtors', () => {
  for (const [what, postings, expected] of [
    [
      'a debt brought over and paid',
      [
        ['2025-03-31', 500],
        ['2025-04-24', -500],
      ],
      [],
    ],
    [
      'a part payment clears the oldest first',
      [
        ['2025-03-31', 500],
        ['2025-05-31', 300],
        ['2025-06-01', -600],
      ],
      [['2025-05-31', 200]],
    ],
    [
      'more than was owed is held',
      [
        ['2025-03-31', 500],
        ['2025-04-24', -650],
      ],
      [['2025-04-24', -150]],
    ],
    [
      'what is held clears a later debt',
      [
        ['2025-03-31', -200],
        ['2025-04-24', 500],
      ],
      [['2025-04-24', 300]],
    ],
  ] as const) {
    it(what, () => {
      const found = journalStanding(postings.map(([day, amount]) => posting(day, amount)))
      expect(found.map(({ date: day, open }) => [day, open])).to.deep.equal(expected)
    })
  }

  it('never clears one customer with another’s money', () => {
    const found = journalStanding([posting('2025-03-31', 500), posting('2025-04-24', -500, 'beck-street')])
    expect(found.map(({ customer, open }) => [customer, open])).to.deep.equal([
      ['alder-lane', 500],
      ['beck-street', -500],
    ])
  })
})
