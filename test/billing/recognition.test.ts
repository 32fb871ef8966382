import { expect } from 'chai'
import fc from 'fast-check'
import { dueBy } from '../../src/billing/due/due.ts'
import { earnedBy, incomeDue, ownShare, putRight } from '../../src/billing/income/recognition.ts'
import { endedOn } from '../../src/billing/plans/early-end.ts'
import { date, type Month } from '../../src/kernel/dates.ts'
import { money, type Pence, parseMoney, sum } from '../../src/kernel/money.ts'
import type { Periods } from '../../src/ledger/index.ts'
import { aPlan } from './plans.ts'

const amount = (text: string) => parseMoney(text) as Pence
const income = (plan: ReturnType<typeof aPlan>, until = '2099-12-31') =>
  incomeDue(plan, new Map(), date(until)).map(({ on, amount }) => `${on} ${money(amount)}`)

describe('income of a plan', () => {
  const byMonths = aPlan({ proration: 'months_inclusive' })
  const byDays = aPlan()

  it('by months is 700.00 a month of 8,400.00 a year, on the last day of each', () => {
    const found = income(byMonths)
    expect(found).to.have.length(12)
    expect(found[0]).to.equal('2026-04-30 700.00')
    expect(found[11]).to.equal('2027-03-31 700.00')
  })

  for (const [title, plan, recognised, deferred] of [
    ['by months', byMonths, '3500.00', '4900.00'],
    ['by days', byDays, '3521.10', '4878.90'],
  ] as const)
    it(`${title} at 31 August is ${recognised}, and ${deferred} is deferred`, () => {
      const earned = earnedBy(plan, date('2026-08-31'))
      expect(money(earned)).to.equal(recognised)
      expect(money(plan.net - earned)).to.equal(deferred)
    })

  it('of half a penny on a day goes up', () =>
    // 13,383.60 × 151/304 is 6,647.775, and × 181/304 is 7,968.525.
    expect(
      ['2025-03-31', '2025-04-30'].map((day) =>
        money(earnedBy(aPlan({ from: '2024-11-01', to: '2025-08-31', net: '13383.60' }), date(day))),
      ),
    ).to.deep.equal(['6647.78', '7968.53']))

  it('of 1,000.00 over twelve months is cumulative, so that the months add up', () => {
    const found = income(aPlan({ net: '1000.00', proration: 'months_inclusive' })).map((each) => each.slice(11))
    expect(found).to.deep.equal('83.33 83.34 83.33 83.33 83.34 83.33 83.33 83.34 83.33 83.33 83.34 83.33'.split(' '))
  })

  it('priced by the months after the month of joining begins with them', () =>
    expect(income(aPlan({ from: '2026-11-10', net: '2800.00', proration: 'months_following' }))).to.deep.equal([
      '2026-12-31 700.00',
      '2027-01-31 700.00',
      '2027-02-28 700.00',
      '2027-03-31 700.00',
    ]))

  it('priced with the month of joining begins with it', () =>
    expect(income(aPlan({ from: '2026-11-10', net: '3500.00', proration: 'months_inclusive' }))[0]).to.equal(
      '2026-11-30 700.00',
    ))

  it('without pro rata is earned by each month touched', () =>
    expect(income(aPlan({ from: '2027-02-10', net: '1000.00', proration: 'none' }))).to.deep.equal([
      '2027-02-28 500.00',
      '2027-03-31 500.00',
    ]))

  it('on delivery is earned at the end of the month of delivery', () =>
    expect(income(aPlan({ earning: 'on_delivery', deliveredOn: '2026-10-14' }))).to.deep.equal(['2026-10-31 8400.00']))

  it('of a claim is never earned with time', () => expect(income(aPlan({ earning: 'on_claim' }))).to.deep.equal([]))

  it('of an agent is its own share', () =>
    expect(
      income(aPlan({ net: '1000.00', providerShare: '850.00', from: '2027-03-01', proration: 'months_inclusive' })),
    ).to.deep.equal(['2027-03-31 150.00']))

  it('of the month in which the day lies is not due before its end', () => {
    expect(income(byMonths, '2026-05-30')).to.deep.equal(['2026-04-30 700.00'])
    expect(income(byMonths, '2026-05-31')).to.have.length(2)
  })

  it('that has been recognised is not due again', () =>
    expect(incomeDue(byMonths, new Map([['2026-04' as Month, amount('700.00')]]), date('2026-05-31'))).to.deep.equal([
      { month: '2026-05', on: '2026-05-31', amount: 70_000 },
    ]))

  /** Income recognised by month: "04 700.00". */
  const had = (...months: string[]) =>
    new Map(months.map((text) => [`2026-${text.slice(0, 2)}` as Month, amount(text.slice(3))] as const))
  const toJuly = had('04 700.00', '05 700.00', '06 700.00', '07 700.00')
  const said = (found: ReturnType<typeof incomeDue>) =>
    found.map(({ month, on, amount }) => `${month} ${on} ${money(amount)}`)

  describe('recognised beyond an early end that was not yet known is put right', () => {
    const closedTo = (month: string): Periods => new Map([[month as Month, 'closed']])
    const cases: [what: string, endsOn: string, periods: Periods, expected: string[]][] = [
      [
        'month by month, each on its own last day',
        '2026-05-31',
        new Map(),
        ['2026-06 2026-06-30 -700.00', '2026-07 2026-07-31 -700.00'],
      ],
      [
        'where a month is closed, on the first open day after it',
        '2026-05-31',
        closedTo('2026-06'),
        ['2026-06 2026-07-01 -700.00', '2026-07 2026-07-31 -700.00'],
      ],
      [
        'where all are closed, together',
        '2026-05-31',
        closedTo('2026-07'),
        ['2026-06 2026-08-01 -700.00', '2026-07 2026-08-01 -700.00'],
      ],
      ['not at all where it ended with what is recognised', '2026-07-31', new Map(), []],
      [
        'from the first month of a service that never began',
        '2026-03-31',
        new Map(),
        [
          '2026-04 2026-04-30 -700.00',
          '2026-05 2026-05-31 -700.00',
          '2026-06 2026-06-30 -700.00',
          '2026-07 2026-07-31 -700.00',
        ],
      ],
    ]
    for (const [what, endsOn, periods, expected] of cases)
      it(what, () =>
        expect(said(incomeDue(endedOn(byMonths, date(endsOn)), toJuly, date('2026-08-15'), periods))).to.deep.equal(
          expected,
        ),
      )

    it('in the month of the end by its days', () => {
      // 41 of 365 days to 11 May are 943.56, of which 690.41 in April.
      const recognised = had('04 690.41', '05 713.43', '06 690.41')
      expect(said(incomeDue(endedOn(byDays, date('2026-05-11')), recognised, date('2026-07-01')))).to.deep.equal([
        '2026-05 2026-05-31 -460.28',
        '2026-06 2026-06-30 -690.41',
      ])
    })

    it('once', () => {
      const ended = endedOn(byMonths, date('2026-05-31'))
      const right = had('04 700.00', '05 700.00', '06 0.00', '07 0.00')
      expect(incomeDue(ended, right, date('2026-08-15'))).to.deep.equal([])
    })
  })

  it('of months from one on is put right for another price, and what earlier months had too much is caught up there', () => {
    // 7,800.00 a year: 2,600.00 to July, of which 1,400.00 to May stay as they are.
    const cheaper = aPlan({ proration: 'months_inclusive', net: '7800.00', pricedNet: '8400.00' })
    expect(said(putRight(cheaper, toJuly, '2026-06' as Month, new Map()))).to.deep.equal([
      '2026-06 2026-06-30 -150.00',
      '2026-07 2026-07-31 -50.00',
    ])
    expect(putRight(cheaper, toJuly, '2026-08' as Month, new Map())).to.deep.equal([])
  })
})

describe('a plan of any price and period', () => {
  const plans = fc
    .record({
      pence: fc.integer({ min: 0, max: 2_000_000 }),
      start: fc.integer({ min: 0, max: 400 }),
      length: fc.integer({ min: 0, max: 364 }),
      proration: fc.constantFrom('days', 'months_inclusive', 'months_following', 'none' as const),
      schedule: fc.constantFrom('upfront', 'termly', 'monthly', 'split_financial_year' as const),
      share: fc.integer({ min: 0, max: 100 }),
    })
    .map(({ share, ...more }) => aPlan({ ...more, providerShare: money(Math.floor((more.pence * share) / 100)) }))

  it('earns exactly its own share, never falling', () =>
    fc.assert(
      fc.property(plans, (plan) => {
        const due = incomeDue(plan, new Map(), date('2099-12-31'))
        expect(sum(due.map(({ amount }) => amount))).to.equal(ownShare(plan, plan.net))
        expect(due.every(({ amount }) => amount > 0)).to.equal(true)
      }),
    ))

  it('that ends on any day has its price or less, and its invoices and its income add up to it', () =>
    fc.assert(
      fc.property(plans, fc.integer({ min: 0, max: 800 }), (plan, later) => {
        const day = date(new Date(Date.UTC(2026, 3, 1 + later)).toISOString().slice(0, 10))
        const ended = endedOn(plan, day)
        expect(ended.net).to.be.within(0, plan.net)
        const due = dueBy([ended], new Map(), date('2099-12-31'))
        expect(sum(due.flatMap((each) => (each.kind === 'invoice' ? [each.part.net] : [])))).to.equal(ended.net)
        expect(sum(due.flatMap((each) => (each.kind === 'income' ? [each.amount] : [])))).to.equal(
          ownShare(ended, ended.net),
        )
      }),
    ))
})
