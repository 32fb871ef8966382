import { expect } from 'chai'
import fc from 'fast-check'
import { vatOfCredit } from '../../src/billing/credits/vat.ts'
import { dueBy } from '../../src/billing/due/due.ts'
import {
  accruedOf,
  deferredOf,
  onCredit,
  onIncome,
  onInvoice,
  type Standing,
} from '../../src/billing/income/deferral.ts'
import { earnedBy, incomeDue, ownShare, putRight } from '../../src/billing/income/recognition.ts'
import { endedOn, restOnEarlyEnd } from '../../src/billing/plans/early-end.ts'
import { vatOfLines } from '../../src/catalogue/index.ts'
import { date, type Month } from '../../src/kernel/dates.ts'
import { money, type Pence, parseMoney, pence, sum } from '../../src/kernel/money.ts'
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

describe('the rest on an early end', () => {
  const cases: [string, Parameters<typeof aPlan>[0], string, string][] = [
    ['90 of 365 days', {}, '2026-12-31', '2071.23'],
    ['no day, on the last day', {}, '2027-03-31', '0.00'],
    ['one day, the day before', {}, '2027-03-30', '23.01'],
    ['all, on the day before the first', {}, '2026-03-31', '8400.00'],
    ['three months of twelve', { proration: 'months_inclusive' }, '2026-12-31', '2100.00'],
    ['months not touched', { proration: 'months_inclusive' }, '2026-12-10', '2100.00'],
    [
      'nine months of twelve, of a year from the middle of a month that ends in its third',
      { proration: 'months_inclusive', from: '2026-11-10', to: '2027-11-09' },
      '2027-01-15',
      '6300.00',
    ],
    [
      'six months of twelve, where it lacks a week of a year',
      { proration: 'months_inclusive', from: '2026-08-14', to: '2027-08-06' },
      '2027-01-31',
      '4200.00',
    ],
    [
      'nothing of it in its last two months',
      { proration: 'months_inclusive', from: '2026-11-10', to: '2027-11-09' },
      '2027-10-31',
      '0.00',
    ],
    ['months not whole', { proration: 'months_following' }, '2026-12-10', '2800.00'],
    ['nothing, where there is no pro rata', { proration: 'none' }, '2026-12-31', '0.00'],
    ['all of what was not delivered', { earning: 'on_delivery', deliveredOn: '2027-01-14' }, '2026-12-31', '8400.00'],
    [
      '59 days of the year’s price for one that joined late',
      { from: '2026-11-10', net: '3267.95', yearPrice: '8400.00' },
      '2027-01-31',
      '1357.81',
    ],
  ]
  for (const [title, plan, day, rest] of cases)
    it(`is ${title}`, () => expect(money(restOnEarlyEnd(aPlan(plan), date(day)))).to.equal(rest))
})

describe('VAT of documents', () => {
  const lines = ['33.33', '33.33', '33.34', '19.99'].map((net) => ({
    net: amount(net),
    vatCode: 'standard',
    vatRate: '20',
  }))
  it('is worked out once and shared so that lines add up', () => {
    expect(sum(vatOfLines(lines, 'nearest'))).to.equal(2400)
    expect(sum(vatOfLines(lines, 'down'))).to.equal(2399)
  })
  it('of a credit for 90 days of 8,400.00 is 414.25, or 414.24 where the articles round down', () => {
    const left = { net: amount('8400.00'), vat: amount('1680.00'), vatCode: 'standard', vatRate: '20' }
    const credit = [{ net: amount('2071.23'), left }]
    expect(vatOfCredit(credit, 'nearest')).to.deep.equal([41_425])
    expect(vatOfCredit(credit, 'down')).to.deep.equal([41_424])
  })
  it('of the last credit is what is left of the invoice', () => {
    const left = { net: amount('33.33'), vat: amount('6.66'), vatCode: 'standard', vatRate: '20' }
    expect(vatOfCredit([{ net: amount('33.33'), left }], 'nearest')).to.deep.equal([666])
  })
})

describe('what is deferred and what is accrued', () => {
  it('never falls below nothing whatever is invoiced, earned and credited in any order', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('invoice', 'income', 'credit'), fc.integer({ min: 1, max: 100_000 }))),
        fc.integer({ min: 0, max: 200_000 }).map(pence),
        (steps, toEarn) => {
          const standing: Standing = { invoiced: pence(0), recognised: pence(0) }
          let [deferred, accrued] = [0, 0]
          for (const [step, size] of steps) {
            if (step === 'invoice') {
              const split = onInvoice(standing, pence(size))
              deferred += split.deferred
              accrued -= split.accrued
              standing.invoiced = pence(standing.invoiced + size)
            } else if (step === 'income') {
              const split = onIncome(standing, pence(size))
              deferred -= split.deferred
              accrued += split.accrued
              standing.recognised = pence(standing.recognised + size)
            } else {
              const net = pence(Math.min(size, standing.invoiced))
              const split = onCredit(standing, net, toEarn)
              deferred -= split.deferred
              accrued += split.accrued
              expect(split.income === 0 || standing.recognised - split.income >= toEarn).to.equal(true)
              standing.invoiced = pence(standing.invoiced - net)
              standing.recognised = pence(standing.recognised - split.income)
            }
            expect(deferred).to.equal(deferredOf(standing))
            expect(accrued).to.equal(accruedOf(standing))
            expect(Math.min(deferred, accrued)).to.equal(0)
          }
        },
      ),
    ))
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
